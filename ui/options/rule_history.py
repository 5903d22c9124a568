"""The history of a rule: what is planned, what counts, what was, who set it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.rules import Rule, RuleValue
from ui.texts.dates import dated
from ui.texts.rules import rule_name, value_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.popup import Popup

WIDTH = 360


class RuleHistory(Popup):
    """A planned value can be taken back; what counts or has counted stays."""

    withdrawn = Signal(object)

    def __init__(self, rule: Rule, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._rule, self._clock = rule, clock
        self.buttons: list[Button] = []
        self.setAccessibleName(self.tr("History: {name}").format(name=rule_name(rule.spec.key)))
        self.body.addWidget(Text(rule_name(rule.spec.key), "body_strong"))
        if rule.planned:
            self.body.addWidget(Overline(self.tr("Planned")))
            for each in rule.planned:
                self.body.addLayout(self._line(each, self._withdraw(each)))
        self.body.addWidget(Overline(self.tr("Counts now")))
        self.body.addLayout(self._line(rule.now))
        if rule.past:
            self.body.addWidget(Separator(4, 4))
            self.body.addWidget(Overline(self.tr("Before")))
            for each in rule.past:
                self.body.addLayout(self._line(each))

    def open_beside(self, anchor: QWidget) -> None:
        """Show it under a button; the first thing that can be done has the focus."""
        self.open_under(anchor, px(WIDTH))
        if self.buttons:
            self.buttons[0].setFocus()

    def _line(self, value: RuleValue, button: Button | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Text(value_words(self._rule.spec.key, value.value), "body_medium"))
        row.addWidget(Text(self._since(value), "small", "text2"), 1)
        if button is not None:
            row.addWidget(button)
        return row

    def _since(self, value: RuleValue) -> str:
        if value.starts_on is None or value.at is None:
            return self.tr("default")
        today: date = self._clock.today()
        since = self.tr("from {day}").format(day=dated(value.starts_on, today))
        written = dated(self._clock.local(value.at).date(), today)
        return " · ".join((since, self.tr("{who}, {day}").format(who=value.by, day=written)))

    def _withdraw(self, value: RuleValue) -> Button:
        button = Button(self.tr("Withdraw"), Look.QUIET)
        button.clicked.connect(self._teller(value))
        self.buttons.append(button)
        return button

    def _teller(self, value: RuleValue) -> Callable[[], None]:
        def tell() -> None:
            self.close()
            self.withdrawn.emit(value)

        return tell
