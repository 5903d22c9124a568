"""The grid planners' workbook: feeders and substations with their years, and every lead (domain.md section 7)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from crm.domain.codelists import voltage_by_code
from crm.domain.growth_desk import GrowthBoard, GrowthRow, GrowthYear, LeadChange, LeadLine, ramp_text
from crm.domain.reports import Figure
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.figure_sheets import figures_in
from crm.exchange.summary_columns import words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.energy.growth import growth
from crm.usecases.energy.growth_sent import changes_since
from crm.usecases.heading import author
from crm.usecases.made_book import MadeBook

FACTS = ("purpose", "voltage", "supply", "load_character")
"""What is known of the load; who is asked about it stays in the house."""


def growth_book(reader: Reader, language: str) -> MadeBook:
    """Return the planners' workbook: feeders with their years, and every lead; the count is that of feeders."""
    board, said = growth(reader), words(language)
    bureau = str(all_values(reader, board.on)["bureau.name"])
    lines = (
        said["line.unit"].format(value=bureau),
        said["line.author"].format(value=author(reader)),
        said["line.made_on"].format(value=f"{reader.clock.local(reader.clock.now()):%Y-%m-%d %H:%M}"),
        said["growth.how"].format(coefficient=_coefficients(board, said), coincidence=board.coincidence),
    )
    sent_on, changes = changes_since(reader, board)
    detail, *proven = tally_sheets(_feeders(board, said), language)
    sheets = [detail, _station_sheet(board, said), _leads(board, said), *proven]
    if sent_on is not None:
        sheets.append(_changes(sent_on, changes, said))
    return MadeBook(Book(said["growth.title"], lines, bureau, board.on, sheets), len(board.rows))


def _changes(sent_on: date, changes: Iterable[LeadChange], said: Mapping[str, str]) -> BookSheet:
    """Return the sheet of differences to the last one sent."""
    forms = {"kva": "decimal", "expected": "date", "stage": "text"}
    columns = [
        BookColumn(key, said[f"growth.{key}"], "text", 18) for key in ("change", "account_no", "account", "project")
    ]
    for key, form in forms.items():
        for when in ("before", "now"):
            columns.append(BookColumn(f"{key}_{when}", said[f"growth.{key}_{when}"], form, 16))
    rows = [BookRow(tuple(_change_cells(each, said))) for each in changes]
    title = said["growth.changes"].format(day=f"{sent_on:%Y-%m-%d}")
    return BookSheet("changes", title, columns, rows, frozen=1, empty=said["growth.no_changes"])


def _change_cells(each: LeadChange, said: Mapping[str, str]) -> Iterator[Any]:
    kind = "new" if each.before is None else "gone" if each.now is None else "other"
    yield from (said[f"growth.change.{kind}"], each.account_no or "", each.account, each.project)
    both = (each.before, each.now)
    yield from (None if state is None else state.applied_kva for state in both)
    yield from (None if state is None else state.expected_on for state in both)
    yield from ("" if state is None else said.get(f"growth.stage.{state.stage}", state.stage) for state in both)


FIGURES = (
    Figure("feeders", "feeders"),
    Figure("leads", "leads"),
    Figure("raw_kva", "raw_kva"),
    Figure("present_kw", "present_kw"),
    Figure("overloaded", "overloaded", bad=0, high_is_bad=True, is_exception=True),
)
"""What the feeders bring together."""


def _brings(row: GrowthRow) -> dict[str, float]:
    """Return what a feeder brings, as it stands rounded in the sheet."""
    found = {"feeders": 1.0, "leads": float(len(row.leads)), "raw_kva": row.raw_kva}
    found["present_kw"] = round(row.present_kw, 1)
    return found | ({"overloaded": 1.0} if row.over_from is not None else {})


