"""Whether letters are commands now, and the walk from one control and one part of the window to the next."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def types_text() -> bool:
    """Say whether a field for text has the focus, so that single letters are text and not commands."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit)


def next_part(panes: list[QWidget], forward: bool) -> bool:
    """Give the focus to the part after or before the one that has it, as one reads the panes; False without one.

    Qt itself goes in the order in which parts were made, and misplaces those that hand the keyboard to one inside.
    """
    parts = [part for pane in panes for part in _stops(pane)]
    here = _place_of(QApplication.focusWidget(), parts)
    if here is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target = parts[(here + (1 if forward else -1)) % len(parts)]
    target.setFocus(reason)
    target.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return True


def _place_of(focused: QWidget | None, parts: list[QWidget]) -> int | None:
    """Return which part has the keyboard, or holds what has it, such as the editor of a cell."""
    each = focused
    while each is not None:
        if each in parts:
            return parts.index(each)
        each = each.parentWidget()
    return None


def _stops(pane: QWidget) -> list[QWidget]:
    """Return where Tab stops in a pane, as it is read."""
    found = dict.fromkeys(_at_the_end(part) for part in _as_read(pane))
    return [part for part in found if part.isVisible() and part.isEnabled()]


def _at_the_end(part: QWidget) -> QWidget:
    """Return what has the keyboard when it is given to a part."""
    while (inside := part.focusProxy() if not _is_qts(part) else None) is not None:
        part = inside
    return part


def _is_qts(part: QWidget) -> bool:
    """Say whether a part is Qt's own, such as a viewport, which is never asked: the answer dies with such a part."""
    return type(part).__module__.startswith("PySide6")


def _as_read(widget: QWidget, taken: QWidget | None = None) -> Iterator[QWidget]:
    """Yield what Tab can reach in a widget that is shown, as it is read.

    A part that hands the keyboard to one inside it (`taken`) stands for both.
    """
    proxy = widget.focusProxy() if not _is_qts(widget) else None
    takes = widget.isAncestorOf(proxy) if proxy is not None else widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    if takes and widget is not taken and not _is_viewport(widget):
        yield widget
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = (each for each in inside if not each.isHidden() and not each.isWindow())
    for each in sorted(shown, key=cmp_to_key(_by_place)):
        yield from _as_read(each, taken if proxy is None else proxy)


def _is_viewport(widget: QWidget) -> bool:
    """Say whether a part only shows what the view around it has; the keyboard is given to the view."""
    view = widget.parentWidget()
    return isinstance(view, QAbstractScrollArea) and view.viewport() is widget


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
        found = _stops(panes[(inside + step) % len(panes)])
        if found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
            found[0].window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
            return
