"""Outages, times of restoration and notices of a period as a workbook (domain.md 3.5)."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from crm.domain.errors import RoundsError
from crm.domain.privacy import ExportKind
from crm.usecases.outages.sheets import export_estimates, export_notices, export_outages
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field

NAMES = {ExportKind.OUTAGES: "outages", ExportKind.ESTIMATES: "etr", ExportKind.NOTICES: "notices"}


class ExportForm(FormDialog):
    """What, from when to when; the file is asked for last. What leaves the program is noted among the exports."""

    def __init__(self, context: Context, parent: QWidget, kind: ExportKind = ExportKind.OUTAGES) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Export outages"))
        self.give.setText(self.tr("Export…"))
        self._context = context
        self.kind = Combo(
            [
                (ExportKind.OUTAGES, self.tr("Outages, whom they reached, reliability")),
                (ExportKind.ESTIMATES, self.tr("Times of restoration and how right they were")),
                (ExportKind.NOTICES, self.tr("Notices, what was told late, who cannot be reached")),
            ]
        )
        self.kind.set_value(kind)
        self.kind.currentIndexChanged.connect(lambda _place: self._suit())
        today = context.clock.today()
        self.first, self.last = DateField(context.clock.today, past=True), DateField(context.clock.today, past=True)
        self.first.set_value(today.replace(day=1))
        self.last.set_value(today)
        self.personal = CheckBox(self.tr("With the names of who was told"))
        self.form.addWidget(Field(self.tr("What"), self.kind, required=True))
        self.add_line(Field(self.tr("From"), self.first, required=True), Field(self.tr("To"), self.last, required=True))
        self.form.addWidget(self.personal)
        self._suit()

    def _suit(self) -> None:
        self.personal.setVisible(self.kind.value() == ExportKind.NOTICES)
        self.fit()

    def save(self) -> None:
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            wrong = self.first if first is None else self.last
            self.say(wrong.problem() or self.tr("Enter a day."), wrong)
            return
        name = f"{NAMES[ExportKind(self.kind.value())]}_{first:%Y%m%d}-{last:%Y%m%d}.xlsx"
        if path := ask_where(self._context.settings, self, self.windowTitle(), name, "*.xlsx"):
            self.write(path)

    def write(self, path: Path) -> None:
        """Write the workbook; a refusal is said in the form."""
        first, last, kind = self.first.value(), self.last.value(), ExportKind(self.kind.value())
        personal = kind is ExportKind.NOTICES and self.personal.isChecked()
        speech = language()
        assert first is not None
        assert last is not None

        def write(reader: Any) -> int:
            if kind is ExportKind.NOTICES:
                return export_notices(reader, path, speech, first, last, personal)
            export = export_outages if kind is ExportKind.OUTAGES else export_estimates
            return export(reader, path, speech, first, last)

        def written(count: int) -> None:
            self._context.toast(self.tr("%n row(s) saved to {file}", "", count).format(file=path.name))
            self._context.runner.do(self.owner, lambda work: note_export(work, kind, path.name, count, personal), None)
            self.finish()

        self._context.runner.ask(self, write, written, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))
