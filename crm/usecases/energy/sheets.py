"""The comparison for a customer and the losses of a month as workbooks; no peer has a name in them (domain.md 4.6)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.comparison import Standing
from crm.domain.energy_desk import Comparison, Finding, LossBoard, LossRow
from crm.domain.losses import Section
from crm.domain.reports import Figure
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.figure_sheets import figures_in
from crm.exchange.summary_columns import words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.energy.compare import compare
from crm.usecases.energy.losses import losses
from crm.usecases.heading import author
from crm.usecases.made_book import MadeBook

Said = Mapping[str, str]


def comparison_book(reader: Reader, account_id: UUID, month: date, language: str) -> MadeBook:
    """Return an account's month among its peers; the count is that of metrics.

    Raises NotFound("account.gone"), and Invalid where the month was not read.
    """
    found, said = compare(reader, account_id, month), words(language)
    lines = [said["energy.line_account"].format(name=found.subject.name, number=found.subject.account_no or "")]
    lines.append(said["energy.line_month"].format(month=f"{found.month:%Y-%m}", count=max(found.size - 1, 0)))
    sheets = (_metrics(found, said), _past(found, said), _advice(found, said))
    return MadeBook(titled(reader, language, said["energy.title"], lines, sheets), len(found.standings))


def losses_book(reader: Reader, month: date, person_id: UUID | None, language: str) -> MadeBook:
    """Return the feeders and areas of a month, the most lost energy first; the count is that of both."""
    board, said = losses(reader, month, person_id), words(language)
    lines = [said["energy.line_losses"].format(month=f"{month:%Y-%m}", count=len(board.rows), unusual=board.unusual)]
    detail, *proven = tally_sheets(_feeders(board, said), language)
    areas = losses(reader, month, person_id, Section.AREA)
    beside = [_losses("areas", areas, Section.AREA, said)] if areas.rows else []
    book = titled(reader, language, said["energy.losses"], lines, (detail, *beside, *proven))
    return MadeBook(book, len(board.rows) + len(areas.rows))


FIGURES = (
    Figure("elements", "elements"),
    Figure("supply_kwh", "supply_kwh"),
    Figure("sales_kwh", "sales_kwh"),
    Figure("lost_kwh", "lost_kwh"),
    Figure("unusual", "unusual", bad=0, high_is_bad=True, is_exception=True),
)
"""What the feeders of a month bring together."""


def _feeders(board: LossBoard, said: Said) -> TallyBook:
    def found(row: LossRow) -> str:
        return said[f"energy.anomaly.{row.judged.kinds[0]}"] if row.judged.kinds else said["energy.usual_loss"]

    charts = (BookChart(said["energy.lost_kwh"], ("lost_kwh",)),)
    return TallyBook(
        said["energy.losses"],
        _loss_columns(Section.FEEDER, said),
        lambda row: _loss(row, said),
        board.rows,
        _brings,
        figures_in("energy", FIGURES, said),
        (TallyCut("summary", said["sheet.summary"], said["energy.kinds"], found, charts),),
        said["energy.none"],
        1,
    )


def _brings(row: LossRow) -> dict[str, float]:
    """Return what a feeder brings, as it stands rounded in the sheet."""
    sums = {"supply_kwh": row.supply_kwh, "sales_kwh": row.sales_kwh, "lost_kwh": row.judged.lost_kwh}
    found = {"elements": 1.0, **{name: round(value, 2) for name, value in sums.items()}}
    return found | ({"unusual": 1.0} if row.judged.kinds else {})


def _loss_columns(section: Section, said: Said) -> list[BookColumn]:
    numbers = ("supply_kwh", "sales_kwh", "rate", "expected", "low", "high", "lost_kwh")
    return [
        BookColumn(key, said[f"energy.{key}"], "decimal" if key in numbers else "text", 18 if key == "kinds" else 14)
        for key in (section.value, *numbers, "kinds", "apart")
    ]


def _losses(key: str, board: LossBoard, section: Section, said: Said) -> BookSheet:
    rows = [BookRow(_loss(row, said)) for row in board.rows]
    charts = (BookChart(said["energy.lost_kwh"], ("lost_kwh",)),)
    title, empty = said[f"energy.{key}"], said["energy.none"]
    return BookSheet(key, title, _loss_columns(section, said), rows, frozen=1, charts=charts, empty=empty)


def titled(reader: Reader, language: str, title: str, lines: list[str], sheets: tuple[BookSheet, ...]) -> Book:
    """Return sheets under a title, the bureau, lines of one's own, and who made them when."""
    said, day = words(language), reader.clock.today()
    bureau = str(all_values(reader, day)["bureau.name"])
    above = (
        said["line.unit"].format(value=bureau),
        *lines,
        said["line.author"].format(value=author(reader)),
        said["line.made_on"].format(value=f"{reader.clock.local(reader.clock.now()):%Y-%m-%d %H:%M}"),
    )
    return Book(title, above, bureau, day, sheets)


