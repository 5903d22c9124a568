"""The control of one rule, by its unit: a number, a text, or several lengths."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from crm.domain.settings import SettingSpec, SettingValue, Unit, problem_of
from ui.texts.errors import told
from ui.texts.numbers import figure
from ui.texts.rules import plain, rule_name, unit_words
from ui.theme.look import px
from ui.widgets.forms.number import read_number
from ui.widgets.labels import ElidedLabel
from ui.widgets.themed import Themed

NARROW, WIDE = 88, 220


class RuleControl(Themed, QWidget):
    """`edited` on every key; `left` when the field is left or Enter is pressed."""

    edited = Signal()
    left = Signal()

    def __init__(self, spec: SettingSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.editingFinished.connect(self.left)
        self.line.setAccessibleName(rule_name(spec.key))
        self._is_text = spec.unit in (Unit.TEXT, Unit.LENGTHS)
        self._unit = ElidedLabel(unit_words(spec.unit), "body", "text2")
        self._unit.setVisible(not self._is_text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.line)
        self._row.addWidget(self._unit)
        self.setFocusProxy(self.line)
        self.start_look()

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show what was typed before."""
        self.line.setText(text)

    def set_value(self, value: SettingValue) -> None:
        """Show a value."""
        self.line.setText(plain(value))

    def value(self) -> SettingValue:
        """Return the value that is typed, None for what cannot be read."""
        text = self.line.text().strip()
        if self.spec.unit is Unit.TEXT:
            return text
        if self.spec.unit is Unit.LENGTHS:
            return _lengths(text)
        number = read_number(text)
        return None if number is None else _number(number)

    def problem(self) -> str:
        """Return the sentence for what is wrong, "" when nothing is."""
        found = problem_of(self.spec, self.value())
        if found is None:
            return ""
        return told(found.code, {"limit": "" if found.limit is None else figure(found.limit)})

    def retheme(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self.line.setFixedWidth(px(WIDE if self._is_text else NARROW))


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _lengths(text: str) -> list[int] | None:
    found = [read_number(part) for part in text.replace("，", ",").replace("、", ",").split(",")]
    if any(number is None or number != number.to_integral_value() for number in found):
        return None
    return sorted({int(number) for number in found if number is not None})
