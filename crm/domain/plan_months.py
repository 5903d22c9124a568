"""The months that managers submit and supervisors review (domain.md 2.4): who may do what, and what changed since."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Role
from crm.domain.errors import Denied
from crm.domain.people import KEEPERS


class MonthState(StrEnum):
    """Where a manager's month stands; one that nobody has submitted is a draft."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class Colleague(Struct, frozen=True):
    """Whose plan it is, or who may approve it."""

    id: UUID
    name: str
    role: Role
    area_id: UUID | None = None


class PlanMonth(Struct, frozen=True):
    """A manager's month as it is reviewed; `month` is its first day, `id` None while nobody has submitted it.

    Of its `visits` some are `waiting` for approval; `minutes` are the time of all of them. `late` accounts are overdue
    today and have a visit in this month. `changed` counts what is not as it was submitted, and `moved` approved visits
    that stand on another day than the first approved. `needs_review` is False where nobody has to approve;
    `may_review` and `may_submit` say what whoever asks is allowed to do. `plan` is what was seen of its visits.
    """

    person_id: UUID
    person: str
    month: date
    state: MonthState = MonthState.DRAFT
    id: UUID | None = None
    version: int = 0
    remark: str | None = None
    submitted_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviewer: str | None = None
    visits: int = 0
    waiting: int = 0
    minutes: int = 0
    late: int = 0
    moved: int = 0
    changed: int = 0
    needs_review: bool = True
    may_review: bool = False
    may_submit: bool = False
    plan: tuple["PlannedVisit", ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether somebody has to look at it: it was submitted, or visits were added after its approval."""
        return self.state is MonthState.SUBMITTED or self.is_changed

    @property
    def is_changed(self) -> bool:
        """Say whether visits of an approved month wait for approval."""
        return self.state is MonthState.APPROVED and self.waiting > 0

    @property
    def can_be_submitted(self) -> bool:
        """Say whether there is something that a supervisor does not know yet."""
        return self.waiting > 0 and self.state is not MonthState.SUBMITTED


class PlannedVisit(Struct, frozen=True):
    """A visit as the plan has it; moments in UTC, None for a visit that has a day only."""

    id: UUID
    account: str
    day: date
    start: datetime | None = None
    end: datetime | None = None


class Change(StrEnum):
    """What became of a visit since the month was submitted."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class PlanChange(Struct, frozen=True):
    """A visit that is not as it was submitted; it has no `before` when added and no `after` when taken off."""

    kind: Change
    account: str
    before: PlannedVisit | None = None
    after: PlannedVisit | None = None

    @property
    def day(self) -> date:
        """Return the day by which it is sorted: the new one, else the former one."""
        found = self.after or self.before
        assert found is not None
        return found.day


def changes_between(before: Iterable[PlannedVisit], after: Iterable[PlannedVisit]) -> tuple[PlanChange, ...]:
    """Return what differs between two plans, in the order of the days."""
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    found = []
    for key in old.keys() | new.keys():
        was, now = old.get(key), new.get(key)
        if was is None and now is not None:
            found.append(PlanChange(Change.ADDED, now.account, None, now))
        elif now is None and was is not None:
            found.append(PlanChange(Change.REMOVED, was.account, was, None))
        elif was is not None and now is not None and (was.day, was.start, was.end) != (now.day, now.start, now.end):
            found.append(PlanChange(Change.MOVED, now.account, was, now))
    return tuple(sorted(found, key=lambda each: (each.day, each.account, each.kind)))


def reviews(role: Role, reviewer_id: UUID | None, area_id: UUID | None, planner: Colleague) -> bool:
    """Say whether somebody may approve a manager's plan.

    An administrator may approve every plan, a supervisor those of the own supply unit but not the own one. Whoever
    acts for the whole team, or belongs to no supply unit, reviews every one.
    """
    if role not in KEEPERS:
        return False
    if role is Role.ADMIN:
        return True
    return reviewer_id != planner.id and (None in (area_id, planner.area_id) or area_id == planner.area_id)


def needs_review(is_wanted: bool, planner: Colleague, people: Iterable[Colleague]) -> bool:
    """Say whether a plan waits for approval: the bureau wants it, and there is somebody else who may approve it.

    Without anybody to ask, as where one person works alone, what is planned counts at once.
    """
    others = (each for each in people if each.id != planner.id)
    return is_wanted and any(reviews(each.role, each.id, each.area_id, planner) for each in others)


def check_reviewer(role: Role, reviewer_id: UUID | None, area_id: UUID | None, planner: Colleague) -> None:
    """Raise Denied: "plan.not_reviewer" by role, "plan.own_month", "plan.other_area" unless `reviews` says yes."""
    if reviews(role, reviewer_id, area_id, planner):
        return
    if role not in KEEPERS:
        raise Denied("plan.not_reviewer")
    if reviewer_id == planner.id:
        raise Denied("plan.own_month")
    raise Denied("plan.other_area", name=planner.name)


def submits(role: Role, person_id: UUID | None, planner: Colleague) -> bool:
    """Say whether somebody may submit a month: the own one, or any one for whoever may review months."""
    return role in KEEPERS or (role is Role.MANAGER and person_id == planner.id)


def check_submitter(role: Role, person_id: UUID | None, planner: Colleague) -> None:
    """Raise Denied("plan.not_yours") unless `submits` says yes."""
    if not submits(role, person_id, planner):
        raise Denied("plan.not_yours", name=planner.name)
