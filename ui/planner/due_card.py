"""Accounts that wait for a visit, grouped by urgency; a drag or P plans one."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.duty import COMPLAINT, CONNECTION, EVENT_RULES, OUTAGES
from crm.domain.planner import DueGroup, DueRow
from ui.context import Context
from ui.texts.dates import days, short_day, weekday_and_number
from ui.texts.names import district_name
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.forms.find_field import FindField
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu
from ui.widgets.rows.items import Heading, Item, Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class DueCard(Card):
    """The latest first; an account that was asked for stands on top."""

    planned = Signal(object)
    times_asked = Signal(object, QPoint)
    """(account id, place on the screen): which times are best."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self._rows: dict[UUID, DueRow] = {}
        self._wanted: DueRow | None = None
        self._proposed: frozenset[UUID] = frozenset()
        self.set_title(self.tr("To plan"))
        self.filter = FindField(self.tr("Filter"), "magnifying-glass", well=True)
        self.filter.left.connect(self._walk_in)
        self.filter.textChanged.connect(lambda _text: self._show())
        self.list = RowList(self.tr("To plan"))
        self.list.opened.connect(lambda key: context.navigate("account", id=key))
        self.list.acted.connect(self.planned)
        self.list.menu_asked.connect(self._open_menu)
        self.empty = EmptyState("calendar-check", "")
        self.empty.acted.connect(self.filter.clear)
        self.empty.hide()
        top = QVBoxLayout()
        top.setContentsMargins(px(12), px(10), px(12), px(4))
        top.addWidget(self.filter)
        self.body.addLayout(top)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.add_footer(ElidedLabel(self.tr("Drag onto the calendar, or press P"), "small", "text2"))

    def show_due(self, rows: Sequence[DueRow], wanted: DueRow | None) -> None:
        """Show who is due; `wanted` is the account that the user came to plan."""
        self._rows = {row.account_id: row for row in rows}
        self._wanted = wanted
        if wanted is not None:
            self._rows[wanted.account_id] = wanted
        self.set_count(len(rows))
        self._show()
        if wanted is not None:
            self.list.set_current(wanted.account_id)

    def mark_proposed(self, accounts: frozenset[UUID]) -> None:
        """Say which accounts have a proposed visit."""
        if accounts != self._proposed:
            self._proposed = accounts
            self._show()

    def _open_menu(self, account_id: UUID, place: QPoint) -> None:
        menu = passing_menu(self)
        menu.addAction(self.tr("Plan at the first free time"), lambda: self.planned.emit(account_id))
        menu.addAction(self.tr("Best times…"), lambda: self.times_asked.emit(account_id, place))
        menu.addAction(self.tr("Open the account"), lambda: self._context.navigate("account", id=account_id))
        menu.addAction(self.tr("Visit brief"), lambda: self._context.navigate("brief", ids=[account_id]))
        menu.popup(place)

    def row(self, account_id: UUID) -> DueRow | None:
        """Return an account of the list."""
        return self._rows.get(account_id)

    def current(self) -> DueRow | None:
        """Return the account that is chosen."""
        key = self.list.current_id()
        return self._rows.get(key) if key is not None else None

    def start_filter(self) -> None:
        """Take the cursor to the filter."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def plan_current(self) -> None:
        """Plan the chosen account at the first free time."""
        due = self.current()
        if due is not None:
            self.planned.emit(due.account_id)

    def _show(self) -> None:
        text = self.filter.text().strip().lower()
        found = [row for row in self._rows.values() if text in row.name.lower()]
        items: list[Item] = []
        if self._wanted is not None and self._wanted in found:
            found.remove(self._wanted)
            items += [Heading(self.tr("Chosen"), "accent_text"), self._item(self._wanted)]
        for group in DueGroup:
            members = [row for row in found if row.group is group]
            if members:
                words = self.tr("{group} · {count}").format(group=self._name(group), count=len(members))
                items.append(Heading(words, "danger" if group is DueGroup.OVERDUE else "text3"))
                items += [self._item(row) for row in members]
        self.list.set_items(items)
        self.list.setVisible(bool(items))
        self._say_empty()
        self.empty.setVisible(not items)

    def _say_empty(self) -> None:
        if self._rows:
            words = self.tr("No account matches"), self.tr("The filter hides all of them.")
            self.empty.set_words("magnifying-glass", *words, self.tr("Clear the filter"))
        else:
            words = self.tr("Everybody is planned"), self.tr("Accounts appear here when a visit falls due.")
            self.empty.set_words("calendar-check", *words)

    def _walk_in(self) -> None:
        """Go from the filter to the first account that it shows."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        self.list.walk(0)

    def _item(self, row: DueRow) -> Row:
        late = row.days_late > 0
        return Row(
            row.account_id,
            row.name,
            second=self._second(row),
            segment=row.segment,
            value=days(row.days_late) if late else self._due(row),
            value_ink="danger" if late else "text2",
            action=self.tr("Plan"),
            drags=row.account_id,
        )

    def _second(self, row: DueRow) -> str:
        parts = [district_name(row.district), self.tr("{minutes} min").format(minutes=row.minutes)]
        parts.append(self._reason(row))
        parts += [self.tr("proposed")] if row.account_id in self._proposed else []
        return " · ".join(part for part in parts if part)

    def _reason(self, row: DueRow) -> str:
        """Say what beside the usual cycle makes a visit due: it explains days of lateness that nobody expects."""
        return {
            EVENT_RULES[OUTAGES]: self.tr("outages"),
            EVENT_RULES[COMPLAINT]: self.tr("complaint"),
            EVENT_RULES[CONNECTION]: self.tr("connection"),
        }.get(row.rule or "", self.tr("first visit") if row.is_first else "")

    def _due(self, row: DueRow) -> str:
        near = row.group is DueGroup.THIS_WEEK
        return weekday_and_number(row.due_on) if near else short_day(row.due_on)

    def _name(self, group: DueGroup) -> str:
        return {
            DueGroup.OVERDUE: self.tr("Overdue"),
            DueGroup.THIS_WEEK: self.tr("Due this week"),
            DueGroup.NEXT_WEEK: self.tr("Next week"),
            DueGroup.LATER: self.tr("Later"),
        }[group]
