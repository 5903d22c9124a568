"""What the month planner is asked and what it answers; minutes are those of the bureau's day, from midnight."""

from collections.abc import Hashable, Mapping
from datetime import date
from enum import IntEnum
from typing import Protocol
from uuid import UUID

from msgspec import Struct, field

Key = Hashable
"""Names a due visit within one problem: stable, sortable as text, and able to travel to another process."""


class Priority(IntEnum):
    """How much a due visit is worth to the plan; `PlanRules.prizes` and `late_rates` are in this order."""

    LOW = 0
    USUAL = 1
    HIGH = 2
    URGENT = 3


class Site(Struct, frozen=True):
    """A place in degrees; estimated when it is only the centre of the account's street."""

    lon: float
    lat: float
    is_estimated: bool = False


class Leg(Protocol):
    """A drive: minutes and kilometres of road."""

    @property
    def minutes(self) -> int: ...
    @property
    def km(self) -> float: ...


class Travel(Protocol):
    """The one question about roads; a bureau can answer it from a matrix of its own. It must be picklable."""

    def between(self, start: Site, end: Site) -> Leg:
        """Return the drive from one place to another."""
        ...


class Window(Struct, frozen=True):
    """When a visit may start: both ends included, so `latest` is the latest start and no end."""

    earliest: int
    latest: int


class WorkDay(Struct, frozen=True):
    """A day on which a manager may drive out.

    Left not before `start`, back by `end`; at most `longest` minutes from departure to return without lunch, less the
    `reserve` and up to `overtime` more at a price. Lunch stops the clock: nobody drives and no visit runs then. What
    starts before `frozen_until` stays as it is, and nothing new is planned there. `begin` and `finish` are home or
    office; without them the day begins and ends at its first and last stop.
    """

    manager: UUID
    day: date
    start: int
    end: int
    lunch: tuple[int, int] | None = (720, 780)
    longest: int = 480
    overtime: int = 0
    reserve: int = 0
    most_visits: int = 5
    begin: Site | None = None
    finish: Site | None = None
    frozen_until: int = 0


class Fixed(Struct, frozen=True):
    """What already stands at a time and stays: an appointment, or a visit that is not the planner's to move.

    Without a site it is at the place where the day begins.
    """

    id: UUID
    manager: UUID
    day: date
    start: int
    minutes: int
    site: Site | None = None
    name: str = ""
    is_visit: bool = False
    account_id: UUID | None = None


class DueVisit(Struct, frozen=True):
    """One duty slot that falls into the period.

    `slot` counts the account's slots from 0. `days` are the days on which it may be held; on a day named in `windows`
    it may start only then. `published` is the (day, start) that people were told. Without a site it is left out.
    """

    key: Key
    account_id: UUID
    manager: UUID
    site: Site | None
    minutes: int
    due: date
    days: tuple[date, ...]
    slot: int = 0
    priority: Priority = Priority.USUAL
    windows: Mapping[date, tuple[Window, ...]] = field(default_factory=dict)
    published: tuple[date, int] | None = None
    visit_id: UUID | None = None
    street: str = ""
    name: str = ""


class Spacing(Struct, frozen=True):
    """Days that must at least and may at most lie between two visits of one account that follow each other."""

    least: int = 1
    most: int | None = None


class PlanRules(Struct, frozen=True):
    """What things are worth, in minutes of driving.

    A visit left out costs its priority's prize and `overdue_prize` a day overdue up to `overdue_cap`; a visit after
    its due day costs its late rate a working day; a published visit that moves costs `move`, which must stay below the
    smallest prize, or visits are dropped to avoid moving others. Two visits of one street in a row earn `street_bonus`.
    When a published plan is repaired, days may get `repair_overtime` minutes longer rather than that a visit is dropped
    or more than one other moves.
    """

    prizes: tuple[int, int, int, int] = (90, 150, 240, 400)
    late_rates: tuple[float, float, float, float] = (1.5, 3.0, 5.0, 8.0)
    overdue_prize: int = 10
    overdue_cap: int = 200
    move: int = 30
    street_bonus: int = 2
    overtime_rate: float = 2.0
    repair_overtime: int = 0
    seed: int = 1


class Problem(Struct, frozen=True):
    """Everything that a plan stands on; `spacing` is by account, one working day where nothing is said."""

    days: tuple[WorkDay, ...]
    due: tuple[DueVisit, ...]
    travel: Travel
    fixed: tuple[Fixed, ...] = ()
    spacing: Mapping[UUID, Spacing] = field(default_factory=dict)
    rules: PlanRules = PlanRules()


class Entry(Struct, frozen=True):
    """Something in the order of a day: a due visit or a fixed appointment, by its key or id."""

    key: Key
    site: Site | None
    start: int
    end: int
    drive_minutes: int
    drive_km: float
    waiting: int
    is_fixed: bool = False


class DaySchedule(Struct, frozen=True):
    """A day driven in one order, and the first thing that is wrong with it (`code` is empty when nothing is).

    `minutes` is working time from departure to return without lunch; `travel_minutes` and `km` include the drive home.
    `at` is the key of the entry that cannot be, None when it is the day as a whole.
    """

    manager: UUID
    day: date
    entries: tuple[Entry, ...] = ()
    leave: int = 0
    back: int = 0
    minutes: int = 0
    travel_minutes: int = 0
    km: float = 0.0
    overtime: int = 0
    code: str = ""
    at: Key | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.code


class Stop(Struct, frozen=True):
    """A due visit in the plan, with the drive to it and the minutes waited there before it starts."""

    key: Key
    account_id: UUID
    manager: UUID
    day: date
    start: int
    end: int
    drive_minutes: int
    drive_km: float
    waiting: int
    is_moved: bool = False


class LeftOut(Struct, frozen=True):
    """A due visit without a place: the code of the binding reason, and of a remedy that was tried and works."""

    key: Key
    account_id: UUID
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    remedy: str = ""
    remedy_values: Mapping[str, object] = field(default_factory=dict)


class PlanConflict(Struct, frozen=True):
    """A fixed appointment that cannot be kept beside the others; the plan was made without it."""

    fixed_id: UUID
    manager: UUID
    day: date
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


class Proposal(Struct, frozen=True):
    """A plan. Travel is driving alone, never the cost; `late_days` are working days after due days, summed."""

    stops: tuple[Stop, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    conflicts: tuple[PlanConflict, ...] = ()
    days: tuple[DaySchedule, ...] = ()
    travel_minutes: int = 0
    km: float = 0.0
    late_days: int = 0
    moved: int = 0
    cost: float = 0.0


class PlanChange(Struct, frozen=True):
    """What happened after publishing: visits called off, days that fall out, urgent visits that come in."""

    cancelled: frozenset[Key] = frozenset()
    blocked: frozenset[tuple[UUID, date]] = frozenset()
    urgent: tuple[DueVisit, ...] = ()


class SlotOffer(Struct, frozen=True):
    """A time for one visit at which nothing else moves: what it adds in driving, and working days after its due day."""

    manager: UUID
    day: date
    start: int
    end: int
    extra_minutes: int
    extra_km: float
    late_days: int
    cost: float
