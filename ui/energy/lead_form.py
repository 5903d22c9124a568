"""What is known of a customer's coming demand: stage, likelihood, days and ramp."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.accounts import ContactRow
from crm.domain.codelists import voltages
from crm.domain.errors import Invalid, RoundsError
from crm.domain.growth_desk import LeadLine, LeadStage, ramp_text
from crm.domain.reading.shares import ramp
from crm.usecases.energy.leads import LeadKnown, add_lead, keep_lead, usual
from crm.usecases.interactions import contacts_of
from ui.context import Context
from ui.energy.lead_rows import stage_name
from ui.lists.account_choice import AccountChoice
from ui.texts.errors import sentence
from ui.texts.names import voltage_name
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine

PERCENT = 100


class LeadForm(FormDialog):
    """A coming demand that is known, or a new one where `line` is None.

    A new stage does not change the probability by itself: whoever writes it down knows the customer.
    """

    def __init__(self, context: Context, line: LeadLine | None, parent: QWidget) -> None:
        self._context, self._lead, self._has_people = context, line, False
        super().__init__("", "", parent)
        self.give.setText(self.tr("Save"))
        self.account, self.project = AccountChoice(context), TextLine()
        self.capacity = NumberField("kVA", least=Decimal(0))
        self.stage = Combo([(each.value, stage_name(each)) for each in LeadStage])
        self.probability = NumberField("%", least=Decimal(0), most=Decimal(PERCENT))
        self.days = [self._day() for _each in range(3)]
        self.purpose, self.character = TextLine(), TextLine()
        self.character.setPlaceholderText(self.tr("shifts, harmonics, storage …"))
        levels = [(each.code, voltage_name(each.code)) for each in voltages()]
        self.voltage = Combo([("", self.tr("not known yet")), *levels])
        self.dual = Combo(
            [("", self.tr("not known yet")), ("no", self.tr("one source")), ("yes", self.tr("two sources"))]
        )
        self.contact = Combo([("", self.tr("nobody named"))])
        self.account.chosen.connect(self._load_contacts)
        self.ramp = TextLine()
        self.ramp.setPlaceholderText("30/60/100")
        self._build()
        if line is None:
            self.setWindowTitle(self.tr("New coming demand"))
            self.probability.line.setText(f"{usual(LeadStage.LEAD) * PERCENT:g}")
        else:
            self._show(line)
        self.fit()

    def _build(self) -> None:
        if self._lead is None:
            self.form.addWidget(Field(self.tr("Account"), self.account, required=True))
            self.form.addWidget(Field(self.tr("Project"), self.project, required=True))
        self.add_line(
            Field(self.tr("Applied capacity"), self.capacity, required=True), Field(self.tr("Contact"), self.contact)
        )
        self.add_line(
            Field(self.tr("Stage"), self.stage), Field(self.tr("Probability"), self.probability, required=True)
        )
        earliest, expected, latest = self.days
        self.add_line(Field(self.tr("Earliest"), earliest), Field(self.tr("Expected"), expected))
        self.add_line(Field(self.tr("Latest"), latest), Field(self.tr("Load in years 1 to 3, %"), self.ramp))
        self.add_line(Field(self.tr("Purpose"), self.purpose), Field(self.tr("Kind of load"), self.character))
        self.add_line(Field(self.tr("Voltage"), self.voltage), Field(self.tr("Supply"), self.dual))

    def _show(self, line: LeadLine) -> None:
        self.setWindowTitle(self.tr("{project} of {name}").format(project=line.project, name=line.account))
        self.capacity.line.setText(f"{line.applied_kva:g}")
        self.stage.set_value(line.stage)
        self.probability.line.setText(f"{line.probability * PERCENT:g}")
        for field, day in zip(self.days, (line.earliest_on, line.expected_on, line.latest_on), strict=True):
            field.set_value(day)
        self.ramp.setText("" if line.ramp == (1.0,) else ramp_text(line.ramp))

        self.purpose.setText(line.purpose or "")
        self.character.setText(line.load_character or "")
        self.voltage.set_value(line.voltage_code or "")
        self.dual.set_value({None: "", True: "yes", False: "no"}[line.is_dual])
        if line.account_id is not None:
            self._load_contacts(line.account_id)

    def _load_contacts(self, account_id: UUID) -> None:
        """Offer the people of an account."""
        self._context.runner.ask(
            self, lambda reader: contacts_of(reader, account_id), self._offer, self.refuse, slot="contacts"
        )

    def _offer(self, people: Sequence[ContactRow]) -> None:
        named = [(str(each.id), " · ".join(filter(None, (each.name, each.title)))) for each in people]
        self._has_people = True
        self.contact.set_choices([("", self.tr("nobody named")), *named])
        chosen = None if self._lead is None else self._lead.contact_id
        self.contact.set_value("" if chosen is None else str(chosen))

    def _day(self) -> DateField:
        return DateField(self._context.clock.today, self._context.workdays.calendar)

    def save(self) -> None:
        """Keep what was entered, or say what cannot be."""
        known = self._known()
        if known is None:
            return
        lead, account_id, project = self._lead, self.account.account_id, self.project.text()
        if lead is None and account_id is None:
            self.say(self.tr("Choose the account."), self.account)
            return

        def keep(work: Any) -> object:
            if lead is not None:
                return keep_lead(work, lead.lead_id, lead.version, known)
            assert account_id is not None
            return add_lead(work, account_id, project, known)

        name = lead.account if lead is not None else self.account.name.text()
        undo = self.tr("coming demand of {name}").format(name=name)
        self._context.runner.do(self, keep, lambda _found: self._done(), self.refuse, undo_text=undo)

    def _known(self) -> LeadKnown | None:
        """Return what was entered; None where it cannot be, which is said at the place."""
        capacity, likely = self.capacity.value(), self.probability.value()
        if capacity is None or likely is None:
            missing = self.capacity.line if capacity is None else self.probability.line
            self.say(self.tr("Enter a number here."), missing)
            return None
        bad = next((each for each in self.days if each.problem()), None)
        if bad is not None:
            self.say(bad.problem(), bad)
            return None
        try:
            shares = ramp(self.ramp.text()) if self.ramp.text().strip() else None
        except Invalid as refused:
            self.say(sentence(refused), self.ramp)
            return None
        earliest, expected, latest = (each.value() for each in self.days)
        stage = LeadStage(self.stage.value())
        return LeadKnown(
            *(float(capacity), stage, float(likely) / PERCENT, expected, earliest, latest, shares),
            purpose=self.purpose.text().strip() or None,
            voltage_code=self.voltage.value() or None,
            is_dual={"": None, "yes": True, "no": False}[self.dual.value()],
            load_character=self.character.text().strip() or None,
            contact_id=self._contact_id(),
        )

    def _contact_id(self) -> UUID | None:
        """Return who was chosen; until the people are read, who was known."""
        if not self._has_people:
            return None if self._lead is None else self._lead.contact_id
        return UUID(self.contact.value()) if self.contact.value() else None

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def _done(self) -> None:
        self._context.toast(self.tr("Coming demand saved"), undo=True)
        self.finish()
