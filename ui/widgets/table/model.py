"""A table model over a list of ids that holds only the rows near the ones looked at."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from crm.domain.keys import Keys
from ui.widgets.table.checked import Checked
from ui.widgets.table.column import Column

PAGE = 100
ROWS_KEPT = 4000
PAGES_AT_ONCE = 4

USUAL = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
    | Qt.ItemFlag.ItemIsDragEnabled
)
EDITABLE = USUAL | Qt.ItemFlag.ItemIsEditable

Index = QModelIndex | QPersistentModelIndex


class RowWithId(Protocol):
    """Anything a table can show: a frozen row with its key."""

    @property
    def id(self) -> UUID: ...


Fetch = Callable[[list[UUID], Callable[[Sequence[Any]], None]], None]


class IdWindowModel(QAbstractTableModel):
    """Rows of a long list, fetched by pages of 100 when they come into view.

    The page that owns the table provides `fetch(ids, then)`, usually a `Runner.ask`, which calls
    `then(rows)` with the rows it found. A row that is not there yet is an empty placeholder (`row()` is
    None). Checked rows are kept by id and so survive refresh and sort.
    """

    ROW = Qt.ItemDataRole.UserRole + 1
    VALUE = Qt.ItemDataRole.UserRole + 2
    TONE = Qt.ItemDataRole.UserRole + 3

    checked_changed = Signal()
    edited = Signal(object, str, str)
    """(id, column key, new text): the page writes it and calls `update_ids`."""

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self._fetch = fetch
        self._ids = Keys()
        self._rows: OrderedDict[UUID, Any] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[UUID] = set()
        self._checked = Checked()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask_wanted)

    # -- the list ----------------------------------------------------------------------------------

    def set_ids(self, ids: Sequence[UUID]) -> None:
        """Show these rows in this order; rows already fetched stay, checks of rows that are gone are dropped.

        Where there are 200,000 they come as `Keys` that have learned their places in another thread.
        """
        keys = Keys.of(ids)
        if self._ids == keys:
            return
        self.beginResetModel()
        self._ids = keys
        self._wanted.clear()
        self._asked.clear()
        lost = self._checked.follow(keys)
        self.endResetModel()
        if lost:
            self.checked_changed.emit()

    def ids(self) -> Keys:
        """Return the ids in the order shown."""
        return self._ids

    def place(self, id: UUID) -> int:
        """Return the row number of an id, -1 when it is not in the list."""
        return self._ids.place(id)

    def id_at(self, number: int) -> UUID | None:
        """Return the id in a row, None outside the list."""
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def row(self, id: UUID | None) -> Any | None:
        """Return the fetched row of an id, None while it is not there."""
        return self._rows.get(id) if id is not None else None

    def row_at(self, number: int) -> Any | None:
        """Return the fetched row at a place; one that is not there yet is asked for."""
        if not 0 <= number < len(self._ids):
            return None
        row = self._rows.get(self._ids[number])
        if row is None:
            self._want(number // PAGE)
        return row

    def with_rows(self, ids: Sequence[UUID], then: Callable[[list[Any]], None]) -> None:
        """Hand over these rows in this order, fetching those that are not held."""
        missing = [id for id in ids if id not in self._rows]
        held = {id: self._rows[id] for id in ids if id in self._rows}

        def arrived(rows: Sequence[Any]) -> None:
            held.update((row.id, row) for row in rows)
            then([held[id] for id in ids if id in held])

        if missing:
            self._fetch(missing, arrived)
        else:
            arrived([])

    def update_ids(self, changed: Iterable[UUID]) -> None:
        """Fetch these rows again; what is shown stays until the new rows arrive."""
        stale = [id for id in changed if id in self._rows]
        if stale:
            self._ask(stale)

    def renew(self, seen: Sequence[UUID]) -> None:
        """Fetch the rows in view again and forget all others; what is seen stays until the new rows arrive."""
        held = [id for id in seen if id in self._rows]
        self._rows = OrderedDict((id, self._rows[id]) for id in held)
        self._asked.clear()
        if held:
            self._ask(held)

    def forget_rows(self) -> None:
        """Fetch every row again when it is next looked at."""
        self._rows.clear()
        self.retry()

    def retry(self) -> None:
        """Ask again for rows whose fetch failed, when they are next painted."""
        self._asked.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    # -- checks ------------------------------------------------------------------------------------

    def checked_ids(self) -> Sequence[UUID]:
        """Return the checked ids in the order shown."""
        return self._checked.in_order()

    @property
    def checked_count(self) -> int:
        """How many rows are checked."""
        return len(self._checked)

    def is_checked(self, id: UUID | None) -> bool:
        return id is not None and id in self._checked

    def check_all(self, checked: bool) -> None:
        """Check every row of the list, or none."""
        self._checked.all(checked)
        self.checked_changed.emit()

    def set_checked(self, ids: Collection[UUID], checked: bool) -> None:
        """Check or uncheck rows of the list."""
        if self._checked.put(ids, checked):
            self._tell(ids)
            self.checked_changed.emit()

    # -- Qt's side ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self.columns[section].align
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return EDITABLE if self.columns[index.column()].editable else USUAL

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        row = self.row_at(index.row())
        if row is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        return self._datum(self.columns[index.column()], row, role)

    def _datum(self, column: Column, row: Any, role: int) -> Any:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return column.text(row)
        if role == self.VALUE:
            return column.value(row) if column.value else column.text(row)
        if role == self.ROW:
            return row
        if role == self.TONE:
            return column.tone(row) if column.tone else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return column.tip(row) if column.tip else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        id = self.id_at(index.row()) if index.isValid() else None
        if id is None or role != Qt.ItemDataRole.EditRole or str(value) == self.data(index):
            return False
        self.edited.emit(id, self.columns[index.column()].key, str(value))
        return True

    # -- fetching ----------------------------------------------------------------------------------

    def _want(self, page: int) -> None:
        """Remember a page that is looked at; asking waits for the event loop, so that painting never starts
        a job."""
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        if not self._timer.isActive():
            self._timer.start()

    def _ask_wanted(self) -> None:
        """Ask for the pages looked at last; those scrolled past are wanted again if they come back."""
        pages = list(self._wanted)[-PAGES_AT_ONCE:]
        self._wanted.clear()
        for page in pages:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            missing = [id for id in ids if id not in self._rows and id not in self._asked]
            if missing:
                self._ask(missing)

    def _ask(self, ids: list[UUID]) -> None:
        self._asked.update(ids)
        self._fetch(ids, lambda rows: self._arrived(ids, rows))

    def _arrived(self, ids: list[UUID], rows: Sequence[Any]) -> None:
        self._asked.difference_update(ids)
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
        while len(self._rows) > ROWS_KEPT:
            self._rows.popitem(last=False)
        self._tell(ids)

    def _tell(self, ids: Iterable[UUID]) -> None:
        places = [place for place in map(self.place, ids) if place >= 0]
        if places:
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(places), 0), self.index(max(places), last))
