"""Facts in two columns, edited in place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.fact_row import Fact, FactRow
from ui.widgets.leaving import let_go
from ui.widgets.themed import Themed

__all__ = ["Fact", "FactList"]

LABEL = 100
ROW = 28


class FactList(Themed, QWidget):
    """A list of facts.

    Double click, E or F2 edits; Enter saves and goes down, Tab saves, Esc restores. `edited(key, text)` tells the
    page, which writes it and answers with `saved(key)` (the row flashes once) or `refused(key, sentence)`. H, the
    clock or the menu of a traced fact asks for its history.
    """

    edited = Signal(str, str)
    linked = Signal(str)
    history_asked = Signal(str)

    def __init__(
        self,
        facts: Sequence[Fact] = (),
        label_width: int = LABEL,
        row_height: int = ROW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label_width, self._row_height = label_width, row_height
        self._rows: dict[str, FactRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.set_facts(facts)
        self.start_look()

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts; a row that is being edited keeps its editor."""
        if [fact.key for fact in facts] != list(self._rows):
            self._build(facts)
        for fact in facts:
            self._rows[fact.key].set_fact(fact)

    def row(self, key: str) -> FactRow:
        return self._rows[key]

    def is_editing(self) -> bool:
        """Say whether somebody is typing into one of the rows."""
        return any(row.editor() is not None for row in self._rows.values())

    def saved(self, key: str) -> None:
        """Say that the value of this row was written."""
        if key in self._rows:
            self._rows[key].flash()

    def refused(self, key: str, sentence: str) -> None:
        """Open the editor again with the sentence that says what is wrong."""
        if key in self._rows:
            self._rows[key].refuse(sentence)

    def _build(self, facts: Sequence[Fact]) -> None:
        for row in self._rows.values():
            let_go(self._column, row)
        self._rows = {}
        for fact in facts:
            row = FactRow(fact, self._label_width, self._row_height, self)
            row.edited.connect(self.edited)
            row.linked.connect(self.linked)
            row.history_asked.connect(self.history_asked)
            row.stepped.connect(self._step)
            self._rows[fact.key] = row
            self._column.addWidget(row)

    def _step(self, key: str, by: int) -> None:
        keys = list(self._rows)
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            self._rows[keys[place]].setFocus()
