"""The first page of the day."""

from datetime import timedelta
from uuid import UUID

from crm.domain.appointments import whole_days
from crm.domain.routes import DayRoute
from crm.domain.today import OverdueRow, PersonDay, TeamVisit, TodayBoard
from crm.domain.visits import VisitRow
from crm.storage import appointments, tasks, visits
from crm.storage import today as store
from crm.storage.reader import Reader
from crm.usecases.issue_reminders import issues_now
from crm.usecases.outages.cards import cards
from crm.usecases.review_desk import review_desk

TASK_DAYS = 7
TASKS_SHOWN = 60
OVERDUE_SHOWN = 50


def today(reader: Reader, person_id: UUID | None) -> TodayBoard:
    """Return the day of a person, or everybody's when None."""
    day = reader.clock.today()
    own = visits.between(reader, person_id, day, day) if person_id is not None else []
    team = visits.of_team(reader, day) if person_id is None else []
    late, due_today = tasks.due_counts(reader, person_id, day)
    return TodayBoard(
        day=day,
        visits=tuple(team) if person_id is None else tuple(own),
        route=_route(reader, person_id, own),
        team=tuple(_team(team)),
        week=tuple(store.week(reader, person_id, day - timedelta(days=day.weekday()))),
        tasks=tuple(tasks.open_tasks(reader, person_id, day + timedelta(days=TASK_DAYS), limit=TASKS_SHOWN)),
        tasks_late=late,
        tasks_today=due_today,
        outages=tuple(cards(reader, person_id)),
        overdue=tuple(store.overdue(reader, person_id, OVERDUE_SHOWN)),
        overdue_count=store.overdue_count(reader, person_id),
        coverage=store.coverage(reader, person_id),
        accounts=store.account_count(reader, person_id),
        issues=issues_now(reader, person_id),
        desk=review_desk(reader, person_id),
    )


def overdue(reader: Reader, person_id: UUID | None) -> list[OverdueRow]:
    """Return the accounts that are late for a visit, the latest first."""
    return store.overdue(reader, person_id, OVERDUE_SHOWN)


def _route(reader: Reader, person_id: UUID | None, rows: list[VisitRow]) -> DayRoute:
    """Return a person's drives, from the begin of the day and back; a team has none."""
    if person_id is None:
        return DayRoute()
    from crm.usecases.planner import slot_rules
    from crm.usecases.routes import begin_of_days, route_of

    day = whole_days(reader.clock.today(), reader.clock.today(), reader.clock.zone)
    others = appointments.between(reader, person_id, *day)
    timed = [row for row in rows if row.has_hours]
    return route_of(timed, begin_of_days(reader, person_id), slot_rules(reader), others)


def _team(rows: list[TeamVisit]) -> list[PersonDay]:
    """Return each manager's day, whoever has to leave next first."""
    found = []
    by_person: dict[UUID, list[TeamVisit]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(row)
    for person_id, visited in by_person.items():
        coming = next((row for row in visited if not row.is_done and row.start is not None), None)
        done = sum(row.is_done for row in visited)
        start, account = (coming.start, coming.account) if coming else (None, None)
        found.append(PersonDay(person_id, visited[0].person, len(visited), done, start, account))
    return sorted(found, key=lambda each: (each.next_start is None, each.next_start, each.name))
