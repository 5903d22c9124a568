"""Reports that are written each month into a folder, each on the whole of the month before (domain.md section 2.5)."""

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.reports import ReportKind
from crm.domain.summary import SummaryFilter, month_before, months_of

SUMMARY = "visit_summary"
CHOICES = (SUMMARY, *(kind.value for kind in ReportKind))
LAST_DAY = 28
"""Days of the month that every month has."""
MOST_MONTHS = 12
"""What was missed for longer than a year is not written any more."""


class ReportSchedule(Struct, frozen=True):
    """Which reports (CHOICES), from which day of the next month on, in what language, for which database.

    `done` is the first day of the last month that was written.
    """

    folder: str
    reports: tuple[str, ...]
    day: int
    language: str
    where: str
    done: date = field(default=date.min)

    def months(self, today: date) -> tuple[date, ...]:
        """Return the first days of the months that are to be written, the oldest first."""
        newest = month_due(self.day, today)
        if self.done >= newest:
            return ()
        missed = month_before(self.done, -1) if self.done > date.min else newest
        return months_of(max(missed, month_before(newest, MOST_MONTHS - 1)), newest)

    def after(self, month: date) -> "ReportSchedule":
        """Return it with a month written."""
        return replace(self, done=month)

    def as_text(self) -> str:
        """Return it as it is kept in the settings of a computer."""
        return json.dumps(
            {
                "folder": self.folder,
                "reports": list(self.reports),
                "day": self.day,
                "language": self.language,
                "where": self.where,
                "done": self.done.isoformat(),
            },
            ensure_ascii=False,
        )


def month_due(day: int, today: date) -> date:
    """Return the first day of the newest month that is over and whose day of writing has come."""
    return month_before(today, 1 if today.day >= day else 2)


def last_month(today: date) -> date:
    """Return the first day of the month before today's, which every road without a day of its own writes."""
    return month_due(1, today)


def schedule_of(text: str) -> ReportSchedule | None:
    """Return the schedule that a text keeps, None for none and for what cannot be read."""
    try:
        found: Any = json.loads(text)
        return _schedule(found) if isinstance(found, Mapping) else None
    except (ValueError, KeyError, TypeError):
        return None


def _schedule(found: Mapping[str, Any]) -> ReportSchedule:
    reports = tuple(each for each in CHOICES if each in found["reports"])
    day = min(max(int(found["day"]), 1), LAST_DAY)
    done = date.fromisoformat(found["done"])
    return ReportSchedule(str(found["folder"]), reports, day, str(found["language"]), str(found["where"]), done)


def whole_month(month: date) -> SummaryFilter:
    """Return the period of a month."""
    return SummaryFilter(month, date.fromordinal(month_before(month, -1).toordinal() - 1))
