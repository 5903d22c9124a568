"""The entries of a timeline, loaded by pages."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.badge import Tone

PAGE = 50

Index = QModelIndex | QPersistentModelIndex


class TimelineEntry(Struct, frozen=True):
    """One thing that happened.

    `month` is the overline it stands under; entries that follow each other under the same one share it. `files` are
    (icon, words) chips.
    """

    id: Any
    icon: str
    tone: Tone
    title: str
    when: str
    month: str
    lines: tuple[str, ...] = ()
    badge: str = ""
    badge_tone: Tone = Tone.NEUTRAL
    files: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        """What is read aloud."""
        files = tuple(name for _icon, name in self.files)
        return ", ".join(part for part in (self.when, self.title, self.badge, *self.lines, *files) if part)


Fetch = Callable[[int, int, Callable[[Sequence[TimelineEntry]], None]], None]
"""(entries already there, how many more, then): `then` gets fewer than asked at the end."""


class TimelineModel(QAbstractListModel):
    """Asks for 50 entries at a time, when the view comes near the end."""

    ENTRY = Qt.ItemDataRole.UserRole + 1

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._entries: list[TimelineEntry] = []
        self._more, self._asking, self._round = True, False, 0

    def reload(self, anew: bool = False) -> None:
        """Load anew as many entries as are there, or one page (`anew`); they stay until the new ones are there."""
        self._round += 1
        self._more, self._asking = True, True
        wanted = PAGE if anew else max(len(self._entries), PAGE)
        turn = self._round
        self._fetch(0, wanted, lambda entries: self._replaced(turn, wanted, entries))

    def clear(self) -> None:
        """Show nothing; what is under way is not wanted any more."""
        self._round += 1
        self._more, self._asking = False, False
        self.beginResetModel()
        self._entries = []
        self.endResetModel()

    def entry(self, place: int) -> TimelineEntry | None:
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def begins_month(self, place: int) -> bool:
        """Say whether an entry is the first under its overline."""
        before, entry = self.entry(place - 1), self.entry(place)
        return entry is not None and (before is None or before.month != entry.month)

    def is_loaded(self) -> bool:
        """Say whether the last entry is there."""
        return not self._more

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == self.ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken
        return entry.title if role == Qt.ItemDataRole.DisplayRole else None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asking

    def fetchMore(self, parent: Index) -> None:
        self._asking = True
        turn = self._round
        self._fetch(len(self._entries), PAGE, lambda entries: self._arrived(turn, entries))

    def _arrived(self, turn: int, entries: Sequence[TimelineEntry]) -> None:
        if turn != self._round:
            return
        self._asking, self._more = False, len(entries) >= PAGE
        known = {entry.id for entry in self._entries}
        fresh = [entry for entry in entries if entry.id not in known]
        if fresh:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._entries += fresh
            self.endInsertRows()

    def _replaced(self, turn: int, wanted: int, entries: Sequence[TimelineEntry]) -> None:
        if turn != self._round:
            return
        self._asking, self._more = False, len(entries) >= wanted
        if list(entries) == self._entries:
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()
