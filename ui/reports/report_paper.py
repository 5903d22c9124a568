"""A report on paper: every sheet but the single rows, as PDF or through the printer."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from crm.domain.privacy import ExportKind
from crm.domain.sheet_previews import SheetPreview
from crm.usecases.export import BookOnPaper
from crm.usecases.files_out import write_whole
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.printing.markup import heading, quiet, small, table, title
from ui.printing.paper import Paper, pdf_of

LEAST, MOST = 5, 30
"""How many letters of a column count for its width; a Chinese one counts twice."""
WIDE_FROM = 10
"""Tables of so many columns have smaller letters."""

Read = Callable[[Any], BookOnPaper]


class ReportPaper(QObject):
    """Prints what `read` gives; what leaves the program is noted among the exports."""

    def __init__(self, context: Context, page: QWidget, kind: ExportKind) -> None:
        super().__init__(page)
        self._context, self._page, self._kind = context, page, kind

    def save(self, read: Read, path: Path, fail: Callable[[BaseException], None]) -> None:
        """Write a PDF."""

        def write(reader: Any) -> int:
            found = read(reader)
            write_whole(path, pdf_of([paper_of(found)]))
            return sum(len(sheet.rows) for sheet in found.sheets)

        def written(count: int) -> None:
            self._note(path.name, count)
            self._context.toast(self.tr("Saved {name}").format(name=path.name))

        self._context.runner.ask(self, write, written, fail)

    def print_out(self, read: Read) -> None:
        """Show the report as it will be printed; once it is, that is noted."""
        self._context.runner.ask(self, read, self._print, self._context.show_error, slot="paper")

    def _print(self, found: BookOnPaper) -> None:
        from ui.printing.dialog import print_papers

        dialog = print_papers([paper_of(found)], self._page)
        count = sum(len(sheet.rows) for sheet in found.sheets)
        dialog.accepted.connect(lambda: self._note(self.tr("(printed)"), count))

    def _note(self, name: str, count: int) -> None:
        kind = self._kind
        self._context.runner.do(self, lambda work: note_export(work, kind, name, count, False))


def paper_of(found: BookOnPaper) -> Paper:
    """Set a workbook on wide pages, a heading and a table for each sheet."""
    body = title(found.title, " · ".join(found.lines))
    return Paper(found.title, body + "".join(_sheet(sheet) for sheet in found.sheets), landscape=True)


def _sheet(sheet: SheetPreview) -> str:
    translate = QCoreApplication.translate
    if not sheet.rows:
        return heading(sheet.title) + quiet(translate("ReportPaper", "Nothing here."))
    right = {place for place, is_figure in enumerate(sheet.figures) if is_figure}
    body = table(sheet.headings, sheet.rows, right, _widths(sheet))
    if len(sheet.headings) >= WIDE_FROM:
        body = small(body)
    if len(sheet.rows) < sheet.count:
        words = translate("ReportPaper", "The first {shown} of {count} rows; the workbook has all of them.")
        body += quiet(words.format(shown=f"{len(sheet.rows):,}", count=f"{sheet.count:,}"))
    return heading(sheet.title) + body


def _widths(sheet: SheetPreview) -> Sequence[int]:
    """Return the shares of the columns in per cent, by their longest cells."""
    columns = zip(*sheet.rows, strict=True)
    letters = [
        min(max(max(map(_length, cells)) + 1, _heading(head), LEAST), MOST)
        for head, cells in zip(sheet.headings, columns, strict=True)
    ]
    whole = sum(letters)
    shares = [max(1, round(100 * each / whole)) for each in letters]
    return [shares[0] + 100 - sum(shares), *shares[1:]]


def _heading(text: str) -> int:
    """Return the room of a heading: its longest word, half of a Chinese one, which breaks anywhere."""
    return max((len(word) + 1 for word in text.split()), default=0)


def _length(text: str) -> int:
    return len(text) + sum(ord(letter) > 0x2E80 for letter in text)
