"""Views leave letters to the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    _Base = QAbstractItemView
else:
    _Base = object

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class PageLetters(_Base):
    """A mixin, named before the Qt class: letters are keys of the page, where Qt would look for a row by them.

    What a view does by letters itself it does before it asks `super()`.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().strip()
        is_letter = bool(typed) and typed.isprintable() and not event.modifiers() & _COMMANDS
        edits = self.state() == QAbstractItemView.State.EditingState
        by_typing = self.editTriggers() & QAbstractItemView.EditTrigger.AnyKeyPressed
        if is_letter and not edits and not by_typing:
            event.ignore()
        else:
            super().keyPressEvent(event)
