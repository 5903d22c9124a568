"""The prices of a plan by hand: energy by period with its hours, basic charge and funds, from a day on."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from crm.domain.errors import RoundsError
from crm.domain.tariff_rows import Plan, months_from
from crm.domain.tariffs import Period, Window, windows_from, windows_text
from crm.usecases.energy.plan_edits import PlanVersion, plan_versions, save_plan
from ui.context import Context
from ui.energy.bill_rows import period_name
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine

WIDE, NARROW = 660, 104
HOURS = (Period.PEAK, Period.FLAT, Period.VALLEY, Period.SHARP)


class PriceForm(FormDialog):
    """A version that keeps its day is changed; another day makes a new version, and months before it keep theirs."""

    def __init__(self, context: Context, code: str, parent: QWidget) -> None:
        self._context, self._wanted = context, code
        self._versions: dict[str, PlanVersion] = {}
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Prices by hand"))
        self.give.setText(self.tr("Save"))
        self.plan, self.name = Combo(), TextLine()
        self.since, self.until = (self._day() for _each in range(2))
        self.prices = {period: self._money() for period in Period}
        self.capacity, self.demand, self.funds = (self._money() for _each in range(3))
        self.hours = {period: TextLine() for period in HOURS}
        self.months = TextLine()
        self.months.setPlaceholderText("7-9")
        self.plan.changed.connect(self._show)
        self._build()
        self.setFixedWidth(px(WIDE))
        self.fit()
        context.runner.ask(self, plan_versions, self._offer, self.refuse)

    def _build(self) -> None:
        self.form.addWidget(Field(self.tr("Plan"), self.plan))
        self.form.addWidget(Field(self.tr("Name"), self.name, required=True))
        self.add_line(Field(self.tr("From"), self.since, required=True), Field(self.tr("Until"), self.until))
        energy = self.tr("{period}, ¥/kWh")
        self.add_line(
            *(Field(energy.format(period=period_name(period)), self.prices[period]) for period in self.prices)
        )
        self.add_line(
            Field(self.tr("Capacity, ¥/kVA"), self.capacity),
            Field(self.tr("Demand, ¥/kW"), self.demand),
            Field(self.tr("Funds, ¥/kWh"), self.funds),
        )
        hours = self.tr("Hours: {period}")
        fields = [Field(hours.format(period=period_name(period)), self.hours[period]) for period in HOURS]
        self.add_line(*fields[:2])
        self.add_line(*fields[2:])
        self.form.addWidget(Field(self.tr("Months with sharp hours"), self.months))

    def _day(self) -> DateField:
        return DateField(self._context.clock.today, self._context.workdays.calendar, past=True)

    def _money(self) -> NumberField:
        return NumberField(least=Decimal(0), width=NARROW)

    def _offer(self, found: tuple[PlanVersion, ...]) -> None:
        self._versions = {str(each.plan_id): each for each in found}
        since = self.tr("{name} · from {day}")
        words = [(key, since.format(name=each.plan.name, day=_start(each))) for key, each in self._versions.items()]
        self.plan.set_choices(words)
        meant = next((key for key, each in self._versions.items() if each.plan.tariff.code == self._wanted), "")
        self.plan.set_value(meant or (words[0][0] if words else ""))
        self.give.setEnabled(bool(words))
        self._show()

    def _show(self, _value: object = None) -> None:
        known = self._versions.get(self.plan.value())
        if known is None:
            return
        tariff = known.plan.tariff
        self.name.setText(known.plan.name)
        self.since.set_value(tariff.starts_on)
        self.until.set_value(tariff.ends_on)
        for period, field in self.prices.items():
            _put(field, tariff.prices.get(period))
        for field, price in ((self.capacity, tariff.price_capacity), (self.demand, tariff.price_demand)):
            _put(field, price)
        _put(self.funds, tariff.surcharge)
        for period, line in self.hours.items():
            line.setText(windows_text({period: tariff.windows.get(period, ())}).partition("=")[2])
        self.months.setText(",".join(map(str, sorted(tariff.sharp_months))))

    def save(self) -> None:
        """Keep what was entered, or say what cannot be."""
        known = self._versions.get(self.plan.value())
        since, windows = self.since.value(), self._windows()
        if known is None or windows is None:
            return
        if since is None or self.until.problem():
            self.say(self.until.problem() or self.tr("Enter from which day on the prices hold."), self.since)
            return
        plan = self._plan(known, since, windows)
        if plan is None:
            return

        def keep(work: Any) -> object:
            return save_plan(work, known, plan)

        undo = self.tr("prices of {name}").format(name=plan.name)
        self._context.runner.do(self, keep, lambda _key: self._done(), self.refuse, undo_text=undo)

    def _windows(self) -> Mapping[Period, tuple[Window, ...]] | None:
        """Return the hours; None where one cannot be read, which is said there."""
        found: dict[Period, tuple[Window, ...]] = {}
        for period, line in self.hours.items():
            text = line.text().strip().replace("，", ",").replace("：", ":").replace(";", ",")
            try:
                found |= windows_from(f"{period}={text}") if text else {}
            except ValueError:
                self.say(self.tr("Write hours like 10:00-12:00,14:00-19:00."), line)
                return None
        return found

    def _plan(self, known: PlanVersion, since: date, windows: Mapping[Period, tuple[Window, ...]]) -> Plan | None:
        every = [*self.prices.values(), self.capacity, self.demand, self.funds]
        bad = next((each for each in every if each.line.text().strip() and each.value() is None), None)
        if bad is not None:
            self.say(self.tr("Enter a number here."), bad.line)
            return None
        try:
            months = months_from(self.months.text()) if self.months.text().strip() else frozenset[int]()
        except ValueError:
            self.say(self.tr("Write months like 7-9 or 6,7,8."), self.months)
            return None
        tariff = replace(
            known.plan.tariff,
            starts_on=since,
            ends_on=self.until.value(),
            prices={key: price for key, field in self.prices.items() if (price := field.value()) is not None},
            windows=windows,
            sharp_months=months,
            price_capacity=self.capacity.value(),
            price_demand=self.demand.value(),
            surcharge=self.funds.value() or Decimal(0),
        )
        return replace(known.plan, name=self.name.text(), tariff=tariff)

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def _done(self) -> None:
        self._context.toast(self.tr("Prices saved"), undo=True)
        self.finish()


def _start(version: PlanVersion) -> str:
    return version.plan.tariff.starts_on.isoformat()


def _put(field: NumberField, price: Decimal | None) -> None:
    field.line.setText("" if price is None else f"{price.normalize():f}")
