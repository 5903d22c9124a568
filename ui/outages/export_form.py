"""Outages, times of restoration and notices of a period as a workbook (domain.md 3.5)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from crm.domain.errors import RoundsError
from crm.domain.privacy import ExportKind
from crm.usecases.made_book import MadeBook
from crm.usecases.outages.sheets import estimates_book, notices_book, outages_book
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.table.sheets_dialog import SheetsDialog

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
        dialog = SheetsDialog(self.windowTitle(), self)
        dialog.accepted.connect(self._ask_where)
        dialog.begin(self._context.runner.ask, self._making(), self._refuse)

    def _ask_where(self) -> None:
        first, last = _day(self.first), _day(self.last)
        name = f"{NAMES[ExportKind(self.kind.value())]}_{first:%Y%m%d}-{last:%Y%m%d}.xlsx"
        if path := ask_where(self._context.settings, self, self.windowTitle(), name, "*.xlsx"):
            self.write(path)

    @property
    def _is_personal(self) -> bool:
        return self.kind.value() == ExportKind.NOTICES and self.personal.isChecked()

    def write(self, path: Path) -> None:
        """Write the workbook; a refusal is said in the form."""
        kind, personal, make, speech = ExportKind(self.kind.value()), self._is_personal, self._making(), language()

        def written(count: int) -> None:
            self._context.toast(self.tr("%n row(s) saved to {file}", "", count).format(file=path.name))
            self._context.runner.do(self.owner, lambda work: note_export(work, kind, path.name, count, personal), None)
            self.finish()

        self._context.runner.ask(self, lambda reader: make(reader).save(reader, path, speech), written, self._refuse)

    def _making(self) -> Callable[[Any], MadeBook]:
        """Return what makes the workbook that is chosen now, for another thread."""
        days, speech, personal = (_day(self.first), _day(self.last)), language(), self._is_personal
        match self.kind.value():
            case ExportKind.NOTICES:
                return lambda reader: notices_book(reader, speech, *days, personal)
            case ExportKind.ESTIMATES:
                return lambda reader: estimates_book(reader, speech, *days)
        return lambda reader: outages_book(reader, speech, *days)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))


def _day(field: DateField) -> date:
    """Return a day that was looked at before."""
    day = field.value()
    assert day is not None
    return day
