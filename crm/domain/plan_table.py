"""The plan of a month as a table: a line a planned visit (domain.md 2.4)."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from crm.domain.codes import Channel, ImportanceGrade, PlanState, Segment, Topic
from crm.domain.proposal import Priority


class PlanStanding(StrEnum):
    """What the plan table calls the state of a visit (domain.md 2.4)."""

    WAITING = "waiting"
    APPROVED = "approved"
    APPOINTED = "appointed"
    DONE = "done"
    MOVED = "moved"
    CANCELLED = "cancelled"


_STANDINGS = {
    PlanState.PROPOSED: PlanStanding.WAITING,
    PlanState.APPROVED: PlanStanding.APPROVED,
    PlanState.APPOINTED: PlanStanding.APPOINTED,
    PlanState.DONE: PlanStanding.DONE,
    PlanState.CANCELLED: PlanStanding.CANCELLED,
}


def standing(state: PlanState, planned_on: date, first_approved_on: date | None) -> PlanStanding:
    """Return how a visit stands; an open one on another day than the first approved was moved."""
    is_open = state in (PlanState.APPROVED, PlanState.APPOINTED)
    if is_open and first_approved_on is not None and planned_on != first_approved_on:
        return PlanStanding.MOVED
    return _STANDINGS[state]


class PlanLine(Struct, frozen=True):
    """One planned visit; `last_on` is the last completed visit on site before its day.

    `street` is the code of its street. What it is about are its purpose in words and its topics.
    """

    manager: str
    account_no: str
    account: str
    segment: Segment
    grade: ImportanceGrade
    street: str | None
    planned_on: date
    channel: Channel
    purpose: str | None
    topics: tuple[Topic, ...]
    last_on: date | None
    due_on: date | None
    priority: Priority
    standing: PlanStanding
    reason: str | None


class PlanTable(Struct, frozen=True):
    """The plan between two days, both included, of one manager or, without one, of everybody."""

    first: date
    last: date
    manager: str | None
    bureau: str
    made_on: date
    lines: tuple[PlanLine, ...]
