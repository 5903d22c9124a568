"""Issues by state and deadline, as a list or as a board: what is late stands first."""

from functools import cached_property
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.lists import EVERYTHING, ListKind, SortKey
from crm.usecases.issue_board import board as board_of
from ui.context import Context
from ui.issues.board import IssueBoard
from ui.issues.columns import SHOWN, columns
from ui.issues.panel import IssuePanel
from ui.issues.report import ReportOut
from ui.issues.steps import IssueSteps
from ui.lists.account_popup import AccountPopup
from ui.lists.actions import Action
from ui.lists.current import open_action
from ui.lists.page import ListPage
from ui.lists.row_actions import contact_action, sharing_actions
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import visits_issues_or_orders
from ui.texts.issues import escalation_name, extension_name, issue_state_name, urgency_name
from ui.texts.names import issue_topic_name
from ui.widgets.buttons import Button, IconButton
from ui.widgets.marks import segment_name
from ui.widgets.tabs import SegmentedControl

LOOK, LIST, BOARD = "issues/look", "list", "board"


class IssuesPage(ListPage):
    """As a list or as a board over the same views and filters; Enter opens, X transfers the chosen ones."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, issues_spec(context), parent)
        self.steps = IssueSteps(context, self)
        self.looks = SegmentedControl([(LIST, self.tr("List")), (BOARD, self.tr("Board"))])
        self.looks.setAccessibleName(self.tr("As a list or as a board"))
        self.looks.picked.connect(self.look_as)
        self.bar.extra.addWidget(self.looks)
        self.bar.extra.addWidget(visits_issues_or_orders("issues", context))
        self.reports = ReportOut(context, self.foot, self)
        self.report = IconButton("file-text", self.tr("Issue report of a period…"))
        self.report.clicked.connect(lambda: self.reports.ask(self.report))
        self.filters.right.addWidget(self.report)
        self.new = Button(self.tr("New issue"), "primary", "plus")
        self.new.clicked.connect(self._ask_account)
        self._show_look()

    # -- as a list or as a board

    @cached_property
    def board(self) -> IssueBoard:
        """The board, made when somebody first looks at it."""
        board = IssueBoard(self.context, self.spec.columns, self.loader.rows, self.steps)
        board.opened.connect(self._open_card)
        board.picked.connect(lambda _key: self._show_panel())
        self.card.body.insertWidget(0, board, 1)
        return board

    @property
    def _has_board(self) -> bool:
        return "board" in vars(self)

    @property
    def is_board(self) -> bool:
        """Whether the issues are looked at as a board."""
        return self.context.settings.text(LOOK, LIST) == BOARD

    def look_as(self, look: str) -> None:
        """Look at the issues in another way, the current one in view; this computer remembers the way."""
        key = self.board.current_id() if self.is_board else self.table.current_id()
        self.context.settings.put(LOOK, look)
        self._show_look()
        if key is not None:
            self._wanted_row = key
        self._load()
        self._take_focus()

    def _show_look(self) -> None:
        is_board = self.is_board
        self.looks.set_current(BOARD if is_board else LIST)
        if is_board or self._has_board:
            self.board.setVisible(is_board)
        for part in (self.body, self.arrangement.density, self.arrangement.columns, self.export):
            part.setVisible(not is_board)
        hint = self.tr("Arrows walk · Enter opens · the menu key offers the steps · X transfers")
        self.foot.line.hint.set_text(hint if is_board else self.spec.words.hint)
        if self.panel is not None and not is_board:
            self.panel.setVisible(self.memory.has_panel())

    def _take_focus(self) -> None:
        if self.is_board:
            self.board.come()
        else:
            self.table.setFocus()

    def shown(self, arguments: dict[str, Any]) -> None:
        super().shown(arguments)
        if self.is_board:
            self.board.come()

    def state(self) -> dict[str, Any]:
        return {**super().state(), "row": self.current_id()}

    def current_id(self) -> UUID | None:
        return self.board.current_id() if self.is_board else self.table.current_id()

    def _load(self, calmly: bool = False) -> None:
        super()._load(calmly)
        if self.is_board:
            query, wanted = self.query(), self._wanted_row
            if isinstance(wanted, UUID):
                self.board.want(wanted)
            show = self.board.show_columns
            self.context.runner.ask(
                self, lambda reader: board_of(reader, query), show, self.body.show_error, slot="board"
            )

    def _changed(self, changes: Changes, origin: object) -> None:
        if self._has_board:
            is_known = not changes.everything and Kind.ISSUE not in changes.elsewhere
            self.board.renew(changes.ids(Kind.ISSUE) if is_known else None)
        super()._changed(changes, origin)

    def _open_card(self, key: UUID) -> None:
        """Show an issue whole, with its steps, in the panel."""
        if self.side is not None:
            self.side.open()

    def chosen(self) -> list[UUID]:
        if not self.is_board:
            return list(super().chosen())
        key = self.board.current_id()
        return [key] if key is not None else []

    def anchor(self) -> QWidget:
        return self.board.anchor() if self.is_board else super().anchor()

    # -- what can be done

    def page_actions(self) -> list[QWidget]:
        return [self.new]

    def row_actions(self) -> list[Action]:
        return [
            open_action(self, self.tr("Open the account")),
            Action("transfer", self.tr("Transfer…"), "swap", self._transfer, "X", in_bar=True),
            contact_action(self),
            *sharing_actions(self),
        ]

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
        shown=translate("Issues", "{count} of {total} issues"),
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
