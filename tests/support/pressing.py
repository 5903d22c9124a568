"""Presses whatever a window offers, as somebody does who tries everything: buttons, menus, rows, and what they open."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from crm.domain.errors import Denied
from tests.support.refused import Refused
from ui.background import InlineRunner
from ui.shell.window import MainWindow
from ui.widgets.buttons import Button, Look

LEAVING = ("Sign out", "Close", "Cancel", "English", "简体中文", "Quit", "Back")
"""What ends a window, a dialog or a language in the middle of the walk."""
MOST, DEEPEST, FEW = 120, 3, 3
MOST_ACTIONS = 14
PLAIN = frozenset({"Button", "IconButton", "NewButton", "FileChoice", "action", "row", "menu"})
"""Kinds of which each is pressed; others mostly stand for rows of data."""


class Thing(NamedTuple):
    """Something to press: where it stands, its kind, its words, and how it is pressed."""

    where: str
    kind: str
    words: str
    press: Callable[[], object]

    @property
    def name(self) -> str:
        return f"{self.where} > {self.kind} {self.words}"


class Pressing:
    """Goes through pages of a window; `told` are what a press met that whoever signed in has no right to."""

    def __init__(self, window: MainWindow, refused: Refused) -> None:
        self.window, self._refused = window, refused
        self.told: list[str] = []
        self.pressed: list[str] = []
        self._known: Counter[tuple[str, str]] = Counter()

    def page(self, place: str, **arguments: Any) -> None:
        """Press everything of a page once; what is called the same on it counts once."""
        here = " ".join((place, *map(str, arguments.values()))) if place == "settings" else place
        for _ in range(MOST):
            if self.window.page_id != place or place == "settings":
                self.window.navigate(place, **arguments)
            thing = next(filter(self._is_new, self._offered(here)), None)
            if thing is None or self.window.page_id != place:
                return
            self._press(thing)

    def _offered(self, place: str) -> Iterator[Thing]:
        for view in _views(self.window.body):
            yield Thing(place, "row", _words(view), partial(_choose, view))
            yield Thing(place, "menu", _words(view), partial(_menu, view))
        for button in (*_buttons(self.window.body), *_pressable(_page_actions(self.window))):
            yield Thing(place, type(button).__name__, _words(button), partial(_click, button))

    def _press(self, thing: Thing, depth: int = 0) -> None:
        """Press something, and again as long as a menu that it opens has something new."""
        self.pressed.append(thing.name)
        self._known[thing.where, thing.kind] += 1
        has_more = True
        while has_more:
            before = _tops(self.window)
            thing.press()
            QApplication.processEvents()
            opened = [each for each in _tops(self.window) if each not in before]
            has_more = sum(self._through(thing, top, depth) for top in opened) > 0
            self.told += [f"{thing.name}: {each}" for each in (*self._refused.taken(), *Listening.taken())]

    def _through(self, thing: Thing, top: QWidget, depth: int) -> bool:
        """Press what stands in a popup, or one thing of a menu, then close it; say whether a menu has more."""
        here, new = f"{thing.name} > {type(top).__name__}", []
        if depth < DEEPEST and not isinstance(top, QPrintPreviewDialog):
            new = list(filter(self._is_new, _inside(here, top)))
        is_menu = isinstance(top, QMenu)
        if is_menu:
            top.hide()
        for inner in new[:1] if is_menu else filter(self._is_new, new):
            self._press(inner, depth + 1)
        if shiboken6.isValid(top) and top.isVisible():
            top.close()
        QApplication.processEvents()
        return is_menu and len(new) > 1

    def _is_new(self, thing: Thing) -> bool:
        """Say whether something is still to be pressed; of parts that stand for data a few are enough."""
        return thing.name not in self.pressed and (thing.kind in PLAIN or self._known[thing.where, thing.kind] < FEW)


def _inside(here: str, top: QWidget) -> list[Thing]:
    if isinstance(top, QMenu):
        return [Thing(here, "action", each.text(), partial(_trigger, each)) for each in _leaves(top)[:MOST_ACTIONS]]
    _fill(top)
    return [Thing(here, type(each).__name__, _words(each), partial(_click, each)) for each in _in_order(top)]


class Listening(InlineRunner):
    """Keeps the refusals that its jobs end with, which pages tell in many ways."""

    denied: list[str] = []

    def _deliver(self, outcome: Any) -> None:
        if isinstance(outcome.error, Denied):
            Listening.denied.append(f"{outcome.error.code} {outcome.error.values}"[:200])
        super()._deliver(outcome)

    @staticmethod
    def taken() -> list[str]:
        """Return what was refused since this was asked last."""
        found, Listening.denied = Listening.denied, []
        return found


def without_system(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let files be saved into a folder, none be opened, and no window of the system come up."""
    names = iter(range(10_000))

    def save(*args: Any, **_options: Any) -> tuple[str, str]:
        kind = str(args[3]).partition(";;")[0] if len(args) > 3 else "*.xlsx"
        return str(folder / f"saved{next(names)}.{kind.rpartition('.')[2].strip('*) ') or 'xlsx'}"), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_options: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_options: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_options: str(folder))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    monkeypatch.setattr(QDialog, "exec", QDialog.open)


