"""What is not as the month was submitted: each visit with its time before and after."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.plan_months import MonthState, PlanChange, PlanMonth
from ui.planner.approval_words import ApprovalWords
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

MARGIN = 16


class ChangesDialog(Dialog):
    """Only to be read; above it the remark with which the month was returned."""

    def __init__(self, found: PlanMonth, changes: Sequence[PlanChange], parent: QWidget) -> None:
        super().__init__(parent)
        said = ApprovalWords()
        title = self.tr("{name}, {month}: changed since it was submitted")
        self.setWindowTitle(title.format(name=found.person, month=month_and_year(found.month)))
        self.setModal(True)
        self.resize(min(px(560), parent.window().width() - 2 * MARGIN), px(460))
        self.remark = Text(said.detail(found), "body", "text", wrap=True)
        self.list = RowList(self.windowTitle())
        self.list.set_items([self._row(number, change, said) for number, change in enumerate(changes)])
        self.nothing = Text(self.tr("Everything stands as it was submitted."), "body", "text2", wrap=True)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.remark)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addLayout(foot)
        self.remark.setVisible(found.state is MonthState.RETURNED and bool(found.remark))
        self.list.setVisible(bool(changes))
        self.nothing.setVisible(not changes)

    @staticmethod
    def _row(number: int, change: PlanChange, said: ApprovalWords) -> Row:
        words, tone = said.kind(change.kind)
        return Row(number, change.account, said.way(change), value=words, badge=tone)
