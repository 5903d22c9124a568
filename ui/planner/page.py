"""The planner (mockups 04 and 14): who is due, the calendar as day, week or month, the chosen day's route."""

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from ui.context import Context
from ui.planner.actions import PlannerActions
from ui.planner.appointments import Appointments
from ui.planner.approvals import Approvals
from ui.planner.board import Board
from ui.planner.calendar_files import CalendarFiles
from ui.planner.colouring import KEY, Colouring, colouring
from ui.planner.days import PlannerDays
from ui.planner.due_card import DueCard
from ui.planner.due_drawer import DueDrawer
from ui.planner.loaded import Loaded, load_days
from ui.planner.new_times import NewTimes
from ui.planner.plan_paper import PlanPaper
from ui.planner.proposals import Proposals
from ui.planner.spans import Span, ViewKind
from ui.planner.tools import PlannerTools
from ui.shell.keys import types_text
from ui.texts.dates import near_day
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.forms.month_grid import MonthGrid
from ui.widgets.popup import Popup
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

LEFT, RIGHT = 246, 290
SHOWN = (
    Kind.VISIT,
    Kind.PLAN_MONTH,
    Kind.APPOINTMENT,
    Kind.ACCOUNT,
    Kind.OUTAGE,
    Kind.SETTING,
    Kind.CALENDAR_DAY,
    Kind.LEAVE,
)