def _feeders(board: GrowthBoard, said: Mapping[str, str]) -> TallyBook:
    fixed = (("substation", "text"), ("feeder", "text"), ("leads", "count"), ("raw_kva", "decimal"))
    more = (("limit_kva", "decimal"), ("present_kw", "decimal"), ("heavy_from", "text"), ("over_from", "text"))
    columns = [BookColumn(key, said[f"growth.{key}"], form, 16) for key, form in (*fixed, *more)]
    columns += _year_columns(board, said)
    charts = (BookChart(said["growth.raw_kva"], ("raw_kva",)),)

    def station(row: GrowthRow) -> str:
        return row.substation

    return TallyBook(
        said["growth.feeders"],
        columns,
        lambda row: tuple(_feeder_cells(row)),
        board.rows,
        _brings,
        figures_in("growth", FIGURES, said),
        (TallyCut("summary", said["sheet.summary"], said["growth.substation"], station, charts),),
        said["growth.none"],
        2,
    )


def _feeder_cells(row: GrowthRow) -> Iterable[Any]:
    yield from (row.substation, row.feeder, len(row.leads), row.raw_kva, row.limit_kva, round(row.present_kw, 1))
    yield from (str(row.heavy_from or ""), str(row.over_from or ""))
    yield from _year_cells(row.years)


def _coefficients(board: GrowthBoard, said: Mapping[str, str]) -> str:
    return ", ".join(f"{said[f'growth.kind.{kind}']} {value:g}" for kind, value in board.coefficients.items())


def _station_sheet(board: GrowthBoard, said: Mapping[str, str]) -> BookSheet:
    fixed = (("substation", "text"), ("feeders", "count"), ("leads", "count"), ("raw_kva", "decimal"))
    more = (("limit_kva", "decimal"), ("present_kw", "decimal"), ("heavy_from", "text"), ("over_from", "text"))
    columns = [BookColumn(key, said[f"growth.{key}"], form, 16) for key, form in (*fixed, *more)]
    columns += _year_columns(board, said)
    rows = [
        BookRow(
            (
                *(row.substation, row.feeders, row.leads, row.raw_kva, row.limit_kva, round(row.present_kw, 1)),
                *(str(row.heavy_from or ""), str(row.over_from or "")),
                *_year_cells(row.years),
            )
        )
        for row in board.stations
    ]
    return BookSheet("stations", said["growth.stations"], columns, rows, frozen=1, empty=said["growth.none"])


def _year_columns(board: GrowthBoard, said: Mapping[str, str]) -> Iterator[BookColumn]:
    for year in board.years:
        for key in ("coincident", "headroom", "load"):
            yield BookColumn(f"{key}_{year}", said[f"growth.{key}"].format(year=year), "decimal", 16)


def _year_cells(years: Iterable[GrowthYear]) -> Iterator[float]:
    for each in years:
        yield from (round(each.coincident_kw, 1), round(each.headroom_kw, 1), round(each.load_pct, 1))


def _leads(board: GrowthBoard, said: Mapping[str, str]) -> BookSheet:
    forms = {"applied_kva": "decimal", "probability": "percent", "updated_on": "date"}
    days = dict.fromkeys(("expected_on", "earliest_on", "latest_on"), "date")
    keys = ("substation", "feeder", "account_no", "account", "project", "applied_kva", "stage", "probability")
    columns = [
        BookColumn(key, said[f"growth.{key}"], (forms | days).get(key, "text"), 18)
        for key in (*keys, *days, "ramp", *FACTS, "updated_on", "stale")
    ]
    placed = [(row.substation, row.feeder, line) for row in board.rows for line in row.leads]
    every = [*placed, *(("", "", line) for line in board.unplaced)]
    rows = [BookRow((place, feeder, *_lead_cells(line, said))) for place, feeder, line in every]
    return BookSheet("leads", said["growth.leads_sheet"], columns, rows, frozen=2, empty=said["growth.none"])


def _lead_cells(line: LeadLine, said: Mapping[str, str]) -> tuple[Any, ...]:
    stage = said.get(f"growth.stage.{line.stage}", line.stage)
    stale = said["growth.is_stale"] if line.is_stale else ""
    named = (line.account_no or "", line.account, line.project, line.applied_kva, stage)
    when = (line.expected_on, line.earliest_on, line.latest_on, ramp_text(line.ramp))
    level = voltage_by_code().get(line.voltage_code or "")
    voltage = "" if level is None else f"{level.nominal_kv:g} kV"
    dual = {True: said["growth.dual"], False: said["growth.single"], None: ""}[line.is_dual]
    facts = (line.purpose or "", voltage, dual, line.load_character or "")
    return (*named, line.probability, *when, *facts, line.updated_on, stale)
