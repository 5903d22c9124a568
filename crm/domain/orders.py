"""Work orders of the 95598 hotline as the program shows them (domain.md section 2.8)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import IssueTopic, OrderChannel, Segment

DONE_WORDS = ("办结", "归档", "完成", "已关闭", "闭环", "closed", "finished", "done", "completed", "archived")
UNDONE_WORDS = ("未", "待", "not ", "un", "incomplete")


SECRET_CALLERS = ("report",)
"""Types of orders whose caller is kept secret (work_order_types.csv)."""


class OrderStanding(StrEnum):
    """How an order stands to its deadline: quiet, near, late, finished, or without any deadline."""

    CALM = "calm"
    NEAR = "near"
    LATE = "late"
    FINISHED = "finished"
    OPEN = "open"


class OrderRow(Struct, frozen=True):
    """One order as lists show it; moments are aware. From `near_at` on its deadline is near.

    `official_state` is what the last file said, word for word. `is_repeat` says that it is at least the second of its
    topic from its account within the period of the rules 重复诉求. `manager` answers for its account's book today,
    `caller` is who turned to the hotline, as it was keyed.
    """

    id: UUID
    version: int
    account_id: UUID
    account: str
    account_no: str
    segment: Segment
    order_no: str
    type: str
    subtype: str
    topic: IssueTopic
    channel: OrderChannel | None
    text: str
    received_at: datetime
    contact_due_at: datetime | None
    due_at: datetime | None
    near_at: datetime | None
    finished_at: datetime | None
    official_state: str
    source_file: str
    deliveries: int
    manager: str | None
    caller: str
    is_repeat: bool
    issue_id: UUID | None

    @property
    def is_open(self) -> bool:
        return self.finished_at is None


class KeyedOrder(Struct, frozen=True):
    """An order that is keyed by hand: `received_at` is aware.

    `caller` is who turned to the hotline; of whoever reports misconduct nothing is kept (domain.md section 2.8).
    """

    order_no: str
    type: str
    subtype: str
    received_at: datetime
    text: str = ""
    topic: IssueTopic | None = None
    channel: OrderChannel | None = None
    caller: str = ""


def order_standing(order: OrderRow, now: datetime) -> OrderStanding:
    """Return how an order stands to its deadline."""
    if not order.is_open:
        return OrderStanding.FINISHED
    if order.due_at is None:
        return OrderStanding.OPEN
    if now >= order.due_at:
        return OrderStanding.LATE
    return OrderStanding.NEAR if order.near_at is not None and now >= order.near_at else OrderStanding.CALM


def says_finished(official_state: str | None) -> bool:
    """Say whether an official state, in the hotline's own words, means that the order is finished."""
    words = (official_state or "").casefold()
    return any(word in words for word in DONE_WORDS) and not any(word in words for word in UNDONE_WORDS)
