"""Texts in menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


def in_menu(text: str) -> str:
    """Return text for a menu in which an ampersand of a name is shown and underlines nothing."""
    return text.replace("&", "&&")


def passing_menu(parent: QWidget) -> QMenu:
    """Return a menu that is made for one use and is gone when it has closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
