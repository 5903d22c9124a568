"""A day's route: where it begins, the drives between its stops, and the way back."""

from collections.abc import Hashable
from datetime import datetime

from msgspec import Struct

from crm.domain.coordinates import Place


class Base(Struct, frozen=True):
    """Where a manager's days begin and end: home, or else the office of the supply unit, by whose name it goes."""

    place: Place
    name: str
    is_home: bool


class RouteStop(Struct, frozen=True):
    """A visit or an appointment as a stop; a place is None where there is none. Moments are aware."""

    key: Hashable
    start: datetime
    end: datetime
    place: Place | None


class RouteLeg(Struct, frozen=True):
    """An estimated drive: minutes and kilometres of road."""

    minutes: int
    km: float


class DayRoute(Struct, frozen=True):
    """`legs` has the drive to each stop, None where a place is unknown; `home` is the drive back.

    `others` are the drives to what is no visit and has a place. `leave` and `back` are None without a base; `minutes`
    and `km` are the sums of what is known.
    """

    legs: tuple[RouteLeg | None, ...] = ()
    home: RouteLeg | None = None
    leave: datetime | None = None
    back: datetime | None = None
    others: tuple[RouteLeg | None, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(leg.minutes for leg in (*self.legs, *self.others, self.home) if leg is not None)

    @property
    def km(self) -> float:
        return sum(leg.km for leg in (*self.legs, *self.others, self.home) if leg is not None)