def _metrics(found: Comparison, said: Said) -> BookSheet:
    keys = (("metric", "text"), ("value", "decimal"), ("p25", "decimal"), ("p50", "decimal"), ("p75", "decimal"))
    more = (("percentile", "count"), ("place", "text"))
    columns = [
        BookColumn(key, said[f"energy.{key}"], form, 18 if form == "text" else 14) for key, form in (*keys, *more)
    ]
    rows = [BookRow(_standing(each, said)) for each in found.standings]
    return BookSheet("compare", said["energy.compare"], columns, rows, frozen=1, empty=said["energy.too_few"])


def _standing(each: Standing, said: Said) -> tuple[Any, ...]:
    figures = (round(each.value, 4), round(each.low, 4), round(each.middle, 4), round(each.high, 4))
    good = {True: "good", False: "costly", None: "usual"}[each.is_good]
    return (said[f"energy.metric.{each.metric}"], *figures, round(each.percentile), said[f"energy.{good}"])


def _past(found: Comparison, said: Said) -> BookSheet:
    metrics = [each.metric for each in found.standings]
    columns = [BookColumn("month", said["energy.month"], "text", 12)]
    columns += [BookColumn(metric, said[f"energy.metric.{metric}"], "decimal", 16) for metric in metrics]
    rows = [
        BookRow((f"{month:%Y-%m}", *(round(values[metric], 4) if metric in values else None for metric in metrics)))
        for month, values in found.past
    ]
    charts = tuple(BookChart(said[f"energy.metric.{metric}"], (metric,), "line") for metric in metrics) if rows else ()
    return BookSheet("past", said["energy.past"], columns, rows, frozen=1, charts=charts, empty=said["energy.none"])


def _advice(found: Comparison, said: Said) -> BookSheet:
    keys = (
        ("advice", "text"),
        ("value", "decimal"),
        ("against", "decimal"),
        ("need", "decimal"),
        ("saving", "decimal"),
    )
    columns = [BookColumn(key, said[f"energy.{key}"], form, 24 if key == "advice" else 14) for key, form in keys]
    rows = [BookRow(_finding(each, said)) for each in found.findings]
    return BookSheet("advice", said["energy.advice_sheet"], columns, rows, frozen=1, empty=said["energy.none"])


def _finding(each: Finding, said: Said) -> tuple[Any, ...]:
    saving = None if each.saving is None else float(each.saving)
    return (said[f"energy.advice.{each.kind}"], round(each.value, 4), round(each.against, 4), each.need, saving)


def _loss(row: LossRow, said: Said) -> tuple[Any, ...]:
    judged = row.judged
    figures = (row.supply_kwh, row.sales_kwh, judged.rate, judged.expected, judged.low, judged.high, judged.lost_kwh)
    kinds = ", ".join(said[f"energy.anomaly.{kind}"] for kind in judged.kinds)
    rounded = tuple(None if value is None else round(value, 2) for value in figures)
    return (row.name, *rounded, kinds, said["energy.is_apart"] if judged.apart else "")
