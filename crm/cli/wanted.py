"""Which period and accounts a report is about, and where it goes: the same words for the summary and every report."""

import argparse
from pathlib import Path

from crm.cli.database import named
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day, a_month, a_segment, a_street
from crm.domain.errors import Invalid, NotFound
from crm.domain.report_schedule import last_month, whole_month
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.usecases.people import area_named, person_named

LAST_MONTH = "last"


def place(options: argparse.Namespace) -> Path:
    """Return the file or the folder that is named; raises as workbook_to_write does."""
    out = Path(options.out)
    if options.out and out.is_dir():
        return out
    if options.out.endswith(("/", "\\")) or not out.suffix:
        raise NotFound("folder.missing", path=options.out)
    return workbook_to_write(options.out, named(options), options.template)


def wanted(reader: Reader, options: argparse.Namespace) -> SummaryFilter:
    """Turn names into keys; raises NotFound for a name that nobody has, and Invalid("period.unclear")."""
    days = _period(reader, options)
    return SummaryFilter(
        days.first,
        days.last,
        area_named(reader, options.area) if options.area is not None else None,
        person_named(reader, options.manager) if options.manager is not None else None,
        a_segment(options.segment) if options.segment is not None else None,
        a_street(options.street) if options.street is not None else None,
    )


def _period(reader: Reader, options: argparse.Namespace) -> SummaryFilter:
    """Return a month, or the days from and to."""
    first, last = options.first, options.last
    if options.month is None and first is not None and last is not None:
        return SummaryFilter(a_day(first), a_day(last))
    if options.month is None or first is not None or last is not None:
        raise Invalid("period.unclear")
    if options.month == LAST_MONTH:
        return whole_month(last_month(reader.clock.today()))
    return SummaryFilter(*a_month(options.month))
