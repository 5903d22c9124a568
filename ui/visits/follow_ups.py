"""Follow-ups docked under the form: one line, dates and names become chips, Enter adds and stays."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.codes import Priority
from crm.domain.visits import FollowUp
from crm.domain.workdays import Workdays
from ui.texts.dates import clock_time, near_day
from ui.texts.states import priority_name
from ui.theme.look import px
from ui.theme.style import SCROLL_BAR
from ui.widgets.badge import CountPill
from ui.widgets.forms.tag_line import Entry, Part, Person, TagLine
from ui.widgets.labels import ElidedLabel, Separator
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

KEPT = (Part.DAY, Part.TIME, Part.PERSON, Part.PRIORITY)
"""What the record of a visit keeps of a follow-up."""
WIDEST = 840
"""So wide the form of a record is in the smallest window; wider ones have it in the middle, follow-ups below it."""


class FollowUps(QWidget):
    """The tasks that the visit will leave; the round check takes one out again."""

    changed = Signal(list)

    def __init__(self, clock: Clock, calendar: Callable[[], Workdays], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[FollowUp] = []
        self._names: dict[object, str] = {}
        self.count = CountPill(0)
        self.list = RowList(self.tr("Follow-ups"), fit=True)
        self.list.acted.connect(self._remove)
        hint = self.tr("What will be done, by when, by whom: Quote for store 4, Thu, @name")
        self.line = TagLine(clock.today, hint, calendar, KEPT)
        self.line.added.connect(self._add)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(ElidedLabel(self.tr("Follow-ups"), "card"))
        head.addWidget(self.count)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(Separator())
        self.inner = QWidget()
        self.inner.setMaximumWidth(px(WIDEST))
        inner = QVBoxLayout(self.inner)
        inner.setContentsMargins(px(24), px(6), px(24), px(12))
        inner.setSpacing(px(6))
        inner.addLayout(head)
        inner.addWidget(self.list)
        inner.addWidget(self.line)
        middle = QHBoxLayout()
        # The form above has its scroll bar there.
        middle.setContentsMargins(0, 0, SCROLL_BAR, 0)
        middle.addStretch(0)
        middle.addWidget(self.inner, 1)
        middle.addStretch(0)
        column.addLayout(middle)

    def set_people(self, people: Sequence[tuple[object, str]]) -> None:
        """Offer colleagues for @names."""
        self._names = dict(people)
        self.line.set_people([Person(key, name) for key, name in people])

    def show_items(self, items: Sequence[FollowUp]) -> None:
        """Show the tasks that are noted so far."""
        self._items = list(items)
        self.count.set_count(len(items))
        rows = [
            Row(place, item.title, value=self._right(item), action=self.tr("Remove"))
            for place, item in enumerate(self._items)
        ]
        self.list.set_items(rows)
        self.list.setVisible(bool(rows))

    def _right(self, item: FollowUp) -> str:
        day: date | None = item.due_on
        who = self._names.get(item.assignee_id, "") if item.assignee_id else ""
        when = f"{near_day(day)} {clock_time(item.due_time)}" if day and item.due_time else near_day(day) if day else ""
        urgency = priority_name(item.priority) if item.priority is not Priority.NORMAL else ""
        return " · ".join(part for part in (urgency, who, when) if part)

    def _add(self, entry: Entry) -> None:
        named = entry.people[0].id if entry.people else None
        who = named if isinstance(named, UUID) else None
        self.show_items(
            [*self._items, FollowUp(entry.text, entry.day, who, entry.at, entry.priority or Priority.NORMAL)]
        )
        self.changed.emit(self._items)

    def _remove(self, place: int) -> None:
        self.show_items([item for number, item in enumerate(self._items) if number != place])
        self.changed.emit(self._items)
