"""The working calendar: which days are worked, and arithmetic over them (domain.md section 2.7).

The only place that may decide whether a day is a workday; tests/rules/test_workdays.py holds that.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from crm.domain.clock import BUREAU_ZONE, at_local
from crm.domain.workdays import NAMELESS, Day, DayKind, DayName, Leave, OwnDay
from crm.planning.publicdays import public_year

ONE = timedelta(days=1)
OFFICE_BEGIN_HOUR, OFFICE_END_HOUR = 8, 18


class WorkCalendar(Struct, frozen=True):
    """Public holidays, make-up workdays, the bureau's own days, and the leave of one person or of nobody.

    What counts, the strongest first: the person's leave, the bureau's own days, the public calendar, the week.
    Years that were not asked for know only weeks and the bureau's own days, and are provisional.
    """

    days_off: Mapping[date, DayName | None] = field(default_factory=dict)
    make_up: frozenset[date] = frozenset()
    published: frozenset[int] = frozenset()
    own: Mapping[date, OwnDay] = field(default_factory=dict)
    leaves: tuple[Leave, ...] = ()
    person_id: UUID | None = None
    office_end: int = OFFICE_END_HOUR
    zone: ZoneInfo = BUREAU_ZONE
    office_begin: int = OFFICE_BEGIN_HOUR

    def of(self, person_id: UUID | None) -> "WorkCalendar":
        """Return the calendar of a person; of the bureau as a whole, which no leave touches, for None."""
        return self if person_id == self.person_id else replace(self, person_id=person_id)

    def is_provisional(self, year: int) -> bool:
        """Say whether the state's list for a year is not out, so that feasts are guessed and make-up days unknown."""
        return year not in self.published

    def is_workday(self, day: date) -> bool:
        """Say whether people work on a day."""
        return self._is_open(day) and self.leave_on(day) is None

    def kind_of(self, day: date) -> Day:
        """Return what a day is; the free days about a feast bear its name."""
        is_open = self._is_open(day)
        leave = self.leave_on(day) if is_open else None
        if leave is not None:
            return Day(DayKind.LEAVE, _own_name(leave.reason))
        own = self.own.get(day)
        if own is not None:
            return Day(DayKind.OWN_WORKDAY if own.is_workday else DayKind.OWN_DAY_OFF, _own_name(own.name))
        if is_open:
            return Day(DayKind.MAKE_UP if day in self.make_up else DayKind.WORKDAY)
        feast = self._feast_about(day)
        return Day(DayKind.HOLIDAY, feast) if feast else Day(DayKind.WEEKEND)

    def leave_on(self, day: date) -> Leave | None:
        """Return the leave of the calendar's person that a day lies in."""
        return next((leave for leave in self.leaves_on(day) if leave.person_id == self.person_id), None)

    def leaves_on(self, day: date) -> list[Leave]:
        """Return who is away on a day, whoever's calendar this is."""
        return [leave for leave in self.leaves if leave.starts_on <= day <= leave.ends_on]

    def next_workday(self, day: date) -> date:
        """Return the first workday after a day."""
        return self.add_workdays(day, 1)

    def previous_workday(self, day: date) -> date:
        """Return the last workday before a day."""
        return self.add_workdays(day, -1)

    def workday_from(self, day: date) -> date:
        """Return the day itself when it is a workday, else the next one."""
        return day if self.is_workday(day) else self.next_workday(day)

    def add_workdays(self, day: date, count: int) -> date:
        """Return the N-th workday after a day, before it when N is negative; the day itself does not count.

        N = 0 is the day itself, whatever it is. Raises OverflowError beyond the years 1 to 9999.
        """
        step, left = (ONE, count) if count > 0 else (-ONE, -count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, first: date, last: date) -> int:
        """Return how many workdays lie after `first`, up to and with `last`: what `add_workdays` needs from one
        workday to the other. Negative when `last` is earlier, and then the workdays from it up to `first`.
        """
        if last < first:
            return -sum(self.is_workday(last + ONE * number) for number in range((first - last).days))
        return sum(self.is_workday(first + ONE * number) for number in range(1, (last - first).days + 1))

    def deadline(self, moment: datetime, workdays: int) -> datetime:
        """Return the end of office hours of the N-th workday after the moment's day at the bureau, in UTC.

        A deadline counted in workdays starts on the next workday, however late in the day it was raised.
        """
        due = self.add_workdays(moment.astimezone(self.zone).date(), workdays)
        return at_local(due, self.office_end, zone=self.zone)

    def hours_deadline(self, moment: datetime, hours: float) -> datetime:
        """Return the moment so many hours later: hours run round the clock."""
        return moment + timedelta(hours=hours)

    def _is_open(self, day: date) -> bool:
        """Say whether the bureau works on a day, whoever is away."""
        own = self.own.get(day)
        return own.is_workday if own is not None else self._is_public_workday(day)

    def _is_public_workday(self, day: date) -> bool:
        return day in self.make_up or (day not in self.days_off and day.weekday() < 5)

    def _feast_about(self, day: date) -> DayName | None:
        """Return the feast that a public day off belongs to: its own, the one before it in its run, the one after."""
        for step in (-ONE, ONE):
            at = day
            while not self._is_public_workday(at):
                name = self.days_off.get(at)
                if name:
                    return name
                if at in (date.min, date.max):
                    break
                at += step
        return None


WEEKS_ONLY = WorkCalendar()
"""Monday to Friday, for what must not wait until a calendar is there."""


def calendar_of(
    years: Iterable[int],
    own: Iterable[OwnDay] = (),
    leaves: Iterable[Leave] = (),
    *,
    office_begin: int = OFFICE_BEGIN_HOUR,
    office_end: int = OFFICE_END_HOUR,
    zone: ZoneInfo = BUREAU_ZONE,
) -> WorkCalendar:
    """Return the bureau's calendar with the public days of some years."""
    known = {year: public_year(year) for year in years}
    return WorkCalendar(
        days_off=MappingProxyType({day: name for year in known.values() for day, name in year.days_off.items()}),
        make_up=frozenset(day for year in known.values() for day in year.make_up),
        published=frozenset(number for number, year in known.items() if year.is_published),
        own=MappingProxyType({each.day: each for each in own}),
        leaves=tuple(leaves),
        office_begin=office_begin,
        office_end=office_end,
        zone=zone,
    )


def _own_name(text: str) -> DayName:
    return DayName(text, text) if text else NAMELESS
