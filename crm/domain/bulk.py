"""What came of doing the same thing for many accounts."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct, field


class PlannedOne(Struct, frozen=True):
    """An account's new visit."""

    account_id: UUID
    name: str
    visit_id: UUID
    start: datetime
    end: datetime


class LeftOut(Struct, frozen=True):
    """An account that got no visit; `code` names the reason, `values` fill it."""

    account_id: UUID
    name: str
    code: str
    values: dict[str, object] = field(default_factory=dict)


class PlannedMany(Struct, frozen=True):
    """What was planned, in the order of its time, and what did not fit.

    `joined` are accounts whose visit stood already and took the topic in.
    """

    planned: tuple[PlannedOne, ...]
    left_out: tuple[LeftOut, ...]
    joined: tuple[LeftOut, ...] = ()
