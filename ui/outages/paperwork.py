"""Letters and call sheets, saved as PDF or printed; what leaves the program is noted among the exports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.outage_desk import AffectedRow, OutageDetail
from crm.domain.outages import NoticeChannel
from crm.domain.privacy import ExportKind
from crm.usecases.files_out import write_whole
from crm.usecases.outages.notices import texts
from crm.usecases.privacy import note_export
from ui.context import Context, Offer
from ui.outages.papers import call_paper, letter_papers
from ui.printing.paper import Paper, pdf_of
from ui.saving import ask_where

Papers = Callable[[Any], list[Paper]]


class PaperWork(QObject):
    """`told` is offered after letters were made: they count as told only when somebody says that they went out."""

    def __init__(self, context: Context, page: QWidget, told: Callable[[], None]) -> None:
        super().__init__(page)
        self._context, self._page, self._told = context, page, told

    def save_letters(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> None:
        """Ask for a file and write a letter to each of the accounts into it."""
        if path := self._ask(self.tr("letters"), found):
            self.write_letters(found, rows, path)

    def write_letters(self, found: OutageDetail, rows: Sequence[AffectedRow], path: Path) -> None:
        """Write a letter to each of the accounts into one PDF."""
        offer = Offer(self.tr("Mark told…"), self._told)
        self._write(self._letters(found, rows), path, len(rows), offer)

    def print_letters(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> None:
        """Show the letters as they will be printed."""
        self._print(self._letters(found, rows))

    def save_calls(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> None:
        """Ask for a file and write the call sheet into it."""
        if path := self._ask(self.tr("call sheet"), found):
            self.write_calls(found, rows, path)

    def write_calls(self, found: OutageDetail, rows: Sequence[AffectedRow], path: Path) -> None:
        """Write the call sheet as a PDF."""
        self._write(self._calls(found, rows), path, len(rows), None)

    def print_calls(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> None:
        """Show the call sheet as it will be printed."""
        self._print(self._calls(found, rows))

    def _letters(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> Papers:
        outage_id: UUID = found.head.outage_id
        ids = [row.account_id for row in rows]
        return lambda reader: letter_papers(texts(reader, outage_id, ids, None, [NoticeChannel.LETTER]))

    def _calls(self, found: OutageDetail, rows: Sequence[AffectedRow]) -> Papers:
        clock = self._context.clock
        return lambda _reader: [call_paper(found, rows, clock)]

    def _ask(self, what: str, found: OutageDetail) -> Path | None:
        name = f"{found.head.outage_no}_{found.head.place}_{what}.pdf"
        return ask_where(self._context.settings, self._page, self.tr("Save as PDF"), name, "*.pdf")

    def _write(self, papers: Papers, path: Path, count: int, offer: Offer | None) -> None:
        def write(reader: Any) -> int:
            made = papers(reader)
            write_whole(path, pdf_of(made))
            return count

        def saved(_count: int) -> None:
            words = self.tr("%n account(s) saved to {file}", "", count).format(file=path.name)
            self._context.toast(words, offer=offer)
            self._context.runner.do(self, lambda work: note_export(work, ExportKind.NOTICES, path.name, count, True))

        self._context.runner.ask(self, write, saved, self._context.show_error)

    def _print(self, papers: Papers) -> None:
        def show(made: list[Paper]) -> None:
            from ui.printing.dialog import print_papers

            print_papers(made, self._page)

        self._context.runner.ask(self, papers, show, self._context.show_error, slot="paper")
