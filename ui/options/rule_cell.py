"""A rule in a table: its control, since when it counts, its history, and the way back to the default."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.rules import Rule, RuleValue
from crm.domain.settings import SettingSpec
from ui.options.rule_control import RuleControl
from ui.texts.dates import dated
from ui.texts.rules import rule_name, value_words
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.forms.field import set_problem
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.themed import Themed


class RuleCell(Themed, QWidget):
    """`history_asked(key)`; `edited(key)` on every key and for the default."""

    edited = Signal(str)
    left = Signal(str)
    history_asked = Signal(str)

    def __init__(self, spec: SettingSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.rule = Rule(spec, RuleValue(spec.default))
        self.control = RuleControl(spec)
        self.control.edited.connect(lambda: self.edited.emit(spec.key))
        self.control.left.connect(lambda: self.left.emit(spec.key))
        name = rule_name(spec.key)
        self.history = IconButton("clock-counter-clockwise", self.tr("History: {name}").format(name=name))
        self.history.clicked.connect(lambda: self.history_asked.emit(spec.key))
        self.reset = IconButton("arrow-counter-clockwise", "")
        self.reset.clicked.connect(self._take_default)
        kept = self.reset.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(kept)
        self.default = ElidedLabel(self.tr("default"), "small", "text3")
        self.state = Text("", "small", "text2", wrap=True)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.control)
        self._row.addSpacing(px(8))
        self._row.addWidget(self.default, 1)
        for button in (self.reset, self.history):
            self._row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.state)
        self._column.addWidget(self.problem)
        self.setFocusProxy(self.control)
        default = self.tr("Take the default again: {value} ({name})")
        self.reset.set_words(default.format(value=value_words(spec.key, spec.default), name=name))
        self.start_look()

    def show_rule(self, rule: Rule, on: date, today: date, typed: str | None) -> None:
        """Show a rule as it is on a day, or what was typed over it."""
        self.rule = rule
        if typed is None:
            self.control.set_value(rule.on(on))
        elif self.control.text() != typed:
            self.control.set_text(typed)
        self.say_state(on, today)

    def say_state(self, on: date, today: date) -> None:
        """Say since when the present value counts, what it was before the change, and what is planned."""
        rule, parts = self.rule, []
        if self.is_changed(on):
            parts.append(self.tr("changed, was {value}").format(value=value_words(self.spec.key, rule.on(on))))
        elif rule.now.starts_on is not None:
            parts.append(self.tr("since {day}").format(day=dated(rule.now.starts_on, today)))
        for each in rule.planned:
            if each.starts_on is not None:
                value = value_words(self.spec.key, each.value)
                parts.append(self.tr("from {day}: {value}").format(day=dated(each.starts_on, today), value=value))
        self.state.setText(" · ".join(parts))
        self.state.setVisible(bool(parts) and not self.problem.text())
        is_default = not self.is_changed(on) and rule.now.starts_on is None
        self.default.set_text(self.tr("default") if is_default else "")
        self.state.set_ink("accent_text" if self.is_changed(on) else "text2")
        self.reset.setVisible(self.control.value() != self.spec.default)

    def is_changed(self, on: date) -> bool:
        """Say whether something else is typed than counts on a day."""
        return self.control.value() != self.rule.on(on)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong beside the field; "" takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.state.setVisible(bool(self.state.text()) and not sentence)
        self.control.field.setAccessibleDescription(sentence)
        set_problem(self.control, bool(sentence))

    def _take_default(self) -> None:
        self.control.set_value(self.spec.default)
        self.edited.emit(self.spec.key)
        self.left.emit(self.spec.key)
        self.control.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retheme(self) -> None:
        self._row.setSpacing(px(2))
        self._column.setSpacing(px(2))
        self._column.setContentsMargins(0, px(6), 0, px(6))