class PlannerPage(QWidget):
    """Drop an account to plan it, drag a block to move it; a forbidden slot says why and refuses."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = context.clock
        self._span = Span(ViewKind.WEEK, context.clock.today())
        self._wanted: UUID | None = None
        self._focused: UUID | None = None
        self.due = DueCard(context)
        self.proposals = Proposals(context, self)
        self.board = Board(context, self.due, self.proposals.layer)
        self.days = PlannerDays(context, self.board, self.due, self.proposals)
        self.calendar, self.month, self.team = self.days.calendar, self.days.month, self.days.team
        self.panel, self.month_panel = self.days.panel, self.days.month_panel
        self.tools = PlannerTools(self._span.kind)
        self.approvals = Approvals(context, self, self.tools)
        self.acts = PlannerActions(context, self.board, self.due, self.proposals, self.approvals, self)
        self.paper = PlanPaper(context, self)
        self.files = CalendarFiles(context, self)
        self.new_times = NewTimes(context, self)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self._connect()
        self._build()
        self._skeleton = Skeleton(self.days)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._change_person)

    @property
    def appointments(self) -> Appointments:
        """What adds and edits appointments."""
        return self.acts.appointments

    def page_title(self) -> str:
        return self.tr("Planner")

    def page_subtitle(self) -> str:
        return self._context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the days about `day`, as a `view` of day, week or month, ready to plan an account (`account_id`)."""
        day, view = arguments.get("day"), arguments.get("view")
        kind = ViewKind(view) if view in list(ViewKind) else self._span.kind
        self._span = Span(kind, day if isinstance(day, date) else self._span.day)
        self.views.set_current(kind.value)
        self._wanted = arguments.get("account_id")
        self.approvals.begin(str(arguments.get("act", "")))
        self.files.begin(str(arguments.get("act", "")))
        self._load()

    def state(self) -> dict[str, Any]:
        return {"day": self._span.day, "view": self._span.kind.value}

    def _build(self) -> None:
        self.tools.propose.clicked.connect(lambda: self.proposals.offer_periods(self.tools.propose, self._span.day))
        self.tools.today_asked.connect(lambda: self._go(self._clock.today()))
        self.tools.stepped.connect(self._step)
        self.tools.viewed.connect(self._use_view)
        self.tools.more.clicked.connect(self._offer_more)
        self.tools.export.clicked.connect(self.files.offer)
        self.tools.coloured.connect(self._colour)
        self._show_colouring()
        self.span, self.views, self.propose = self.tools.span, self.tools.views, self.tools.propose
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.due)
        body.addWidget(self.days, 1)
        self.side = SidePlace(self, body, self.days.right)
        SideWidths(self, ((self.due, LEFT), (self.days.right, RIGHT)))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.tools)
        column.addWidget(self.approvals.bar)
        column.addWidget(self.proposals.bar)
        column.addWidget(self.problem)
        column.addLayout(body, 1)
        self.files.take_drops(self, self.calendar.grid.viewport(), self.calendar.whole_days, self.month, self.team)
        self.drawer = DueDrawer(self, self.due)
        QShortcut(QKeySequence("Ctrl+F"), self, self.drawer.start_filter)

    def _connect(self) -> None:
        self.proposals.changed.connect(self.days.show_blocks)
        self.proposals.bar.seen.connect(self.approvals.keep_quiet)
        self.due.planned.connect(self.acts.plan_first_free)
        self.due.times_asked.connect(self.acts.offer_times)
        self.days.join(self.acts)
        for view in (self.calendar, self.month, self.team):
            view.day_picked.connect(self._pick_day)
            view.focused.connect(self._focus)
        self.month.day_opened.connect(self._open_day)
        self.team.row_opened.connect(self._open_manager)

    # -- where one is

    def _go(self, day: date) -> None:
        self._span = Span(self._span.kind, day)
        self._load()

    def _step(self, by: int) -> None:
        self._span = self._span.step(by)
        self._load()

    def _use_view(self, kind: ViewKind) -> None:
        self._span = Span(kind, self._span.day)
        self.views.set_current(kind.value)
        self._load()

    def _colour(self, by: Colouring) -> None:
        """Colour blocks by something else, from now on."""
        self._context.settings.put(KEY, by.value)
        self._show_colouring()
        self._load()

    def _show_colouring(self) -> None:
        self.proposals.layer.by = colouring(self._context.settings)
        self.tools.say_colouring(self.proposals.layer.by)

    def _open_day(self, day: date) -> None:
        """Show a day of the month by its hours."""
        self._span = Span(ViewKind.DAY, day)
        self._use_view(ViewKind.DAY)

    def _open_manager(self, person_id: UUID, day: date) -> None:
        """Show a manager's own week."""
        self._span = Span(ViewKind.WEEK, day)
        self._context.scope.look_at(person_id, self.days.managers.get(person_id, ""))

    def _ask_day(self) -> None:
        """Open the small calendar to go to a day."""
        popup = Popup(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = MonthGrid(self._clock.today(), self._context.workdays.calendar(), popup)
        grid.set_day(self._span.day)
        popup.body.addWidget(grid)
        grid.picked.connect(popup.close)
        grid.picked.connect(self._go)
        popup.open_under(self.span)
        grid.setFocus()

    def print_page(self) -> None:
        """Show the plan table of the month in view as it will be printed."""
        self.paper.print_out(self._span.day)

    def _offer_more(self) -> None:
        """Open the menu of the plan: on paper, what changed since it was submitted, and what waits for a review."""
        menu, day = self.paper.menu(self._span.day), self._span.day
        if self._context.scope.person_id is not None:
            words = self.tr("Visit briefs of {day}").format(day=near_day(day))
            menu.addAction(words, lambda: self._context.navigate("brief", day=day))
        self.new_times.add_to(menu, self._span.day)
        self.approvals.add_to(menu)
        self.files.add_to(menu)
        menu.addSeparator()
        self.tools.add_colours(menu)
        self.paper.offer(menu, self.tools.more)

    def _focus(self, key: UUID | None) -> None:
        self._focused = key

    def _pick_day(self, day: date) -> None:
        is_other = day.replace(day=1) != self._span.day.replace(day=1)
        self._span = Span(self._span.kind, day)
        if is_other:
            self._load_approval()
        self.days.show_stops(self._span)

    # -- what is shown

    def _load(self) -> None:
        person_id, span, wanted, clock = self._context.scope.person_id, self._span, self._wanted, self._clock
        by = self.proposals.layer.by

        def read(reader: Any) -> Loaded:
            return load_days(reader, person_id, span, wanted, clock, by)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="week")
        self._load_approval()

    def _load_approval(self) -> None:
        self.approvals.load(self._span.day, self._span.kind is ViewKind.MONTH)

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.board.week = loaded.week
        if loaded.wanted is not None:
            self.drawer.open()
        self.days.show_days(loaded, self._span)
        self.span.set_text(self._span.words())
        self.tools.say_provisional(loaded.week.calendar.is_provisional(self._span.day.year))
        self.tools.fit()
        self.title_changed.emit()

    def _change_person(self) -> None:
        self.proposals.discard()
        if self.isVisible():
            self._load()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The plan could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self._load()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_BracketLeft: lambda: self._step(-1),
            Qt.Key.Key_BracketRight: lambda: self._step(1),
            Qt.Key.Key_D: lambda: self._use_view(ViewKind.DAY),
            Qt.Key.Key_W: lambda: self._use_view(ViewKind.WEEK),
            Qt.Key.Key_M: lambda: self._use_view(ViewKind.MONTH),
            Qt.Key.Key_G: self._ask_day,
            Qt.Key.Key_Home: lambda: self._go(self._clock.today()),
            Qt.Key.Key_P: self.due.plan_current,
            Qt.Key.Key_Slash: self.drawer.start_filter,
            Qt.Key.Key_Space: self._choose,
            Qt.Key.Key_A: self._agree,
        }
        run = keys.get(Qt.Key(event.key()))
        if run is None or types_text() or event.modifiers():
            super().keyPressEvent(event)
            return
        run()

    def _agree(self) -> None:
        """Note that the customer agreed to the time of the visit that has the focus."""
        if self._focused is not None:
            self.acts.agree(self._focused)

    def _choose(self) -> None:
        """Choose the proposed visit that has the focus, or no longer."""
        if self._focused is not None:
            self.proposals.layer.toggle(self._focused)
