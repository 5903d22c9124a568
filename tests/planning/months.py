"""Small random months of every kind, odd ones among them, from a seed."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from crm.domain.proposal import DueVisit, Fixed, PlanRules, Priority, Problem, Site, Spacing, Window, WorkDay
from crm.planning.propose import StraightRoads

FIRST = date(2026, 12, 1)


def uuid(random: Random) -> UUID:
    """Return an id from a seed."""
    return UUID(int=random.getrandbits(128), version=4)


def small_month(seed: int) -> Problem:
    """Return a random problem: one or two managers, up to ten days, up to two dozen visits, anything may be odd."""
    random = Random(seed)
    days = [FIRST + timedelta(days=offset) for offset in range(random.randint(0, 10))]
    managers = [uuid(random) for _ in range(random.choice((1, 1, 1, 2)))]
    work = [_day(random, manager, day) for manager in managers for day in days if random.random() < 0.85]
    fixed = [_fixed(random, manager, day) for manager in managers for day in days if random.random() < 0.3]
    due: list[DueVisit] = []
    spacing: dict[UUID, Spacing] = {}
    for number in range(random.randint(0, 24)):
        due += _account(random, random.choice(managers), days, spacing, number)
    rules = PlanRules(move=random.choice((5, 30)), street_bonus=random.choice((0, 2)))
    return Problem(tuple(work), tuple(due), StraightRoads(1.3, random.choice((20, 35))), tuple(fixed), spacing, rules)


def site(random: Random) -> Site:
    """Return a place in or about the town, now and then one far away."""
    far = 8 if random.random() < 0.03 else 1
    return Site(113.9 + far * random.uniform(-0.1, 0.1), 22.6 + far * random.uniform(-0.1, 0.1))


def _day(random: Random, manager: UUID, day: date) -> WorkDay:
    home = random.choice((None, site(random), site(random)))
    return WorkDay(
        manager,
        day,
        random.choice((480, 540)),
        random.choice((720, 1050, 1080)),
        random.choice((None, (720, 780), (690, 780))),
        random.choice((300, 480)),
        random.choice((0, 0, 45)),
        random.choice((0, 30)),
        random.choice((1, 3, 5)),
        home,
        random.choice((home, site(random))),
        random.choice((0, 0, 0, 700, 1440)),
    )


def _fixed(random: Random, manager: UUID, day: date) -> Fixed:
    place = random.choice((None, site(random)))
    start, minutes = random.choice((480, 545, 700, 750, 840, 1000, 1200)), random.choice((15, 60, 200))
    return Fixed(uuid(random), manager, day, start, minutes, place, "appointment", random.random() < 0.5)


def _account(
    random: Random, manager: UUID, days: list[date], spacing: dict[UUID, Spacing], number: int
) -> list[DueVisit]:
    account = uuid(random)
    count = random.choice((1, 1, 1, 2, 3))
    if random.random() < 0.5:
        spacing[account] = Spacing(random.randint(0, 4), random.choice((None, None, 6)))
    place = None if random.random() < 0.04 else site(random)
    return [_visit(random, manager, account, place, days, f"{number}/{slot}", slot) for slot in range(count)]


def _visit(
    random: Random, manager: UUID, account: UUID, place: Site | None, days: list[date], key: str, slot: int
) -> DueVisit:
    allowed = tuple(day for day in days if random.random() < 0.8)
    windows = {day: _windows(random) for day in allowed if random.random() < 0.4}
    published = None
    if slot == 0 and allowed and random.random() < 0.2:
        published = (random.choice(allowed), random.choice((545, 630, 800, 900)))
    return DueVisit(
        key,
        account,
        manager,
        place,
        random.choice((15, 45, 60, 90, 250, 540)),
        FIRST + timedelta(days=random.randint(-30, 12)),
        allowed,
        slot,
        Priority(random.randrange(4)),
        windows,
        published,
        street=random.choice(("", "north", "south")),
        name=f"account {number_of(key)}",
    )


def number_of(key: str) -> str:
    """Return the account's number in a visit's key."""
    return key.split("/")[0]


def _windows(random: Random) -> tuple[Window, ...]:
    morning, afternoon = Window(540, 660), Window(820, 990)
    return random.choice(((), (morning,), (afternoon,), (morning, afternoon), (Window(725, 770),)))
