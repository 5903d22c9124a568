"""Any report as a workbook, a PDF or on paper, after a look at each of its sheets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.privacy import ExportKind
from crm.domain.reports import Report, ReportWish
from crm.domain.sheet_previews import SheetPreview
from crm.usecases.privacy import note_export
from crm.usecases.report_export import export_report, preview_report, report_name, report_on_paper
from crm.usecases.templates import fill_report
from ui.context import Context
from ui.reports.report_paper import ReportPaper
from ui.reports.template_line import TemplateLine, problem_room
from ui.reports.writing import Writing
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.labels import Text
from ui.widgets.panel_head import PanelHead
from ui.widgets.table.sheet_look import SHOWN_ROWS, SheetLook

Seen = tuple[Report, list[SheetPreview]]


class ReportExport(Card):
    """`wish()` tells which report is in view."""

    closed = Signal()

    def __init__(self, context: Context, wish: Callable[[], ReportWish], parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context, self._wish = context, wish
        self._told: Report | None = None
        self.head = PanelHead()
        self.head.closed.connect(self.closed)
        self.problem = Banner("", "danger", "warning-circle", under=True)
        self.room = problem_room(self.problem)
        self.look = SheetLook()
        self.save = Button(self.tr("Save to Excel"), "primary", "download-simple")
        self.writing = Writing(context, self.save)
        self.form = TemplateLine(context)
        self.paper = ReportPaper(context, self, ExportKind.REPORT)
        self.save.setToolTip("Ctrl+Enter")
        self.save.clicked.connect(self._ask_where)
        self.copy = Button(self.tr("Copy table"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.print = IconButton("printer", self.tr("Print…"), "Ctrl+P", framed=True)
        self.print.clicked.connect(self.print_out)
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), 0, px(20), px(16))
        column.setSpacing(px(10))
        nobody = self.tr("No names and numbers of the customers' people are in it.")
        for part, share in ((self.room, 0), (self.look, 1), (Text(nobody, "small", "text2", wrap=True), 0)):
            column.addWidget(part, share)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button in (self.save, self.copy, self.print):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.form)
        column.addWidget(self.writing)
        column.addLayout(buttons)
        self.body.addLayout(self.head)
        self.body.addWidget(inner, 1)

    def load(self) -> None:
        """Look at the sheets of the report in view."""
        wish, speech = self._wish(), language()
        self.form.show_kind(wish.kind)
        self._context.runner.ask(
            self,
            lambda reader: preview_report(reader, wish, speech, SHOWN_ROWS),
            self._show,
            self._failed,
            slot="sheets",
        )

    def _show(self, seen: Seen) -> None:
        self._told, sheets = seen
        self.room.hide()
        self.save.setEnabled(True)
        self.head.show_row(self.tr("Export"), self.tr("%n sheet(s)", "", len(sheets)))
        self.look.show_sheets(sheets)

    def _failed(self, error: BaseException) -> None:
        self.problem.set_text(sentence(error))
        self.room.show()

    def _copy(self) -> None:
        if self.look.copy():
            self._context.toast(self.tr("Copied"))

    def _ask_where(self) -> None:
        if self._told is None:
            return
        title, name = self.tr("Save the report"), report_name(self._told, language())
        if path := ask_where(self._context.settings, self, title, name, "*.xlsx;;*.pdf"):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the workbook, or by the name's end a PDF, in the background."""
        wish, speech, form = self._wish(), language(), self.form.path()
        if path.suffix.lower() == ".pdf":
            self.paper.save(lambda reader: report_on_paper(reader, wish, speech), path, self._failed)
            return

        def written(told: Report) -> None:
            count, kind = len(told.lines), ExportKind.REPORT
            self.room.hide()
            self._context.runner.do(self, lambda work: note_export(work, kind, path.name, count, False))
            self._context.toast(self.tr("Saved {name}").format(name=path.name))

        def write(reader: Any) -> Report:
            if form is not None:
                return fill_report(reader, form, wish, path, speech)
            return export_report(reader, wish, path, speech)

        self.writing.write(write, written, self._failed)

    def print_out(self) -> None:
        """Show the report as it will be printed."""
        wish, speech = self._wish(), language()

        def read(reader: Any) -> Any:
            return report_on_paper(reader, wish, speech)

        self.paper.print_out(read)
