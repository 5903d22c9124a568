"""The meters of an account: multipliers, and when one was changed for another (domain.md 1.4 and 4.1)."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from crm.domain.errors import Invalid


class MeterRow(Struct, frozen=True):
    """A meter at a metering point; `installed_on` is None where nobody said, `removed_on` while it is there."""

    meter_id: UUID
    version: int
    point_id: UUID
    point_no: str
    meter_no: str
    multiplier: float
    installed_on: date | None
    removed_on: date | None


class MeterDraft(Struct, frozen=True):
    """A meter that takes the place of another one on a day."""

    meter_no: str
    multiplier: float
    changed_on: date

    def check(self, former: MeterRow, today: date) -> None:
        """Raise Invalid("meter.no_number"), Invalid("meter.multiplier") or Invalid("meter.day") for what cannot be."""
        if not self.meter_no.strip():
            raise Invalid("meter.no_number")
        check_multiplier(self.multiplier)
        if self.changed_on > today or (former.installed_on is not None and self.changed_on < former.installed_on):
            raise Invalid("meter.day", value=self.changed_on)


def check_multiplier(value: float) -> None:
    """Raise Invalid("meter.multiplier") for what no register's step can be multiplied by."""
    if not value > 0:
        raise Invalid("meter.multiplier", value=f"{value:g}")
