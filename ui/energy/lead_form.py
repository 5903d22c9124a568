"""What is known of a customer's coming demand: stage, likelihood, days and ramp."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from crm.domain.errors import Invalid, RoundsError
from crm.domain.growth_desk import LeadLine, LeadStage, ramp_text
from crm.domain.reading.shares import ramp
from crm.usecases.energy.leads import LeadKnown, keep_lead
from ui.context import Context
from ui.energy.lead_rows import stage_name
from ui.texts.errors import sentence
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField

PERCENT = 100


class LeadForm(FormDialog):
    """A new stage does not change the probability by itself: whoever writes it down knows the customer."""

    def __init__(self, context: Context, line: LeadLine, parent: QWidget) -> None:
        self._context, self._lead = context, line
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("{project} of {name}").format(project=line.project, name=line.account))
        self.give.setText(self.tr("Save"))
        self.capacity = NumberField("kVA", least=Decimal(0))
        self.capacity.line.setText(f"{line.applied_kva:g}")
        self.stage = Combo([(each.value, stage_name(each)) for each in LeadStage])
        self.stage.set_value(line.stage)
        self.probability = NumberField("%", least=Decimal(0), most=Decimal(PERCENT))
        self.probability.line.setText(f"{line.probability * PERCENT:g}")
        self.days = [self._day() for _each in range(3)]
        for field, day in zip(self.days, (line.earliest_on, line.expected_on, line.latest_on), strict=True):
            field.set_value(day)
        self.ramp = QLineEdit("" if line.ramp == (1.0,) else ramp_text(line.ramp))
        self.ramp.setPlaceholderText("30/60/100")
        self.form.addWidget(Field(self.tr("Applied capacity"), self.capacity, required=True))
        self.add_line(
            Field(self.tr("Stage"), self.stage), Field(self.tr("Probability"), self.probability, required=True)
        )
        earliest, expected, latest = self.days
        self.add_line(Field(self.tr("Earliest"), earliest), Field(self.tr("Expected"), expected))
        hint = self.tr("percent of the final load")
        self.add_line(Field(self.tr("Latest"), latest), Field(self.tr("Load in years 1 to 3"), self.ramp, hint=hint))
        self.fit()

    def _day(self) -> DateField:
        return DateField(self._context.clock.today, self._context.workdays.calendar)

    def save(self) -> None:
        """Keep what was entered, or say what cannot be."""
        capacity, likely = self.capacity.value(), self.probability.value()
        if capacity is None or likely is None:
            missing = self.capacity.line if capacity is None else self.probability.line
            self.say(self.tr("Enter a number here."), missing)
            return
        bad = next((each for each in self.days if each.problem()), None)
        if bad is not None:
            self.say(bad.problem(), bad)
            return
        try:
            shares = ramp(self.ramp.text()) if self.ramp.text().strip() else None
        except Invalid as refused:
            self.say(sentence(refused), self.ramp)
            return
        earliest, expected, latest = (each.value() for each in self.days)
        stage = LeadStage(self.stage.value())
        known = LeadKnown(float(capacity), stage, float(likely) / PERCENT, expected, earliest, latest, shares)
        lead = self._lead

        def keep(work: Any) -> object:
            return keep_lead(work, lead.lead_id, lead.version, known)

        undo = self.tr("coming demand of {name}").format(name=lead.account)
        self._context.runner.do(self, keep, lambda _version: self._done(), self.refuse, undo_text=undo)

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def _done(self) -> None:
        self._context.toast(self.tr("Coming demand saved"), undo=True)
        self.finish()
