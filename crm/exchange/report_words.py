"""What reports, their lines and their rows are called, in the words of the workbooks."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from crm.domain.codelists import street_by_code
from crm.domain.reports import TOTAL, Cut, FactRow, Figure, ReportKind, ReportLine, ReportWish
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


def placed(out: Path, name: str) -> Path:
    """Return where a workbook is written: a file is what it is, in a folder it stands under its usual name."""
    return out / name if out.is_dir() else out


def narrowings(area: str | None, manager: str | None, wanted: SummaryFilter, language: str) -> Mapping[str, str]:
    """Return what figures are narrowed to in words, by the kind of it: area, manager, segment, street."""
    segment = words(language)[f"segment.{wanted.segment}"] if wanted.segment else ""
    found = (area, manager, segment, street_name(wanted.street, language))
    return {kind: name for kind, name in zip(("area", "manager", "segment", "street"), found, strict=True) if name}


def narrowed_name(table: str, narrowed: Mapping[str, str], *more: str) -> str:
    """Return a table's name with what it is narrowed to beside the unit: each has a file of its own in a folder."""
    return " ".join([table, *(name for kind, name in narrowed.items() if kind != "area"), *more])


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


def filter_words(narrowed: Mapping[str, str], language: str, *more: str) -> str:
    """Return what figures are narrowed to, as the line above the headings says it."""
    said = words(language)
    parts = [said[f"filter.{kind}"].format(value=name) for kind, name in narrowed.items()]
    return " · ".join([*parts, *more]) or said["filter.none"]


def source_name(wish: ReportWish, language: str) -> str:
    """Return where a report has its answers from; "" for one that counts none."""
    has_answers = wish.kind in (ReportKind.RATINGS, ReportKind.SERVICE_GAP)
    return words(language)[f"source.{wish.source}"] if has_answers else ""
