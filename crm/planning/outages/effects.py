"""What an outage means for an account with one, two or three supplies (domain.md 3.3)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from uuid import UUID

from crm.domain.codes import SourceRole
from crm.domain.outages import Effect, Span, Supply


def effect_on(supplies: Iterable[Supply], off: Collection[UUID]) -> Effect:
    """Return what it means for an account that the feeders `off` are off, all at once.

    The main supply may move to a standby feeder that is live. A security supply feeds the protected load alone: the
    account is off but for that. A lost standby interrupts nothing, and yet the customer has to know of it.
    """
    mine = list(supplies)
    dead = [each.role for each in mine if each.feeder_id in off]
    live = {each.role for each in mine if each.feeder_id not in off}
    if not dead:
        return Effect.NONE
    if SourceRole.PRIMARY in live:
        return Effect.SWITCHED if SourceRole.PRIMARY in dead else Effect.BACKUP_LOST
    if SourceRole.STANDBY in live:
        return Effect.SWITCHED
    return Effect.ON_SECURITY if SourceRole.SECURITY in live else Effect.OFF


def is_interrupted(effect: Effect) -> bool:
    """Return whether the account's ordinary load is without supply."""
    return effect in (Effect.OFF, Effect.ON_SECURITY)


def dark_spans(supplies: Sequence[Supply], off: Mapping[UUID, Sequence[Span]], until: datetime) -> list[Span]:
    """Return when an account was without supply, from when its feeders were; what lasts ends at `until`.

    Spans that touch are one, so that two outages of a feeder at once are not counted twice.
    """
    spans = [span for each in supplies for span in off.get(each.feeder_id, ())]
    moments = sorted({at for span in spans for at in (span.start, span.end or until) if at <= until})
    found: list[Span] = []
    for start, end in pairwise(moments):
        if is_interrupted(effect_on(supplies, set(_dead(off, start, until)))):
            joined = found.pop().start if found and found[-1].end == start else start
            found.append(Span(joined, end))
    return found


def _dead(off: Mapping[UUID, Sequence[Span]], at: datetime, until: datetime) -> Iterator[UUID]:
    for feeder, spans in off.items():
        if any(span.start <= at < (span.end or until) for span in spans):
            yield feeder
