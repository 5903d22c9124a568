"""Forms of the network: a substation, a feeder, a transformer area, and the links of accounts with their days."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.codelists import voltages
from crm.domain.codes import SourceRole
from crm.domain.errors import RoundsError
from crm.domain.losses import USUAL_VOLTAGE
from crm.domain.network import AreaNode, FeederDraft, FeederNode, StationDraft, StationNode, SupplyPlace, SupplyRow
from crm.usecases.people import areas
from ui.context import Context
from ui.lists.account_choice import AccountChoice
from ui.outages.network_commands import NetworkCommands
from ui.texts.errors import sentence
from ui.texts.names import source_role_name, voltage_name
from ui.theme.look import px
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

Saved = Callable[[Any], None]
Stations = Sequence[StationNode]


class NetworkForm(FormDialog):
    """A form about the network; `saved` is told what was saved, a refusal is said in the form."""

    def __init__(self, context: Context, parent: QWidget, saved: Saved) -> None:
        super().__init__("", "", parent)
        self.context, self._saved = context, saved
        self.commands = NetworkCommands(context, self)
        self.give.setText(self.tr("Save"))

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def took(self, answer: Any) -> None:
        """Tell what was saved, and close."""
        self._saved(answer)
        self.finish()

    def day_field(self) -> DateField:
        """Return a field for a day, today at first."""
        field = DateField(self.context.clock.today, self.context.workdays.calendar)
        field.set_value(self.context.clock.today())
        return field

    def day_of(self, field: DateField) -> date | None:
        """Return the day that a field names; without one that is said."""
        day = field.value()
        if day is None:
            self.say(field.problem() or self.tr("Enter a day."), field)
        return day


class StationForm(NetworkForm):
    """A substation: its name, voltage and supply unit."""

    def __init__(self, context: Context, parent: QWidget, saved: Saved, known: StationNode | None = None) -> None:
        super().__init__(context, parent, saved)
        self._known = known
        self.setWindowTitle(self.tr("Change the substation") if known else self.tr("New substation"))
        self.name = TextLine(known.name if known else "")
        self.voltage = _voltage("—", known)
        self.unit = Combo([("", "—")])
        self.form.addWidget(Field(self.tr("Name"), self.name, required=True))
        self.add_line(Field(self.tr("Voltage"), self.voltage), Field(self.tr("Supply unit"), self.unit))
        self.fit()
        context.runner.ask(self, areas, self._offer, self.refuse)

    def _offer(self, found: Sequence[Any]) -> None:
        self.unit.set_choices([("", "—"), *((str(each.id), each.name) for each in found)])
        if self._known is not None and self._known.area_id is not None:
            self.unit.set_value(str(self._known.area_id))

    def save(self) -> None:
        unit = UUID(self.unit.value()) if self.unit.value() else None
        draft = StationDraft(self.name.text(), self.voltage.value() or None, unit)
        self.commands.save_station(draft, self._known, self.took, self.refuse)


class FeederForm(NetworkForm):
    """A feeder of a substation: its number, what its line is called, how it lies, how much it carries."""

    def __init__(
        self, context: Context, parent: QWidget, saved: Saved, station: StationNode, known: FeederNode | None = None
    ) -> None:
        super().__init__(context, parent, saved)
        self._station, self._known = station, known
        title = self.tr("Change feeder {name}") if known else self.tr("New feeder of {name}")
        self.setWindowTitle(title.format(name=known.number if known else station.name))
        self.number = TextLine(known.number if known else "")
        self.number.setPlaceholderText("F12")
        self.line = TextLine((known.line_name if known else None) or "")
        self.kind = Combo([("", "—"), ("cable", self.tr("Cable")), ("overhead", self.tr("Overhead line"))])
        self.kind.set_value((known.network_kind if known else None) or "")
        self.voltage = _voltage(voltage_name(USUAL_VOLTAGE), known)
        self.limit = NumberField("kVA", Decimal(0))
        if known is not None and known.limit_kva is not None:
            self.limit.set_value(Decimal(f"{known.limit_kva:g}"))
        self.dedicated = CheckBox(self.tr("Dedicated to one customer"))
        self.dedicated.setChecked(known is not None and known.is_dedicated)
        self.add_line(
            Field(self.tr("Number"), self.number, required=True), Field(self.tr("Name of the line"), self.line)
        )
        self.add_line(Field(self.tr("How it lies"), self.kind), Field(self.tr("Voltage"), self.voltage))
        self.form.addWidget(Field(self.tr("Limit"), self.limit))
        self.form.addWidget(self.dedicated)
        self.fit()

    def save(self) -> None:
        limit = self.limit.value()
        if self.limit.line.text().strip() and (limit is None or limit < 0):
            self.say(self.tr("This is no capacity. Enter kVA in figures, or leave it empty."), self.limit)
            return
        draft = FeederDraft(
            self._station.id,
            self.number.text(),
            self.line.text().strip() or None,
            self.kind.value() or None,
            self.dedicated.isChecked(),
            None if limit is None else float(limit),
            self.voltage.value() or None,
        )
        self.commands.save_feeder(draft, self._known, self.took, self.refuse)


def _voltage(without: str, known: StationNode | FeederNode | None) -> Combo:
    """Return a choice of high voltages; `without` says what holds where none is chosen."""
    levels = [(each.code, voltage_name(each.code)) for each in voltages() if each.nominal_kv >= 1]
    if without != "—":
        levels = [each for each in levels if each[0] != USUAL_VOLTAGE]
    combo = Combo([("", without), *levels])
    combo.set_value((known.voltage_code if known else None) or "")
    return combo


class AreaForm(NetworkForm):
    """A transformer area of a feeder, and the section of the feeder that it lies on."""

    def __init__(
        self, context: Context, parent: QWidget, saved: Saved, feeder: FeederNode, known: AreaNode | None = None
    ) -> None:
        super().__init__(context, parent, saved)
        self._feeder, self._known = feeder, known
        title = self.tr("Change the transformer area") if known else self.tr("New transformer area of {name}")
        self.setWindowTitle(title.format(name=feeder.number))
        self.name = TextLine(known.name if known else "")
        self.section = TextLine((known.section if known else None) or "")
        self.add_line(Field(self.tr("Name"), self.name, required=True), Field(self.tr("Section"), self.section))
        self.fit()

    def save(self) -> None:
        section = self.section.text().strip()
        self.commands.save_area(self._feeder.id, self.name.text(), section, self._known, self.took, self.refuse)


class PlaceFields(QWidget):
    """Where a link hangs: a feeder, a section of it, a transformer area on it."""

    def __init__(self, stations: Stations, chosen: UUID | None = None, area: UUID | None = None) -> None:
        super().__init__()
        self._feeders = {feeder.id: feeder for station in stations for feeder in station.feeders}
        self.feeder = Combo(
            [(str(f.id), f"{station.name} {f.number}") for station in stations for f in station.feeders]
        )
        self.section, self.area = TextLine(), Combo([("", "—")])
        self.feeder.currentIndexChanged.connect(lambda _place: self._offer_areas())
        if chosen is not None:
            self.feeder.set_value(str(chosen))
        self._offer_areas()
        self.area.set_value(str(area or ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Field(self.tr("Feeder"), self.feeder, required=True))
        column.addWidget(Field(self.tr("Section"), self.section))
        column.addWidget(Field(self.tr("Transformer area"), self.area))
        self.setFocusProxy(self.feeder)

    def _offer_areas(self) -> None:
        found = self._feeders.get(UUID(self.feeder.value())) if self.feeder.value() else None
        self.area.set_choices([("", "—"), *((str(each.id), each.name) for each in (found.areas if found else ()))])

    def place(self) -> SupplyPlace | None:
        """Return what is chosen, None where the network has no feeder."""
        if not self.feeder.value():
            return None
        area = UUID(self.area.value()) if self.area.value() else None
        return SupplyPlace(UUID(self.feeder.value()), self.section.text().strip() or None, area)


class ConnectForm(NetworkForm):
    """An account that hangs on a feeder from a day on, and in which role."""

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        saved: Saved,
        stations: Stations,
        feeder: UUID | None,
        area: UUID | None = None,
    ) -> None:
        super().__init__(context, parent, saved)
        self.setWindowTitle(self.tr("Connect an account"))
        self.give.setText(self.tr("Connect"))
        self.account = AccountChoice(context)
        self.place = PlaceFields(stations, feeder, area)
        self.role = Combo([(each.value, source_role_name(each)) for each in SourceRole])
        self.since = self.day_field()
        self.form.addWidget(Field(self.tr("Account"), self.account, required=True))
        self.form.addWidget(self.place)
        self.add_line(Field(self.tr("Supply"), self.role), Field(self.tr("Since"), self.since, required=True))
        self.fit()

    def save(self) -> None:
        place, account = self.place.place(), self.account.account_id
        if account is None:
            self.say(self.tr("Choose the account that is supplied here."), self.account)
        elif place is None:
            self.say(self.tr("Choose a feeder."), self.place)
        elif (since := self.day_of(self.since)) is not None:
            role = SourceRole(self.role.value())
            self.commands.connect_account(account, place, role, since, self.took, self.refuse)


class SwitchForm(NetworkForm):
    """Another feeder for links, from a day on: what was before stays as it was."""

    def __init__(
        self, context: Context, parent: QWidget, saved: Saved, stations: Stations, links: Sequence[SupplyRow]
    ) -> None:
        super().__init__(context, parent, saved)
        self._links = [link.id for link in links]
        self.setWindowTitle(self.tr("Switch %n account(s)", "", len(links)))
        self.give.setText(self.tr("Switch"))
        self.place = PlaceFields(stations, links[0].feeder_id if links else None)
        self.since = self.day_field()
        self.form.addWidget(self.place)
        self.form.addWidget(Field(self.tr("From this day on"), self.since, required=True))
        means = self.tr("Outages of the past keep whom they reached. Those that run or are to come find it again.")
        self.form.addWidget(Text(means, "small", "text2", wrap=True))
        self.fit()

    def save(self) -> None:
        place = self.place.place()
        if place is not None and (since := self.day_of(self.since)) is not None:
            self.commands.switch(self._links, place, since, self.took, self.refuse)


class EndForm(NetworkForm):
    """The last day of links."""

    def __init__(self, context: Context, parent: QWidget, saved: Saved, links: Sequence[SupplyRow]) -> None:
        super().__init__(context, parent, saved)
        self._links = [link.id for link in links]
        self.setWindowTitle(self.tr("End %n link(s)", "", len(links)))
        self.give.setText(self.tr("End"))
        self.last = self.day_field()
        self.form.addWidget(Field(self.tr("Last day"), self.last, required=True))
        self.fit()

    def save(self) -> None:
        if (last := self.day_of(self.last)) is not None:
            self.commands.end(self._links, last, self.took, self.refuse)
