"""The reason why nobody rated: one of a short list, or own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.text_line import TextLine

OWN = "own"
"""The choice of own words."""


class ReasonField(QWidget):
    """`text()` is the reason in words, "" without one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reasons = (
            self.tr("Not asked"),
            self.tr("The contact did not want to rate"),
            self.tr("Nobody was there who could rate"),
            self.tr("Rated in the survey already"),
        )
        self._known = frozenset(reasons)
        self.choice = Combo([("", "—"), *((each, each) for each in reasons), (OWN, self.tr("In own words…"))])
        self.choice.changed.connect(self._chosen)
        self.words = TextLine()
        self.words.setAccessibleName(self.tr("The reason in own words"))
        self.words.textChanged.connect(lambda _text: self.changed.emit())
        self.setFocusProxy(self.choice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.choice)
        row.addWidget(self.words, 1)
        self.words.hide()

    def text(self) -> str:
        chosen = self.choice.value()
        return self.words.text() if chosen == OWN else chosen

    def set_text(self, text: str) -> None:
        """Show a reason; one that is not in the list stands in own words."""
        is_own = bool(text) and text not in self._known
        self.choice.set_value(OWN if is_own else text)
        self.words.setText(text if is_own else "")
        self.words.setVisible(is_own)

    def _chosen(self, value: str) -> None:
        self.words.setVisible(value == OWN)
        if value == OWN:
            self.words.setFocus()
        self.changed.emit()
