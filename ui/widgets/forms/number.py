"""A number with its unit."""

from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel
from ui.widgets.themed import Themed

WIDTH = 140


def read_number(text: str) -> Decimal | None:
    """Return the number a text names (thousands separators and full-width figures are read),
    None for anything else."""
    plain = normalize("NFKC", text).strip().replace(",", "").replace(" ", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


class NumberField(Themed, QWidget):
    """`changed()` on every key; `value()` is None while the text is empty or no number. Limits are included."""

    changed = Signal()

    def __init__(
        self,
        unit: str = "",
        least: Decimal | None = None,
        most: Decimal | None = None,
        whole: bool = False,
        width: int = WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._width = width
        self._least, self._most, self._whole = least, most, whole
        self.line = TextLine()
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self._unit = ElidedLabel(unit, "body", "text2")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.line)
        self._row.addWidget(self._unit)
        self._row.addStretch(1)
        self.setFocusProxy(self.line)
        self.start_look()

    def value(self) -> Decimal | None:
        return read_number(self.line.text())

    def set_value(self, value: Decimal | int | None) -> None:
        self.line.setText("" if value is None else f"{value:,}")

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def problem(self) -> str:
        """Return the sentence for what is wrong, "" for an empty field or a good number."""
        value = self.value()
        if self.is_empty():
            return ""
        if value is None:
            return self.tr("This is not a number.")
        if self._whole and value != value.to_integral_value():
            return self.tr("Only whole numbers.")
        if self._least is not None and value < self._least:
            return self.tr("At least {limit}.").format(limit=f"{self._least:,}")
        if self._most is not None and value > self._most:
            return self.tr("At most {limit}.").format(limit=f"{self._most:,}")
        return ""

    def retheme(self) -> None:
        self.line.setFixedWidth(px(self._width))
        self._row.setSpacing(px(8))
