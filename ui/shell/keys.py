"""Whether letters are commands now, and the walk from one control and one part of the window to the next."""

from collections.abc import Iterator
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def types_text() -> bool:
    """Say whether a field for text has the focus, so that single letters are text and not commands."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def order_as_read(panes: list[QWidget]) -> None:
    """Let Tab go through the panes as one reads them; Qt itself keeps the order in which controls were made."""
    for before, after in pairwise(each for pane in panes for each in _as_read(pane)):
        QWidget.setTabOrder(before, after)


def _as_read(widget: QWidget, taken: QWidget | None = None) -> Iterator[QWidget]:
    """Yield what Tab can reach in a widget that is shown, as it is read.

    A part that hands the keyboard to one inside it (`taken`) stands for both.
    """
    # Of Qt's own parts, such as a viewport, it is never asked: the binding lets the answer die with such a part.
    proxy = widget.focusProxy() if not type(widget).__module__.startswith("PySide6") else None
    if widget is not taken and (
        widget.isAncestorOf(proxy) if proxy is not None else widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ):
        yield widget
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = (each for each in inside if not each.isHidden() and not each.isWindow())
    for each in sorted(shown, key=cmp_to_key(_by_place)):
        yield from _as_read(each, taken if proxy is None else proxy)


def _by_place(one: QWidget, other: QWidget) -> int:
    """Compare two parts of a widget: the upper one comes first, of those side by side the left one."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    beside = 2 * shared > min(first.height(), second.height())
    return first.left() - second.left() if beside else first.top() - second.top()


def next_pane(panes: list[QWidget]) -> None:
    """Give the focus to the pane after the one that has it (F6); one without anything to focus is passed over."""
    focused = QApplication.focusWidget()
    inside = -1
    for number, pane in enumerate(panes):
        if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
            inside = number
    for step in range(1, len(panes) + 1):
        target = _first_in(panes[(inside + step) % len(panes)])
        if target is not None:
            target.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_in(pane: QWidget) -> QWidget | None:
    """Return what Tab would reach first in a pane, the pane itself counted."""
    each: QWidget | None = pane
    while each is not None:
        is_here = each is pane or pane.isAncestorOf(each)
        if is_here and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled():
            return each
        each = each.nextInFocusChain()
        if each is pane:
            break
    return None
