"""The menu under the bell: the next undo and redo in words, then what was said lately."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.shell.toast import Toast
from ui.theme.look import icon
from ui.undo import UndoStack
from ui.widgets.menus import Menu, in_menu

SHOWN = 10
LONGEST = 60
UNDO_KEY, REDO_KEY, HISTORY_KEY = "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Alt+Z"


class MessagesMenu(Menu):
    """What can be taken back and done again; under a line the newest ten messages, newest first."""

    def __init__(self, toast: Toast, undo: UndoStack, show_changes: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back, forth = undo.undo_text, undo.redo_text
        what = self.tr("Undo {what}").format(what=back) if back else self.tr("Nothing to undo")
        self._offer("arrow-counter-clockwise", what, UNDO_KEY, undo.undo if back else None)
        what = self.tr("Redo {what}").format(what=forth) if forth else self.tr("Nothing to redo")
        self._offer("arrow-clockwise", what, REDO_KEY, undo.redo if forth else None)
        self._offer("clock-counter-clockwise", self.tr("All changes…"), HISTORY_KEY, show_changes)
        self.addSeparator()
        for message in reversed(toast.history[-SHOWN:]):
            image = icon("warning-circle", "warn") if message.details else icon("check-circle", "ok")
            action = self.addAction(image, in_menu(_cut(message.text)))
            action.triggered.connect(lambda _checked=False, what=message: toast.say_again(what))
        if not toast.history:
            self.addAction(self.tr("No messages yet")).setEnabled(False)

    def _offer(self, image: str, words: str, key: str, run: Callable[[], None] | None) -> None:
        action = self.addAction(icon(image), f"{in_menu(_cut(words))}\t{key}")
        action.setEnabled(run is not None)
        if run is not None:
            action.triggered.connect(partial(_call, run))

    def open_under(self, anchor: QWidget) -> None:
        """Show it under the bell."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))


def _call(run: Callable[[], None], _checked: bool = False) -> None:
    run()


def _cut(text: str) -> str:
    """Return a text as it stands in a menu: on one line and not too long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1] + "…"
