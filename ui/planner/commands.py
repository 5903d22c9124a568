"""Planning, moving and cancelling, each one undo step with its sentence."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from crm.domain.codes import PlanState
from crm.domain.planner import DueRow, SlotVerdict
from crm.domain.visits import VisitRow
from crm.usecases.bin import delete_visit
from crm.usecases.planner import clashes, first_free, week
from crm.usecases.visits import agree_visit, cancel_visit, move_visit, plan_visit
from ui.context import Context
from ui.planner.reason_popup import ReasonPopup
from ui.planner.visit_series import VisitSeries
from ui.texts.dates import clock_time, near_day
from ui.texts.errors import told

DAYS_AHEAD = 14
ASKS_WHY = (PlanState.APPROVED, PlanState.APPOINTED)
"""Visits of these states keep their first approved day and give a reason for another one (domain.md 2.4)."""


class PlanCommands(QObject):
    """What the calendar's signals do."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.series = VisitSeries(context, page)

    def plan(self, due: DueRow, start: datetime, end: datetime, person_id: UUID | None = None) -> None:
        """Plan a visit for the person in view, or for another one."""
        person_id = person_id or self._person()
        if person_id is not None:
            self._context.runner.do(
                self,
                lambda work: plan_visit(work, due.account_id, person_id, start, end),
                lambda _key: self._say(self.tr("{name} planned for {when}"), due.name, start),
                undo_text=self.tr("plan of {name}").format(name=due.name),
            )

    def plan_first_free(self, due: DueRow, none_free: Callable[[], object]) -> None:
        """Plan a visit at the first free time of the days ahead, whichever days are in view."""
        person_id = self._person()
        if person_id is None:
            return

        def command(work: Any) -> datetime | None:
            now = work.clock.now()
            ahead = week(work, person_id, work.clock.today(), DAYS_AHEAD)
            place, zone = (due.lon, due.lat), work.clock.zone
            busy, rules = ahead.appointments, replace(ahead.rules, minutes=due.minutes)
            slot = first_free(place, ahead.visits, rules, ahead.calendar, now, zone, DAYS_AHEAD, busy, due.visit_hours)
            if slot is not None:
                plan_visit(work, due.account_id, person_id, slot.start, slot.end)
            return slot.start if slot is not None else None

        def done(start: datetime | None) -> None:
            if start is None:
                none_free()
            else:
                self._say(self.tr("{name} planned for {when}"), due.name, start)

        self._context.runner.do(self, command, done, undo_text=self.tr("plan of {name}").format(name=due.name))

    def _person(self) -> UUID | None:
        """Return whose plan is in view; without anybody say what to do."""
        if self._context.scope.person_id is None:
            self._context.toast(self.tr("Choose whose plan this is first: the round button at the bottom left"))
        return self._context.scope.person_id

    def move(self, row: VisitRow, start: datetime, end: datetime, person_id: UUID | None = None) -> None:
        """Give a visit another time or manager; an approved one that goes to another day asks why first."""
        if row.plan_state in ASKS_WHY and row.planned_on not in (None, self._context.clock.local(start).date()):
            popup = ReasonPopup(row.account, self._page)
            popup.given.connect(lambda reason: self._move(row, start, end, person_id, reason))
            popup.ask(QCursor.pos())
        else:
            self._move(row, start, end, person_id, None)

    def _move(self, row: VisitRow, start: datetime, end: datetime, person_id: UUID | None, reason: str | None) -> None:
        if row.series_id is not None and person_id in (None, row.person_id):
            self.series.move(row, start, end, reason)
            return
        is_open_again = row.is_agreed and start != row.start
        moved, agree = self.tr("{name} moved to {when}"), self.tr("{name} moved to {when}; agree it with the customer")
        self._context.runner.do(
            self,
            lambda work: move_visit(work, row.id, row.version, start, end, reason, person_id),
            lambda _version: self._say(agree if is_open_again else moved, row.account, start),
            self._context.show_error,
            undo_text=self.tr("move of {name}").format(name=row.account),
        )

    def copy(self, row: VisitRow, start: datetime, end: datetime, person_id: UUID | None = None) -> None:
        """Plan another visit to the same account where nothing stands against it, not even the visit itself."""
        whose = person_id or row.person_id

        def command(work: Any) -> SlotVerdict | None:
            for clash in clashes(work, row.account_id, whose, [(start, end)]):
                return clash.verdict
            plan_visit(work, row.account_id, whose, start, end, purpose=row.purpose)
            return None

        def done(refused: SlotVerdict | None) -> None:
            if refused is None:
                self._say(self.tr("{name} planned for {when}"), row.account, start)
            else:
                self._context.toast(told(refused.code, refused.values))

        undo_text = self.tr("plan of {name}").format(name=row.account)
        self._context.runner.do(self, command, done, self._context.show_error, undo_text=undo_text)

    def agree(self, row: VisitRow) -> None:
        """Note that the customer agreed to the time of a visit, or take that back."""
        agreed, open_again = self.tr("The customer of {name} agreed to {when}"), self.tr("{name} has no agreed time")
        words = open_again if row.is_agreed else agreed
        self._context.runner.do(
            self,
            lambda work: agree_visit(work, row.id, row.version, not row.is_agreed),
            lambda _version: self._say(words, row.account, row.start),
            self._context.show_error,
            undo_text=self.tr("agreement on {name}").format(name=row.account),
        )

    def cancel(self, row: VisitRow) -> None:
        """Take a visit off the plan; one of a series asks how far."""
        if row.series_id is not None:
            self.series.remove(row)
            return
        self._context.runner.do(
            self,
            lambda work: cancel_visit(work, row.id, row.version),
            lambda _version: self._context.toast(
                self.tr("{name} taken off the plan").format(name=row.account), undo=True
            ),
            self._context.show_error,
            undo_text=self.tr("removal of {name} from the plan").format(name=row.account),
        )

    def delete(self, row: VisitRow) -> None:
        """Put a visit that was not held into the bin, with its draft and its tasks."""
        self._context.runner.do(
            self,
            lambda work: delete_visit(work, row.id, row.version),
            lambda _none: self._context.toast(self.tr("{name} is in the bin").format(name=row.account), undo=True),
            self._context.show_error,
            undo_text=self.tr("deletion of the visit to {name}").format(name=row.account),
        )

    def _say(self, words: str, name: str, start: datetime | None) -> None:
        local = self._context.clock.local(start) if start is not None else None
        when = f"{near_day(local.date())} {clock_time(local)}" if local is not None else ""
        self._context.toast(words.format(name=name, when=when), undo=True)
