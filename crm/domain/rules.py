"""The rules of a bureau: settings with the days from which they count."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.settings import SettingSpec, SettingValue


class RuleValue(Struct, frozen=True):
    """A value from a day on; who set it and when. The default has neither day nor key."""

    value: SettingValue
    starts_on: date | None = None
    id: UUID | None = None
    version: int = 0
    by: str = ""
    at: datetime | None = None


class Rule(Struct, frozen=True):
    """A setting as it is today, what is planned (next day first), and what was (newest first, the default last)."""

    spec: SettingSpec
    now: RuleValue
    planned: tuple[RuleValue, ...] = ()
    past: tuple[RuleValue, ...] = ()

    def on(self, day: date) -> SettingValue:
        """Return the value of a day that is not past."""
        reached = [each.value for each in self.planned if each.starts_on is not None and each.starts_on <= day]
        return reached[-1] if reached else self.now.value


class Touched(Struct, frozen=True):
    """An account that a change of rules touches, with the day on which a visit is due; None where none is."""

    account_no: str
    name: str
    before: date | None
    after: date | None


class Effect(Struct, frozen=True):
    """What a change of rules does to the accounts, as they stand today.

    `touched` have another due day or another status; `gained` have a duty only then, `lost` none any more. `named` are
    the touched ones, those due first by the new rules first, and not all of very many.
    """

    accounts: int = 0
    touched: int = 0
    earlier: int = 0
    later: int = 0
    gained: int = 0
    lost: int = 0
    overdue_before: int = 0
    overdue_after: int = 0
    named: tuple[Touched, ...] = ()
