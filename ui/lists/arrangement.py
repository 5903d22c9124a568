"""How a list looks on this computer: columns, widths, row height, and the controls that change them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.views import ShownColumn
from ui.lists.memory import ListMemory
from ui.lists.spec import ListSpec
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.table.chooser import ColumnChooser
from ui.widgets.table.view import DENSITIES, TableView

CHOOSER = 260


class Arrangement(QObject):
    """`changed` when the user has chosen, moved or widened columns. What a view of somebody's own shows is kept with it
    (`is_of_view`), what the others show on this computer."""

    changed = Signal()

    def __init__(self, spec: ListSpec, memory: ListMemory, table: TableView, page: QWidget) -> None:
        super().__init__(page)
        self._spec, self._memory, self._table, self._page = spec, memory, table, page
        self.is_of_view = False
        self.density = IconButton("rows", self.tr("Row height"))
        self.density.clicked.connect(self.next_density)
        self.columns = IconButton("columns", self.tr("Columns"))
        self.columns.clicked.connect(lambda: self.choose_columns().open_under(self.columns, px(CHOOSER)))
        table.layout_changed.connect(self._arranged)
        table.columns_asked.connect(self._choose_at)
        table.set_density(memory.density())

    def show(self, columns: Sequence[ShownColumn]) -> None:
        """Show the columns of a view of somebody's own; without any, those that are remembered here."""
        self.is_of_view = bool(columns)
        given = {column.key: column.width for column in columns if column.width is not None}
        self._table.set_widths(self._usual() | (given if self.is_of_view else self._memory.widths()))
        keys = tuple(column.key for column in columns)
        self._table.show_columns(keys or self._memory.columns(self._spec.shown))

    def shown(self) -> tuple[str, ...]:
        """Return the columns in view."""
        return tuple(self._table.columns.shown())

    def kept(self) -> tuple[ShownColumn, ...]:
        """Return the columns in view, with the widths that are not the usual ones."""
        usual, widths = self._usual(), self._table.columns.widths()
        given = {key: wide for key, wide in widths.items() if wide != usual[key]}
        return tuple(ShownColumn(key, given.get(key)) for key in self.shown())

    def _usual(self) -> dict[str, int]:
        return {column.key: column.width for column in self._spec.columns}

    def choose_columns(self) -> ColumnChooser:
        """Return the list of all columns, to be opened."""
        chooser = ColumnChooser(self._page)
        chooser.show_columns(self._spec.columns, self._table.columns.shown())
        chooser.chosen.connect(self._take)
        chooser.reset.connect(lambda: self._take(self._spec.shown))
        chooser.reset.connect(chooser.close)
        return chooser

    def next_density(self) -> None:
        """Make rows lower or higher."""
        names = list(DENSITIES)
        following = names[(names.index(self._table.density()) + 1) % len(names)]
        self._memory.keep_density(following)
        self._table.set_density(following)

    def _choose_at(self, place: QPoint) -> None:
        self.choose_columns().open_at(place)

    def _take(self, keys: Sequence[str]) -> None:
        self._table.show_columns(keys)
        self._arranged()

    def _arranged(self) -> None:
        if not self.is_of_view:
            self._memory.keep_widths(self._table.columns.widths())
            self._memory.keep_columns(self.shown())
        self.changed.emit()
