"""The current record as a whole, read-only, with what looks odd about it and what can be decided."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import RecordState
from crm.domain.honesty import FlagDetail
from crm.domain.list_rows import ReviewItem
from crm.usecases.review_sheet import ReviewSheet, review_sheet
from ui.context import Context
from ui.lists.spec import ListPanel
from ui.reviewing.columns import TONES
from ui.reviewing.sheet_words import SheetWords
from ui.texts.reviewing import ReviewWords, oddity_icon, oddity_name
from ui.texts.states import record_state_name
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button
from ui.widgets.facts import FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.leaving import empty
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled


class ReviewPanel(ListPanel):
    """Asks for the whole record; `approve_asked` and `return_asked(button)` are for the page."""

    approve_asked = Signal()
    return_asked = Signal(QWidget)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context, self._row = context, None  # type: tuple[Context, ReviewItem | None]
        self.sheet: ReviewSheet | None = None
        self._words = SheetWords(context.clock, self)
        self.head, self.state = PanelHead(), Badge("")
        self.head.closed.connect(self.closed)
        self.approve = Button(self.tr("Approve"), "primary", "check")
        self.approve.clicked.connect(self.approve_asked)
        self.send_back = Button(self.tr("Return…"))
        self.send_back.clicked.connect(lambda: self.return_asked.emit(self.send_back))
        self.open = Button(self.tr("Open the record"), "quiet")
        self.open.clicked.connect(self._open)
        self.facts = FactList([], label_width=112, row_height=28)
        self.odd, self.texts = QWidget(), QWidget()
        self._odd, self._texts = QVBoxLayout(self.odd), QVBoxLayout(self.texts)
        context.hub.changed.connect(self._changed)
        self.buttons, self.inner = QWidget(), QWidget()
        self._build()
        self.buttons.hide()
        self.inner.hide()

    def show_row(self, key: UUID | None, row: Any) -> None:
        self._row = row if isinstance(row, ReviewItem) else None
        for part in (self.buttons, self.inner):
            part.setVisible(self._row is not None)
        if self._row is not None:
            self._show(self._row)
            self._ask()

    def _build(self) -> None:
        flow = FlowLayout(px(32))
        self.buttons.setLayout(flow)
        for button in (self.approve, self.send_back, self.open):
            flow.addWidget(button)
        self.head.addSpacing(px(8))
        self.head.addWidget(self.buttons)
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        for layout in (column, self._odd, self._texts):
            layout.setSpacing(px(8))
        for layout in (self._odd, self._texts):
            layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.state, self.odd, self.facts, self.texts):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(self.inner), 1)

    def _show(self, row: ReviewItem) -> None:
        self.head.show_row(row.account, f"{row.person} · {row.account_no}", row.segment)
        self.state.set_badge(record_state_name(row.record_state), TONES[row.record_state])
        waits = row.record_state is RecordState.SUBMITTED
        for button in (self.approve, self.send_back):
            button.setVisible(waits)

    def _ask(self) -> None:
        if self._row is not None:
            key = self._row.id
            self._context.runner.ask(self, lambda reader: review_sheet(reader, key), self._show_sheet, slot="sheet")

    def _show_sheet(self, sheet: ReviewSheet) -> None:
        if self._row is None or sheet.row.id != self._row.id:
            return
        self.sheet = sheet
        self.facts.set_facts(self._words.facts(sheet))
        empty(self._odd)
        for flag in sheet.review.flags:
            self._add_flag(flag)
        self.odd.setVisible(bool(sheet.review.flags))
        empty(self._texts)
        for title, text in self._words.parts(sheet):
            self._texts.addWidget(Overline(title))
            self._texts.addWidget(Text(text, "body", "text2", wrap=True))

    def _add_flag(self, flag: FlagDetail) -> None:
        badge = Badge(oddity_name(flag.kind), Tone.WARN, oddity_icon(flag.kind))
        self._odd.addWidget(badge)
        self._odd.addWidget(Text(ReviewWords().reason(flag, self._context.clock.today()), "body", "text2", wrap=True))
        if flag.other_id is not None:
            other = Button(self.tr("Open the other visit"), "quiet")
            other.clicked.connect(lambda _on=False, key=flag.other_id: self._context.navigate("visit", id=key))
            line = QHBoxLayout()
            line.addWidget(other)
            line.addStretch(1)
            self._odd.addLayout(line)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.VISIT, Kind.ATTACHMENT):
            self._ask()

    def _open(self) -> None:
        if self._row is not None:
            self._context.navigate("visit", id=self._row.id)
