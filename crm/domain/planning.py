"""What a manager asks of the month planner, and what comes back for the eye."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Segment
from crm.domain.proposal import Problem, Proposal


class PlanWish(Struct, frozen=True):
    """Whose visits to plan between two days, both included; without people those of every manager."""

    people: tuple[UUID, ...]
    first: date
    last: date


class PlanAccount(Struct, frozen=True):
    """An account of the plan, as it is shown; its place is estimated when it is only the centre of its street."""

    id: UUID
    account_no: str
    name: str
    segment: Segment
    district: str | None
    due_on: date
    rule: str
    is_estimated: bool = False
    visit_hours: str | None = None


class PlanQuestion(Struct, frozen=True):
    """The problem with what its parts are called; `managers` are names."""

    wish: PlanWish
    problem: Problem
    accounts: Mapping[UUID, PlanAccount] = field(default_factory=dict)
    managers: Mapping[UUID, str] = field(default_factory=dict)


class PlanAnswer(Struct, frozen=True):
    """A proposal beside its question; `usual_minutes` and `usual_km` are the drives in the order of due days.

    While it is searched for, `is_final` is false and nothing says yet why visits were left out.
    """

    question: PlanQuestion
    proposal: Proposal
    usual_minutes: int = 0
    usual_km: float = 0.0
    is_final: bool = True


class VisitMove(Struct, frozen=True):
    """A planned visit that cannot be held at its time, or has to make room: where it stood and where it goes.

    Without a new time `reason` says why there is none (plan.reason.*). `overtime` is by how many minutes the new day
    gets longer than a day out usually is.
    """

    visit_id: UUID
    version: int
    account: str
    was: datetime
    start: datetime | None
    end: datetime | None
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    overtime: int = 0
