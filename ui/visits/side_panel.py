"""The current visit in brief: when, who, what was said, what is still open."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import RecordState
from crm.domain.list_rows import VisitItem
from ui.context import Context
from ui.lists.spec import ListPanel
from ui.texts.dates import near_day
from ui.texts.names import channel_name
from ui.theme.look import px
from ui.visits.columns import span_words, state_words, tone_of, topic_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.facts import Fact, FactList
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled


class VisitPanel(ListPanel):
    """Shows what the list knows already and asks nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._row: VisitItem | None = None
        self.state = Badge("")
        self.facts = FactList([], label_width=92, row_height=28)
        self.line = Separator(6, 6)
        self.said_title = Overline(self.tr("What was said"))
        self.said = Text("", "body", "text2", wrap=True)
        self.open = Button(self.tr("Open the record"), icon="note-pencil")
        self.open.clicked.connect(lambda: self._go("visit", "id"))
        self.account = IconButton("buildings", self.tr("Open the account"))
        self.account.clicked.connect(lambda: self._go("account", "account_id"))
        self.brief = IconButton("printer", self.tr("Visit brief"), framed=True)
        self.brief.clicked.connect(self._brief)
        self.head = PanelHead(self.account)
        self.head.closed.connect(self.closed)
        self._build()

    def show_row(self, key: UUID | None, row: Any) -> None:
        self._row = row
        if isinstance(row, VisitItem):
            self._show(row)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(8), 0, 0)
        buttons.setSpacing(px(8))
        buttons.addWidget(self.open)
        buttons.addWidget(self.brief)
        buttons.addStretch(1)
        self.head.addLayout(buttons)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(6))
        for widget in (self.state, self.facts, self.line, self.said_title, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(inner), 1)

    def _show(self, row: VisitItem) -> None:
        self.head.show_row(row.account, self.tr("No. {number}").format(number=row.account_no), row.segment)
        self.state.set_badge(state_words(row), tone_of(row))
        self.facts.set_facts(self._facts(row))
        is_written = row.record_state is not RecordState.NONE
        self.open.setText(self.tr("Open the record") if is_written else self.tr("Record visit"))
        self.line.setVisible(is_written)
        self.said_title.setVisible(is_written)
        self.said.set_text((row.content or self.tr("Nothing written yet.")) if is_written else "")

    def _facts(self, row: VisitItem) -> list[Fact]:
        clock, today = self._context.clock, self._context.clock.today()
        held = near_day(row.held_on, today) if row.held_on else ""
        planned = f"{near_day(row.planned_on, today)}, {span_words(row, clock)}" if row.planned_on else ""
        rated = self.tr("{rating} of 5").format(rating=row.satisfaction) if row.satisfaction is not None else ""
        named = [
            Fact("planned", self.tr("Planned"), planned),
            Fact("held", self.tr("Held"), held),
            Fact("channel", self.tr("Channel"), channel_name(row.channel)),
            Fact("visitor", self.tr("Visitor"), row.person),
            Fact("contact", self.tr("Contact"), row.contact or ""),
            Fact("purpose", self.tr("Purpose"), row.purpose or ""),
            Fact("topics", self.tr("Topics"), topic_words(row) if row.topics else ""),
            Fact("rating", self.tr("Rating"), rated),
            Fact("promises", self.tr("Still open"), str(row.open_promises) if row.open_promises else ""),
        ]
        return [fact for fact in named if fact.value]

    def _brief(self) -> None:
        """Show the brief of the account, whether the visit was held or not."""
        if self._row is not None:
            self._context.navigate("brief", ids=[self._row.account_id])

    def _go(self, page: str, key: str) -> None:
        if self._row is not None:
            self._context.navigate(page, id=getattr(self._row, key))
