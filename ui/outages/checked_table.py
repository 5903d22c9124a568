"""A table of figures whose rows are checked: by a click, or by Space on the current one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.table.figure_table import FigureTable


class CheckedTable(FigureTable):
    """`checks_changed` tells. `key_of` says what a row is known by, `may_check` which rows have a check."""

    checks_changed = Signal()

    def __init__(self, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(name, row_height, parent)
        self.checked: set[UUID] = set()

    def key_of(self, row: Any) -> UUID:
        """Return what a row is known by."""
        raise NotImplementedError

    def may_check(self, row: Any) -> bool:
        """Say whether a row has a check."""
        return True

    def chosen(self) -> list[Any]:
        """Return the checked rows in the order in which they stand."""
        return [row for row in self.figures.rows if self.key_of(row) in self.checked]

    def check(self, keys: Sequence[UUID]) -> None:
        """Check just these."""
        self.checked = set(keys)
        self.viewport().update()
        self.checks_changed.emit()

    def keep_checks(self, rows: Sequence[Any]) -> None:
        """Let go of the checks of rows that are gone."""
        self.checked &= {self.key_of(row) for row in rows}

    def toggle(self, place: int) -> None:
        """Check a row, or take its check away."""
        row = self.row_at(place)
        if row is not None and self.may_check(row):
            self.check(list(self.checked ^ {self.key_of(row)}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggle(self.indexAt(event.position().toPoint()).row())