def _tops(window: QWidget) -> list[QWidget]:
    """Return what is open over a window: its dialogs and popups, also those that are drawn inside it."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    return [each for each in tops if each.metaObject().className() not in ("QTipLabel", "QComboBoxPrivateContainer")]


def _page_actions(window: MainWindow) -> list[QAbstractButton]:
    """Return the buttons that a page has in the bar above it."""
    found: list[QAbstractButton] = []
    for each in getattr(window.page, "page_actions", list)():
        found += [each] if isinstance(each, QAbstractButton) else each.findChildren(QAbstractButton)
    return found


def _views(top: QWidget) -> list[QAbstractItemView]:
    """Return the tables and lists that have something in them."""
    found = [each for each in top.findChildren(QAbstractItemView) if each.isVisible() and each.model() is not None]
    return [each for each in found if each.model().rowCount() and not isinstance(each, QHeaderView)]


def _buttons(top: QWidget) -> list[QAbstractButton]:
    return _pressable(top.findChildren(QAbstractButton))


def _pressable(buttons: Iterable[QAbstractButton]) -> list[QAbstractButton]:
    return [each for each in buttons if each.isVisible() and each.isEnabled() and not _words(each).startswith(LEAVING)]


def _in_order(top: QWidget) -> list[QAbstractButton]:
    """Return the buttons of a dialog, with that which ends it last."""
    return sorted(_buttons(top), key=lambda each: isinstance(each, Button) and each._look == Look.PRIMARY)


def _words(part: QWidget) -> str:
    words = part.text() if isinstance(part, QAbstractButton) else ""
    return part.accessibleName() or words or part.toolTip()


def _click(button: QAbstractButton) -> None:
    if shiboken6.isValid(button) and button.isVisible() and button.isEnabled():
        button.click()


def _trigger(action: QAction) -> None:
    if shiboken6.isValid(action) and action.isEnabled():
        action.trigger()


def _leaves(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found += _leaves(inner)
        elif action.isEnabled() and action.isVisible() and not action.text().startswith(LEAVING):
            found.append(action)
    return found


def _first(view: QAbstractItemView) -> QModelIndex:
    model = view.model()
    rows = (model.index(row, 0, view.rootIndex()) for row in range(min(model.rowCount(view.rootIndex()), 8)))
    return next((each for each in rows if each.flags() & Qt.ItemFlag.ItemIsSelectable), model.index(0, 0))


def _choose(view: QAbstractItemView) -> None:
    view.setCurrentIndex(_first(view))
    QTest.keyClick(view, Qt.Key.Key_Space)


def _menu(view: QAbstractItemView) -> None:
    place = view.visualRect(_first(view)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)


def _fill(top: QWidget) -> None:
    """Type into whatever is empty, so that a form goes as far as the database."""
    for field in top.findChildren(QWidget):
        if isinstance(field, QLineEdit) and field.isVisible() and field.isEnabled():
            if not field.text() and not field.isReadOnly():
                QTest.keyClicks(field, "7")
        elif isinstance(field, QPlainTextEdit) and field.isVisible() and not field.toPlainText():
            QTest.keyClicks(field, "7")
