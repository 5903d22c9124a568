"""A bureau's own template filled with the visit summary: which names it may use, and what they hold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crm.domain.summary import ManagerLine, SegmentLine, SummaryFilter, Tally, VisitSummary
from crm.exchange.summary_columns import detail_columns, words
from crm.exchange.templates.book import Filling, Template
from crm.storage.reader import Reader
from crm.storage.visits import person_name
from crm.usecases.export import ExportReport
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
NONE = "—"
"""Stands where nothing counts (domain.md section 2.5)."""


def fill_summary(
    reader: Reader, template: Path, wanted: SummaryFilter, out: Path, language: str, personal: bool = False
) -> ExportReport:
    """Fill a template with the visit summary of a period and return the totals that stand in it.

    Personal data of the customer's people only when asked for. Raises what crm.exchange.templates.book.Template and
    crm.usecases.summary.visit_summary raise; then no file stands under the final name.
    """
    book = Template(template)
    summary = visit_summary(reader, wanted)
    person = reader.actor.person_id
    author = (person_name(reader, person) if person else None) or reader.actor.login
    book.write(out, summary_filling(summary, language, author, personal))
    managers = len({line.manager for line in summary.managers if line.manager})
    return ExportReport(out, wanted, summary.total, managers)


def summary_filling(summary: VisitSummary, language: str, author: str, personal: bool) -> Filling:
    """Return every name that a template of the visit summary may use."""
    detail = detail_columns(language, personal)
    figures = (*Tally.__dataclass_fields__, *RATES)
    values = {
        "rounds_bureau": summary.bureau,
        "rounds_area": summary.area or NONE,
        "rounds_manager": summary.manager or NONE,
        "rounds_first": summary.filter.first,
        "rounds_last": summary.filter.last,
        "rounds_month": f"{summary.filter.first:%Y-%m}",
        "rounds_author": author,
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
    found = {name: getattr(tally, name) for name in (*Tally.__dataclass_fields__, *RATES)}
    return {name: NONE if value is None else value for name, value in found.items()}


def _manager(number: int, line: ManagerLine) -> dict[str, Any]:
    return {"number": number, "area": line.area, "manager": line.manager, **_figures(line.tally)}


def _segment(number: int, line: SegmentLine, said: Any) -> dict[str, Any]:
    name = said.get(f"segment.{line.segment}", line.segment)
    return {"number": number, "segment": name, **_figures(line.tally)}
