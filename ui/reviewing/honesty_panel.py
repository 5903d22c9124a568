"""What looks odd about a record: the reason, both visits beside each other, and who looked at it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.list_rows import FlagItem
from ui.context import Context
from ui.lists.spec import ListPanel
from ui.reviewing.honesty_columns import badge_of
from ui.texts.dates import clock_time, dated, time_span
from ui.texts.reviewing import ReviewWords
from ui.theme.look import px
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled


class HonestyPanel(ListPanel):
    """Shows what the list knows; `look_asked(button)` and `back_asked` are for the page."""

    look_asked = Signal(QWidget)
    back_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context, self._row = context, None  # type: tuple[Context, FlagItem | None]
        self.head, self.badge = PanelHead(), Badge("")
        self.head.closed.connect(self.closed)
        self.reason = Text("", "body", wrap=True)
        self.look = Button(self.tr("Looked at…"), "primary", "eye")
        self.look.clicked.connect(lambda: self.look_asked.emit(self.look))
        self.back = Button(self.tr("Look again"))
        self.back.clicked.connect(self.back_asked)
        self.open = Button(self.tr("Open this visit"))
        self.open.clicked.connect(lambda: self._go("visit_id"))
        self.open_other = Button(self.tr("Open the other visit"))
        self.open_other.clicked.connect(lambda: self._go("other_id"))
        self.this_title, self.this = Overline(""), Text("", "body", "text2", wrap=True)
        self.other_title, self.other = Overline(""), Text("", "body", "text2", wrap=True)
        self.looked_title, self.looked = Overline(self.tr("Looked at")), Text("", "body", "text2", wrap=True)
        self.buttons, self.inner = QWidget(), QWidget()
        self._build()
        self.buttons.hide()
        self.inner.hide()

    def show_row(self, key: UUID | None, row: Any) -> None:
        self._row = row if isinstance(row, FlagItem) else None
        for part in (self.buttons, self.inner):
            part.setVisible(self._row is not None)
        if self._row is not None:
            self._show(self._row)

    def _build(self) -> None:
        flow = FlowLayout(px(32))
        self.buttons.setLayout(flow)
        for button in (self.look, self.back, self.open, self.open_other):
            flow.addWidget(button)
        self.head.addSpacing(px(8))
        self.head.addWidget(self.buttons)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        pairs = ((self.this_title, self.this), (self.other_title, self.other), (self.looked_title, self.looked))
        for widget in (self.badge, self.reason, *(part for pair in pairs for part in pair)):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(self.inner), 1)

    def _show(self, row: FlagItem) -> None:
        today = self._context.clock.today()
        self.head.show_row(row.account, f"{row.person} · {row.account_no}", row.segment)
        self.badge.set_badge(*badge_of(row))
        self.reason.set_text(ReviewWords().reason(row, today))
        self.this_title.set_text(self.tr("This visit · {day}").format(day=dated(row.held_on, today)))
        sent = self._moment(row.submitted_at)
        self.this.set_text(
            "\n".join(
                part
                for part in (
                    self._hours(row.arrived_at, row.left_at),
                    self.tr("Submitted {when}").format(when=sent) if sent else "",
                    row.content or "",
                )
                if part
            )
        )
        self._show_other(row, today)
        self._show_look(row)

    def _show_other(self, row: FlagItem, today: date) -> None:
        has_other = row.other_id is not None and row.other_on is not None
        for widget in (self.other_title, self.other, self.open_other):
            widget.setVisible(has_other)
        if row.other_on is not None:
            self.other_title.set_text(self.tr("The other visit · {day}").format(day=dated(row.other_on, today)))
            hours = self._hours(row.other_arrived_at, row.other_left_at)
            self.other.set_text("\n".join(part for part in (row.other_account, hours, row.other_content) if part))

    def _show_look(self, row: FlagItem) -> None:
        when = self._moment(row.looked_at)
        self.looked.set_text(" · ".join(part for part in (when, row.looked_by, row.look_note) if part))
        for widget in (self.looked_title, self.looked, self.back):
            widget.setVisible(row.is_looked_at)
        self.look.setVisible(not row.is_looked_at)

    def _hours(self, start: datetime | None, end: datetime | None) -> str:
        local = self._context.clock.local
        return time_span(local(start), local(end)) if start is not None and end is not None else ""

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        local = self._context.clock.local(moment)
        return f"{dated(local.date(), self._context.clock.today())} {clock_time(local)}"

    def _go(self, name: str) -> None:
        key = getattr(self._row, name, None)
        if key is not None:
            self._context.navigate("visit", id=key)
