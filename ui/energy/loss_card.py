"""Feeders or transformer areas of a month, the most lost energy first, with the way from a loss to a task."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from crm.domain.energy_desk import LossBoard, LossRow
from crm.domain.losses import LossCut, LossSum, Section
from ui.energy.loss_course import LossCourse
from ui.energy.loss_rows import found_text, loss_columns, sum_columns
from ui.texts.dates import month_and_year
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureTable


class LossCard(Card):
    """`asked(row)` wants a task about a feeder, `cased(row)` its case; with `most` only so many lines are shown.

    `settled(row)` tells the feeder or area that is looked at, whose course over time is shown below.
    """

    asked = Signal(object)
    cased = Signal(object)
    cut_chosen = Signal()
    settled = Signal(object)

    def __init__(self, most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, line=True, parent=parent)
        self._most = most
        self._board: LossBoard | None = None
        self.looked_at: LossRow | None = None
        self.set_title(self.tr("Line loss by feeder"))
        self.cut = Combo(
            [
                ("", self.tr("by feeder")),
                (Section.AREA.value, self.tr("by transformer area")),
                (LossCut.REGION.value, self.tr("by supply unit")),
                (LossCut.STATION.value, self.tr("by substation")),
                (LossCut.VOLTAGE.value, self.tr("by voltage")),
            ]
        )
        self.cut.setAccessibleName(self.tr("Sum losses"))
        self.cut.changed.connect(lambda _value: self.cut_chosen.emit())
        self.add_to_header(self.cut)
        self.cut.setVisible(not most)
        self.unusual = Badge("", Tone.WARN, "warning")
        self.add_to_header(self.unusual)
        self.task = Button(self.tr("Add task"), icon="plus")
        self.task.clicked.connect(lambda: self._tell(self.asked))
        self.case = Button(self.tr("Case…"), icon="clipboard-text")
        self.case.clicked.connect(lambda: self._tell(self.cased))
        self.add_to_header(self.case)
        self.case.setVisible(False)
        self.add_to_header(self.task)
        self.table = FigureTable(self.tr("Line loss by feeder"))
        self._takes_tasks = True
        self.table.opened.connect(self._open)
        self.empty = EmptyState("chart-line", "", "")
        self.empty.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.course = LossCourse()
        self.table.settled.connect(self._settle)
        self.body.addWidget(self.course)
        self.course.hide()

    def show_board(self, board: LossBoard | None) -> None:
        """Show a month's feeders or areas, whatever is chosen; None where nothing was ever measured."""
        section = Section.AREA if self.cut.value() == Section.AREA else Section.FEEDER
        self._board = board
        self._name(section)
        self.empty.setVisible(board is None)
        self.table.setVisible(board is not None)
        self.unusual.set_badge("", Tone.WARN)
        if board is None:
            self.set_note("")
            self.course.hide()
            return
        rows = board.rows[: self._most] if self._most else board.rows
        self.table.show_rows(loss_columns(found_text, section), rows)
        if rows:
            self._settle(self.table.row_at(0))
        else:
            self.course.hide()
        self.task.setEnabled(bool(rows))
        self.case.setEnabled(bool(rows))
        if self._most:
            self.table.setFixedHeight(self.table.whole_height())
        unusual = self.tr("{count} unusual").format(count=board.unusual)
        self.unusual.set_badge(unusual if board.unusual else "", Tone.WARN, "warning")
        count = len(board.rows)
        said = self.tr("%n area(s)", "", count) if section is Section.AREA else self.tr("%n feeder(s)", "", count)
        month = month_and_year(board.month)
        self.set_note(self.tr("{month} · {feeders} · most lost energy first").format(month=month, feeders=said))

    def set_most(self, most: int) -> None:
        """Show so many lines at most; the line that is looked at stays current."""
        before = min(self._most, len(self.table.figures.rows))
        self._most = most
        if self._board is not None and min(most, len(self._board.rows)) != before:
            current = self.table.currentIndex().row()
            self.show_board(self._board)
            if 0 <= current < most:
                self.table.selectRow(current)

    def lines_in(self, high: int) -> int:
        """Return how many lines a card of a height shows."""
        around = self.sizeHint().height() - self.table.whole_height()
        return max((high - around - self.table.head_height()) // self.table.row_height(), 0)

    def _name(self, section: Section) -> None:
        if section is Section.AREA:
            self.set_title(self.tr("Line loss by transformer area"))
            self.empty.set_words(
                "chart-line",
                self.tr("No transformer area was measured yet"),
                self.tr("Import what was supplied and sold by transformer area to see where energy is lost."),
            )
            return
        self.set_title(self.tr("Line loss by feeder"))
        self.empty.set_words(
            "chart-line",
            self.tr("No feeder was measured yet"),
            self.tr("Import what was supplied and sold by feeder to see where energy is lost."),
        )

    def show_sums(self, month: date, sums: Sequence[LossSum]) -> None:
        """Show a month's sums in the place of its feeders."""
        self.table.show_rows(sum_columns(), sums)
        for part in (self.task, self.case):
            part.setEnabled(False)
        self.course.hide()
        self.set_note(month_and_year(month))

    def let_tasks(self, may: bool) -> None:
        """Offer tasks to whoever may add them; a row then opens nothing for others."""
        self.task.setVisible(may)
        self._takes_tasks = may

    def let_cases(self, may: bool) -> None:
        """Offer cases to whoever keeps them."""
        self.case.setVisible(may)

    def _open(self, row: object) -> None:
        if self._takes_tasks and isinstance(row, LossRow):
            self.asked.emit(row)

    def _settle(self, row: object) -> None:
        if isinstance(row, LossRow) and not self._most:
            self.looked_at = row
            self.settled.emit(row)

    def _tell(self, signal: SignalInstance) -> None:
        row = self.table.row_at(max(self.table.currentIndex().row(), 0))
        if isinstance(row, LossRow):
            signal.emit(row)
