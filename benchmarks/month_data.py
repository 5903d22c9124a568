"""Invented months for benchmarks/month.py: a manager's accounts, their duty and a calendar, from a seed."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from crm.domain.proposal import DueVisit, Fixed, PlanRules, Priority, Problem, Site, Spacing, Window, WorkDay
from crm.planning.propose.roads import StraightRoads

FIRST = date(2026, 12, 1)
OFFICE = Site(113.93, 22.55)
CENTRES = ((113.88, 22.56), (113.86, 22.66), (113.82, 22.75), (114.02, 22.66), (113.93, 22.53), (113.92, 22.75))
"""Streets of three neighbouring districts, by their order of size."""
INTERVALS = (30, 60, 90, 180)
MONTH_DAYS = 23
RULES = PlanRules(repair_overtime=60)
"""Those of the program."""


def uuid(random: Random) -> UUID:
    """Return an id from a seed."""
    return UUID(int=random.getrandbits(128), version=4)


def month(seed: int = 1, managers: int = 1, accounts: int = 100) -> Problem:
    """Return a December of some managers: most of their accounts fall due, a few days are partly taken."""
    random = Random(seed)
    days = [FIRST + timedelta(days=offset) for offset in range(31)]
    days = [day for day in days if day.isoweekday() <= 5]
    work: list[WorkDay] = []
    due: list[DueVisit] = []
    fixed: list[Fixed] = []
    spacing: dict[UUID, Spacing] = {}
    for _ in range(managers):
        manager = uuid(random)
        work += [WorkDay(manager, day, 540, 1080, begin=OFFICE, finish=OFFICE, reserve=30) for day in days]
        for day in random.sample(days, 4):
            start = random.choice((570, 840, 900))
            fixed.append(Fixed(uuid(random), manager, day, start, 60, OFFICE, "例会"))
        for number in range(accounts):
            due += _account(random, manager, days, spacing, number)
    return Problem(tuple(work), tuple(due), StraightRoads(1.3, 30.0), tuple(fixed), spacing, RULES)


def _account(
    random: Random, manager: UUID, days: list[date], spacing: dict[UUID, Spacing], number: int
) -> list[DueVisit]:
    """Return the visits of an account that fall due in the month, with its contact's hours."""
    if random.random() > 0.83:
        return []
    account = uuid(random)
    street = random.randrange(len(CENTRES))
    lon, lat = CENTRES[street]
    site = Site(lon + random.uniform(-0.03, 0.03), lat + random.uniform(-0.03, 0.03))
    priority = Priority(random.choices(range(4), (20, 45, 25, 10))[0])
    minutes = random.choice((45, 60, 60, 90, 120))
    twice = random.random() < 0.04
    spacing[account] = Spacing(10, 25)
    found = []
    for slot in range(2 if twice else 1):
        due = FIRST + timedelta(days=random.randint(-20, 34)) if not twice else FIRST + timedelta(days=12 + 15 * slot)
        allowed = tuple(day for day in days if day >= due - timedelta(days=20))
        windows = _hours(random, allowed)
        key = f"{number}/{slot}/{account}"
        found.append(
            DueVisit(
                key, account, manager, site, minutes, due, allowed, slot, priority, windows, None, None, str(street)
            )
        )
    return [visit for visit in found if visit.days]


def _hours(random: Random, days: tuple[date, ...]) -> dict[date, tuple[Window, ...]]:
    """Return a contact's hours: of one in three only mornings or afternoons, some not on one weekday."""
    way = random.random()
    if way > 0.35:
        return {}
    window = Window(540, 660) if way < 0.18 else Window(840, 1020)
    return dict.fromkeys(days, (window,))
