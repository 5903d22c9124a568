"""The times of notice by the settings of the day that they are about."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from crm.domain.settings import SettingValue
from crm.planning.outages.clocks import ClockRules
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number

Values = Mapping[str, SettingValue]


class DatedRules:
    """Rules by day; what a day's settings say is read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._values: dict[date, Values] = {}
        self._clocks: dict[date, ClockRules] = {}

    def values(self, moment: datetime) -> Values:
        """Return the settings of a moment's day at the bureau."""
        day = self._reader.clock.local(moment).date()
        if day not in self._values:
            self._values[day] = all_values(self._reader, day)
        return self._values[day]

    def clocks(self, moment: datetime) -> ClockRules:
        """Return by when people must be told; an outage asks for each account that it reaches."""
        day = self._reader.clock.local(moment).date()
        if day not in self._clocks:
            self._clocks[day] = _clocks(self.values(moment))
        return self._clocks[day]

    def momentary(self, moment: datetime) -> timedelta:
        """Return up to how long an outage is momentary."""
        return timedelta(minutes=number(self.values(moment), "outage.momentary_minutes"))


def _clocks(values: Values) -> ClockRules:
    return ClockRules(
        number(values, "notice.planned_hours"),
        number(values, "notice.temporary_hours"),
        number(values, "notice.transfer_hours"),
        number(values, "notice.arrears_hours"),
        number(values, "notice.arrears_second_minutes"),
        number(values, "notice.reminder_hours"),
        number(values, "notice.fault_minutes"),
        number(values, "notice.fault_important_minutes"),
    )
