"""The visits that the month planner is asked for: the duty slots of accounts that fall into a period."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from crm.domain.codelists import street_by_code
from crm.domain.codes import ImportanceGrade, Segment
from crm.domain.duty import EVENT_RULES
from crm.domain.planning import PlanAccount, PlanWish
from crm.domain.proposal import DueVisit, Priority, Site, Window, WorkDay
from crm.domain.settings import SettingValue
from crm.domain.visit_hours import hours_of
from crm.storage.proposals import Candidate
from crm.usecases.planner import minutes_of

AHEAD = timedelta(days=7)
"""What falls due this soon after the period is planned too where it lies on the way."""
Values = Mapping[str, SettingValue]


def account_of(row: Candidate) -> PlanAccount:
    site = _site(row)
    is_estimated = site is not None and site.is_estimated
    told = (row.id, row.account_no, row.name, row.segment, row.district, row.due_on, row.rule)
    return PlanAccount(*told, is_estimated, row.visit_hours)


def visits_of(
    row: Candidate, person_id: UUID, days: tuple[WorkDay, ...], wish: PlanWish, values: Values
) -> Iterator[DueVisit]:
    """Yield the duty slots of an account that fall into the period and have no visit yet."""
    minutes = minutes_of(row.segment, values)
    open_days, windows = hours_on(row, days, minutes)
    for slot, due in enumerate(_slots(row, wish)):
        is_later = due > wish.last
        yield DueVisit(
            f"{row.id}:{slot}",
            row.id,
            person_id,
            _site(row),
            minutes,
            due,
            open_days,
            slot,
            Priority.LOW if is_later else priority_of(row.rule, row.segment, row.grade),
            windows,
            street=row.street,
            name=row.name,
        )


def hours_on(
    row: Candidate, days: Sequence[WorkDay], minutes: int
) -> tuple[tuple[date, ...], dict[date, tuple[Window, ...]]]:
    """Return on which of some days an account is open, and when a visit of some minutes may start where that is set."""
    hours = hours_of(row.visit_hours)
    open_days = tuple(day.day for day in days if not hours.is_closed(day.day.weekday()))
    windows = {}
    for day in open_days:
        starts = hours.starts(day.weekday(), minutes)
        if starts is not None:
            windows[day] = tuple(Window(*span) for span in starts)
    return open_days, windows


def _slots(row: Candidate, wish: PlanWish) -> Iterator[date]:
    """Yield the due days until a week after the period; one that is planned counts on from its day."""
    returns = row.interval_days if not _is_event(row) else 0
    due = row.due_on
    if row.planned_on is not None:
        if not returns:
            return
        due = row.planned_on + timedelta(days=returns)
    until = wish.last + AHEAD
    while due <= until:
        yield due
        if not returns:
            return
        due = max(due, wish.first) + timedelta(days=returns)


def _is_event(row: Candidate) -> bool:
    return row.rule in EVENT_RULES.values()


def _site(row: Candidate) -> Site | None:
    street = street_by_code().get(row.street)
    centre = (street.lon, street.lat) if street is not None else None
    if row.lon is not None and row.lat is not None:
        return Site(row.lon, row.lat, is_estimated=(row.lon, row.lat) == centre)
    return Site(*centre, is_estimated=True) if centre is not None else None


def priority_of(rule: str | None, segment: Segment, grade: ImportanceGrade) -> Priority:
    """Return how much a visit is worth: after an event most, then direct-service and specially important users."""
    if rule in EVENT_RULES.values():
        return Priority.URGENT
    if segment is Segment.DIRECT_SERVICE or grade is ImportanceGrade.SPECIAL:
        return Priority.HIGH
    return Priority.USUAL if segment in (Segment.TOP100, Segment.LARGE_INDUSTRIAL) else Priority.LOW
