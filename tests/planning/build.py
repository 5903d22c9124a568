"""Days and visits to write tests with; on their roads a hundredth of a degree of latitude takes three minutes."""

from datetime import date, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.proposal import DueVisit, Fixed, Problem, Site, WorkDay
from crm.planning.propose import StraightRoads

FIRST = date(2026, 12, 7)
MANAGER = UUID(int=1)
ROADS = StraightRoads(1.0, 22.24)
OFFICE = Site(114.0, 22.5)


def north(steps: float) -> Site:
    """Return a place so many hundredths of a degree north of the office: three minutes each."""
    return Site(114.0, round(22.5 + steps / 100, 6))


def days(count: int = 5) -> list[date]:
    """Return days from Monday on."""
    return [FIRST + timedelta(days=number) for number in range(count)]


def work(day: date = FIRST, **changes: object) -> WorkDay:
    """Return a day from nine to six with lunch from twelve to one."""
    return replace(WorkDay(MANAGER, day, 540, 1080, begin=OFFICE, finish=OFFICE), **changes)


def due(key: str, steps: float = 1, **changes: object) -> DueVisit:
    """Return a visit of an hour, due on Friday, allowed on every day of the week, of an account of its own."""
    account = UUID(int=sum(ord(letter) << (8 * at) for at, letter in enumerate(key[:12])))
    visit = DueVisit(key, account, MANAGER, north(steps), 60, FIRST + timedelta(days=4), tuple(days(7)), name=key)
    return replace(visit, **changes)


def fixed(number: int, start: int, minutes: int = 60, steps: float = 0, **changes: object) -> Fixed:
    """Return an appointment on Monday."""
    found = Fixed(UUID(int=1000 + number), MANAGER, FIRST, start, minutes, north(steps), f"appointment {number}")
    return replace(found, **changes)


def week(*visits: DueVisit, **changes: object) -> Problem:
    """Return a problem of a week."""
    problem = Problem(tuple(work(day) for day in days()), visits, ROADS)
    return replace(problem, **changes)
