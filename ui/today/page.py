"""The first page of the day (mockups 01 and 12)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.people import PersonRow
from crm.domain.today import TodayBoard
from crm.usecases.people import people
from crm.usecases.today import today
from ui.context import Context
from ui.tasks.card import TasksCard
from ui.texts.dates import long_day
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.today.day_card import DayCard
from ui.today.desk_bar import DeskBar
from ui.today.figures import figures_of
from ui.today.issues_card import IssuesCard
from ui.today.left_bars import LeftBars
from ui.today.outage_card import OutagesCard
from ui.today.overdue_card import OverdueCard
from ui.today.week_card import WeekCard
from ui.widgets.figures import FigureStrip
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel
from ui.widgets.themed import Themed

SHOWN = (Kind.VISIT, Kind.TASK, Kind.ACCOUNT, Kind.OUTAGE, Kind.OUTAGE_NOTICE, Kind.OUTAGE_ESTIMATE, Kind.ISSUE)
LEFT = (Kind.VISIT, Kind.TASK, Kind.ISSUE, Kind.PORTFOLIO_GRANT)
THREE_COLUMNS = 1000
LEAST_TASKS, LEAST_OVERDUE = 320, 200
LOW = 760
"""In a lower window cards stand closer, so that the smallest one need not scroll."""
TARGETS = {
    "visits": "planner",
    "overdue": "accounts",
    "tasks": "tasks",
    "outages": "outages",
    "coverage": "reports",
}


class TodayPage(Themed, QWidget):
    """Strip of figures, the day, tasks, outages, issues that need somebody, overdue accounts."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.desk = DeskBar(context)
        self.strip = FigureStrip([])
        self.strip.opened.connect(self._open_figure)
        self.day = DayCard(context)
        self.day.person_picked.connect(self._look_at)
        self.week = WeekCard(context)
        self.tasks = TasksCard(context)
        self.outages = OutagesCard(context)
        self.issues = IssuesCard(context)
        self.overdue = OverdueCard(context)
        self.leftovers = LeftBars(context)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self._build()
        self._skeleton = Skeleton(self)
        context.hub.changed.connect(self._data_changed)
        context.scope.changed.connect(self._change_person)
        self.start_look()

    def _change_person(self) -> None:
        """Ask again for what is in view; a page that is not asks when it is shown."""
        if self.isVisible():
            self._load()

    def page_title(self) -> str:
        return self.tr("Today")

    def page_subtitle(self) -> str:
        return long_day(self._context.clock.today())

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Load the day."""
        self._load()

    def state(self) -> dict[str, Any]:
        return {}

    def _build(self) -> None:
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        right = _column((self.outages, 0), (self.issues, 0), (self.overdue, 1))
        left = _column((self.desk, 0), (self.day, 1), (self.week, 0))
        self._beside.addLayout(_column((self.tasks, 1)), 424)
        self._beside.addLayout(right, 408)
        self._columns = QHBoxLayout()
        self._columns.addLayout(left, 454)
        self._columns.addLayout(self._beside, 848)
        self._outer = QVBoxLayout(self)
        self._apart = (left, right, self._beside, self._columns, self._outer)
        self._outer.addWidget(self.problem)
        self._outer.addWidget(self.leftovers)
        self._outer.addWidget(self.strip)
        self._outer.addLayout(self._columns, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three columns; where they would cut their words, two: the day, and all else under the tasks."""
        super().resizeEvent(event)
        for layout in self._apart:
            layout.setSpacing(px(12 if self.window().height() < px(LOW) else 16))
        wide = self.width() >= px(THREE_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not way:
            self._beside.setDirection(way)
            self._columns.setStretch(1, 848 if wide else 454)
        self.tasks.setMinimumHeight(0 if wide else px(LEAST_TASKS))
        self.overdue.setMinimumHeight(0 if wide else px(LEAST_OVERDUE))

    def retheme(self) -> None:
        self._outer.setContentsMargins(px(24), px(4), px(24), px(16))

    def _load(self) -> None:
        person_id = self._context.scope.person_id
        self._skeleton.start()
        self._context.runner.ask(self, lambda reader: today(reader, person_id), self._show, self._failed, slot="today")
        self.leftovers.load()

    def _show(self, board: TodayBoard) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.strip.set_figures(figures_of(board, self._context.clock))
        self.desk.show_desk(board.desk)
        self.day.show_board(board)
        self.week.show_board(board)
        self.tasks.show_tasks(board.tasks, board.tasks_late + board.tasks_today)
        self.outages.show_outages(board.outages)
        self.issues.show_issues(board.issues)
        self.overdue.show_overdue(board)
        # Parts learn their heights from their widths, one level after the other. Painted before all of them know, there
        # would be a frame of cut words, and all of it would be painted again.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The day could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _data_changed(self, changes: Changes, _origin: object) -> None:
        if not self.isVisible():
            return
        if changes.touches(*SHOWN):
            self._load()
        elif changes.touches(*LEFT):
            self.leftovers.load()

    def _open_figure(self, key: str) -> None:
        if key == "overdue":
            self._context.navigate("accounts", view="overdue")
        elif key in TARGETS:
            self._context.navigate(TARGETS[key])

    def _look_at(self, person_id: UUID) -> None:
        """Show one manager's day; who acts stays, so that a supervisor can go on to approve the plan."""
        scope = self._context.scope

        def found(persons: list[PersonRow]) -> None:
            person = next(each for each in persons if each.id == person_id)
            scope.look_at(person.id, person.name)

        self._context.runner.ask(self, people, found, slot="person")

    def new_task(self) -> None:
        """Take the cursor to where a task is typed."""
        self.tasks.focus_line()


def _column(*cards: tuple[QWidget, int]) -> QVBoxLayout:
    """Return cards above each other, each with its share of the height."""
    column = QVBoxLayout()
    for card, share in cards:
        column.addWidget(card, share)
    return column
