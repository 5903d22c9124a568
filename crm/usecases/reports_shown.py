"""Reports for the window: the same figures as everywhere, in the words and number formats of the workbook."""

from msgspec import Struct

from crm.domain.reports import TOTAL, Fact, Figure, Key, Of, Report, ReportLine, ReportWish
from crm.exchange.book_model import BookColumn
from crm.exchange.figures_book import fact_cells, fact_columns
from crm.exchange.preview import as_text
from crm.exchange.report_words import cut_name, figure_name, figure_tip, line_name, report_name
from crm.storage.reader import Reader
from crm.usecases.fact_rows import FactNames
from crm.usecases.reports import report, rows_behind


class ShownFigure(Struct, frozen=True):
    """A figure with its name and how it is counted."""

    figure: Figure
    name: str
    how: str

    def text(self, line: ReportLine) -> str:
        """Return the figure of a line as the workbook shows it."""
        return as_text(self.figure.value(line.sums), self.figure.form)

    def is_bad(self, line: ReportLine) -> bool:
        """Say whether somebody has to look at the figure of a line."""
        return self.figure.is_bad(self.figure.value(line.sums))


class ShownLine(Struct, frozen=True):
    """A line with its name; the total comes last."""

    line: ReportLine
    name: str

    @property
    def is_total(self) -> bool:
        """Say whether it sums up the report."""
        return self.line.key == TOTAL


class ShownReport(Struct, frozen=True):
    """A report in words; `over_names` stands over the names of its lines."""

    told: Report
    title: str
    over_names: str
    figures: tuple[ShownFigure, ...]
    lines: tuple[ShownLine, ...]

    @property
    def total(self) -> ShownLine:
        """The line that sums up the report."""
        return self.lines[-1]


class ShownRow(Struct, frozen=True):
    """A row that counts, in words by the headings beside it."""

    fact: Fact
    cells: tuple[str, ...]


class ShownRows(Struct, frozen=True):
    """The first rows behind a figure, and how many there are.

    `has_value`: the last cell of a row is how much of the figure it brings, where that is not one each.
    """

    headings: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    count: int
    has_value: bool = False


def shown_report(reader: Reader, wish: ReportWish, language: str) -> ShownReport:
    """Return a report in words; raises Invalid("period.backwards")."""
    told = report(reader, wish)
    figures = (ShownFigure(each, figure_name(each.key, language), figure_tip(each, language)) for each in told.figures)
    lines = (ShownLine(line, line_name(line, wish, language)) for line in (*told.lines, told.total))
    return ShownReport(told, report_name(wish, language), cut_name(wish, language), tuple(figures), tuple(lines))


def shown_rows(reader: Reader, wish: ReportWish, key: Key, figure: Figure, language: str, limit: int) -> ShownRows:
    """Return the first rows behind a figure of a line, by TOTAL of the whole report."""
    facts = rows_behind(reader, wish, key, figure)
    columns = fact_columns(language)
    measure = figure.behind
    has_value = any(fact.values[measure] != 1 for fact in facts)
    more = [BookColumn(measure, figure_name(measure, language), figure.form)] if has_value else []
    columns += more
    forms = [column.form for column in columns]
    rows = []
    for row in FactNames(reader).rows(facts, limit):
        cells = [*fact_cells(row, language), *(row.fact.values[each.key] for each in more)]
        rows.append(ShownRow(row.fact, tuple(as_text(cell, form) for cell, form in zip(cells, forms, strict=True))))
    return ShownRows(tuple(column.heading for column in columns), tuple(rows), len(facts), has_value)


def opens(fact: Fact) -> tuple[str, dict[str, object]] | None:
    """Return the page that shows a row and what it is told, None where there is none."""
    if fact.of in (Of.VISIT, Of.PLAN, Of.ANSWER):
        return "visit", {"id": fact.id}
    if fact.of is Of.ISSUE:
        return "issues", {"view": "all", "row": fact.id}
    if fact.of is Of.OUTAGE:
        return "outages", {"id": fact.id}
    return ("account", {"id": fact.account_id}) if fact.account_id else None
