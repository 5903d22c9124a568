"""The lists of people and portfolios: a filter over the rows, and a menu of what can be done with one."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.options.calendar_cards import EntryCard
from ui.options.day_forms import EntryForm
from ui.theme.look import px
from ui.widgets.forms.text_line import TextLine
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.rows.items import Row

MOST_ROWS = 8
ROW = 48
Command = tuple[str, Callable[[], object]]


class StaffCard(EntryCard):
    """Rows beyond eight scroll, and a filter stands over them. `offers(key)` are the commands of a row."""

    def __init__(
        self, title: str, add: str, form: EntryForm, empty: str, hint: str, icon: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, add, form, empty, hint, icon, parent)
        self.offers: Callable[[Any], Sequence[Command]] = lambda _key: ()
        self._rows: Sequence[Row] = ()
        self.filter = TextLine()
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setAccessibleName(self.tr("Filter: {title}").format(title=title))
        self.filter.textChanged.connect(self._narrow)
        self._top = QWidget()
        self._top.hide()
        self._around = QHBoxLayout(self._top)
        self._around.addWidget(self.filter)
        self.body.insertWidget(self.body.indexOf(self.list), self._top)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.retheme()

    def add_form(self, form: EntryForm) -> None:
        """Add another form above the list."""
        form.hide()
        form.cancelled.connect(form.hide)
        form.cancelled.connect(self.list.setFocus)
        self.body.insertWidget(self.body.indexOf(self._top), form)

    def show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._top.setVisible(len(rows) > MOST_ROWS)
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.filter.text().strip().casefold()
        super().show_rows([row for row in self._rows if wanted in f"{row.name} {row.second}".casefold()])
        self.set_count(len(self._rows) or None)
        self.empty.setVisible(not self._rows)

    def _menu(self, key: Any, place: QPoint) -> None:
        menu = passing_menu(self)
        for words, run in self.offers(key):
            menu.addAction(in_menu(words)).triggered.connect(_quietly(run))
        if menu.actions():
            menu.popup(place)

    def retheme(self) -> None:
        super().retheme()
        if hasattr(self, "_around"):
            self.list.setMaximumHeight(px(ROW) * MOST_ROWS)
            self._around.setContentsMargins(px(16), px(12), px(16), px(4))


def _quietly(run: Callable[[], object]) -> Callable[[], None]:
    """Pass on nothing of what a menu says."""

    def done() -> None:
        run()

    return done
