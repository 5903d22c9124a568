"""What reports, their lines and their rows are called, in the words of the workbooks."""

import re
from collections.abc import Mapping
from datetime import date

from crm.domain.codelists import street_by_code
from crm.domain.reports import TOTAL, Cut, FactRow, Figure, Report, ReportKind, ReportLine, ReportWish
from crm.domain.summary import SummaryFilter
from crm.exchange.summary_columns import words

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def report_name(wish: ReportWish, language: str) -> str:
    """Return the name of a report with its cut."""
    said = words(language)
    return said["report.by"].format(report=said[f"report.{wish.kind}"], cut=cut_name(wish, language))


def file_name(unit: str, table: str, wanted: SummaryFilter, made_on: date) -> str:
    """Return unit, table, period and day (domain.md section 13), without what no system takes in a name."""
    period = f"{wanted.first:%Y%m%d}-{wanted.last:%Y%m%d}"
    return FORBIDDEN.sub(" ", f"{unit}_{table}_{period}_{made_on:%Y%m%d}.xlsx")


def cut_name(wish: ReportWish, language: str) -> str:
    """Return what stands over the names of the lines."""
    said = words(language)
    is_verified = wish.kind is ReportKind.DATA_QUALITY and wish.cut is Cut.MONTH
    return said["cut.verified" if is_verified else f"cut.{wish.cut}"]


def figure_name(key: str, language: str) -> str:
    """Return the name of a figure or of a measure."""
    return words(language)[f"figure.{key}"]


def figure_tip(figure: Figure, language: str) -> str:
    """Return how a figure is counted."""
    return words(language)[f"define.{figure.key}"]


def line_name(line: ReportLine, wish: ReportWish, language: str) -> str:
    """Return what a line is about."""
    said = words(language)
    if line.key == TOTAL:
        return said["total"]
    if line.key is None:
        is_verified = wish.kind is ReportKind.DATA_QUALITY and wish.cut is Cut.MONTH
        return said["unknown.verified" if is_verified else f"unknown.{wish.cut}"]
    if isinstance(line.key, date):
        return f"{line.key:%Y-%m}"
    if wish.cut is Cut.SEGMENT:
        return said[f"segment.{line.key}"]
    if wish.cut is Cut.STREET:
        return street_name(str(line.key), language)
    return line.name or said[f"unknown.{wish.cut}"]


def street_name(code: str | None, language: str) -> str:
    """Return a street by its code."""
    known = street_by_code().get(code or "")
    if known is None:
        return code or ""
    return known.zh if language == "zh_CN" else known.en


def row_state(row: FactRow, said: Mapping[str, str]) -> str:
    """Return the state of a row in words."""
    return said.get(row.fact.note, row.fact.note)


def filter_words(told: Report, language: str) -> str:
    """Return what a report is narrowed to."""
    said, wanted = words(language), told.wish.wanted
    parts = []
    if told.area:
        parts.append(said["filter.area"].format(value=told.area))
    if told.manager:
        parts.append(said["filter.manager"].format(value=told.manager))
    if wanted.segment:
        parts.append(said["filter.segment"].format(value=said[f"segment.{wanted.segment}"]))
    if wanted.street:
        parts.append(said["filter.street"].format(value=street_name(wanted.street, language)))
    if told.wish.kind in (ReportKind.RATINGS, ReportKind.SERVICE_GAP):
        parts.append(said["line.source"].format(value=said[f"source.{told.wish.source}"]))
    return " · ".join(parts) or said["filter.none"]
