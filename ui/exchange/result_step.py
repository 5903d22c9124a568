"""The last step: what was taken, what was made, and the verdict on each row as a file."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.errors import Invalid
from crm.exchange.rows import ReadResult
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.verdicts import Saved, save_verdicts
from ui.context import Context
from ui.exchange.running_bar import RunningBar
from ui.saving import ask_where
from ui.texts.errors import language, told
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.icon import TintedIcon
from ui.widgets.labels import Text


class ResultStep(QWidget):
    """Offers the next file, the list, and a workbook with the verdicts."""

    again = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._report: ImportReport | None = None
        self._result: ReadResult | None = None
        self._source = Path()
        self.strip = FigureStrip([])
        self.running = RunningBar()
        self.running.cancelled.connect(self._cancelled)
        self.plain = Banner("", under=True)
        self.plain.hide()
        self.title = Text("", "heading")
        self.made = Text("", "body", "text2", wrap=True)
        self.made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card = Card()
        inner = QVBoxLayout()
        inner.setSpacing(px(10))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        open_list = Button(self.tr("Open the accounts"), "primary")
        open_list.clicked.connect(lambda: context.navigate("accounts"))
        self.save = Button(self.tr("Save the verdict on each row…"), icon="download-simple")
        self.save.clicked.connect(self._save)
        another = Button(self.tr("Import another file"))
        another.clicked.connect(self.again)
        for button in (open_list, self.save, another):
            buttons.addWidget(button)
        for widget in (TintedIcon("check", "ok", 64, True), self.title):
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self.made)
        buttons.insertStretch(0, 1)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        card.body.addStretch(1)
        card.body.addLayout(inner)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.running)
        column.addWidget(self.plain)
        column.addWidget(self.strip)
        column.addWidget(card, 1)

    def show_report(self, report: ImportReport, result: ReadResult, source: Path) -> None:
        """Show what became of the file."""
        self._report, self._result, self._source = report, result, source
        names = {
            Verdict.ADDED: self.tr("Added"),
            Verdict.UPDATED: self.tr("Changed"),
            Verdict.UNCHANGED: self.tr("As they were"),
            Verdict.DUPLICATE: self.tr("Duplicates"),
            Verdict.REJECTED: self.tr("Left out"),
        }
        self.plain.hide()
        self.strip.set_figures(
            [
                Figure(
                    verdict,
                    name,
                    f"{report.count(verdict):,}",
                    ink="danger" if verdict is Verdict.REJECTED and report.count(verdict) else "text",
                    link=False,
                )
                for verdict, name in names.items()
            ]
        )
        self.title.set_text(self.tr("{count} rows are in").format(count=f"{report.taken:,}"))
        self.made.set_text(self._made(report))

    def _made(self, report: ImportReport) -> str:
        names = {
            "areas": self.tr("supply units"),
            "people": self.tr("people"),
            "feeders": self.tr("feeders"),
            "substations": self.tr("substations"),
            "transformer_areas": self.tr("transformer areas"),
            "customers": self.tr("legal entities"),
            "contacts": self.tr("contacts"),
            "issues": self.tr("issues"),
        }
        parts = [f"{report.created[key]:,} {name}" for key, name in names.items() if report.created[key]]
        return self.tr("Made on the way: {parts}").format(parts=self.tr(", ").join(parts)) if parts else ""

    def _save(self) -> None:
        if self._report is None or self._result is None:
            return
        if path := ask_where(self._context.settings, self, self.tr("Save the verdicts"), "", "*.xlsx"):
            self._write(path, self._report, self._result)

    def _write(self, path: Path, report: ImportReport, result: ReadResult) -> None:
        """Write the verdicts; never over the file that was read."""
        source, speech = self._source, language()
        if path.resolve() == source.resolve():
            self._context.show_error(Invalid("file.is_source", path=path.name))
            return
        self.plain.hide()
        ask = self._context.runner.ask
        self.running.run(
            lambda told: ask(
                self,
                lambda reader: save_verdicts(path, source, result, report, speech, reader.progress),
                lambda saved: self._saved(path, source.name, saved),
                self._failed,
                progress=told,
            )
        )
        self._show_buttons()

    def _show_buttons(self) -> None:
        """One workbook is written at a time."""
        self.save.setEnabled(self.running.job is None)

    def _saved(self, path: Path, source: str, saved: Saved) -> None:
        self.running.end()
        self._show_buttons()
        self._context.toast(self.tr("Saved {name}").format(name=path.name))
        self.plain.setVisible(saved.why_plain is not None)
        if saved.why_plain is not None:
            self.plain.set_text(told(saved.why_plain, {"file": source}))

    def _failed(self, error: BaseException) -> None:
        self.running.end()
        self._show_buttons()
        self._context.show_error(error)

    def _cancelled(self) -> None:
        self._show_buttons()
        self._context.toast(told("cancelled"))
