"""The planner's week (mockup 04): who is due, the calendar, the chosen day's stops."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.appointments import Appointment
from crm.domain.changes import Changes, Kind
from crm.domain.planner import DueRow, Week
from crm.domain.visits import VisitRow
from crm.usecases.planner import Slot, account_to_plan, judge, week
from ui.context import Context
from ui.planner.appointments import Appointments
from ui.planner.blocks import blocks_of, heads_of, preview_of
from ui.planner.commands import PlanCommands
from ui.planner.due_card import DueCard
from ui.planner.proposals import Proposals
from ui.planner.route_panel import RoutePanel
from ui.shell.keys import types_text
from ui.texts.dates import near_day, span
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, IconButton
from ui.widgets.calendar.block import CalendarBlock, OutageStrip, Verdict
from ui.widgets.calendar.view import CalendarView
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.side_sheet import SidePlace
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel
from ui.widgets.tabs import SegmentedControl
from ui.widgets.tips import literal

LEFT, RIGHT = 246, 290
SHOWN = (Kind.VISIT, Kind.APPOINTMENT, Kind.ACCOUNT, Kind.OUTAGE, Kind.SETTING, Kind.CALENDAR_DAY, Kind.LEAVE)
Loaded = tuple[Week, DueRow | None]


class PlannerPage(QWidget):
    """Drop an account to plan it, drag a block to move it; a forbidden slot says why and refuses."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = context.clock
        self._first = _monday(context.clock.today())
        self._days = 7
        self._day = context.clock.today()
        self._week: Week | None = None
        self._wanted: UUID | None = None
        self._focused: UUID | None = None
        self._commands = PlanCommands(context, self)
        self.due = DueCard(context)
        self.due.planned.connect(self._plan_first_free)
        self.proposals = Proposals(context, self)
        self.proposals.changed.connect(self._show_blocks)
        self.due.times_asked.connect(self._offer_times)
        self.appointments = Appointments(context, self)
        self.calendar = CalendarView()
        self.panel = RoutePanel(context)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self._connect_calendar()
        self._build()
        self._skeleton = Skeleton(self.calendar)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._change_person)

    def page_title(self) -> str:
        return self.tr("Planner")

    def page_subtitle(self) -> str:
        return self._context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a week (`day`), ready to plan an account (`account_id`)."""
        day = arguments.get("day")
        if isinstance(day, date):
            self._go(day)
        self._wanted = arguments.get("account_id")
        self._load()

    def state(self) -> dict[str, Any]:
        return {"day": self._first if self._days == 7 else self._day}

    def _build(self) -> None:
        today = Button(self.tr("Today"))
        today.clicked.connect(lambda: self._move_to(self._clock.today()))
        before = IconButton("caret-left", self.tr("Earlier"), "[")
        before.clicked.connect(lambda: self._step(-1))
        after = IconButton("caret-right", self.tr("Later"), "]")
        after.clicked.connect(lambda: self._step(1))
        self.span = ElidedLabel("", "heading")
        self.views = SegmentedControl([("day", self.tr("Day")), ("week", self.tr("Week"))])
        self.views.set_current("week")
        self.views.picked.connect(self._use_view)
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        self.provisional = Badge("", "warn", parent=self)
        tip = self.tr("The list of holidays of this year is not published yet: make-up workdays are missing.")
        self.provisional.setToolTip(literal(tip))
        for widget in (today, before, after, self.span, self.views, self.provisional):
            tools.addWidget(widget)
        tools.addStretch(1)
        self.propose = Button(self.tr("Propose plan"), icon="sparkle")
        self.propose.clicked.connect(lambda: self.proposals.offer_periods(self.propose, self._day))
        tools.addWidget(self.propose)
        self.due.setFixedWidth(px(LEFT))
        self.panel.setFixedWidth(px(RIGHT))
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(self.due)
        body.addWidget(self.calendar, 1)
        self.side = SidePlace(self, body, self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addLayout(tools)
        column.addWidget(self.proposals.bar)
        column.addWidget(self.problem)
        column.addLayout(body, 1)
        QShortcut(QKeySequence("Ctrl+F"), self, self.due.start_filter)

    def _connect_calendar(self) -> None:
        calendar = self.calendar
        calendar.moved.connect(self._move)
        calendar.resized.connect(self._move)
        calendar.dropped.connect(self._drop)
        calendar.opened.connect(self._open)
        calendar.removed.connect(self._remove)
        calendar.day_picked.connect(self._pick_day)
        calendar.focused.connect(self._focus)
        calendar.created.connect(self._created)
        calendar.spanned.connect(self._spanned)
        calendar.copied.connect(self._copy)
        calendar.set_judge(self._judge)
        calendar.set_preview(self._preview)

    def _go(self, day: date) -> None:
        self._day = day
        self._first = _monday(day) if self._days == 7 else day

    def _move_to(self, day: date) -> None:
        self._go(day)
        self._load()

    def _step(self, by: int) -> None:
        self._move_to((self._first if self._days == 7 else self._day) + timedelta(days=by * self._days))

    def _use_view(self, key: str) -> None:
        self._days = 1 if key == "day" else 7
        self.views.set_current(key)
        self._move_to(self._day)

    def _focus(self, key: UUID | None) -> None:
        self._focused = key

    def _pick_day(self, day: date) -> None:
        self._day = day
        if self._week is not None:
            self._show_stops(self._week)

    def _load(self) -> None:
        person_id, first, days, wanted = self._context.scope.person_id, self._first, self._days, self._wanted

        def read(reader: Any) -> Loaded:
            return week(reader, person_id, first, days), account_to_plan(reader, wanted) if wanted else None

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="week")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        self.problem.hide()
        found, wanted = loaded
        self._week = found
        now = self._clock.local(self._clock.now())
        self.calendar.set_days(heads_of(found, self._days, self._clock), now)
        rules = found.rules
        self.calendar.set_lunch(time(rules.lunch_start), time(rules.lunch_end))
        self.calendar.set_outages(
            [
                OutageStrip(self._clock.local(each.start), self._clock.local(each.end), each.feeder)
                for each in found.outages
            ]
        )
        self.due.show_due(found.due, wanted)
        self._show_blocks()
        self._show_stops(found)
        last = self._first + timedelta(days=self._days - 1)
        self.span.set_text(span(self._first, last) if self._days > 1 else near_day(self._first))
        guessed = found.calendar.is_provisional(last.year)
        self.provisional.set_badge(self.tr("Holidays provisional") if guessed else "", "warn")
        self.title_changed.emit()

    def _show_blocks(self) -> None:
        """Show what is planned, and over it what is proposed."""
        found = self._week
        if found is not None:
            last = found.first + timedelta(days=self._days - 1)
            proposed = self.proposals.layer.blocks(found.first, last)
            self.calendar.set_blocks([*blocks_of(found, self._clock), *proposed])
            self.due.mark_proposed(self.proposals.layer.accounts)

    def _change_person(self) -> None:
        self.proposals.discard()
        self._load()

    def _open(self, key: UUID) -> None:
        """Open a visit or an appointment; a proposed visit is accepted."""
        there = self._appointment(key)
        if there is not None:
            self.appointments.edit(there)
        elif not self.proposals.accept_block(key):
            self._context.navigate("visit", id=key)

    def _offer_times(self, account_id: UUID, place: QPoint) -> None:
        due = self.due.row(account_id)
        if due is not None:
            self.proposals.offer_times(account_id, due.name, place)

    def _show_stops(self, found: Week) -> None:
        day = self._day
        self.panel.show_day(day, self._visits_on(day), found.rules, found.calendar.kind_of(day))

    def _visits_on(self, day: date) -> list[VisitRow]:
        visits = self._week.visits if self._week else ()
        return [row for row in visits if row.start is not None and self._clock.local(row.start).date() == day]

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The plan could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _slot(self, what: CalendarBlock | UUID, start: datetime, end: datetime) -> Slot:
        """Return the slot that a drag asks for; the place comes from what was loaded."""
        if isinstance(what, CalendarBlock):
            row = self._visit(what.id)
            return Slot(start, end, (row.lon, row.lat) if row else (None, None), what.id)
        due = self.due.row(what)
        return Slot(start, end, (due.lon, due.lat) if due else (None, None))

    def _visit(self, key: UUID) -> VisitRow | None:
        return next((row for row in (self._week.visits if self._week else ()) if row.id == key), None)

    def _appointment(self, key: UUID) -> Appointment | None:
        found = self._week.appointments if self._week else ()
        return next((each for each in found if each.id == key), None)

    def _judge(self, what: CalendarBlock | UUID, _day: date, start: datetime, end: datetime) -> Verdict:
        if self._week is None:
            return Verdict(False)
        if isinstance(what, CalendarBlock) and self._appointment(what.id) is not None:
            return Verdict(True)
        slot = self._slot(what, start, end)
        visits = [row for row in self._week.visits if self._is_same_person(row, what)]
        calendar = self._week.calendar.of(self._person_of(what))
        now, zone = self._clock.now(), self._clock.zone
        verdict = judge(slot, visits, self._week.rules, calendar, now, zone, self._week.appointments)
        return Verdict(verdict.ok, told(verdict.code, verdict.values))

    def _person_of(self, what: CalendarBlock | UUID) -> UUID | None:
        """Return whose leave counts: who moves, or who is in view."""
        moving = self._visit(what.id) if isinstance(what, CalendarBlock) else None
        return moving.person_id if moving is not None else self._context.scope.person_id

    def _is_same_person(self, row: VisitRow, what: CalendarBlock | UUID) -> bool:
        moving = self._visit(what.id) if isinstance(what, CalendarBlock) else None
        return moving is None or moving.person_id == row.person_id

    def _preview(self, account_id: UUID) -> CalendarBlock | None:
        due = self.due.row(account_id)
        minutes = self._week.rules.minutes if self._week else 60
        return preview_of(due, minutes, self._clock) if due else None

    def _drop(self, account_id: UUID, start: datetime, end: datetime) -> None:
        due = self.due.row(account_id)
        if due is not None:
            self._commands.plan(due, start, end)

    def _move(self, visit_id: UUID, start: datetime, end: datetime) -> None:
        if self.proposals.move_block(visit_id, start, end):
            return
        row, there = self._visit(visit_id), self._appointment(visit_id)
        if there is not None:
            self.appointments.move(there, start, end)
        elif row is not None:
            self._commands.move(row, start, end)

    def _remove(self, visit_id: UUID) -> None:
        if self.proposals.drop_block(visit_id):
            return
        row, there = self._visit(visit_id), self._appointment(visit_id)
        if there is not None:
            self.appointments.remove(there)
        elif row is not None:
            self._commands.cancel(row)

    def _copy(self, key: UUID, start: datetime, end: datetime) -> None:
        """Plan another visit to the same account, or another appointment like it."""
        row, there = self._visit(key), self._appointment(key)
        if there is not None:
            self.appointments.copy(there, start, end)
        elif row is not None:
            self._commands.copy(row, start, end)

    def _spanned(self, start: datetime, end: datetime) -> None:
        """Ask what happens in a span that was drawn: a visit to the chosen account, or an appointment."""
        due = self.due.current()
        if due is None:
            self.appointments.add(start, end)
            return
        menu = passing_menu(self)
        words = self.tr("Visit to {name}").format(name=in_menu(due.name))
        menu.addAction(words, lambda: self._created(start, end))
        menu.addAction(self.tr("Appointment…"), lambda: self.appointments.add(start, end))
        menu.popup(QCursor.pos())

    def _created(self, start: datetime, end: datetime) -> None:
        """Plan the account that is chosen in the list at the place that was double clicked, else an appointment."""
        due = self.due.current()
        if due is None:
            self.appointments.add(start, end)
            return
        verdict = self._judge(due.account_id, start.date(), start, end)
        if verdict.ok:
            self._commands.plan(due, start, end)
        else:
            self._context.toast(verdict.text)

    def _plan_first_free(self, account_id: UUID) -> None:
        due = self.due.row(account_id)
        if due is not None:
            no_slot = self.tr("No free slot in the next 14 days")
            self._commands.plan_first_free(due, lambda: self._context.toast(no_slot))

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_BracketLeft: lambda: self._step(-1),
            Qt.Key.Key_BracketRight: lambda: self._step(1),
            Qt.Key.Key_D: lambda: self._use_view("day"),
            Qt.Key.Key_W: lambda: self._use_view("week"),
            Qt.Key.Key_P: self.due.plan_current,
            Qt.Key.Key_Slash: self.due.start_filter,
            Qt.Key.Key_Space: self._choose,
        }
        run = keys.get(Qt.Key(event.key()))
        if run is None or types_text() or event.modifiers():
            super().keyPressEvent(event)
            return
        run()

    def _choose(self) -> None:
        """Choose the proposed visit that has the focus, or no longer."""
        if self._focused is not None:
            self.proposals.layer.toggle(self._focused)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
