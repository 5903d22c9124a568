"""Contacts with customers that are no visits: calls, messages, mails, meetings, and who comes to a counter."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import CallResult, Direction, InteractionKind
from crm.domain.errors import Invalid
from crm.domain.reading.text import PARAGRAPH_LIMIT

LONGEST_TALK = 24 * 60
"""Minutes."""
TALKS = (InteractionKind.CALL, InteractionKind.COUNTER, InteractionKind.MEETING)
"""Channels on which both sides talk for a while; a message takes no minutes."""
CHANNELS = tuple(kind for kind in InteractionKind if kind is not InteractionKind.NOTE)
INWARD = (InteractionKind.COUNTER, InteractionKind.ONLINE_HALL)
"""Channels on which it is the customer who comes."""


class InteractionDraft(Struct, frozen=True):
    """A contact as somebody writes it down: by which channel, who turned to whom, when (aware), and what was said.

    `result` says of a call how it ended.
    """

    kind: InteractionKind
    direction: Direction | None
    happened_at: datetime
    text: str = ""
    contact_id: UUID | None = None
    minutes: int | None = None
    result: CallResult | None = None


def usual_direction(kind: InteractionKind) -> Direction:
    """Return who turns to whom by a channel when nothing is said: at a counter the customer comes."""
    return Direction.IN if kind in INWARD else Direction.OUT


def check_interaction(draft: InteractionDraft, now: datetime) -> None:
    """Raise Invalid for what cannot be written down, in the order in which a form asks for it.

    The codes are "interaction.direction", "interaction.future", "call.minutes", "interaction.empty" and
    "interaction.too_long".
    """
    if (draft.direction is None) is not (draft.kind is InteractionKind.NOTE):
        raise Invalid("interaction.direction")
    if draft.happened_at > now:
        raise Invalid("interaction.future")
    if draft.minutes is not None and not 0 < draft.minutes <= LONGEST_TALK:
        raise Invalid("call.minutes", value=draft.minutes, limit=LONGEST_TALK)
    if not draft.text.strip() and draft.contact_id is None:
        raise Invalid("interaction.empty")
    if len(draft.text) > PARAGRAPH_LIMIT:
        raise Invalid("interaction.too_long", limit=PARAGRAPH_LIMIT)
