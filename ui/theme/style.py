"""Palette and style sheet of the ordinary Qt controls, made from the tokens.

The sheet belongs to the windows and not to the program: under a sheet of the whole program Qt dresses every part anew
each time that it, or what it stands in, is put into another part; that was half of the time in which a page is built.
"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.look import theme as present
from ui.theme.theme import Theme

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

_SHEET = """
QScrollArea, QAbstractScrollArea {{ background: transparent; border: none; }}
QAbstractItemView {{ background: {surface}; color: {text}; border: none; outline: none;
  selection-background-color: {selected}; selection-color: {text}; }}
CardList {{ background: {sunken}; }}
QDialog, Popup QAbstractItemView, QDialog QAbstractItemView, QDialog QHeaderView,
QDialog QHeaderView::section {{ background: {raised}; }}
QToolTip {{ background: {toast}; color: {toast_text}; border: none; padding: 6px 8px; font-size: {small}px; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {border}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {selected}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenu::icon {{ padding-left: 8px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit {{
  background: {surface}; color: {text}; border: 1px solid {control}; border-radius: 6px;
  selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit {{ min-height: {line}px; max-height: {line}px; padding: 0 8px; }}
QPlainTextEdit, QTextEdit {{ padding: 6px 6px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 2px solid {focus}; padding: 0 7px; }}
QLineEdit:focus {{ min-height: {focused}px; max-height: {focused}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 5px 5px; }}
QPlainTextEdit[quiet="true"] {{ border-color: transparent; }}
QPlainTextEdit[quiet="true"]:hover {{ border-color: {border_strong}; }}
QPlainTextEdit[quiet="true"]:focus {{ border-color: {focus}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {disabled}; border-color: {border_strong}; }}
QLineEdit[well="true"] {{ background: {sunken}; border-color: {sunken}; }}
QLineEdit[well="true"]:hover {{ border-color: {border_strong}; }}
QLineEdit[well="true"]:focus {{ border-color: {focus}; }}
QLineEdit[inline="true"], QComboBox[inline="true"] {{ min-height: {inline}px; max-height: {inline}px; padding: 0 6px; }}
QLineEdit[problem="true"] {{ background: {danger_soft}; border-color: {danger}; }}
QComboBox {{ background: {surface}; color: {text}; border: 1px solid {control}; border-radius: 6px;
  min-height: {line}px; max-height: {line}px; padding: 0 8px; }}
QComboBox:focus {{ border: 2px solid {focus}; padding: 0 7px; min-height: {focused}px; max-height: {focused}px; }}
QComboBox:disabled {{ color: {disabled}; border-color: {border_strong}; }}
QComboBox[problem="true"] {{ background: {danger_soft}; border-color: {danger}; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {raised}; color: {text}; border: 1px solid {border};
  selection-background-color: {selected}; selection-color: {text}; outline: none; padding: 4px; }}
QPlainTextEdit, QTextEdit {{ background: {surface}; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 2px; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: 3px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTabBar QToolButton {{ background: {surface}; border: 1px solid {border}; border-radius: 6px; }}
QSplitter::handle {{ background: transparent; }}
QHeaderView {{ background: {surface}; border: none; }}
TableHeader {{ background: transparent; }}
QCheckBox {{ spacing: 8px; color: {text}; }}
QCheckBox::indicator, QTreeView::indicator {{ width: 14px; height: 14px;
  border: 1px solid {control}; border-radius: 4px; background: {surface}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{
  background: {accent}; border-color: {accent}; image: url("{tick}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; }}
QHeaderView::section {{ background: {surface}; color: {text2}; border: none; border-bottom: 1px solid {border};
  padding: 7px {cell}px; }}
QCalendarWidget QWidget {{ alternate-background-color: {sunken}; }}
"""


def apply(app: QApplication, theme: Theme) -> None:
    """Give palette and font to the whole program."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    muted = theme.colour("disabled")
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    app.setPalette(palette)
    app.setFont(theme.font("body"))


def dress(window: QWidget) -> None:
    """Give the style sheet of the theme in use to a window and whatever opens over it, now and after each change."""
    _Dress(window).put_on()


class _Dress(QObject):
    """Lives and ends with its window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        present().changed.connect(self.put_on)

    def put_on(self) -> None:
        self._window.setStyleSheet(sheet(present()))


def sheet(theme: Theme) -> str:
    """Return the style sheet of the present tokens."""
    names = [
        "toast",
        "toast_text",
        "raised",
        "text",
        "border",
        "selected",
        "disabled",
        "surface",
        "control",
        "accent",
        "on_accent",
        "focus",
        "border_strong",
        "danger",
        "danger_soft",
        "sunken",
        "text2",
    ]
    values: dict[str, object] = {name: theme.colour(name).name() for name in names}
    values["tick"] = (Path(__file__).parent / ("tick-dark.svg" if theme.is_dark else "tick-light.svg")).as_posix()
    values.update(
        small=theme.px(12),
        line=theme.px(30),
        focused=theme.px(30) - 2,
        inline=theme.px(22),
        bar=SCROLL_BAR,
        cell=theme.px(8) + 3,
    )
    return _SHEET.format(**values)
