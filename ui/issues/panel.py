"""The current issue in brief: what was raised, by when, what was done, and the next steps."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.issues import Extension, IssueRow, Urgency
from crm.usecases.issues import IssueDetail, issue_detail
from ui.company import CompanyLine
from ui.context import Context
from ui.issues.columns import due_of, tone_of
from ui.issues.evidence import EvidenceFiles
from ui.issues.offers import MAIN, offers
from ui.issues.steps import IssueSteps
from ui.lists.spec import ListPanel
from ui.texts.dates import dated
from ui.texts.issues import due_words, escalation_name, extension_name, issue_state_name, urgency_name
from ui.texts.names import channel_name, issue_topic_name
from ui.theme.look import px
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.facts import Fact, FactList
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.leaving import empty
from ui.widgets.panel_head import PanelHead
from ui.widgets.scrolling import scrolled


class IssuePanel(ListPanel):
    """Shows what the list knows at once and asks for the rest; buttons stand there only for steps that may be taken."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self.row: IssueRow | None = None
        self.steps = IssueSteps(context, self)
        self.head = PanelHead()
        self.head.closed.connect(self.closed)
        self.state, self.lifted = Badge(""), Badge("")
        self.text = Text("", "body", wrap=True)
        self.buttons = QWidget()
        self.flow = FlowLayout(px(32))
        self.buttons.setLayout(self.flow)
        self.facts = FactList([], label_width=112, row_height=28)
        self.done_title, self.done = Overline(self.tr("Result")), Text("", "body", "text2", wrap=True)
        self.evidence = EvidenceFiles(context)
        self.earlier_title, self.earlier = Overline(self.tr("Raised before")), Text("", "body", "text2", wrap=True)
        context.scope.changed.connect(self._offer_again)
        self.company = CompanyLine(context, "issue", self)
        context.hub.changed.connect(self._changed)
        self._build()

    def show_row(self, key: UUID | None, row: Any) -> None:
        self.row = row if isinstance(row, IssueRow) else None
        self.company.show_row(*((self.row.id, self.row.account_id) if self.row is not None else (None, None)))
        if self.row is not None:
            self._show(self.row)
            self._ask()

    def _ask(self) -> None:
        """Read the issue as it stands now."""
        if self.row is not None:
            issue_id = self.row.id
            self._context.runner.ask(self, lambda reader: issue_detail(reader, issue_id), self._show_rest, slot="issue")

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and (changes.everything or changes.touches(Kind.ISSUE) or changes.touches(Kind.ATTACHMENT)):
            self._ask()

    def _build(self) -> None:
        badges = QHBoxLayout()
        for badge in (self.state, self.lifted):
            badges.addWidget(badge)
        badges.addWidget(self.company, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(8))
        column.addLayout(badges)
        answered = (self.done_title, self.done, self.evidence)
        for widget in (self.text, self.buttons, self.facts, *answered, self.earlier_title, self.earlier):
            column.addWidget(widget)
        column.addStretch(1)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(scrolled(inner), 1)

    def _show(self, row: IssueRow) -> None:
        self.head.show_row(row.account, f"{issue_topic_name(row.topic)} · {urgency_name(row.urgency)}", row.segment)
        self.state.set_badge(issue_state_name(row.state), tone_of(row))
        self.lifted.set_badge(escalation_name(row.escalation or "") if row.is_open else "", tone_of(row))
        self.text.set_text(row.text)
        self.facts.set_facts([fact for fact in self._facts(row) if fact.value])
        self.done.set_text(row.result)
        for widget in (self.done_title, self.done):
            widget.setVisible(bool(row.result))
        self._show_earlier(())
        self.evidence.show_files(row, ())
        self._offer(row)

    def _show_rest(self, detail: IssueDetail) -> None:
        if self.row is None or detail.row.id != self.row.id:
            return
        if detail.row != self.row:
            self.row = detail.row
            self._show(detail.row)
        known = [fact for fact in self._facts(self.row) if fact.value]
        by = [("acknowledge", self.tr("Take on by"), None if self.row.acknowledged_on else detail.acknowledge_by)]
        by.append(("interim", self.tr("Interim reply by"), None if self.row.interim_on else detail.interim_by))
        more = [
            Fact(key, name, dated(day, self._context.clock.today()))
            for key, name, day in by
            if day is not None and self.row.is_open
        ]
        self.facts.set_facts([*known, *more])
        self._show_earlier(detail.earlier)
        self.evidence.show_files(self.row, detail.files)

    def _show_earlier(self, earlier: tuple[IssueRow, ...]) -> None:
        today = self._context.clock.today()
        lines = (f"{dated(row.raised_on, today)} · {issue_state_name(row.state)} · {row.text}" for row in earlier)
        self.earlier.set_text("\n".join(lines))
        for widget in (self.earlier_title, self.earlier):
            widget.setVisible(bool(earlier))

    def _facts(self, row: IssueRow) -> list[Fact]:
        clock = self._context.clock

        def day(value: Any) -> str:
            return dated(value, clock.today()) if value else ""

        asked = " · ".join(part for part in (row.confirmed_by, _channel(row), day(row.confirmed_on)) if part)
        first = row.original_due_at if row.original_due_at != row.due_at else None
        longer = f"{day(row.extension_on)} · {row.extension_reason}" if row.extension is not Extension.NONE else ""
        return [
            Fact("due", self.tr("Deadline"), due_words(row, clock) and due_of(row, clock).text),
            Fact("first", self.tr("First deadline"), day(clock.local(first).date()) if first else ""),
            Fact("extension", extension_name(row.extension), longer),
            Fact("raised", self.tr("Raised"), day(row.raised_on)),
            Fact("taken", self.tr("Taken on"), day(row.acknowledged_on)),
            Fact("replied", self.tr("Interim reply"), day(row.interim_on)),
            Fact("unit", self.tr("Department"), row.unit),
            Fact("person", self.tr("Answers for it"), row.assignee),
            Fact("transferred", self.tr("Transferred because"), row.transfer_reason),
            Fact("rests", self.tr("Rests because"), row.suspended_reason),
            Fact("evidence", self.tr("Evidence"), row.evidence),
            Fact("customer", self.tr("The customer"), asked),
            Fact("refusals", self.tr("Not satisfied"), self.tr("%n time(s)", "", row.refusals) if row.refusals else ""),
            Fact("closed", self.tr("Closed"), day(row.closed_on)),
        ]

    def _offer_again(self) -> None:
        """Offer what whoever acts now may do."""
        if self.row is not None:
            self._offer(self.row)

    def _offer(self, row: IssueRow) -> None:
        empty(self.flow)
        for offer in offers(self.steps, row, self._context.scope.role, self._context.clock.now()):
            leads = offer.step in MAIN and not self.flow.count()
            button = Button(offer.words, "primary" if leads else "secondary")
            button.clicked.connect(lambda _on=False, run=offer.run, button=button: run(button))
            self.flow.addWidget(button)
        self._always(row)

    def _always(self, row: IssueRow) -> None:
        account = Button(self.tr("Open the account"), "quiet")
        account.clicked.connect(lambda: self._context.navigate("account", id=row.account_id))
        self.flow.addWidget(account)
        if row.visit_id is not None:
            visit = Button(self.tr("Open the visit"), "quiet")
            visit.clicked.connect(lambda: self._context.navigate("visit", id=row.visit_id))
            self.flow.addWidget(visit)
        if row.is_open and row.interim_on is None and row.urgency is Urgency.PLANNING:
            reply = Button(self.tr("Interim reply given"), "quiet")
            reply.clicked.connect(lambda: self.steps.commands.reply(row))
            self.flow.addWidget(reply)


def _channel(row: IssueRow) -> str:
    return channel_name(row.confirmed_channel) if row.confirmed_channel else ""
