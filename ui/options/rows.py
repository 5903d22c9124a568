"""A choice in a card: its name and what it means at the left, the control at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.labels import Separator, Text
from ui.widgets.themed import Themed


class OptionRow(Themed, QWidget):
    """The control is read aloud with the name of the row."""

    def __init__(self, title: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        label = Text(title, "body_medium", wrap=True)
        label.setBuddy(control)
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._names.addWidget(label)
        self._hint = Text("", "small", "text2", wrap=True, parent=self)
        self._names.addWidget(self._hint)
        self._spoken = control.focusProxy() or control
        self._spoken.setAccessibleName(self._spoken.accessibleName() or title)
        self.set_hint(hint)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._names, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.start_look()

    def set_hint(self, hint: str) -> None:
        """Say something else under the name."""
        self._hint.set_text(hint)
        self._hint.setVisible(bool(hint))
        self._spoken.setAccessibleDescription(hint)

    def retheme(self) -> None:
        self._row.setContentsMargins(0, px(8), 0, px(8))
        self._row.setSpacing(px(24))
        self.setMinimumHeight(px(48))


def option_card(title: str, rows: Sequence[QWidget]) -> Card:
    """Return a card of rows with hairlines between them."""
    card = Card(title)
    for place, row in enumerate(rows):
        if place:
            card.body.addWidget(Separator())
        card.body.addWidget(row)
    return card
