"""The rows of a list as data, and their model."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from crm.domain.codes import Segment
from ui.widgets.badge import Tone
from ui.widgets.tips import literal

ACCOUNT_MIME = "application/x-rounds-account"
"""Dragged accounts: their ids as text, one a line, in UTF-8."""
Index = QModelIndex | QPersistentModelIndex


class Heading(Struct, frozen=True):
    """An overline between groups; `ink` is its token (danger for what is late)."""

    text: str
    ink: str = "text3"


class Sign(Struct, frozen=True):
    """A small icon before a row's value, with the words that it stands for."""

    icon: str
    words: str
    ink: str = "text3"


class Row(Struct, frozen=True):
    """One row: mark, name and second line at the left, a value at the right.

    `done` not None puts a round check before the name (a task). `segment` puts its mark before the name, or before
    the second line when `mark_below`. `value` is plain words in `value_ink`, a badge when `badge` is set; `share`
    draws a bar of 60 px after it. `action` is the button that takes the place of badge, bar and value on hover or
    focus. `person` draws initials, `icon` a tile in `tone`. `drags` is the id of the account that a drag carries,
    `faded` the dashed shape of a row that is being dragged. `signs` are small icons before the value.
    """

    id: Any
    name: str
    second: str = ""
    segment: Segment | None = None
    mark_below: bool = False
    done: bool | None = None
    value: str = ""
    value_ink: str = "text2"
    badge: Tone | None = None
    share: float | None = None
    share_ink: str = "danger_fill"
    action: str = ""
    action_icon: str = ""
    person: bool = False
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    drags: Any | None = None
    faded: bool = False
    editable: bool = False
    signs: tuple[Sign, ...] = ()

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        signs = (sign.words for sign in self.signs)
        return ", ".join(part for part in (self.name, self.second, *signs, self.value) if part)


Item = Heading | Row


class RowModel(QAbstractListModel):
    """Headings and rows; editing a name emits `renamed(id, text)` and leaves the row to the page."""

    ITEM = Qt.ItemDataRole.UserRole + 1

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def set_items(self, items: Sequence[Item]) -> bool:
        """Show these items; say whether the list was rebuilt rather than updated in place."""
        if [_key(item) for item in items] == [_key(item) for item in self.items]:
            for place, item in enumerate(items):
                if item != self.items[place]:
                    self.items[place] = item
                    self.dataChanged.emit(self.index(place), self.index(place))
            return False
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()
        return True

    def item(self, place: int) -> Item | None:
        return self.items[place] if 0 <= place < len(self.items) else None

    def place(self, id: object) -> int:
        """Return where a row stands, -1 when it is not there."""
        for place, item in enumerate(self.items):
            if isinstance(item, Row) and item.id == id:
                return place
        return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index.row())
        if item is None:
            return None
        if role == self.ITEM:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.text if isinstance(item, Heading) else item.spoken
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(item, Row) and item.signs:
            return literal(" · ".join(sign.words for sign in item.signs))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return item.text if isinstance(item, Heading) else item.name
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item = self.item(index.row())
        text = str(value).strip()
        if not isinstance(item, Row) or not text or text == item.name:
            return False
        self.renamed.emit(item.id, text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index.row())
        if not isinstance(item, Row):
            return Qt.ItemFlag.ItemNeverHasChildren
        flags = super().flags(index)
        if item.drags is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if item.editable else flags

    def mimeTypes(self) -> list[str]:
        return [ACCOUNT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return account_mime([item.drags for item in map(self.item, _rows(indexes)) if isinstance(item, Row)])


def account_mime(ids: Sequence[object]) -> QMimeData:
    """Return what a drag of accounts carries to the calendar."""
    data = QMimeData()
    data.setData(ACCOUNT_MIME, "\n".join(str(id) for id in ids if id is not None).encode())
    return data


def _rows(indexes: Sequence[QModelIndex]) -> list[int]:
    return [index.row() for index in indexes]


def _key(item: Item) -> object:
    return ("heading", item.text) if isinstance(item, Heading) else item.id
