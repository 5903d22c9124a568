"""The times of notice by the settings of the day that they are about."""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from crm.domain.settings import SettingValue
from crm.planning.outages.clocks import ClockRules
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number, turning_days

Values = Mapping[str, SettingValue]


class DatedRules:
    """Rules by day; what the settings say from one change of them to the next is read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._turns = [date.min, *turning_days(reader)]
        self._values: dict[date, Values] = {}
        self._clocks: dict[date, ClockRules] = {}

    def values(self, moment: datetime) -> Values:
        """Return the settings of a moment's day at the bureau."""
        since = self._since(moment)
        if since not in self._values:
            self._values[since] = all_values(self._reader, since)
        return self._values[since]

    def clocks(self, moment: datetime) -> ClockRules:
        """Return by when people must be told; an outage asks for each account that it reaches."""
        since = self._since(moment)
        if since not in self._clocks:
            self._clocks[since] = _clocks(self.values(moment))
        return self._clocks[since]

    def momentary(self, moment: datetime) -> timedelta:
        """Return up to how long an outage is momentary."""
        return timedelta(minutes=number(self.values(moment), "outage.momentary_minutes"))

    def _since(self, moment: datetime) -> date:
        """Return the day from which the settings have been as they are on a moment's day."""
        day = self._reader.clock.local(moment).date()
        return self._turns[bisect_right(self._turns, day) - 1]


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
