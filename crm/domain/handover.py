"""Handing accounts to another manager, for good or as a dated substitute (domain.md 1.4, 2.7).

Rights hang on portfolios, so a hand-over touches one grant. What is still to be done goes along: planned visits, open
tasks, open issues with the replies that were promised. What was done stays with whoever did it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from crm.domain.appointments import Appointment
from crm.domain.codes import GrantKind, PlanState
from crm.domain.workdays import Leave


class HandOver(Struct, frozen=True):
    """What shall be handed over, to whom, for which days (both included).

    An `OWNER` takes over for good from `starts_on`; a `SUBSTITUTE` stands in until `ends_on`, without it until
    further notice. It is a whole portfolio (`book_id`) or some accounts.
    """

    to_id: UUID
    kind: GrantKind
    starts_on: date
    ends_on: date | None = None
    book_id: UUID | None = None
    account_ids: tuple[UUID, ...] = ()

    @property
    def is_for_good(self) -> bool:
        return self.kind is GrantKind.OWNER

    def takes_visit(self, on: date | None) -> bool:
        """Say whether a planned visit goes along: one of its days. One without a day goes only for good."""
        if on is None:
            return self.is_for_good
        return on >= self.starts_on and (self.ends_on is None or on <= self.ends_on)

    def takes_due(self, due: date | None, today: date) -> bool:
        """Say whether a task or an issue goes along.

        For good that is all that is due from the day on or has no day; a substitute gets what falls due within the
        days. What is late already goes along when the hand-over begins today, else whoever has it mends it first.
        """
        if due is None:
            return self.is_for_good
        is_late = due < today and self.starts_on <= today
        return is_late or self.takes_visit(due)


class BookPart(Struct, frozen=True):
    """Accounts of one portfolio that are handed over, all of them or some, with who answers for them on the day."""

    book_id: UUID
    name: str
    area_id: UUID
    area: str
    account_ids: tuple[UUID, ...]
    is_whole: bool
    owner_id: UUID | None = None
    owner: str = ""


class OpenVisit(Struct, frozen=True):
    """A visit that is planned and of which nothing is written yet."""

    id: UUID
    version: int
    account_id: UUID
    account: str
    person_id: UUID
    on: date | None
    start: datetime | None = None
    end: datetime | None = None
    state: PlanState = PlanState.APPROVED
    is_fixed: bool = False

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """Say whether its hours have a time in common with others."""
        return self.start is not None and self.end is not None and self.start < end and self.end > start


class OpenThing(Struct, frozen=True):
    """An open task or issue with the day by which it is due or promised."""

    id: UUID
    version: int
    account_id: UUID
    due_on: date | None
    assignee_id: UUID | None = None
    delegated_by: UUID | None = None


class ClashKind(StrEnum):
    """What stands in the receiver's calendar where a visit comes to."""

    VISIT = "visit"
    APPOINTMENT = "appointment"
    LEAVE = "leave"


class Clash(Struct, frozen=True):
    """A visit that comes to a time at which the receiver is taken, at a bureau hour; `other` names by what."""

    visit_id: UUID
    account: str
    on: date
    start: datetime | None
    kind: ClashKind
    other: str


class OpenCount(Struct, frozen=True):
    """How much is open of each kind."""

    visits: int = 0
    tasks: int = 0
    issues: int = 0

    @property
    def total(self) -> int:
        return self.visits + self.tasks + self.issues


class HandOverPlan(Struct, frozen=True):
    """Everything that a hand-over does, before it is done: the preview, and what was done afterwards.

    `given_away` are tasks that the giver gave to others: done, they come back to the receiver from then on. `stays`
    is open and stays with the giver: visits of other days or with a record begun, and what is not due in these days.
    `frozen` are visits that begin so soon that nobody plans them anew. `with_others` are visits that colleagues
    planned for the accounts: they stay theirs. `unassigned` is nobody's yet and follows the accounts as it is.
    `away` is the receiver's leave in these days, whether a visit falls into it or not.
    """

    wish: HandOver
    to: str
    parts: tuple[BookPart, ...]
    overdue: int
    visits: tuple[OpenVisit, ...]
    tasks: tuple[OpenThing, ...]
    given_away: tuple[OpenThing, ...]
    issues: tuple[OpenThing, ...]
    stays: OpenCount
    with_others: int
    unassigned: OpenCount
    frozen: int
    clashes: tuple[Clash, ...]
    away: tuple[Leave, ...]
    made_on: date

    @property
    def account_ids(self) -> tuple[UUID, ...]:
        return tuple(key for part in self.parts for key in part.account_ids)

    @property
    def already(self) -> int:
        """Accounts that were chosen and stay where they are, because the receiver answers for them."""
        return len(self.wish.account_ids) - len(self.account_ids) if self.wish.account_ids else 0

    @property
    def givers(self) -> tuple[str, ...]:
        """The names of who answered for the accounts, each once."""
        return tuple(dict.fromkeys(part.owner for part in self.parts if part.owner))

    @property
    def fixed(self) -> int:
        """Visits whose time the customer knows: fixed ones and those with an appointment."""
        return sum(1 for visit in self.visits if visit.is_fixed or visit.state is PlanState.APPOINTED)

    @property
    def waiting(self) -> int:
        """Visits that wait for approval; approved ones stay approved, with their first approved day."""
        return sum(1 for visit in self.visits if visit.state is PlanState.PROPOSED)

    @property
    def late_tasks(self) -> int:
        return sum(1 for task in self.tasks if task.due_on is not None and task.due_on < self.made_on)

    @property
    def promised(self) -> tuple[date, ...]:
        """The days by which customers were promised an answer, the soonest first."""
        return tuple(sorted(issue.due_on for issue in self.issues if issue.due_on is not None))


class LeftBehind(Struct, frozen=True):
    """What is still open with somebody whose time with a portfolio is over; the owner can take it."""

    book_id: UUID
    person_id: UUID
    person: str
    open: OpenCount


def clashes_of(
    coming: Sequence[OpenVisit],
    there: Sequence[OpenVisit],
    appointments: Sequence[Appointment],
    leaves: Sequence[Leave],
) -> tuple[Clash, ...]:
    """Return the visits that come to a time at which the receiver is taken, in the order of time.

    They keep their hour all the same: the customer may know it, and a visit without one would drop out of the day's
    route. The calendar shows both side by side, and the receiver decides.
    """
    found = [clash for visit in coming for clash in _clashes(visit, (*there, *coming), appointments, leaves)]
    return tuple(sorted(found, key=lambda clash: (clash.on, clash.start is None, clash.start, clash.account)))


def _clashes(
    visit: OpenVisit, visits: Iterable[OpenVisit], appointments: Iterable[Appointment], leaves: Iterable[Leave]
) -> Iterable[Clash]:
    on = visit.on
    if on is None:
        return
    for leave in leaves:
        if leave.starts_on <= on <= leave.ends_on:
            yield Clash(visit.id, visit.account, on, visit.start, ClashKind.LEAVE, leave.reason)
    for other in visits:
        if other.id != visit.id and other.start and other.end and visit.overlaps(other.start, other.end):
            yield Clash(visit.id, visit.account, on, visit.start, ClashKind.VISIT, other.account)
    for each in appointments:
        if visit.overlaps(each.start, each.end):
            yield Clash(visit.id, visit.account, on, visit.start, ClashKind.APPOINTMENT, each.title)
