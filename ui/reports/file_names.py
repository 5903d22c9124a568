"""The names that bureaus give to files: unit, table, period, day (domain.md section 13)."""

import re
from datetime import date

from crm.domain.reports import Report
from crm.domain.summary import SummaryFilter
from ui.reports.cut_bar import cut_names
from ui.reports.report_tabs import report_names

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def file_name(unit: str, table: str, wanted: SummaryFilter, made_on: date) -> str:
    """Return the name of a workbook; what no system takes in a name is left out."""
    period = f"{wanted.first:%Y%m%d}-{wanted.last:%Y%m%d}"
    return FORBIDDEN.sub(" ", f"{unit}_{table}_{period}_{made_on:%Y%m%d}.xlsx")


def report_file(told: Report) -> str:
    """Return the name of a report's workbook."""
    wish = told.wish
    table = f"{report_names()[wish.kind]}_{cut_names()[wish.cut]}"
    return file_name(told.area or told.bureau, table, wish.wanted, told.made_at.date())
