"""Watches that no part leaves its layout without being taken out first, see `ui.widgets.leaving`."""

import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QStackedLayout, QWidget

WATCHED: dict[type, tuple[str, ...]] = {
    QLayout: ("addWidget", "replaceWidget"),
    QBoxLayout: ("addWidget", "insertWidget"),
    QGridLayout: ("addWidget",),
    QStackedLayout: ("addWidget", "insertWidget"),
    QWidget: ("setParent", "deleteLater"),
}
"""Whatever lets Qt take a part out by itself: it is put in once more, goes to another parent, or is deleted."""


class LayoutWatch:
    """Notes in `found` each part that leaves a layout so, and the line that did it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._before: list[tuple[type, str, Any]] = []

    def start(self) -> None:
        for kind, names in WATCHED.items():
            for name in names:
                before = getattr(kind, name)
                self._before.append((kind, name, before))
                watch = self._deleting if name == "deleteLater" else self._moving
                setattr(kind, name, watch(name, before))

    def stop(self) -> None:
        while self._before:
            kind, name, before = self._before.pop()
            setattr(kind, name, before)

    def _moving(self, name: str, before: Callable[..., Any]) -> Callable[..., Any]:
        def watched(this: QWidget | QLayout, *values: Any, **named: Any) -> Any:
            part = this if isinstance(this, QWidget) else next(each for each in values if isinstance(each, QWidget))
            self._look(part, name)
            return before(this, *values, **named)

        return watched

    def _deleting(self, name: str, before: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
        # A signal that this is connected to passes on as many of its values as are taken here: none.
        def watched(part: QWidget) -> None:
            self._look(part, name)
            before(part)

        return watched

    def _look(self, part: QWidget, name: str) -> None:
        if stands_in_a_layout(part):
            line = traceback.extract_stack(limit=3)[0]
            self.found.append(f"{type(part).__name__}.{name} in {line.filename}:{line.lineno}")


def stands_in_a_layout(part: QWidget) -> bool:
    """Say whether a layout of its parent holds a part."""
    parent = part.parentWidget()
    outer = parent.layout() if parent is not None else None
    return outer is not None and any(each.indexOf(part) >= 0 for each in (outer, *outer.findChildren(QLayout)))
