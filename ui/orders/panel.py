"""The current order in brief: what the hotline knows, by when, what was raised before, and the next steps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.orders import OrderRow
from crm.usecases.orders import OrderDetail, order_detail
from ui.company import CompanyLine
from ui.context import Context
from ui.lists.spec import ListPanel
from ui.orders.columns import due_of
from ui.orders.commands import OrderCommands
from ui.texts.issues import issue_state_name
from ui.texts.names import issue_topic_name
from ui.texts.orders import moment_words, order_channel_name, order_kind_name
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled
from ui.widgets.table.delegates import Urgency


class OrderPanel(ListPanel):
    """Shows what the list knows at once and asks for the rest; the official state is shown and never changed here.

    `left()` when another page is opened from here.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self.row: OrderRow | None = None
        self._detail: OrderDetail | None = None
        self.commands = OrderCommands(context, self)
        self.head = PanelHead()
        self.head.closed.connect(self.closed)
        self.late, self.repeat = Badge(""), Badge("")
        self.text = Text("", "body", wrap=True, selectable=True)
        self.text.setAccessibleName(self.tr("Text"))
        self.account = Button(self.tr("Open the account"), icon="buildings")
        self.account.clicked.connect(lambda: self._do(self._open_account))
        self.correct = Button(self.tr("Correct…"))
        self.correct.clicked.connect(lambda: self._do(self.commands.correct))
        self.task = Button(self.tr("Add task…"))
        self.task.clicked.connect(lambda: self._do(lambda row: self.commands.add_task(row, self.task)))
        self.make = Button(self.tr("Make it an issue"))
        self.make.clicked.connect(lambda: self._do(self.commands.make_issue))
        self.facts = FactList([], label_width=112, row_height=28)
        self.earlier_title, self.earlier = Overline(self.tr("Before")), Text("", "body", "text2", wrap=True)
        self.issue_title, self.issue = Overline(self.tr("Issue")), Text("", "body", "text2", wrap=True)
        self.company = CompanyLine(context, "work_order", self)
        context.hub.changed.connect(self._changed)
        self._build()

    def show_row(self, key: UUID | None, row: Any) -> None:
        self.row, self._detail = row if isinstance(row, OrderRow) else None, None
        self.company.show_row(*((self.row.id, self.row.account_id) if self.row is not None else (None, None)))
        if self.row is not None:
            self._show(self.row)
            self._ask()

    def _ask(self) -> None:
        """Read the order as it stands now; one that is gone a moment later leaves the panel as it was."""
        if self.row is not None:
            order_id = self.row.id
            self._context.runner.ask(
                self, lambda reader: order_detail(reader, order_id), self._show_rest, lambda _gone: None, slot="order"
            )

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and (changes.everything or changes.touches(Kind.WORK_ORDER, Kind.ISSUE)):
            self._ask()

    def _build(self) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(px(8))
        for badge in (self.late, self.repeat):
            badges.addWidget(badge)
        badges.addWidget(self.company, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addLayout(badges)
        parts: tuple[QWidget, ...] = (self.text, self.facts, self._steps())
        rest = (self.issue_title, self.issue, self.earlier_title, self.earlier)
        for widget in (*parts, *rest):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(inner), 1)

    def _steps(self) -> QWidget:
        """Return the next steps, as many in a line as there is room for."""
        steps, flow = QWidget(), FlowLayout(px(32))
        steps.setLayout(flow)
        for button in (self.account, self.task, self.make, self.correct):
            flow.addWidget(button)
        return steps

    def _show(self, row: OrderRow) -> None:
        due = due_of(row, self._context.clock)
        is_late = due.urgency is Urgency.OVERDUE
        self.head.show_row(row.account, f"{row.order_no} · {order_kind_name(row.type, row.subtype)}", row.segment)
        self.late.set_badge(due.text if is_late else "", Tone.DANGER)
        self.repeat.set_badge(self.tr("Repeat") if row.is_repeat else "", Tone.NEUTRAL)
        self.text.set_text(row.text or self.tr("Nothing more was written."))
        self.facts.set_facts([fact for fact in self._facts(row) if fact.value])
        self._show_list(self.earlier_title, self.earlier, ())
        self._show_list(self.issue_title, self.issue, ())
        self._offer(row)

    def _show_rest(self, detail: OrderDetail) -> None:
        if self.row is None or detail.row.id != self.row.id:
            return
        self._detail = detail
        if detail.row != self.row:
            self.row = detail.row
            self._show(detail.row)
        clock = self._context.clock
        before = [f"{moment_words(each.received_at, clock)} · {each.order_no} · {each.text}" for each in detail.earlier]
        self._show_list(self.earlier_title, self.earlier, before)
        issue = [f"{issue_state_name(detail.issue.state)} · {detail.issue.text}"] if detail.issue is not None else []
        self._show_list(self.issue_title, self.issue, issue)
        self._offer(self.row)

    @staticmethod
    def _show_list(title: QWidget, words: Text, lines: Sequence[str]) -> None:
        words.set_text("\n".join(lines))
        for widget in (title, words):
            widget.setVisible(bool(lines))

    def _facts(self, row: OrderRow) -> list[Fact]:
        def moment(value: datetime | None) -> str:
            return moment_words(value, self._context.clock) if value is not None else ""

        state = row.official_state or self.tr("comes with the hotline's file")
        return [
            Fact("state", self.tr("Official state"), state),
            Fact("due", self.tr("Deadline"), moment(row.due_at)),
            Fact("contact", self.tr("Contact by"), moment(row.contact_due_at) if row.is_open else ""),
            Fact("received", self.tr("Received"), moment(row.received_at)),
            Fact("finished", self.tr("Finished"), moment(row.finished_at)),
            Fact("about", self.tr("About"), issue_topic_name(row.topic)),
            Fact("channel", self.tr("Came by"), order_channel_name(row.channel) if row.channel else ""),
            Fact("caller", self.tr("Caller"), row.caller),
            Fact("number", self.tr("Account no."), row.account_no),
            Fact("manager", self.tr("Manager"), row.manager or ""),
            Fact("file", self.tr("File"), row.source_file),
        ]

    def _offer(self, row: OrderRow) -> None:
        """Offer what may be done: one issue is made of an order, and what a file has told of is not corrected here."""
        self.correct.setVisible(not row.deliveries)
        has_issue = row.issue_id is not None and (self._detail is None or self._detail.issue is not None)
        self.make.setVisible(not has_issue)

    def _open_account(self, row: OrderRow) -> None:
        self.left.emit()
        self._context.navigate("account", id=row.account_id)

    def _do(self, run: Callable[[OrderRow], object]) -> None:
        if self.row is not None:
            run(self.row)
