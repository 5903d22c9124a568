"""A case about a feeder's loss: why, what is done, what came back, and its closing."""

from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from crm.domain.energy_desk import LossRow
from crm.domain.errors import RoundsError
from crm.domain.losses import CaseDraft, LossCaseRow, LossCause
from crm.usecases.energy.cases import case, close_case, keep_case, open_case
from ui.context import Context
from ui.texts.dates import month_and_year
from ui.texts.errors import sentence, told
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import NumberField


def cause_name(cause: LossCause) -> str:
    """Return a cause in words, as the command line says it."""
    return told(f"loss.cause.{cause}")


class CaseForm(FormDialog):
    """Opens a case, or goes on with the one that is open; closing wants cause, action and recovered energy."""

    def __init__(self, context: Context, row: LossRow, month: date, parent: QWidget) -> None:
        self._context, self._row, self._month = context, row, month
        case_id = row.case_id
        self._case: LossCaseRow | None = None
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Loss of {feeder} in {month}").format(feeder=row.name, month=month_and_year(month)))
        self.give.setText(self.tr("Save"))
        self.close_it = Button(self.tr("Close the case"))
        self.close_it.clicked.connect(lambda: self._do(True))
        self.foot.addWidget(self.close_it)
        self.close_it.setVisible(case_id is not None)
        self.cause = Combo([("", self.tr("not known yet")), *((each.value, cause_name(each)) for each in LossCause)])
        self.note = GrowingText(self.tr("What was seen"), least=2, most=5)
        self.action = GrowingText(self.tr("What is done about it"), least=2, most=5)
        self.recovered = NumberField("kWh", least=Decimal(0))
        self.form.addWidget(Field(self.tr("Cause"), self.cause))
        self.form.addWidget(Field(self.tr("Note"), self.note))
        self.form.addWidget(Field(self.tr("Action"), self.action))
        self.form.addWidget(Field(self.tr("Recovered energy"), self.recovered))
        for grows in (self.note, self.action):
            grows.changed.connect(self.fit)
        self.fit()
        if case_id is not None:
            self.give.setEnabled(False)
            context.runner.ask(self, lambda reader: case(reader, case_id), self._show, self.refuse)

    def _show(self, found: LossCaseRow) -> None:
        self._case = found
        self.setWindowTitle(
            self.tr("Loss of {feeder} in {month}").format(feeder=found.feeder, month=month_and_year(found.month))
        )
        known = found.known
        self.cause.set_value(known.cause or "")
        self.note.set_text(known.note)
        self.action.set_text(known.action)
        self.recovered.line.setText("" if known.recovered_kwh is None else f"{known.recovered_kwh:.0f}")
        self.give.setEnabled(True)
        self.fit()

    def save(self) -> None:
        self._do(False)

    def _do(self, closing: bool) -> None:
        recovered = self.recovered.value()
        if recovered is None and self.recovered.line.text().strip():
            self.say(self.tr("Recovered energy is no number from 0 up. Enter kWh, or nothing."), self.recovered.line)
            return
        cause = LossCause(self.cause.value()) if self.cause.value() else None
        energy = None if recovered is None else float(recovered)
        known = CaseDraft(cause, self.note.text(), self.action.text(), energy)
        today, row, month, found = self._context.clock.today(), self._row, self._month, self._case

        def keep(work: Any) -> object:
            if found is None:
                return open_case(work, row.feeder_id, month, known, row.area_id)
            if closing:
                return close_case(work, found.case_id, found.version, known, today)
            return keep_case(work, found.case_id, found.version, known)

        self._context.runner.do(
            self,
            keep,
            lambda _key: self._done(closing),
            self.refuse,
            undo_text=self.tr("case about {feeder}").format(feeder=self._row.name),
        )

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def _done(self, closing: bool) -> None:
        self._context.toast(self.tr("Case closed") if closing else self.tr("Case saved"), undo=True)
        self.finish()
