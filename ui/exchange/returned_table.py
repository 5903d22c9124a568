"""The changed cells of a list that came back; of a conflict one side is chosen in its line."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crm.domain.conflicts import Chosen
from crm.domain.returned import Difference, Outcome
from crm.usecases.log_words import value_word
from ui.texts.errors import language, told
from ui.theme.look import colour, font
from ui.widgets.table.plain import PlainTable

Index = QModelIndex | QPersistentModelIndex
ROW, ENTRY, FIELD, OLD, NEW, FATE = range(6)
WIDTHS = (64, 220, 136, 228, 228)


class ReturnedModel(QAbstractTableModel):
    """One line is one cell; `decided` tells that a side was chosen."""

    decided = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Difference] = []
        self._file_wins: dict[tuple[UUID, str], bool] = {}

    def show_lines(self, lines: Sequence[Difference]) -> None:
        """Show these cells; what was decided of others stays."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def forget(self) -> None:
        """Let no conflict be decided."""
        self._file_wins = {}

    def decide(self, lines: Sequence[Difference], file_wins: bool) -> None:
        """Let one side win some conflicts."""
        self._file_wins.update({_key(each): file_wins for each in lines if each.clash is not None})
        if self._lines:
            self.dataChanged.emit(self.index(0, FATE), self.index(len(self._lines) - 1, FATE))
        self.decided.emit()

    def is_conflict(self, row: int) -> bool:
        """Say whether two sides changed the cell of a line."""
        return self._lines[row].clash is not None

    def toggle(self, row: int) -> None:
        """Let the other side win the conflict of a line, first the file."""
        line = self._lines[row]
        self.decide([line], not self._file_wins.get(_key(line), False))

    def undecided(self, lines: Sequence[Difference]) -> int:
        """Return how many conflicts nobody has decided."""
        return sum(1 for each in lines if each.clash is not None and _key(each) not in self._file_wins)

    def decisions(self, lines: Sequence[Difference]) -> dict[tuple[UUID, str], Chosen]:
        """Return what was decided, as the database is told."""
        return {
            _key(each): Chosen(each.clash.theirs, each.clash.mine if self._file_wins[_key(each)] else each.clash.theirs)
            for each in lines
            if each.clash is not None and _key(each) in self._file_wins
        }

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else FATE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Row"),
            self.tr("Entry"),
            self.tr("Column"),
            self.tr("In the database"),
            self.tr("In the file"),
            self.tr("What happens"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.FontRole:
            return font("body_strong") if column == NEW else None
        if role == Qt.ItemDataRole.ForegroundRole and column == FATE:
            return colour(self._ink(line))
        if role == Qt.ItemDataRole.BackgroundRole and line.clash is not None and _key(line) not in self._file_wins:
            return colour("warn_soft")
        return None

    def _text(self, line: Difference, column: int) -> str:
        if column in (OLD, NEW):
            if column == OLD and line.outcome is Outcome.COMPUTED:
                return ""
            return value_word(line.table, line.column, line.old if column == OLD else line.new, language())
        return {ROW: str(line.row), ENTRY: line.name, FIELD: line.heading}.get(column) or self._fate(line)

    def _fate(self, line: Difference) -> str:
        if line.outcome is Outcome.REFUSED:
            return told(line.code, dict(line.values))
        if line.outcome is Outcome.COMPUTED:
            return self.tr("Left: this column is not taken back")
        if line.clash is None:
            return self.tr("Changed")
        if _key(line) not in self._file_wins:
            return self.tr("{who} changed it too. Space chooses").replace("{who}", line.clash.who)
        return self.tr("The file's is taken") if self._file_wins[_key(line)] else self.tr("The database's stays")

    def _ink(self, line: Difference) -> str:
        if line.outcome is Outcome.CONFLICT and _key(line) not in self._file_wins:
            return "warn"
        return {Outcome.REFUSED: "danger", Outcome.COMPUTED: "text3"}.get(line.outcome, "ok")


def _key(line: Difference) -> tuple[UUID, str]:
    assert line.clash is not None
    return line.id, line.clash.fields[0]


class ReturnedTable(PlainTable):
    """Space, Enter or a double click chooses the side of a conflict."""

    def __init__(self, model: ReturnedModel, parent: QWidget | None = None) -> None:
        super().__init__(model, WIDTHS, parent=parent)
        self.lines = model
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        if row >= 0 and self.lines.is_conflict(row):
            self.lines.toggle(row)
