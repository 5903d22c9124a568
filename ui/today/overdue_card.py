"""Accounts that are late for a visit, with the way to plan one."""

from PySide6.QtWidgets import QWidget

from crm.domain.today import TodayBoard
from ui.context import Context
from ui.texts.dates import days
from ui.widgets.card import Card
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class OverdueCard(Card):
    """The latest first; the current row offers Plan."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self.list = RowList(self.tr("Overdue for a visit"))
        self.list.opened.connect(lambda key: context.navigate("account", id=key))
        self.list.acted.connect(lambda key: context.navigate("planner", account_id=key))
        self.empty = EmptyState("calendar-check", self.tr("Nothing is overdue"), "", self.tr("Open the planner"))
        self.empty.acted.connect(lambda: context.navigate("planner"))
        self.empty.hide()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)
        self.set_title(self.tr("Overdue for a visit"))
        self.plan_all = self.add_link("")
        self.plan_all.clicked.connect(lambda: context.navigate("planner"))

    def show_overdue(self, board: TodayBoard) -> None:
        """Show accounts and how late they are."""
        longest = max((row.days for row in board.overdue), default=1)
        self.list.set_items(
            [
                Row(
                    row.account_id,
                    row.name,
                    segment=row.segment,
                    value=days(row.days),
                    share=row.days / longest,
                    action=self.tr("Plan"),
                    action_icon="calendar-plus",
                )
                for row in board.overdue
            ]
        )
        self.plan_all.setText(self.tr("Plan all {count}").format(count=board.overdue_count))
        self.plan_all.setVisible(board.overdue_count > 0)
        self.list.setVisible(bool(board.overdue))
        self.empty.setVisible(not board.overdue)
        detail = self.tr("All %n account(s) are inside their visit cycle.", "", board.accounts)
        self.empty.set_words("calendar-check", self.tr("Nothing is overdue"), detail, self.tr("Open the planner"))
