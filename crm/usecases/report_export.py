"""Any report as a workbook, as a preview of its sheets, and as the object that `rounds export report --json` prints."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from crm.domain.memory import no_collection
from crm.domain.reports import Cut, Key, Report, ReportLine, ReportWish
from crm.domain.sheet_previews import SheetPreview
from crm.exchange import report_words
from crm.exchange.book_model import Book
from crm.exchange.book_writer import write_book
from crm.exchange.figures_book import ReportFile, figures_book, report_narrowings
from crm.exchange.preview import BookOnPaper, on_paper, previews
from crm.exchange.report_words import file_name, line_name, narrowed_name, placed, source_name
from crm.storage.reader import Reader
from crm.usecases.fact_rows import FactNames
from crm.usecases.heading import author
from crm.usecases.reports import facts_of, report


def report_book(reader: Reader, wish: ReportWish, language: str) -> tuple[Report, Book]:
    """Return a report with its workbook as data; rows are read when they are asked for, in this reader."""
    told = report(reader, wish)
    beside = Cut.MANAGER if wish.cut is Cut.SEGMENT else Cut.SEGMENT
    facts = list(facts_of(reader, wish, whole=True))
    made = ReportFile(
        told=told,
        beside=report(reader, replace(wish, cut=beside)),
        facts=facts,
        named=FactNames(reader).rows,
        author=author(reader),
    )
    return told, figures_book(made, language)


@no_collection()
def export_report(reader: Reader, wish: ReportWish, out: Path, language: str) -> Report:
    """Write the workbook of a report, in a folder under its usual name, and return it.

    Raises Invalid("period.backwards"), Cancelled, DiskFull, NotFound or Denied; then an older file is as it was.
    """
    told, book = report_book(reader, wish, language)
    write_book(placed(out, report_name(told, language)), book, language, reader.progress)
    return told


def preview_report(reader: Reader, wish: ReportWish, language: str, limit: int) -> tuple[Report, list[SheetPreview]]:
    """Return a report and the first rows of every sheet of its workbook."""
    told, book = report_book(reader, wish, language)
    return told, previews(book, limit)


def report_on_paper(reader: Reader, wish: ReportWish, language: str) -> BookOnPaper:
    """Return a report for the printer, without the rows behind it; raises Invalid("period.backwards")."""
    return on_paper(report_book(reader, wish, language)[1])


def report_name(told: Report, language: str) -> str:
    """Return the name of a report's workbook."""
    source = source_name(told.wish, language)
    narrowed = report_narrowings(told, language)
    table = narrowed_name(report_words.report_name(told.wish, language), narrowed, *([source] if source else []))
    return file_name(told.area or told.bureau, table, told.wish.wanted, told.made_at.date())


def as_json(told: Report, language: str) -> dict[str, object]:
    """Return the figures; rates are shares of 1, null where nothing counts."""
    return {
        "report": told.wish.kind.value,
        "by": told.wish.cut.value,
        "from": told.wish.wanted.first.isoformat(),
        "to": told.wish.wanted.last.isoformat(),
        "source": told.wish.source.value,
        "lines": [
            {"key": _key(line.key), "name": line_name(line, told.wish, language), **_values(told, line)}
            for line in told.lines
        ],
        "total": _values(told, told.total),
    }


def _values(told: Report, line: ReportLine) -> dict[str, object]:
    return {figure.key: figure.value(line.sums) for figure in told.figures}


def _key(key: Key) -> str | None:
    if key is None:
        return None
    return f"{key:%Y-%m}" if isinstance(key, date) else str(key)
