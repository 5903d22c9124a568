"""What opens under a filter chip: a search line, checks and counts."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.popup import Popup

SEARCH_FROM = 9
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPopup(Popup):
    """`picked(values)` after every toggle; one choice of a single filter closes it. The line appears from 9 choices."""

    picked = Signal(list)
    closed = Signal()

    def __init__(self, single: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setVisible(False)
        self.search.installEventFilter(self)
        self.list = ChoiceList(single)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list)
        self.search.textChanged.connect(self.list.narrow)
        self.list.toggled.connect(self._toggled)

    def set_choices(self, choices: Sequence[Choice], chosen: Iterable[str]) -> None:
        """Offer the choices that arrived."""
        self.list.set_choices(choices, chosen)
        self.search.setVisible(len(choices) >= SEARCH_FROM)
        self.adjustSize()
        (self.search if self.search.isVisibleTo(self) else self.list).setFocus()

    def _toggled(self, value: str, on: bool) -> None:
        self.picked.emit(self.list.chosen())
        if self.list.single:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()
