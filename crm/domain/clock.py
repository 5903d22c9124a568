"""The one reader of the time."""

import os
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.reading.dates import FIRST_YEAR, LAST_YEAR

BUREAU_ZONE = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Tells the time in UTC and in the bureau's zone."""

    @property
    def zone(self) -> ZoneInfo:
        """The bureau's zone."""
        ...

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the bureau's present day."""
        ...

    def local(self, moment: datetime) -> datetime:
        """Return an aware moment as the bureau's wall time."""
        ...


class SystemClock(Struct, frozen=True):
    """The computer's clock."""

    zone: ZoneInfo = BUREAU_ZONE

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.local(self.now()).date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)


class FixedClock(Struct, frozen=True):
    """A clock that stands still, for tests and reproducible runs."""

    moment: datetime
    zone: ZoneInfo = BUREAU_ZONE

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def today(self) -> date:
        return self.local(self.moment).date()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)


def at_local(day: date, hour: int = 0, minute: int = 0, zone: ZoneInfo = BUREAU_ZONE) -> datetime:
    """Return the UTC moment of a wall time on a bureau day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(UTC)


def wall_words(moment: datetime) -> str:
    """Return the bureau's wall time of a moment as lists write it: 2026-11-20 17:30."""
    return f"{moment.astimezone(BUREAU_ZONE):%Y-%m-%d %H:%M}"


def clock_from_environment() -> Clock:
    """Return the clock that ROUNDS_NOW fixes (bureau wall time, ISO format), else the computer's.

    Raises Invalid("clock.unreadable") when the variable is no date and time,
    or one outside of the years that cells may hold.
    """
    text = os.environ.get("ROUNDS_NOW", "")
    if not text:
        return SystemClock()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid("clock.unreadable", value=text) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Invalid("clock.unreadable", value=text)
    return FixedClock(moment if moment.tzinfo else moment.replace(tzinfo=BUREAU_ZONE))
