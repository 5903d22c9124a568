"""Which columns a table shows, in which order, how wide: what people change and pages keep."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView

from ui.theme.look import px
from ui.widgets.table.column import Column

MOST_ELASTIC = 480
"""So wide a name or a line of text is read; in a wide window the columns beside it get the rest, each its share."""


class ColumnLayout(QObject):
    """Arranges the sections of a header. The first column always stands first: it carries the checks.

    `changed` tells when the user has moved, chosen or widened a column; widths are pixels at text size 100 %.
    """

    changed = Signal()

    def __init__(self, header: QHeaderView, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._header, self._columns = header, columns
        self._places = {column.key: place for place, column in enumerate(columns)}
        self._widths = {column.key: column.width for column in columns}
        self._laying = False
        self._stretch = 1.0
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.sectionMoved.connect(self._moved)
        header.sectionResized.connect(self._resized)

    def shown(self) -> list[str]:
        """Return the keys of the columns in view, in their order."""
        places = (self._header.logicalIndex(visual) for visual in range(self._header.count()))
        return [self._columns[place].key for place in places if not self._header.isSectionHidden(place)]

    def show(self, keys: Sequence[str]) -> None:
        """Show these columns in this order and hide the others; unknown keys count as nothing."""
        first = self._columns[0].key
        wanted = [first, *(key for key in dict.fromkeys(keys) if key in self._places and key != first)]
        self._laying = True
        for visual, key in enumerate(wanted):
            self._header.moveSection(self._header.visualIndex(self._places[key]), visual)
        for key, place in self._places.items():
            self._header.setSectionHidden(place, key not in wanted)
        self._laying = False

    def move(self, key: str, by: int) -> None:
        """Move a column by one place among those in view; the first stays."""
        keys = self.shown()
        at = keys.index(key)
        to = at + by
        if at > 0 and 0 < to < len(keys):
            keys[at], keys[to] = keys[to], keys[at]
            self.show(keys)
            self.changed.emit()

    def widths(self) -> dict[str, int]:
        """Return every column's width."""
        return dict(self._widths)

    def set_widths(self, widths: dict[str, int]) -> None:
        """Use remembered widths."""
        self._widths.update({key: wide for key, wide in widths.items() if key in self._widths and wide > 0})

    def widen(self, key: str, by: int) -> None:
        """Make a column wider or, with less than nothing, narrower."""
        self._header.resizeSection(self._places[key], self._header.sectionSize(self._places[key]) + px(by))

    def lay(self, room: int) -> None:
        """Give columns their widths and the elastic ones the rest of the room; what is too much for them, others."""
        self._laying = True
        shown = [self._columns[self._places[key]] for key in self.shown()]
        widths = {column.key: px(self._widths[column.key]) for column in shown}
        elastic = sorted((column.key for column in shown if column.elastic), key=widths.__getitem__, reverse=True)
        others = [column.key for column in shown if not column.elastic]
        rest = max(room - sum(widths.values()), 0) if elastic else 0
        for number, key in enumerate(elastic):
            more = max(min(rest // (len(elastic) - number), px(MOST_ELASTIC) - widths[key]), 0)
            widths[key] += more
            rest -= more
        fixed = sum(widths[key] for key in others)
        self._stretch = 1 + rest / fixed if fixed else 1.0
        for key in others:
            widths[key] = int(widths[key] * self._stretch)
        if rest:
            widths[elastic[0]] += room - sum(widths.values())
        for key, wide in widths.items():
            self._header.resizeSection(self._places[key], wide)
        self._laying = False

    def _moved(self, _section: int, _old: int, _new: int) -> None:
        if not self._laying:
            self.changed.emit()

    def _resized(self, section: int, old: int, new: int) -> None:
        if not self._laying and new and old:
            column = self._columns[section]
            self._widths[column.key] = round(new / (px(100) / 100) / (1 if column.elastic else self._stretch))
            self.changed.emit()
