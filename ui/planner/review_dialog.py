"""The months that wait for a supervisor: looked at side by side, approved together, opened or returned one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.domain.plan_months import MonthState, PlanMonth
from ui.planner.approval_words import ApprovalWords
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.theme.style import dress
from ui.widgets.bars import bare
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text

ROW, MARGIN = 36, 16
Key = tuple[object, object]


class ReviewDialog(Dialog):
    """`approved([PlanMonth])`, `opened(PlanMonth)`, `returned(PlanMonth)`, `changes_asked(PlanMonth)`.

    Keys: Space checks, Enter opens.
    """

    approved = Signal(list)
    opened = Signal(object)
    returned = Signal(object)
    changes_asked = Signal(object)

    def __init__(self, months: Sequence[PlanMonth], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ApprovalWords()
        self._months: list[PlanMonth] = []
        self.setWindowTitle(self.tr("Plans to review"))
        self.setModal(True)
        self.resize(min(px(820), parent.window().width() - 2 * MARGIN), px(460))
        self.table = _Table()
        self.table.itemChanged.connect(lambda _item: self._say())
        self.table.currentCellChanged.connect(lambda *_cells: self._say())
        self.table.itemDoubleClicked.connect(lambda _item: self._with_current(self.opened.emit))
        self.table.entered_row.connect(lambda: self._with_current(self.opened.emit))
        self.nothing = Text(self.tr("Nothing waits for your review."), "body", "text2", wrap=True)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.look = Button(self.tr("Open in the planner"))
        self.look.clicked.connect(lambda: self._with_current(self.opened.emit))
        self.changes = Button(self.tr("What changed"))
        self.changes.clicked.connect(lambda: self._with_current(self.changes_asked.emit))
        self.send_back = Button(self.tr("Return…"))
        self.send_back.clicked.connect(lambda: self._with_current(self.returned.emit))
        self.approve = Button("", "primary", "check")
        self.approve.clicked.connect(lambda: self.approved.emit(self.chosen()))
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for button in (self.look, self.changes, self.send_back):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.approve)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.problem)
        column.addLayout(foot)
        self.show_months(months)

    def show_months(self, months: Sequence[PlanMonth]) -> None:
        """Show these months; what was unchecked stays so."""
        off = {_key(each) for each in self._months} - {_key(each) for each in self.chosen()}
        self._months = list(months)
        with QSignalBlocker(self.table):
            self._fill(off)
        self.table.setVisible(bool(months))
        self.nothing.setVisible(not months)
        self.problem.hide()
        if months and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, 0)
        self._say()

    def show_problem(self, sentence: str) -> None:
        """Say why it was not done."""
        self.problem.set_text(sentence)
        self.problem.show()

    def chosen(self) -> list[PlanMonth]:
        """Return the months that are checked."""
        checked = Qt.CheckState.Checked
        return [each for row, each in enumerate(self._months) if _is(self.table.item(row, 0), checked)]

    def current(self) -> PlanMonth | None:
        """Return the month of the current row."""
        row = self.table.currentRow()
        return self._months[row] if 0 <= row < len(self._months) else None

    def _fill(self, off: set[Key]) -> None:
        heads = (
            self.tr("Manager"),
            self.tr("Month"),
            self.tr("State"),
            self.tr("Visits"),
            self.tr("Wait"),
            self.tr("Hours"),
            self.tr("Overdue covered"),
            self.tr("Changed since"),
        )
        self.table.setColumnCount(len(heads))
        self.table.setRowCount(len(self._months))
        for column, words in enumerate(heads):
            head = QTableWidgetItem(words)
            head.setTextAlignment(_side(column))
            self.table.setHorizontalHeaderItem(column, head)
        for row, found in enumerate(self._months):
            for column, words in enumerate(self._cells(found)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(_side(column))
                if column == 0:
                    item.setCheckState(Qt.CheckState.Unchecked if _key(found) in off else Qt.CheckState.Checked)
                self.table.setItem(row, column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _cells(self, found: PlanMonth) -> tuple[str, ...]:
        figures = (found.visits, found.waiting, f"{found.minutes / 60:.1f}", found.late, found.changed)
        return (found.person, month_and_year(found.month), self._words.state(found), *map(str, figures))

    def _say(self) -> None:
        chosen, now = self.chosen(), self.current()
        self.approve.setText(self.tr("Approve %n plan(s)", "", len(chosen)))
        self.approve.setEnabled(bool(chosen))
        self.look.setEnabled(now is not None)
        self.changes.setEnabled(now is not None and now.changed > 0)
        self.send_back.setEnabled(now is not None and now.state is MonthState.SUBMITTED)

    def _with_current(self, run: object) -> None:
        now = self.current()
        if now is not None and callable(run):
            run(now)


class _Table(QTableWidget):
    """Rows with a check; Space checks the current one from any column."""

    entered_row = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self, "rows")
        bare(self)
        self.setAccessibleName(self.tr("Plans to review"))
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.item(self.currentRow(), 0)
        if event.key() == Qt.Key.Key_Space and item is not None:
            is_on = _is(item, Qt.CheckState.Checked)
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        else:
            super().keyPressEvent(event)


def _key(found: PlanMonth) -> Key:
    return found.person_id, found.month


def _is(item: QTableWidgetItem | None, state: Qt.CheckState) -> bool:
    return item is not None and item.checkState() is state


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column < 3 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
