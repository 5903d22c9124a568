"""A bureau's own template filled with the visit summary or a report: which names it may use, and what they hold."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from crm.domain.reports import Figure, Report, ReportLine, ReportWish
from crm.domain.summary import ManagerLine, SegmentLine, SummaryFilter, Tally, VisitSummary
from crm.exchange.figures_book import fact_cells, fact_columns
from crm.exchange.report_words import line_name, placed, report_name
from crm.exchange.summary_columns import detail_columns, words
from crm.exchange.templates.book import Filling, Template
from crm.storage.reader import Reader
from crm.usecases.export import ExportReport, summary_name
from crm.usecases.fact_rows import FactNames
from crm.usecases.heading import author
from crm.usecases.report_export import report_name as file_name_of
from crm.usecases.reports import facts_of, report
from crm.usecases.summary import visit_summary

RATES = (
    "visits",
    "plan_completion_rate",
    "on_time_rate",
    "coverage_rate",
    "closing_rate",
    "on_time_close_rate",
    "mean_closing_days",
    "satisfaction",
)
"""Figures that are worked out of the counters (domain.md section 2.6); rates are shares of 1."""
LINES, DETAIL = "rounds_rows_lines", "rounds_rows_detail"
"""The lines of a report, and every row behind them."""
NONE = "—"
"""Stands where nothing counts (domain.md section 2.5)."""


def fill_summary(
    reader: Reader, template: Path, wanted: SummaryFilter, out: Path, language: str, personal: bool = False
) -> ExportReport:
    """Fill a template with the visit summary of a period and return the totals that stand in it.

    Personal data of the customer's people only when asked for. Raises what crm.exchange.templates.book.Template and
    crm.usecases.summary.visit_summary raise, Cancelled among it; then no file stands under the final name.
    """
    book = Template(template)
    summary = visit_summary(reader, wanted, personal=personal)
    out = placed(out, summary_name(summary, language))
    book.write(out, summary_filling(summary, language, author(reader), personal), reader.progress)
    managers = len({line.manager for line in summary.managers if line.manager})
    return ExportReport(out, wanted, summary.total, managers)


def fill_report(reader: Reader, template: Path, wish: ReportWish, out: Path, language: str) -> Report:
    """Fill a template with a report and return it; people of customers are in none.

    Raises what crm.exchange.templates.book.Template and crm.usecases.reports.report raise; then no file stands under
    the final name.
    """
    book, told = Template(template), report(reader, wish)
    lines = [_report_line(number, line, told, language) for number, line in enumerate(told.lines, 1)]
    details = _details(reader, wish, language) if book.asks_for(DETAIL) else ()
    keys = [figure.key for figure in told.figures]
    values = {
        **_head(told.bureau, told.area, told.manager, wish.wanted.first, wish.wanted.last),
        "rounds_report": report_name(wish, language),
        "rounds_author": author(reader),
        "rounds_made_on": told.made_at.date(),
        **{f"rounds_{name}": value for name, value in _report_figures(told.figures, told.total).items()},
    }
    fields = {
        LINES: ("number", "name", *keys),
        DETAIL: ("number", *(column.key for column in fact_columns(language))),
    }
    out = placed(out, file_name_of(told, language))
    book.write(out, Filling(values, {LINES: lines, DETAIL: details}, fields), reader.progress)
    return told


def _details(reader: Reader, wish: ReportWish, language: str) -> list[dict[str, Any]]:
    keys = [column.key for column in fact_columns(language)]
    rows = FactNames(reader).rows(list(facts_of(reader, wish, whole=True)))
    return [
        {"number": number, **dict(zip(keys, fact_cells(row, language), strict=True))}
        for number, row in enumerate(reader.progress.through(rows), 1)
    ]


def _report_line(number: int, line: ReportLine, told: Report, language: str) -> dict[str, Any]:
    return {
        "number": number,
        "name": line_name(line, told.wish, language),
        **_report_figures(told.figures, line),
    }


def _report_figures(figures: Sequence[Figure], line: ReportLine) -> dict[str, Any]:
    found = {figure.key: figure.value(line.sums) for figure in figures}
    return {name: NONE if value is None else value for name, value in found.items()}


def _head(bureau: str, area: str | None, manager: str | None, first: date, last: date) -> dict[str, Any]:
    return {
        "rounds_bureau": bureau,
        "rounds_area": area or NONE,
        "rounds_manager": manager or NONE,
        "rounds_first": first,
        "rounds_last": last,
        "rounds_month": f"{first:%Y-%m}",
    }


def summary_filling(summary: VisitSummary, language: str, made_by: str, personal: bool) -> Filling:
    """Return every name that a template of the visit summary may use."""
    detail = detail_columns(language, personal)
    figures = (*Tally.__struct_fields__, *RATES)
    values = {
        **_head(summary.bureau, summary.area, summary.manager, summary.filter.first, summary.filter.last),
        "rounds_author": made_by,
        "rounds_made_on": summary.made_on,
        **{f"rounds_{name}": value for name, value in _figures(summary.total).items()},
    }
    said = words(language)
    managers = [_manager(number, line) for number, line in enumerate(summary.managers, 1)]
    segments = [_segment(number, line, said) for number, line in enumerate(summary.segments, 1)]
    visits = [
        {"number": number, **{column.key: column.value(line) for column in detail}}
        for number, line in enumerate(summary.detail, 1)
    ]
    fields: dict[str, Sequence[str]] = {
        "rounds_rows_managers": ("number", "area", "manager", *figures),
        "rounds_rows_segments": ("number", "segment", *figures),
        "rounds_rows_visits": ("number", *(column.key for column in detail_columns(language, True))),
    }
    blocks = {"rounds_rows_managers": managers, "rounds_rows_segments": segments, "rounds_rows_visits": visits}
    return Filling(values, blocks, fields)


def _figures(tally: Tally) -> dict[str, Any]:
    """Return the figures as the summary has them; rates are shares of 1."""
    found = {name: getattr(tally, name) for name in (*Tally.__struct_fields__, *RATES)}
    return {name: NONE if value is None else value for name, value in found.items()}


def _manager(number: int, line: ManagerLine) -> dict[str, Any]:
    return {"number": number, "area": line.area, "manager": line.manager, **_figures(line.tally)}


def _segment(number: int, line: SegmentLine, said: Any) -> dict[str, Any]:
    name = said.get(f"segment.{line.segment}", line.segment)
    return {"number": number, "segment": name, **_figures(line.tally)}
