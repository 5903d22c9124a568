"""Watches that no part leaves its layout without being taken out first, see `ui.widgets.leaving`."""

import traceback
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLayout, QStackedLayout, QWidget

WATCHED: dict[type, tuple[str, ...]] = {
    QLayout: ("addWidget", "replaceWidget"),
    QBoxLayout: ("addWidget", "insertWidget"),
    QGridLayout: ("addWidget",),
    QStackedLayout: ("addWidget", "insertWidget"),
    QWidget: ("deleteLater", "setParent"),
}
"""Whatever lets Qt take a part out by itself: it is deleted, goes to another parent, or is put in once more."""


class LayoutWatch:
    """Notes in `found` each part that leaves a layout so, and the line that did it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._before: list[tuple[type, str, Any]] = []

    def start(self) -> None:
        for kind, names in WATCHED.items():
            for name in names:
                self._watch(kind, name)

    def stop(self) -> None:
        while self._before:
            kind, name, before = self._before.pop()
            setattr(kind, name, before)

    def _watch(self, kind: type, name: str) -> None:
        before = getattr(kind, name)

        def watched(this: QWidget | QLayout, *values: Any, **named: Any) -> Any:
            part = this if isinstance(this, QWidget) else next(each for each in values if isinstance(each, QWidget))
            if stands_in_a_layout(part):
                line = traceback.extract_stack(limit=2)[0]
                self.found.append(f"{type(part).__name__}.{name} in {line.filename}:{line.lineno}")
            return before(this, *values, **named)

        self._before.append((kind, name, before))
        setattr(kind, name, watched)


def stands_in_a_layout(part: QWidget) -> bool:
    """Say whether a layout of its parent holds a part."""
    parent = part.parentWidget()
    outer = parent.layout() if parent is not None else None
    return outer is not None and any(each.indexOf(part) >= 0 for each in (outer, *outer.findChildren(QLayout)))
