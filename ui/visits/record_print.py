"""A record on paper, a draft marked as one: facts and texts with room for signatures, as PDF or through the printer."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QPoint
from PySide6.QtWidgets import QWidget

from crm.domain.privacy import ExportKind
from crm.domain.visits import RecordDraft
from crm.usecases.files_out import write_whole
from crm.usecases.privacy import note_export
from crm.usecases.record_paper import RecordOnPaper, record_on_paper
from ui.context import Context
from ui.printing.markup import facts, heading, paragraph, table, title
from ui.printing.paper import Paper, pdf_of
from ui.saving import ask_where
from ui.texts.errors import language
from ui.widgets.menus import passing_menu

LONGEST_NAME = 60


class RecordPrint(QObject):
    """People of the customer stand on the paper, so each way out is noted."""

    def __init__(self, context: Context, page: QWidget, written: Callable[[], RecordDraft | None]) -> None:
        """`written` tells what stands on the page, None where that is what is stored and submitted."""
        super().__init__(page)
        self._context, self._page, self._written = context, page, written

    def offer(self, visit_id: UUID, account: str, anchor: QWidget) -> None:
        """Open the menu of both ways under a control."""
        menu = passing_menu(self._page)
        menu.addAction(self.tr("Print the record…"), lambda: self.print_out(visit_id))
        menu.addAction(self.tr("Save the record as PDF…"), lambda: self._ask(visit_id, account))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _ask(self, visit_id: UUID, account: str) -> None:
        name = "_".join((account[:LONGEST_NAME], self.tr("visit record"))) + ".pdf"
        if path := ask_where(self._context.settings, self._page, self.tr("Save the record"), name, "*.pdf"):
            self.save(visit_id, path)

    def save(self, visit_id: UUID, path: Path) -> None:
        """Write the record as a PDF."""
        speech, draft = language(), self._written()

        def saved(_path: Path) -> None:
            self._context.toast(self.tr("Saved {name}").format(name=path.name))
            self._note(path.name)

        self._context.runner.ask(
            self,
            lambda reader: write_whole(path, pdf_of([paper_of(record_on_paper(reader, visit_id, speech, draft))])),
            saved,
            self._context.show_error,
        )

    def print_out(self, visit_id: UUID) -> None:
        """Show the record as it will be printed; once it is, that is noted."""
        speech, draft = language(), self._written()
        self._context.runner.ask(
            self,
            lambda reader: record_on_paper(reader, visit_id, speech, draft),
            self._print,
            self._context.show_error,
            slot="paper",
        )

    def _print(self, found: RecordOnPaper) -> None:
        from ui.printing.dialog import print_papers

        dialog = print_papers([paper_of(found)], self._page)
        dialog.accepted.connect(lambda: self._note(self.tr("(printed)")))

    def _note(self, name: str) -> None:
        self._context.runner.do(self, lambda work: note_export(work, ExportKind.VISITS, name, 1, True))


def paper_of(found: RecordOnPaper) -> Paper:
    """Set a record on upright pages."""
    translate = QCoreApplication.translate
    draft = translate("RecordPrint", "Draft, not submitted: visit record")
    name = draft if found.is_draft else translate("RecordPrint", "Visit record")
    body = title(name, " · ".join((found.bureau, found.account, found.visit_no)))
    body += heading(translate("RecordPrint", "Visit")) + facts(found.facts)
    body += "".join(heading(head) + paragraph(text) for head, text in found.texts)
    signed = (
        translate("RecordPrint", "Customer"),
        translate("RecordPrint", "Written by"),
        translate("RecordPrint", "Reviewed by"),
    )
    body += heading(translate("RecordPrint", "Signatures")) + table(signed, [["\n\n"] * len(signed)])
    return Paper(f"{name} · {found.account}", body)
