"""What came of doing the same thing for many accounts."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class PlannedOne:
    """An account's new visit."""

    account_id: UUID
    name: str
    visit_id: UUID
    start: datetime
    end: datetime


@dataclass(frozen=True)
class LeftOut:
    """An account that got no visit; `code` names the reason, `values` fill it."""

    account_id: UUID
    name: str
    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PlannedMany:
    """What was planned, in the order of its time, and what did not fit.

    `joined` are accounts whose visit stood already and took the topic in.
    """

    planned: tuple[PlannedOne, ...]
    left_out: tuple[LeftOut, ...]
    joined: tuple[LeftOut, ...] = ()
