"""Names that are offered after @ while somebody types."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QListView, QPlainTextEdit

from ui.theme.look import px
from ui.widgets.bars import bare

_AT = re.compile(r"@([^@\s]{0,20})$")
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
SHOWN = 7


class _Names(QListView):
    """The names in their popup."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        bare(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)


class NameCompleter(QObject):
    """Offers names under the cursor: arrows choose, Enter or Tab takes, Esc closes.

    The field hands it its keys first (`takes(event)`) and its text when that has changed (`look()`).
    """

    completed = Signal(str)

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._names: list[str] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(field)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SHOWN)
        # A popup that Qt makes is known to Python by its address alone, which a deleted object may have had before.
        self.popup = _Names()
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(self._insert)

    def set_names(self, names: Sequence[str]) -> None:
        """Say who can be named."""
        self._names = list(dict.fromkeys(names))

    @property
    def is_open(self) -> bool:
        """Say whether names are offered now."""
        return self.popup.isVisible()

    def offered(self) -> list[str]:
        """Return the names that are offered."""
        return self._model.stringList() if self.is_open else []

    def look(self) -> None:
        """Offer the names that fit what stands before the cursor, or none."""
        typed = self._typed()
        fitting = [] if typed is None else self._fitting(typed)
        if not fitting or (len(fitting) == 1 and typed is not None and fitting[0].casefold() == typed.casefold()):
            self.popup.hide()
            return
        self._model.setStringList(fitting)
        spot = QRect(self._field.cursorRect())
        spot.setWidth(px(200))
        self._completer.complete(spot.translated(0, px(6)))
        self.popup.setCurrentIndex(self._model.index(0))

    def takes(self, event: QKeyEvent) -> bool:
        """Say whether a key is for the list; the field leaves it alone then."""
        if not self.is_open:
            return False
        if event.key() in _TAKES:
            self._insert(str(self.popup.currentIndex().data() or self._model.stringList()[0]))
        elif event.key() == Qt.Key.Key_Escape:
            self.popup.hide()
        else:
            return False
        return True

    def close(self) -> None:
        """Offer nothing."""
        self.popup.hide()

    def _typed(self) -> str | None:
        cursor = self._field.textCursor()
        if cursor.hasSelection() or not self._field.hasFocus():
            return None
        match = _AT.search(cursor.block().text()[: cursor.positionInBlock()])
        return match[1] if match else None

    def _fitting(self, typed: str) -> list[str]:
        """Return the names that hold what was typed, those that begin with it first."""
        part = typed.casefold()
        found = [name for name in self._names if part in name.casefold()]
        return sorted(found, key=lambda name: not name.casefold().startswith(part))[:30]

    def _insert(self, name: str) -> None:
        self.popup.hide()
        typed = self._typed()
        if typed is None:
            return
        cursor = self._field.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed))
        cursor.insertText(name + " ")
        self._field.setTextCursor(cursor)
        self.completed.emit(name)
