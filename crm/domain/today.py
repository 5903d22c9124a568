"""What the first page of the day shows."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.issues import IssueRow
from crm.domain.reviewing import ReviewDesk
from crm.domain.routes import DayRoute
from crm.domain.tasks import TaskRow
from crm.domain.visits import VisitRow


class OverdueRow(Struct, frozen=True):
    account_id: UUID
    name: str
    segment: Segment
    due_on: date
    days: int
    district: str | None = None


class OutageCard(Struct, frozen=True):
    """An outage that reaches accounts of the scope; `told` of `reached` have heard the newest time."""

    id: UUID
    type: str
    feeder: str
    starts_at: datetime
    ends_at: datetime | None
    former_end: datetime | None
    revisions: int
    is_running: bool
    reached: int
    told: int
    notice_by: datetime | None


class DayLoad(Struct, frozen=True):
    """Visits and booked hours of one day of the week."""

    day: date
    visits: int
    hours: float


class Coverage(Struct, frozen=True):
    """Accounts visited this quarter of those that are due in it; `pace` is the share that should be done by today."""

    visited: int
    due: int
    pace: float

    @property
    def share(self) -> float | None:
        return self.visited / self.due if self.due else None


class IssuesNow(Struct, frozen=True):
    """The issues that need somebody, the most pressing first; `rows` are the first of `count`."""

    rows: tuple[IssueRow, ...] = ()
    count: int = 0


class TeamVisit(Struct, frozen=True):
    """One visit of the day as far as whoever looks at the whole team sees of it."""

    person_id: UUID
    person: str
    account: str
    start: datetime | None
    is_done: bool


class PersonDay(Struct, frozen=True):
    """One manager's visits of the day, for who looks at the whole team; `next_start` is None when all are done."""

    person_id: UUID
    name: str
    visits: int
    done: int
    next_start: datetime | None
    next_account: str | None


class TodayBoard(Struct, frozen=True):
    """The day of a person with its route, or everybody's with `team` in its place.

    Everybody's visits are told in short. The route is that of the planner's, from the begin of the day and back: its
    legs belong to `timed` one by one.
    `tasks` are the first of `tasks_late` + `tasks_today` and of those of the coming days.
    """

    day: date
    visits: tuple[VisitRow, ...] | tuple[TeamVisit, ...]
    route: DayRoute
    team: tuple[PersonDay, ...]
    week: tuple[DayLoad, ...]
    tasks: tuple[TaskRow, ...]
    tasks_late: int
    tasks_today: int
    outages: tuple[OutageCard, ...]
    overdue: tuple[OverdueRow, ...]
    overdue_count: int
    coverage: Coverage
    accounts: int
    issues: IssuesNow
    desk: ReviewDesk

    @property
    def timed(self) -> list[VisitRow]:
        """The visits that have hours."""
        return [row for row in self.visits if isinstance(row, VisitRow) and row.has_hours]
