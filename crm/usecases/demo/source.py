"""Chance with a seed, keys that follow from it, and a calendar around the present day."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from crm.domain.clock import Clock, at_local
from crm.planning.workdays import calendar_of

T = TypeVar("T")
LOGIN = "demo"
YEARS_BACK = 5


class Source:
    """What every generator draws from."""

    def __init__(self, seed: int | str, clock: Clock) -> None:
        self.chance = random.Random(seed)
        self.words = random.Random(f"{seed} words")
        self.clock = clock
        self.today = clock.today()
        self.now = clock.now()
        self.calendar = calendar_of(range(self.today.year - YEARS_BACK, self.today.year + 3), zone=clock.zone)
        self._made = 0
        self._first = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp() * 1000)

    def id(self) -> UUID:
        """Return the next key: a UUIDv7 whose time part only counts, so that a seed gives the same keys."""
        self._made += 1
        head = (self._first + self._made) << 80
        tail = (7 << 76) | (self.chance.getrandbits(12) << 64) | (2 << 62) | self.chance.getrandbits(62)
        return UUID(int=head | tail)

    def pick(self, choices: Sequence[T]) -> T:
        """Return one of several equals."""
        return self.chance.choice(choices)

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of several by weight."""
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def often(self, share: float) -> bool:
        """Return True in a share of the cases."""
        return self.chance.random() < share

    def day(self, offset: int) -> date:
        """Return the day so many days from today."""
        return self.today + timedelta(days=offset)

    def at(self, day: date, hour: float) -> datetime:
        """Return the moment of a bureau hour (9.5 is half past nine) on a day."""
        minutes = round(hour * 60)
        return at_local(day, minutes // 60, minutes % 60, self.clock.zone)

    def stamps(self, moment: datetime) -> dict[str, object]:
        """Return the stamp columns of a row made at a moment (never later than now)."""
        made = min(moment, self.now)
        return {
            "version": 1,
            "created_at": made,
            "created_by": LOGIN,
            "updated_at": made,
            "updated_by": LOGIN,
        }

    def workday(self, day: date) -> date:
        """Return the day itself, or the first workday after a day off."""
        return self.calendar.workday_from(day)
