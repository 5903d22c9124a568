"""The list of hotline orders by deadline: what is late stands first."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.lists import EVERYTHING, ListKind, SortKey
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import open_action, with_current
from ui.lists.page import ListPage
from ui.lists.row_actions import contact_action, sharing_actions
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import visits_issues_or_orders
from ui.orders.columns import SHOWN, columns
from ui.orders.commands import OrderCommands
from ui.orders.panel import OrderPanel
from ui.texts.names import issue_topic_name
from ui.texts.orders import order_channel_name, order_type_name
from ui.widgets.buttons import Button
from ui.widgets.marks import segment_name


class OrdersPage(ListPage):
    """Enter opens the account, T adds a task; E corrects and Delete removes an order that was keyed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, orders_spec(context), parent)
        self.bar.extra.addWidget(visits_issues_or_orders("orders", context))
        self.made = OrderCommands(context, self)
        self.new = Button(self.tr("Key an order"), "primary", "plus")
        self.new.clicked.connect(lambda: self.made.key_in())

    def page_actions(self) -> list[QWidget]:
        return [self.new]

    def row_actions(self) -> list[Action]:
        return [
            open_action(self, self.tr("Open the account")),
            Action("task", self.tr("Add task…"), "check-circle", self._add_task, "T", single=True),
            Action("correct", self.tr("Correct…"), "pencil-simple", self._correct, "E", single=True),
            Action("issue", self.tr("Make it an issue"), "chat-circle-text", self._make_issue, single=True),
            contact_action(self),
            *sharing_actions(self),
            Action("remove", self.tr("Remove"), "trash", self._remove, "Del", single=True, apart=True),
        ]

    def _add_task(self) -> None:
        with_current(self, lambda row: self.made.add_task(row, self.anchor()))

    def _make_issue(self) -> None:
        with_current(self, self.made.make_issue)

    def _correct(self) -> None:
        with_current(self, self.made.correct)

    def _remove(self) -> None:
        with_current(self, self.made.remove)


def orders_spec(context: Context) -> ListSpec:
    """Return what the list of orders is."""
    return ListSpec(
        kind=ListKind.ORDERS,
        row_kind=Kind.WORK_ORDER,
        watched=(Kind.WORK_ORDER, Kind.ACCOUNT, Kind.ISSUE),
        icon="headset",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("due_at"),),
        words=_words(),
        name_of=lambda row: row.order_no,
        account_of=lambda row: row.account_id,
        pinned=("type", "due_at", "official_state", "is_repeat", "manager"),
        value_words={
            "segment": segment_name,
            "type": order_type_name,
            "topic": issue_topic_name,
            "channel": order_channel_name,
        },
        panel=OrderPanel,
        panel_width=340,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab("open", translate("Orders", "Open")),
        ViewTab("late", translate("Orders", "Late")),
        ViewTab("repeated", translate("Orders", "Repeats"), (SortKey("received_at", descending=True),)),
        ViewTab("finished", translate("Orders", "Finished"), (SortKey("finished_at", descending=True),)),
        ViewTab(EVERYTHING, translate("Orders", "All"), (SortKey("received_at", descending=True),)),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    bring, show_open = translate("Orders", "Import orders"), translate("Orders", "Show open orders")
    from_file = translate("Orders", "Orders come from the hotline's list, or are keyed by their official number.")
    return ListWords(
        title=translate("Orders", "Hotline orders"),
        filter_hint=translate("Orders", "Filter these orders"),
        shown=translate("Orders", "{count} of {total} orders"),
        hint=translate("Orders", "Space selects · Enter opens the account · T adds a task"),
        failed=translate("Orders", "The orders could not be loaded"),
        hidden=translate("Orders", "The filters hide every order."),
        nothing_yet=Emptiness(translate("Orders", "No orders yet"), from_file, bring, "import"),
        nothing_left={
            "open": Emptiness(translate("Orders", "No open orders"), from_file, bring, "import"),
            "late": Emptiness(translate("Orders", "Nothing is late"), from_file, show_open),
            "repeated": Emptiness(
                translate("Orders", "Nothing repeats"),
                translate("Orders", "Orders of one topic from one account within the period stand here."),
                show_open,
            ),
            "finished": Emptiness(
                translate("Orders", "No finished orders"),
                translate("Orders", "Finished orders stand here."),
                show_open,
            ),
        },
        file=translate("Orders", "Hotline orders"),
    )
