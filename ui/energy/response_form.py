"""What a demand response event of an account brought, from its curve, and the advice that keeps it."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.dates_typed import read_past_date
from crm.domain.demand_response import HOURS, Event, ResponseTold
from crm.domain.errors import RoundsError
from crm.usecases.energy.advice import give_advice, kept_events
from crm.usecases.energy.demand_response import as_finding, response_of
from ui.context import Context
from ui.energy.response_rows import event_text, response_columns, response_rows
from ui.texts.dates import short_day
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.table.figure_table import FigureTable

FROM, TO = 14, 16
ROWS = 5


class ResponseForm(FormDialog):
    """*Work out* judges; what was judged can be advised, joins the next visit, and is offered here again."""

    def __init__(self, context: Context, account_id: UUID, name: str, last: date | None, parent: QWidget) -> None:
        self._context, self._account, self._name = context, account_id, name
        self._told: ResponseTold | None = None
        self._kept: tuple[Event, ...] = ()
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Demand response of {name}").format(name=name))
        self.give.setText(self.tr("Work out"))
        self.day = DateField(context.clock.today, context.workdays.calendar, past=True)
        self.day.set_value(last)
        self.begin = Combo([(str(hour), f"{hour:02}:00") for hour in range(HOURS)])
        self.end = Combo([(str(hour), f"{hour:02}:00") for hour in range(1, HOURS + 1)])
        self.begin.set_value(str(FROM))
        self.end.set_value(str(TO))
        self.bid = NumberField("kW", least=Decimal(0))
        self.price = NumberField("¥/kWh", least=Decimal(0))
        self.others = TextLine()
        self.others.setPlaceholderText("2026-07-03, 2026-07-04")
        self.earlier = Combo()
        self.earlier.changed.connect(self._take)
        self._earlier = Field(self.tr("Events that were kept"), self.earlier)
        self.form.addWidget(self._earlier)
        self._earlier.hide()
        self.form.addWidget(Field(self.tr("Day of the event"), self.day, required=True))
        self.add_line(Field(self.tr("From"), self.begin), Field(self.tr("To"), self.end))
        self.add_line(
            Field(self.tr("Bid"), self.bid, required=True), Field(self.tr("Cleared price"), self.price, required=True)
        )
        self.form.addWidget(Field(self.tr("Other days with an event"), self.others))
        self.found = Text("", "body_strong", wrap=True)
        self.how = Text("", "small", "text2", wrap=True)
        self.hours = FigureTable(self.tr("Baseline and use by hour"), 32)
        self.hours.setFixedHeight(px(36 + 32 * ROWS))
        for part in (self.found, self.how, self.hours):
            self.form.addWidget(part)
            part.hide()
        self.advise = Button(self.tr("Add to visit brief"), icon="clipboard-text")
        self.advise.clicked.connect(self._advise)
        self.foot.addWidget(self.advise)
        self.advise.setEnabled(False)
        self.advise.setVisible(context.scope.rights.may("do.advise"))
        self.fit()
        context.runner.ask(self, lambda reader: kept_events(reader, account_id), self._offer, self.refuse)

    def _offer(self, kept: tuple[Event, ...]) -> None:
        """Offer the events that were kept, and leave their days out of the baseline of another one."""
        self._kept = kept
        choices = [(event.day.isoformat(), event_text(event)) for event in kept]
        self.earlier.set_choices([("", "—"), *choices])
        self._earlier.setVisible(bool(kept))
        if not self.others.text():
            self.others.setText(_days(day for event in kept for day in (event.day, *event.others)))
        self.fit()

    def _take(self, day: str) -> None:
        """Show an event that was kept, judged again."""
        event = next((each for each in self._kept if each.day.isoformat() == day), None)
        if event is None:
            return
        self.day.set_value(event.day)
        self.begin.set_value(str(event.first_hour))
        self.end.set_value(str(event.last_hour))
        self.bid.set_value(Decimal(f"{event.bid_kw:.10g}"))
        self.price.set_value(event.price)
        self.others.setText(_days(event.others))
        self.save()

    def save(self) -> None:
        """Judge the event, or say what is missing."""
        day, bid, price = self.day.value(), self.bid.value(), self.price.value()
        if day is None:
            self.say(self.day.problem() or self.tr("Enter the day of the event."), self.day)
            return
        if bid is None or price is None:
            self.say(self.tr("Enter a number here."), self.bid.line if bid is None else self.price.line)
            return
        others = [
            read_past_date(each, self._context.clock.today())
            for each in re.split("[,，、;；]", self.others.text())
            if each.strip()
        ]
        if None in others:
            self.say(self.tr("Enter days such as 2026-07-03, with a comma between them."), self.others)
            return
        without = frozenset(each for each in others if each is not None)
        event = Event(day, int(self.begin.value()), int(self.end.value()), float(bid), price, without)
        account = self._account
        ask = self._context.runner.ask
        ask(self, lambda reader: response_of(reader, account, event), self._show, self.refuse, slot="response")

    def _show(self, told: ResponseTold) -> None:
        self._told = told
        self.say("")
        text = self.tr("{share} of the bid came: {kwh} kWh count, ¥{income}")
        self.found.setText(
            text.format(share=f"{told.share:.0%}", kwh=f"{told.valid_kwh:,.0f}", income=f"{told.income:,.2f}")
        )
        days = ", ".join(short_day(day) for day in told.like_days)
        self.how.setText(self.tr("Baseline: mean of {days}").format(days=days))
        self.hours.show_rows(response_columns(), response_rows(told))
        for part in (self.found, self.how, self.hours):
            part.show()
        self.others.setText(_days(told.event.others))
        self.advise.setEnabled(True)
        self.fit()

    def _advise(self) -> None:
        told, account = self._told, self._account
        if told is None:
            return

        def keep(work: Any) -> object:
            return give_advice(work, account, told.event.day.replace(day=1), [as_finding(told)])

        undo = self.tr("advice to {name}").format(name=self._name)
        self._context.runner.do(self, keep, lambda _ids: self._done(), self.refuse, undo_text=undo)

    def _done(self) -> None:
        self._context.toast(self.tr("Advice is in the brief of the next visit"), undo=True)
        self.finish()

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))


def _days(days: Iterable[date]) -> str:
    """Return days as they are typed, each once, in their order."""
    return ", ".join(day.isoformat() for day in sorted(set(days)))
