"""The cards of the calendar: the year, and a list with its form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.usecases.calendar import CalendarYear
from ui.options.day_forms import EntryForm
from ui.options.year_grid import YearGrid
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class YearCard(Card):
    """Twelve months, what their colours mean, and whether the year's holidays are known."""

    turned = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(narrow=True, parent=parent)
        self.before = IconButton("caret-left", self.tr("Previous year"))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after = IconButton("caret-right", self.tr("Next year"))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.title = ElidedLabel(str(today.year), "heading")
        self.state = Badge("", parent=self)
        self.provisional = Banner("", Tone.WARN, "clock", under=True)
        self.provisional.hide()
        self.grid = YearGrid(today)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for part in (self.before, self.title, self.after, self.state):
            head.addWidget(part)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.provisional)
        self.body.addWidget(self.grid)
        self.body.addLayout(self._legend())
        self.body.setSpacing(px(12))

    def show_year(self, found: CalendarYear) -> None:
        """Show a year and say when its days are only guessed."""
        guessed = found.calendar.is_provisional(found.year)
        self.title.set_text(str(found.year))
        self.state.set_badge(self.tr("Provisional") if guessed else self.tr("Published"), _tone(guessed))
        self.provisional.set_text(
            self.tr("The holidays of {year} are not published yet").format(year=found.year),
            self.tr(
                "Feasts are estimated and make-up workdays are missing, so deadlines and plans may still move. "
                "An update of Rounds brings the list; until then you can add days yourself."
            ),
        )
        self.provisional.setVisible(guessed)
        self.grid.show_year(found.year, found.calendar)

    def _legend(self) -> FlowLayout:
        row = FlowLayout(px(24), px(8))
        for text, tone in (
            (self.tr("Public holiday"), Tone.DANGER),
            (self.tr("Make-up workday"), Tone.WARN),
            (self.tr("Own day off"), Tone.INFO),
            (self.tr("Own workday"), Tone.OK),
            (self.tr("• Somebody is on leave"), Tone.ACCENT),
        ):
            row.addWidget(Badge(text, tone, ""))
        return row


def _tone(guessed: bool) -> Tone:
    return Tone.WARN if guessed else Tone.OK


class EntryCard(Card):
    """A list of entries; Enter changes one, Delete takes it away, the link in the header begins a new one."""

    asked = Signal(object)
    """The id of the entry to change, None for a new one."""
    removed = Signal(object)

    def __init__(
        self,
        title: str,
        add: str,
        form: EntryForm,
        empty: str,
        hint: str,
        icon: str = "calendar-blank",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, narrow=True, flush=True, parent=parent)
        self.form = form
        self.form.hide()
        self.form.cancelled.connect(self._close)
        self.add = self.add_link(add)
        self.add.clicked.connect(lambda: self.asked.emit(None))
        self.list = RowList(title, fit=True)
        self.list.opened.connect(self.asked)
        self.list.acted.connect(self.asked)
        self.list.removed.connect(self.removed)
        self.list.menu_asked.connect(self._menu)
        self.empty = EmptyState(icon, empty, hint)
        for part in (self.form, self.list, self.empty):
            self.body.addWidget(part)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these entries."""
        self.list.set_items(rows)
        self.set_count(len(rows) or None)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _close(self) -> None:
        self.form.hide()
        (self.list if self.list.isVisible() else self.add).setFocus()

    def _menu(self, key: Any, place: QPoint) -> None:
        menu = passing_menu(self)
        menu.addAction(self.tr("Change")).triggered.connect(lambda: self.asked.emit(key))
        menu.addAction(self.tr("Remove")).triggered.connect(lambda: self.removed.emit(key))
        menu.popup(place)
