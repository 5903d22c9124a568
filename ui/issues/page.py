"""The list of issues by state and deadline: what is late stands first."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.lists import EVERYTHING, ListKind, ListTotals, SortKey
from ui.context import Context
from ui.issues.columns import SHOWN, columns
from ui.issues.panel import IssuePanel
from ui.issues.steps import IssueSteps
from ui.lists.account_popup import AccountPopup
from ui.lists.actions import Action
from ui.lists.page import ListPage
from ui.lists.row_actions import sharing_actions
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import visits_issues_or_orders
from ui.texts.issues import escalation_name, extension_name, issue_state_name, urgency_name
from ui.texts.names import issue_topic_name
from ui.widgets.buttons import Button
from ui.widgets.marks import segment_name


class IssuesPage(ListPage):
    """Enter opens the account, X transfers the chosen ones."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, issues_spec(context), parent)
        self.bar.extra.addWidget(visits_issues_or_orders("issues", context))
        self.steps = IssueSteps(context, self)
        self.new = Button(self.tr("New issue"), "primary", "plus")
        self.new.clicked.connect(self._ask_account)

    def page_subtitle(self) -> str:
        return self.context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return [self.new]

    def open_row(self, key: UUID) -> None:
        self._go(key, "account", "id")

    def plan_row(self, key: UUID) -> None:
        self._go(key, "planner", "account_id")

    def row_actions(self) -> list[Action]:
        return [
            Action("open", self.tr("Open the account"), "arrow-square-out", self._open_current, "Enter", single=True),
            Action("transfer", self.tr("Transfer…"), "swap", self._transfer, "X", in_bar=True),
            *sharing_actions(self),
        ]

    def _open_current(self) -> None:
        key = self.table.current_id()
        if key is not None:
            self.open_row(key)

    def _transfer(self) -> None:
        def tell(rows: list[Any]) -> None:
            if rows:
                self.steps.transfer(rows, self.anchor())

        self.with_chosen(tell)

    def _ask_account(self) -> None:
        """Ask who raised it, then what it is."""
        popup = AccountPopup(self.context, False, self)
        popup.picked.connect(lambda account_id: self.steps.raise_issue(account_id, self.new))
        popup.begin(self.new)

    def _go(self, key: UUID, page: str, name: str) -> None:
        def tell(rows: list[Any]) -> None:
            for row in rows:
                self.context.navigate(page, **{name: row.account_id})

        self.model.with_rows([key], tell)


def issues_spec(context: Context) -> ListSpec:
    """Return what the list of issues is."""
    return ListSpec(
        kind=ListKind.ISSUES,
        row_kind=Kind.ISSUE,
        watched=(Kind.ISSUE, Kind.ACCOUNT),
        icon="chat-circle-text",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("due_on"),),
        words=_words(),
        name_of=lambda row: row.text,
        account_of=lambda row: row.account_id,
        pinned=("state", "due_on", "topic", "unit", "assignee"),
        whole=frozenset({"refusals"}),
        value_words={
            "segment": segment_name,
            "topic": issue_topic_name,
            "urgency": urgency_name,
            "state": issue_state_name,
            "escalation": escalation_name,
            "extension": extension_name,
        },
        panel=IssuePanel,
        panel_width=380,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab("open", translate("Issues", "Open")),
        ViewTab("late", translate("Issues", "Late")),
        ViewTab("to_confirm", translate("Issues", "Ask the customer")),
        ViewTab("with_supervisor", translate("Issues", "With the supervisor")),
        ViewTab("closed", translate("Issues", "Closed"), (SortKey("closed_on", descending=True),)),
        ViewTab(EVERYTHING, translate("Issues", "All")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    show_open = translate("Issues", "Show open issues")
    from_visits = translate("Issues", "What customers raise on visits stands here until it is closed.")
    return ListWords(
        title=translate("Issues", "Issues"),
        filter_hint=translate("Issues", "Filter these issues"),
        foot=_foot,
        hint=translate("Issues", "Space selects · X transfers · Enter opens the account"),
        failed=translate("Issues", "The issues could not be loaded"),
        hidden=translate("Issues", "The filters hide every issue."),
        nothing_yet=Emptiness(translate("Issues", "No issues yet"), from_visits),
        nothing_left={
            "open": Emptiness(translate("Issues", "Nothing is open"), from_visits),
            "late": Emptiness(
                translate("Issues", "Nothing is late"),
                translate("Issues", "Every open issue is inside its time."),
                show_open,
            ),
            "to_confirm": Emptiness(
                translate("Issues", "Nobody has to be asked"),
                translate("Issues", "Answered issues stand here until the customer has said whether that is enough."),
                show_open,
            ),
            "with_supervisor": Emptiness(
                translate("Issues", "Nothing lies with the supervisor"),
                translate("Issues", "Repeated issues, customers not satisfied twice and extensions stand here."),
                show_open,
            ),
            "closed": Emptiness(
                translate("Issues", "Nothing is closed yet"),
                translate("Issues", "Closed issues stand here."),
                show_open,
            ),
        },
        file=translate("Issues", "Issue list"),
    )


def _foot(totals: ListTotals, everything: int) -> str:
    text = QCoreApplication.translate("Issues", "{count} of {total} issues")
    return text.format(count=f"{totals.count:,}", total=f"{everything:,}")
