"""The meters of an account: a multiplier corrected, or a meter changed for another one."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.errors import RoundsError
from crm.domain.meters import MeterDraft, MeterRow
from crm.usecases.energy.meters import change_meter, meters_of, set_multiplier
from ui.context import Context
from ui.texts.dates import dated
from ui.texts.errors import sentence
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text


class MeterForm(FormDialog):
    """Without a new number the meter stays and only its multiplier changes; months that were read keep theirs."""

    def __init__(self, context: Context, account_id: UUID, name: str, parent: QWidget) -> None:
        self._context, self._account, self._name = context, account_id, name
        self._meters: tuple[MeterRow, ...] = ()
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Meters of {name}").format(name=name))
        self.give.setText(self.tr("Save"))
        self.meter = Combo()
        self.meter.changed.connect(self._show)
        self.multiplier = NumberField(least=Decimal(0))
        self.number = TextLine()
        self.number.setPlaceholderText(self.tr("empty where the meter stays"))
        self.day = DateField(context.clock.today, context.workdays.calendar, past=True)
        self.day.set_value(context.clock.today())
        self.former = Text("", "small", "text2", wrap=True)
        self.form.addWidget(Field(self.tr("Meter"), self.meter))
        self.form.addWidget(self.former)
        self.form.addWidget(Field(self.tr("Multiplier"), self.multiplier, required=True))
        self.add_line(Field(self.tr("Number of a new meter"), self.number), Field(self.tr("Changed on"), self.day))
        self.form.addWidget(Text(self.tr("Months that were read keep their multiplier."), "small", "text2", wrap=True))
        self.give.setEnabled(False)
        self.fit()
        context.runner.ask(self, lambda reader: meters_of(reader, account_id), self._offer, self.refuse)

    def _offer(self, found: Sequence[MeterRow]) -> None:
        self._meters = tuple(found)
        here = [each for each in found if each.removed_on is None]
        name = self.tr("{meter} at {point}")
        self.meter.set_choices(
            [(str(each.meter_id), name.format(meter=each.meter_no, point=each.point_no)) for each in here]
        )
        self.give.setEnabled(bool(here))
        if not here:
            self.say(self.tr("The account has no meter yet: meters come in with the months of metering points."))
        self._show(self.meter.value())

    def _chosen(self) -> MeterRow | None:
        return next((each for each in self._meters if str(each.meter_id) == self.meter.value()), None)

    def _show(self, _key: str) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.multiplier.set_value(Decimal(f"{chosen.multiplier:.10g}"))
            self.former.set_text(self._past(chosen))
        self.former.setVisible(bool(self.former.text()))
        self.fit()

    def _past(self, chosen: MeterRow) -> str:
        """Return since when the meter is there, and what was there before."""
        today = self._context.clock.today()
        parts = []
        if chosen.installed_on is not None:
            parts.append(self.tr("since {day}").format(day=dated(chosen.installed_on, today)))
        for each in self._meters:
            if each.point_id == chosen.point_id and each.removed_on is not None:
                words = self.tr("before it {meter} × {multiplier} until {day}")
                day = dated(each.removed_on, today)
                parts.append(words.format(meter=each.meter_no, multiplier=f"{each.multiplier:g}", day=day))
        return " · ".join(parts)

    def save(self) -> None:
        """Correct the multiplier, or change the meter, or say what is missing."""
        chosen, multiplier, day = self._chosen(), self.multiplier.value(), self.day.value()
        number = self.number.text().strip()
        if chosen is None:
            return
        if multiplier is None:
            self.say(self.tr("Enter a number here."), self.multiplier.line)
            return
        if number and day is None:
            self.say(self.day.problem() or self.tr("Enter the day on which the meter was changed."), self.day)
            return
        account, factor = self._account, float(multiplier)

        def keep(work: Any) -> object:
            if number and day is not None:
                return change_meter(work, account, chosen.meter_id, MeterDraft(number, factor, day))
            set_multiplier(work, chosen.meter_id, chosen.version, factor)
            return chosen.meter_id

        undo = self.tr("meter of {name}").format(name=self._name)
        self._context.runner.do(self, keep, lambda _found: self._done(), self.refuse, undo_text=undo)

    def _done(self) -> None:
        self._context.toast(self.tr("Meter saved"), undo=True)
        self.finish()

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))
