"""Feeders and areas whose last days stand out, where they are measured by day (domain.md section 5)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from crm.domain.losses import Section
from crm.domain.workdays import Workdays
from crm.planning.energy.loss import DayRules, LineDay, LossRules, daily_alarm
from crm.storage.calendar import work_calendar
from crm.storage.energy import lines as store
from crm.storage.reader import AnyRow, Reader

BACK = 60
"""So many days hold the 28 valid ones that a day is held against."""


def unusual_days(reader: Reader, section: Section, rules: Mapping[UUID, LossRules]) -> frozenset[UUID]:
    """Return the sections whose newest days are unusual by the rules of each.

    Days with a transfer or unread meters are left out.
    """
    newest = store.newest(reader, section, store.DAY)
    if newest is None:
        return frozenset()
    first = newest - timedelta(days=BACK)
    calendar = work_calendar(reader, first, newest)
    days = store.spans(reader, section, store.DAY, first, newest)
    return frozenset(key for key, rows in days if key in rules and _stands_out(rows, newest, calendar, rules[key]))


def _stands_out(rows: Sequence[AnyRow], newest: date, calendar: Workdays, rules: LossRules) -> bool:
    if rows[-1].starts_on != newest:
        return False
    lines = []
    for row in rows:
        kind = "work" if calendar.is_workday(row.starts_on) else "off"
        unread = row.coverage_pct is not None and row.coverage_pct < rules.coverage
        suspended = bool(row.has_transfer) or unread
        lines.append(LineDay(row.starts_on, row.supply_kwh, row.sales_kwh, kind, suspended))
    return daily_alarm(lines, rules, DayRules())
