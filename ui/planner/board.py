"""What the planner has loaded, and whether something may stand at a time of it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.appointments import Appointment
from crm.domain.clock import at_local
from crm.domain.planner import DueRow, Week
from crm.domain.visits import VisitRow
from crm.usecases.planner import Slot, first_free, judge
from ui.context import Context
from ui.planner.blocks import preview_of
from ui.planner.due_card import DueCard
from ui.planner.proposal_layer import ProposalLayer
from ui.texts.dates import clock_time, near_day
from ui.texts.errors import told
from ui.widgets.calendar.block import CalendarBlock, Verdict

Place = tuple[float | None, float | None]


class Board:
    """The span of days in view, by key and by judgement; `week` is None until it is loaded.

    What is proposed takes its time like a visit, so that nothing is put over it that could not be accepted beside it.
    """

    def __init__(self, context: Context, due: DueCard, layer: ProposalLayer) -> None:
        self._context, self._due, self._layer = context, due, layer
        self._clock = context.clock
        self.week: Week | None = None

    def visit(self, key: UUID) -> VisitRow | None:
        """Return a visit in view."""
        return next((row for row in (self.week.visits if self.week else ()) if row.id == key), None)

    def appointment(self, key: UUID) -> Appointment | None:
        """Return an appointment in view."""
        return next((each for each in (self.week.appointments if self.week else ()) if each.id == key), None)

    def visits_on(self, day: date) -> list[VisitRow]:
        """Return the visits of a day that have hours."""
        visits = self.week.visits if self.week else ()
        return [row for row in visits if row.start is not None and self._clock.local(row.start).date() == day]

    def preview(self, account_id: UUID) -> CalendarBlock | None:
        """Return the block that follows the pointer while an account is dragged."""
        due = self._due.row(account_id)
        return preview_of(due, self._clock) if due else None

    def judge(self, what: CalendarBlock | UUID, _day: date, start: datetime, end: datetime) -> Verdict:
        """Say whether a block or an account may stand at a time, and what the drive before it costs."""
        if self.week is None:
            return Verdict(False)
        if isinstance(what, CalendarBlock) and self.appointment(what.id) is not None:
            return Verdict(True)
        slot, whose = self._slot(what, start, end), self._person_of(what)
        visits, busy = self._taken(whose)
        calendar, now, zone = self.week.calendar.of(whose), self._clock.now(), self._clock.zone
        verdict = judge(slot, visits, self.week.rules, calendar, now, zone, busy)
        return Verdict(verdict.ok, told(verdict.code, verdict.values))

    def judge_day(self, what: CalendarBlock | UUID, day: date) -> Verdict:
        """Say whether something may go to a day: a block at its own hours, an account at the first free time."""
        if isinstance(what, CalendarBlock):
            by = day - what.day
            return self.judge(what, day, what.start + by, what.end + by)
        due = self._due.row(what)
        if due is None or self.week is None:
            return Verdict(False)
        slot = self.free_on(due, day)
        if slot is not None:
            return Verdict(True, f"{near_day(day)} · {clock_time(self._clock.local(slot.start))}")
        noon = at_local(day, self.week.rules.work_start)
        verdict = self.judge(what, day, noon, noon + timedelta(minutes=due.minutes))
        return Verdict(False, verdict.text if not verdict.ok else told("slot.full", {}))

    def judge_cell(self, what: CalendarBlock | UUID, person_id: UUID, day: date) -> Verdict:
        """Say whether something may go to a manager's day: an account at the first free time, a visit at its own."""
        if isinstance(what, CalendarBlock):
            if self.appointment(what.id) is not None:
                return Verdict(True)
            slot = self.slot_on(what, day, person_id)
        else:
            due = self._due.row(what)
            slot = self.free_on(due, day, person_id) if due is not None else None
        if slot is None:
            return Verdict(False, told("slot.full", {}))
        return Verdict(True, clock_time(self._clock.local(slot.start)))

    def slot_on(self, block: CalendarBlock, day: date, person_id: UUID) -> Slot | None:
        """Return where a visit may stand on somebody's day: at its own hours, else at the first free ones."""
        if self.week is None:
            return None
        row, by = self._moving(block), day - block.day
        own = replace(self._slot(block, block.start, block.end), start=block.start + by, end=block.end + by)
        visits, busy = self._taken(person_id)
        calendar, now, zone = self.week.calendar.of(person_id), self._clock.now(), self._clock.zone
        if judge(own, visits, self.week.rules, calendar, now, zone, busy).ok:
            return own
        minutes = int((block.end - block.start).total_seconds() // 60)
        return self._free(own.place, day, person_id, minutes, row.visit_hours if row is not None else None)

    def free_on(self, due: DueRow, day: date, person_id: UUID | None = None) -> Slot | None:
        """Return the first free time of a day for an account, of the person in view or of another."""
        whose = person_id or self._context.scope.person_id
        return self._free((due.lon, due.lat), day, whose, due.minutes, due.visit_hours)

    def _free(self, place: Place, day: date, whose: UUID | None, minutes: int, hours: str | None) -> Slot | None:
        begin = max(self._clock.now(), at_local(day))
        if self.week is None or self._clock.local(begin).date() != day:
            return None
        visits, busy = self._taken(whose)
        rules, calendar = replace(self.week.rules, minutes=minutes), self.week.calendar.of(whose)
        return first_free(place, visits, rules, calendar, begin, self._clock.zone, 1, busy, hours)

    def _taken(self, whose: UUID | None) -> tuple[list[VisitRow], list[Appointment]]:
        """Return what takes somebody's time, or everybody's."""
        assert self.week is not None
        visits = [row for row in (*self.week.visits, *self._layer.rows) if whose in (None, row.person_id)]
        return visits, [each for each in self.week.appointments if whose in (None, each.person_id)]

    def _slot(self, what: CalendarBlock | UUID, start: datetime, end: datetime) -> Slot:
        """Return the slot that a drag asks for; the place comes from what was loaded."""
        if isinstance(what, CalendarBlock):
            row = self._moving(what)
            place, hours = ((row.lon, row.lat), row.visit_hours) if row else ((None, None), None)
            return Slot(start, end, place, what.id, hours)
        due = self._due.row(what)
        place, hours = ((due.lon, due.lat), due.visit_hours) if due else ((None, None), None)
        return Slot(start, end, place, hours=hours)

    def _moving(self, what: CalendarBlock | UUID) -> VisitRow | None:
        """Return the visit that moves, planned or proposed."""
        if not isinstance(what, CalendarBlock):
            return None
        return self.visit(what.id) or self._layer.row(what.id)

    def _person_of(self, what: CalendarBlock | UUID) -> UUID | None:
        """Return whose leave counts: who moves, or who is in view."""
        moving = self._moving(what)
        return moving.person_id if moving is not None else self._context.scope.person_id
