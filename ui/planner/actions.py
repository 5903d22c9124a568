"""What the calendars' signals do: to visits, to appointments, to what is proposed."""

from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.codes import PlanState
from crm.domain.planner import DueRow
from crm.domain.visits import VisitRow
from ui.context import Context
from ui.planner.appointments import Appointments
from ui.planner.approvals import Approvals
from ui.planner.board import Board
from ui.planner.commands import PlanCommands
from ui.planner.due_card import DueCard
from ui.planner.proposals import Proposals
from ui.texts.dates import near_day
from ui.widgets.calendar.block import CalendarBlock
from ui.widgets.menus import in_menu, passing_menu

WEEK = timedelta(days=7)


class PlannerActions(QObject):
    """One road for the day, the week, the month and the team."""

    def __init__(
        self,
        context: Context,
        board: Board,
        due: DueCard,
        proposals: Proposals,
        approvals: Approvals,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context, self._board, self._due, self._page = context, board, due, page
        self._proposals, self._approvals = proposals, approvals
        self.commands = PlanCommands(context, page)
        self.appointments = Appointments(context, page)

    def open(self, key: UUID) -> None:
        """Open a visit or an appointment; a proposed visit is accepted."""
        there = self._board.appointment(key)
        if there is not None:
            self.appointments.edit(there)
        elif not self._proposals.accept_block(key):
            self._context.navigate("visit", id=key)

    def offer(self, key: UUID, place: QPoint) -> None:
        """Open the menu of a block."""
        row, there = self._board.visit(key), self._board.appointment(key)
        menu = passing_menu(self._page)
        if row is None and there is None:
            menu.addAction(self.tr("Accept"), lambda: self.open(key))
            menu.addAction(self.tr("Take out of the proposal"), lambda: self.remove(key))
        else:
            menu.addAction(self.tr("Open"), lambda: self.open(key))
        if row is not None:
            menu.addAction(self.tr("Open the account"), lambda: self._context.navigate("account", id=row.account_id))
            menu.addAction(self.tr("Visit brief"), lambda: self._context.navigate("brief", ids=[row.account_id]))
            if row.plan_state is PlanState.PROPOSED and self._context.may("do.approve_month"):
                menu.addAction(self.tr("Approve this visit"), lambda: self._approvals.approve_visit(row))
            if not row.is_done:
                agreed = menu.addAction(self.tr("The customer agreed to this time"), lambda: self.agree(key))
                agreed.setCheckable(True)
                agreed.setChecked(row.is_agreed)
                self._offer_copy(menu, row)
                menu.addAction(self.tr("Repeat…"), lambda: self.commands.series.repeat(row))
                menu.addAction(self.tr("Take off the plan"), lambda: self.remove(key))
                menu.addAction(self.tr("Delete"), lambda: self.commands.delete(row))
        elif there is not None:
            menu.addAction(self.tr("Delete"), lambda: self.remove(key))
        menu.popup(place)

    def move(self, key: UUID, start: datetime, end: datetime) -> None:
        """Give something another time."""
        row, there = self._board.visit(key), self._board.appointment(key)
        if self._proposals.move_block(key, start, end):
            return
        if there is not None:
            self.appointments.move(there, start, end)
        elif row is not None:
            self.commands.move(row, start, end)

    def agree(self, key: UUID) -> None:
        """Note that the customer agreed to the time of a planned visit, or no longer does."""
        row = self._board.visit(key)
        if row is not None and not row.is_done:
            self.commands.agree(row)

    def move_to(self, block: CalendarBlock, person_id: UUID, day: date) -> None:
        """Give a block to a manager's day, a visit at the first free time where its own hours are taken."""
        row, by = self._board.visit(block.id), day - block.day
        slot = self._board.slot_on(block, day, person_id)
        if self._board.appointment(block.id) is not None:
            self.move(block.id, block.start + by, block.end + by)
        elif row is None and slot is not None:
            self.move(block.id, slot.start, slot.end)
        elif row is not None and slot is not None:
            self.commands.move(row, slot.start, slot.end, person_id)

    def remove(self, key: UUID) -> None:
        """Take something off the calendar."""
        row, there = self._board.visit(key), self._board.appointment(key)
        if self._proposals.drop_block(key):
            return
        if there is not None:
            self.appointments.remove(there)
        elif row is not None:
            self.commands.cancel(row)

    def copy(self, key: UUID, start: datetime, end: datetime) -> None:
        """Plan another visit to the same account, or another appointment like it."""
        row, there = self._board.visit(key), self._board.appointment(key)
        if there is not None:
            self.appointments.copy(there, start, end)
        elif row is not None:
            self.commands.copy(row, start, end)

    def copy_to(self, block: CalendarBlock, person_id: UUID, day: date) -> None:
        """Put a copy of a block on a manager's day, a visit at the first free time where its own hours are taken."""
        row, by = self._board.visit(block.id), day - block.day
        slot = self._board.slot_on(block, day, person_id)
        if self._board.appointment(block.id) is not None:
            self.copy(block.id, block.start + by, block.end + by)
        elif row is not None and slot is not None:
            self.commands.copy(row, slot.start, slot.end, person_id)

    def _offer_copy(self, menu: QMenu, row: VisitRow) -> None:
        """Offer to plan the same visit once more, a week later at the same hour."""
        if row.start is not None and row.end is not None:
            start, end = row.start + WEEK, row.end + WEEK
            words = self.tr("Copy to {day}").format(day=near_day(self._context.clock.local(start).date()))
            menu.addAction(words, lambda: self.commands.copy(row, start, end))

    def drop(self, account_id: UUID, start: datetime, end: datetime) -> None:
        """Plan an account at a time."""
        due = self._due.row(account_id)
        if due is not None:
            self.commands.plan(due, start, end)

    def drop_on_day(self, account_id: UUID, day: date) -> None:
        """Plan an account at the first free time of a day."""
        due = self._due.row(account_id)
        slot = self._board.free_on(due, day) if due is not None else None
        if due is not None and slot is not None:
            self.commands.plan(due, slot.start, slot.end)

    def drop_on_manager(self, account_id: UUID, person_id: UUID, day: date) -> None:
        """Plan an account for a manager at the first free time of a day."""
        due = self._due.row(account_id)
        slot = self._board.free_on(due, day, person_id) if due is not None else None
        if due is not None and slot is not None:
            self.commands.plan(due, slot.start, slot.end, person_id)

    def create(self, start: datetime, end: datetime) -> None:
        """Plan the account that is chosen in the list from where was double clicked, else an appointment.

        The visit takes as long as its class usually does.
        """
        due = self._due.current()
        if due is None:
            self.appointments.add(start, end)
        else:
            self._plan_at(due, start, start + timedelta(minutes=due.minutes))

    def _plan_at(self, due: DueRow, start: datetime, end: datetime) -> None:
        """Plan an account at a time, or say what stands against it."""
        verdict = self._board.judge(due.account_id, start.date(), start, end)
        if verdict.ok:
            self.commands.plan(due, start, end)
        else:
            self._context.toast(verdict.text)

    def span(self, start: datetime, end: datetime) -> None:
        """Ask what happens in a span that was drawn: a visit to the chosen account, or an appointment."""
        due = self._due.current()
        if due is None:
            self.appointments.add(start, end)
            return
        menu = passing_menu(self._page)
        words = self.tr("Visit to {name}").format(name=in_menu(due.name))
        menu.addAction(words, lambda: self._plan_at(due, start, end))
        menu.addAction(self.tr("Appointment…"), lambda: self.appointments.add(start, end))
        menu.popup(QCursor.pos())

    def plan_first_free(self, account_id: UUID) -> None:
        """Plan an account at the first free time of the days ahead."""
        due = self._due.row(account_id)
        if due is not None:
            no_slot = self.tr("No free slot in the next 14 days")
            self.commands.plan_first_free(due, lambda: self._context.toast(no_slot))

    def offer_times(self, account_id: UUID, place: QPoint) -> None:
        """Show the best times for an account."""
        due = self._due.row(account_id)
        if due is not None:
            self._proposals.offer_times(account_id, due.name, place)
