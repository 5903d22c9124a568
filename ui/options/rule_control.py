"""The control of one rule, by its unit: a number, a text, several lengths, or yes and no."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.settings import SettingSpec, SettingValue, Unit, problem_of
from ui.texts.errors import told
from ui.texts.numbers import figure
from ui.texts.rules import plain, rule_name, unit_words, value_words
from ui.theme.look import px
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.number import read_number
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel
from ui.widgets.themed import Themed

NARROW, WIDE = 88, 220
_YES, _NO = "yes", "no"


class RuleControl(Themed, QWidget):
    """`edited` on every key; `left` when the field is left or Enter is pressed."""

    edited = Signal()
    left = Signal()

    def __init__(self, spec: SettingSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.line = TextLine()
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self.line.editingFinished.connect(self.left)
        self.line.setAccessibleName(rule_name(spec.key))
        self.choice: Combo | None = None
        if spec.unit is Unit.FLAG:
            self.choice = Combo([(_YES, value_words(spec.key, True)), (_NO, value_words(spec.key, False))])
            self.choice.changed.connect(lambda _value: self._choose())
            self.choice.setAccessibleName(rule_name(spec.key))
            self.line.setParent(self)
            self.line.hide()
        self.field: QWidget = self.choice or self.line
        self._is_text = spec.unit in (Unit.TEXT, Unit.LENGTHS)
        self._unit = ElidedLabel(unit_words(spec.unit), "body", "text2", parent=self)
        self._unit.setVisible(bool(unit_words(spec.unit)))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field)
        self._row.addWidget(self._unit)
        self.setFocusProxy(self.field)
        self.start_look()

    def text(self) -> str:
        """Return what is typed or chosen."""
        return self.line.text() if self.choice is None else self.choice.value()

    def set_text(self, text: str) -> None:
        """Show what was typed before."""
        if self.choice is None:
            self.line.setText(text)
        else:
            self.choice.set_value(text)

    def set_value(self, value: SettingValue) -> None:
        """Show a value."""
        if self.choice is None:
            self.line.setText(plain(value))
        else:
            self.choice.set_value(_YES if value else _NO)

    def value(self) -> SettingValue:
        """Return the value that is typed, None for what cannot be read."""
        if self.choice is not None:
            return self.choice.value() == _YES
        text = self.line.text().strip()
        if self.spec.unit is Unit.TEXT:
            return text
        if self.spec.unit is Unit.LENGTHS:
            return _lengths(text)
        number = read_number(text)
        return None if number is None else _number(number)

    def _choose(self) -> None:
        self.edited.emit()
        self.left.emit()

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
