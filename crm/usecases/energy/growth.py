"""Customers' coming demand by feeder, for the grid planners (domain.md section 7)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from crm.domain.growth_desk import GrowthBoard, GrowthRow, GrowthYear, LeadLine
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.exchange.book_model import Book, BookColumn, BookRow, BookSheet
from crm.exchange.book_writer import write_book
from crm.exchange.summary_columns import words
from crm.planning.energy.growth import Lead, outlook
from crm.storage.energy import growth as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.usecases.report_export import author

AHEAD = 5
COEFFICIENT, COINCIDENCE = 0.6, 0.8
"""The demand coefficient of industry and the share of single peaks that meet at one time (domain.md 7)."""
ENDED = frozenset({"energized", "cancelled"})


def growth(reader: Reader) -> GrowthBoard:
    """Return what the leads of customers add to their feeders in this year and those after it."""
    today = reader.clock.today()
    values = all_values(reader, today)
    stale = today - timedelta(days=int(number(values, "lead.stale_days")))
    homes = store.main_feeders(reader, today)
    by_feeder: dict[UUID, list[tuple[AnyRow, LeadLine]]] = defaultdict(list)
    unplaced = []
    for row in store.leads(reader):
        if row.stage in ENDED:
            continue
        line = _line(row, reader.clock.local(row.updated_at).date(), stale)
        if row.account_id in homes:
            by_feeder[homes[row.account_id]].append((row, line))
        else:
            unplaced.append(line)
    carried = _carried(homes, store.demands(reader, month_before(today, 12)))
    years = tuple(range(today.year, today.year + AHEAD + 1))
    rows = [
        _row(feeder, by_feeder[feeder.id], carried.get(feeder.id, 0.0), years, values)
        for feeder in store.feeders(reader)
        if feeder.id in by_feeder
    ]
    return GrowthBoard(today, years, tuple(sorted(rows, key=_order)), tuple(unplaced))


def _order(row: GrowthRow) -> tuple[int, int, str, str]:
    return row.over_from or 9999, row.heavy_from or 9999, row.substation, row.feeder


def _line(row: AnyRow, updated_on: date, stale: date) -> LeadLine:
    named = (row.id, row.account_no, row.name, row.project, row.applied_kva, row.stage, row.probability)
    return LeadLine(*named, row.expected_on, updated_on, updated_on < stale)


def _carried(homes: Mapping[UUID, UUID], demands: Mapping[UUID, float]) -> dict[UUID, float]:
    """Return what each feeder carries today in kW: the newest peaks of its accounts do not all meet."""
    found: dict[UUID, float] = defaultdict(float)
    for account, feeder in homes.items():
        found[feeder] += demands.get(account, 0.0) * COINCIDENCE
    return found


def _row(
    feeder: AnyRow,
    leads: list[tuple[AnyRow, LeadLine]],
    present: float,
    years: tuple[int, ...],
    values: Mapping[str, SettingValue],
) -> GrowthRow:
    lines = tuple(line for _row_of, line in leads)
    raw = sum(line.applied_kva for line in lines)
    facts = (feeder.id, feeder.substation, feeder.number, feeder.limit_kva, present, lines, raw)
    if not feeder.limit_kva:
        return GrowthRow(*facts, (), None, None)
    coming = [
        Lead(line.applied_kva, COEFFICIENT, line.probability, (line.expected_on or date(years[1], 1, 1)).year)
        for line in lines
    ]
    limits = (number(values, "feeder.heavy_pct"), number(values, "feeder.over_pct"))
    found = outlook(coming, feeder.limit_kva, present, years, COINCIDENCE, *limits)
    told = tuple(
        GrowthYear(each.year, each.weighted_kw, each.coincident_kw, each.headroom_kw, each.load_pct)
        for each in found.years
    )
    return GrowthRow(*facts, told, found.heavy_from, found.over_from)


def export_growth(reader: Reader, out: Path, language: str) -> int:
    """Write the planners' workbook: feeders with their years, and every lead; return how many feeders there are.

    Raises Cancelled, DiskFull, NotFound or Denied; then an older file is as it was.
    """
    board, said = growth(reader), words(language)
    bureau = str(all_values(reader, board.on)["bureau.name"])
    lines = (
        said["line.unit"].format(value=bureau),
        said["line.author"].format(value=author(reader)),
        said["line.made_on"].format(value=f"{board.on:%Y-%m-%d}"),
        said["growth.how"].format(coefficient=COEFFICIENT, coincidence=COINCIDENCE),
    )
    sheets = (_feeders(board, said), _leads(board, said))
    write_book(out, Book(said["growth.title"], lines, bureau, board.on, sheets), language)
    return len(board.rows)


def _feeders(board: GrowthBoard, said: Mapping[str, str]) -> BookSheet:
    fixed = (("substation", "text"), ("feeder", "text"), ("leads", "count"), ("raw_kva", "decimal"))
    more = (("limit_kva", "decimal"), ("present_kw", "decimal"), ("heavy_from", "text"), ("over_from", "text"))
    columns = [BookColumn(key, said[f"growth.{key}"], form, 16) for key, form in (*fixed, *more)]
    for year in board.years:
        for key in ("coincident", "headroom", "load"):
            columns.append(BookColumn(f"{key}_{year}", said[f"growth.{key}"].format(year=year), "decimal", 16))
    rows = [BookRow(tuple(_feeder_cells(row))) for row in board.rows]
    return BookSheet("feeders", said["growth.feeders"], columns, rows, frozen=2, empty=said["growth.none"])


def _feeder_cells(row: GrowthRow) -> Iterable[Any]:
    yield from (row.substation, row.feeder, len(row.leads), row.raw_kva, row.limit_kva, round(row.present_kw, 1))
    yield from (str(row.heavy_from or ""), str(row.over_from or ""))
    for each in row.years:
        yield from (round(each.coincident_kw, 1), round(each.headroom_kw, 1), round(each.load_pct, 1))


def _leads(board: GrowthBoard, said: Mapping[str, str]) -> BookSheet:
    forms = {"applied_kva": "decimal", "probability": "percent", "expected_on": "date", "updated_on": "date"}
    keys = ("substation", "feeder", "account_no", "account", "project", "applied_kva", "stage", "probability")
    columns = [
        BookColumn(key, said[f"growth.{key}"], forms.get(key, "text"), 18)
        for key in (*keys, "expected_on", "updated_on", "stale")
    ]
    placed = [(row.substation, row.feeder, line) for row in board.rows for line in row.leads]
    every = [*placed, *(("", "", line) for line in board.unplaced)]
    rows = [BookRow((place, feeder, *_lead_cells(line, said))) for place, feeder, line in every]
    return BookSheet("leads", said["growth.leads_sheet"], columns, rows, frozen=2, empty=said["growth.none"])


def _lead_cells(line: LeadLine, said: Mapping[str, str]) -> tuple[Any, ...]:
    stage = said.get(f"growth.stage.{line.stage}", line.stage)
    stale = said["growth.is_stale"] if line.is_stale else ""
    named = (line.account_no or "", line.account, line.project, line.applied_kva, stage)
    return (*named, line.probability, line.expected_on, line.updated_on, stale)
