"""Menus and the texts in them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.style import dress


def in_menu(text: str) -> str:
    """Return text for a menu in which an ampersand of a name is shown and underlines nothing."""
    return text.replace("&", "&&")


class Menu(QMenu):
    """A menu in the look of the program; so are those under its lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, "menu")


def passing_menu(parent: QWidget) -> Menu:
    """Return a menu that is made for one use and is gone when it has closed."""
    menu = Menu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
