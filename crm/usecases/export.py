"""The visit summary as a workbook, as a preview of its sheets, and as the object that `rounds export --json` prints."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from crm.domain.memory import no_collection
from crm.domain.sheet_previews import SheetPreview
from crm.domain.summary import SummaryFilter, Tally, VisitSummary
from crm.exchange.book_model import Book
from crm.exchange.book_writer import write_book
from crm.exchange.preview import BookOnPaper, on_paper, previews
from crm.exchange.report_words import file_name, narrowed_name, placed
from crm.exchange.summary import SummaryFile, summary_book, summary_narrowings
from crm.exchange.summary_columns import words
from crm.storage.reader import Reader
from crm.usecases.fact_rows import FactNames
from crm.usecases.heading import author
from crm.usecases.summary import counted_summary

__all__ = ["BookOnPaper", "ExportReport", "export_visit_summary", "preview_visit_summary"]


class ExportReport(Struct, frozen=True):
    """Where the file is and the totals that stand in it."""

    out: Path
    wanted: SummaryFilter
    total: Tally
    managers: int

    def as_json(self) -> dict[str, object]:
        """Return the object that `rounds export --json` prints; rates are shares of 1, null where nothing counts."""
        total = self.total
        rates = {
            "plan_completion_rate": total.plan_completion_rate,
            "on_time_rate": total.on_time_rate,
            "coverage_rate": total.coverage_rate,
            "closing_rate": total.closing_rate,
            "on_time_close_rate": total.on_time_close_rate,
            "mean_closing_days": total.mean_closing_days,
            "satisfaction": total.satisfaction,
        }
        return {
            "out": str(self.out),
            "from": self.wanted.first.isoformat(),
            "to": self.wanted.last.isoformat(),
            "managers": self.managers,
            "totals": {**asdict(total), "visits": total.visits, "ended": total.ended, **rates},
        }


def summary_file(
    reader: Reader, wanted: SummaryFilter, language: str, personal: bool = False
) -> tuple[VisitSummary, Book]:
    """Return the summary with its workbook as data; visits are read when they are asked for, in this reader.

    Raises Invalid("period.backwards").
    """
    counted = counted_summary(reader, wanted, personal)
    made = SummaryFile(counted.summary, counted.lines, counted.facts, FactNames(reader).rows, author(reader), personal)
    return counted.summary, summary_book(made, language)


@no_collection()
def export_visit_summary(
    reader: Reader, wanted: SummaryFilter, out: Path, language: str, personal: bool = False
) -> ExportReport:
    """Write the visit summary, in a folder under its usual name; personal data of people only when asked for.

    Raises Invalid("period.backwards"), Cancelled, DiskFull, NotFound or Denied; then an older file is as it was.
    """
    summary, book = summary_file(reader, wanted, language, personal)
    out = placed(out, summary_name(summary, language))
    write_book(out, book, language, reader.progress)
    managers = len({line.manager for line in summary.managers if line.manager})
    return ExportReport(out, summary.filter, summary.total, managers)


def preview_visit_summary(
    reader: Reader, wanted: SummaryFilter, language: str, limit: int
) -> tuple[VisitSummary, list[SheetPreview]]:
    """Return the summary and the first rows of every sheet of its workbook, the one worth a look first."""
    summary, book = summary_file(reader, wanted, language)
    sheets = previews(book, limit)
    return summary, sorted(sheets, key=lambda sheet: sheet.key != "summary")


def summary_on_paper(reader: Reader, wanted: SummaryFilter, language: str) -> BookOnPaper:
    """Return the summary for the printer, without the visits one by one; raises Invalid("period.backwards")."""
    return on_paper(summary_file(reader, wanted, language)[1])


def summary_name(summary: VisitSummary, language: str) -> str:
    """Return the name of the summary's workbook."""
    table = narrowed_name(words(language)["title"], summary_narrowings(summary, language))
    return file_name(summary.area or summary.bureau, table, summary.filter, summary.made_on)
