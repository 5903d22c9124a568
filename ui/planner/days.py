"""The calendar of the planner as day, week, month or team, with the panel beside it: what is planned and proposed."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from crm.domain.planner import Week
from ui.context import Context
from ui.planner.actions import PlannerActions
from ui.planner.blocks import MonthDays, month_days, strips_of
from ui.planner.board import Board
from ui.planner.due_card import DueCard
from ui.planner.loaded import Loaded
from ui.planner.month_panel import MonthPanel
from ui.planner.proposals import Proposals
from ui.planner.route_panel import RoutePanel, Shown
from ui.planner.spans import Span, ViewKind
from ui.planner.team import team_rows
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.calendar.month import MonthView
from ui.widgets.calendar.team import TeamView
from ui.widgets.calendar.view import CalendarView
from ui.widgets.scrolling import scrolled


class PlannerDays(QStackedWidget):
    """Shows what was loaded; `right` holds the panel of a day and that of a month."""

    def __init__(
        self, context: Context, board: Board, due: DueCard, proposals: Proposals, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._board, self._due, self._proposals = context, board, due, proposals
        self._span = Span(ViewKind.WEEK, context.clock.today())
        self._loaded: Loaded | None = None
        self._layer: Sequence[CalendarBlock] = ()
        self.calendar, self.month, self.team = CalendarView(), MonthView(), TeamView()
        self.team_area = scrolled(self.team)
        for view in (self.calendar, self.month, self.team_area):
            self.addWidget(view)
        self.panel, self.month_panel = RoutePanel(context), MonthPanel(context)
        self.right = QStackedWidget()
        self.right.addWidget(self.panel)
        self.right.addWidget(self.month_panel)

    def join(self, act: PlannerActions) -> None:
        """Let what is done in the calendar be judged by what is loaded, and acted on."""
        for view in (self.calendar, self.month):
            view.moved.connect(act.move)
            view.opened.connect(act.open)
            view.removed.connect(act.remove)
            view.menu_asked.connect(act.offer)
        self.calendar.resized.connect(act.move)
        self.calendar.dropped.connect(act.drop)
        self.calendar.created.connect(act.create)
        self.calendar.spanned.connect(act.span)
        self.calendar.copied.connect(act.copy)
        self.calendar.set_judge(self._board.judge)
        self.calendar.set_preview(self._board.preview)
        self.month.dropped.connect(act.drop_on_day)
        self.month.set_judge(self._board.judge_day)
        self.month.copied.connect(act.copy)
        self.team.opened.connect(act.open)
        self.team.moved.connect(act.move_to)
        self.team.copied.connect(act.copy_to)
        self.team.removed.connect(act.remove)
        self.team.menu_asked.connect(act.offer)
        self.team.dropped.connect(act.drop_on_manager)
        self.team.set_judge(self._board.judge_cell)

    @property
    def managers(self) -> dict[UUID, str]:
        """Names of the managers of a team that is in view."""
        return self._loaded.managers if self._loaded is not None else {}

    @property
    def _is_month(self) -> bool:
        return self._span.kind is ViewKind.MONTH

    @property
    def _is_team(self) -> bool:
        """Say whether a day or a week of everybody is in view."""
        return self._context.scope.person_id is None and not self._is_month

    def show_days(self, loaded: Loaded, span: Span) -> None:
        """Show days with what is planned and proposed on them, and one day's stops."""
        self._loaded, self._span = loaded, span
        self._show_heads(loaded)
        self._due.show_due(loaded.week.due, loaded.wanted)
        self.show_blocks()
        self.show_stops(span)

    def _show_heads(self, loaded: Loaded) -> None:
        found, clock = loaded.week, self._context.clock
        now, rules = clock.local(clock.now()), found.rules
        outages = strips_of(found.outages, clock)
        self.setCurrentWidget(self._view())
        self.right.setCurrentWidget(self.month_panel if self._is_month else self.panel)
        if self._is_team:
            return
        if self._is_month:
            self.month.set_month(loaded.heads, self._span.day, now.date())
            self.month.set_outages(outages)
            return
        self.calendar.set_days(loaded.heads, now)
        self.calendar.set_lunch(time(rules.lunch_start), time(rules.lunch_end))
        self.calendar.set_outages(outages)

    def _view(self) -> QWidget:
        if self._is_team:
            return self.team_area
        return self.month if self._is_month else self.calendar

    def show_blocks(self) -> None:
        """Show what is planned, and over it what is proposed."""
        if self._loaded is None:
            return
        found, held = self._loaded.week, self._loaded.blocks
        last = found.first + timedelta(days=self._span.days - 1)
        proposed = self._proposals.layer
        layer = proposed.blocks(found.first, last)
        if self._is_team:
            by_person, rows = proposed.blocks_by_person(found.first, last), self._loaded.rows
            if by_person:
                rows = team_rows(found, self.managers, held, by_person, self._context.clock)
            self.team.set_team(self._loaded.heads, rows, self._context.clock.today())
        elif self._is_month:
            self._lay_month(self._loaded, layer)
        else:
            self.calendar.set_blocks([*held, *layer])
        self._due.mark_proposed(proposed.accounts)

    def _lay_month(self, loaded: Loaded, layer: Sequence[CalendarBlock]) -> None:
        """Show a month, and what is proposed in it as soon as both are put together."""

        self._layer = layer

        def show(days: MonthDays) -> None:
            if loaded is self._loaded and layer is self._layer:
                self._show_month(loaded.week, days)

        if loaded.month is not None and not layer:
            self._show_month(loaded.week, loaded.month)
            return
        blocks, rules = [*loaded.blocks, *layer], loaded.week.rules
        self._context.runner.ask(self, lambda _reader: month_days(blocks, rules), show, slot="month")

    def _show_month(self, found: Week, days: MonthDays) -> None:
        self.month.set_days(days.blocks)
        self.month.set_load(days.load)
        self.month_panel.show_month(found, self._span.day.replace(day=1), days.load, days.counts)

    def show_stops(self, span: Span) -> None:
        """Show the stops of a span's day in the panel."""
        self._span = span
        if self._loaded is not None and not self._is_month:
            self.panel.show_day(self._shown(self._loaded.week, span.day))

    def _shown(self, found: Week, day: date) -> Shown:
        whose = self.team.manager if self._is_team else self._context.scope.person_id
        visits = tuple(row for row in self._board.visits_on(day) if whose in (None, row.person_id))
        zone = self._context.clock.zone
        others = tuple(
            each for each in found.appointments if whose in (None, each.person_id) and day in each.days(zone)
        )
        name = self.managers.get(whose, "") if self._is_team and whose is not None else ""
        return Shown(day, visits, found.rules, found.calendar.kind_of(day), others, whose, name)
