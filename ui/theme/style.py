"""Palette of the program, and style sheets of the few Qt controls that do not paint themselves, made from the tokens.

A sheet belongs to the control that needs it, never to a window or the program: Qt keeps 10 KB for each part under a
sheet, 150 KB for one that scrolls, and dresses it anew each time that what it stands in is put into another part.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QToolTip, QWidget

from ui.theme.look import theme as present
from ui.theme.theme import Theme

S = TypeVar("S", bound=QProxyStyle)
SCROLL_BAR = 10
"""The width in pixels of every scroll bar, for what stands above or below one."""
_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "toast_text",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Light: "surface",
}

_MENU = """
QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
"""
_CHOICE = """
QFrame {{ background: {raised}; border: 1px solid {border}; padding: 3px; }}
QAbstractItemView {{ color: {text}; border: none; padding: 0; outline: none; }}
QAbstractItemView::item {{ padding: 4px 8px; border-radius: 4px; }}
QAbstractItemView::item:selected {{ background: {selected}; color: {text}; }}
"""
_ROWS = """
QAbstractItemView {{ background: transparent; color: {text}; border: none; outline: none;
  selection-background-color: {selected}; selection-color: {text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {text2}; border: none; border-bottom: 1px solid {border};
  padding: 7px {cell}px; }}
QAbstractItemView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {control}; border-radius: 4px; background: {surface}; }}
QAbstractItemView::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{tick}"); }}
"""
SHEETS = {"menu": _MENU, "choice": _CHOICE, "rows": _ROWS}
"""By the kind of part."""


def apply(app: QApplication, theme: Theme) -> None:
    """Give palette and font to the whole program, and tell every part, of which many use neither."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    muted = theme.colour("disabled")
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    app.setPalette(palette)
    app.setFont(theme.font("body"))
    # The frame of a tooltip is drawn in the colour of words of windows.
    palette.setColor(QPalette.ColorRole.WindowText, theme.colour("toast"))
    QToolTip.setPalette(palette)
    QToolTip.setFont(theme.font("small"))
    for part in app.allWidgets():
        app.sendEvent(part, QEvent(QEvent.Type.StyleChange))


@cache
def shared(kind: Callable[..., S], *arguments: object) -> S:
    """Return the one style of a kind that all parts of the program share; a part does not keep its style alive."""
    style = kind(*arguments)
    style.setParent(QApplication.instance())
    return style


def dress(part: QWidget, kind: str) -> None:
    """Give a part the style sheet of its kind (menu, choice, rows), now and after each change of the theme."""
    _Dress(part, kind).put_on()


class _Dress(QObject):
    """Lives and ends with its part."""

    def __init__(self, part: QWidget, kind: str) -> None:
        super().__init__(part)
        self._part, self._kind = part, kind
        present().changed.connect(self.put_on)

    def put_on(self) -> None:
        self._part.setStyleSheet(sheet(present(), self._kind))


def sheet(theme: Theme, kind: str) -> str:
    """Return the style sheet of a kind of part, of the present tokens."""
    names = ["raised", "text", "text2", "border", "selected", "disabled", "surface", "control", "accent"]
    values: dict[str, object] = {name: theme.colour(name).name() for name in names}
    values["tick"] = (Path(__file__).parent / ("tick-dark.svg" if theme.is_dark else "tick-light.svg")).as_posix()
    values["cell"] = theme.px(8) + 3
    return SHEETS[kind].format(**values)
