"""The commands of the rows of a page: offered in a menu, and done by their keys."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.lists.actions import AccountRows, Action, menu_of, offered
from ui.shell.keys import types_text


def is_command(event: QKeyEvent) -> bool:
    """Say whether a key stands for a command now: it is pressed alone, and not into a field for text."""
    return not types_text() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class RowMenu(QObject):
    """What can be done with the chosen rows of a page, as whoever acts now may."""

    def __init__(self, page: AccountRows, actions: Sequence[Action]) -> None:
        super().__init__(cast(QWidget, page))
        self._page, self._actions = page, actions
        self.menu: QMenu | None = None
        page.table.menu_asked.connect(self.offer)

    @property
    def commands(self) -> list[Action]:
        """What whoever acts now may do with rows."""
        return offered(self._actions, self._page.context)

    def run(self, key: str) -> None:
        """Do what an action does, if there are rows to do it with."""
        action = next((each for each in self.commands if each.key == key), None)
        if action is not None and self._page.chosen():
            action.run()

    def offer(self, place: QPoint) -> None:
        """Open the menu of the chosen rows; the menu key may ask twice on some systems."""
        if self.menu is not None and self.menu.isVisible():
            return
        self.menu = menu_of(self.commands, len(self._page.chosen()) > 1, cast(QWidget, self._page))
        self.menu.destroyed.connect(self._forget)
        self.menu.popup(place)

    def by_key(self, event: QKeyEvent) -> bool:
        """Do what a plain key stands for; say whether there is such a command."""
        if not is_command(event):
            return False
        typed = "Del" if event.key() == Qt.Key.Key_Delete else event.text().upper()
        action = next((each for each in self.commands if typed and each.shortcut == typed), None)
        if action is not None:
            self.run(action.key)
        return action is not None

    def _forget(self) -> None:
        self.menu = None
