"""Visits as calendar blocks, days as heads."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from crm.domain import planner
from crm.domain.appointments import Appointment
from crm.domain.clock import Clock
from crm.domain.codes import PlanState
from crm.domain.planner import DueRow, SlotRules, Week
from crm.domain.visits import VisitRow
from ui.planner.colouring import Colouring, tone_of
from ui.texts.counts import counts
from ui.texts.workdays import day_words
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip, by_day

BUSY = 0.5
"""A day is full when half of its hours are visits: the rest is driving."""


def blocks_of(week: Week, clock: Clock, by: Colouring = Colouring.SEGMENT) -> list[CalendarBlock]:
    """Return a block for every visit and appointment that has hours, coloured by something."""
    visits = [
        CalendarBlock(
            row.id,
            clock.local(row.start),
            clock.local(row.end),
            row.account,
            lines=tuple(part for part in (row.contact, _standing(row), row.purpose) if part),
            segment=row.segment,
            style=_style(row),
            is_waiting=row.plan_state is PlanState.PROPOSED,
            tone=tone_of(row, by),
        )
        for row in week.visits
        if row.start is not None and row.end is not None
    ]
    return visits + [_appointment(each, clock) for each in week.appointments]


def _appointment(each: Appointment, clock: Clock) -> CalendarBlock:
    """Return its block: above the hours when it is all day or goes on to another day."""
    is_whole = each.is_all_day or len(each.days(clock.zone)) > 1
    return CalendarBlock(
        each.id,
        clock.local(each.start),
        clock.local(each.end),
        each.title,
        (each.place,) if each.place else (),
        style=BlockStyle.OTHER,
        is_whole=is_whole,
        is_free=each.is_free,
    )


def _standing(row: VisitRow) -> str:
    if row.plan_state is PlanState.PROPOSED:
        return QCoreApplication.translate("Planner", "Waits for approval")
    is_told = row.plan_state is PlanState.APPOINTED and not row.is_fixed
    return QCoreApplication.translate("Planner", "Confirmed") if is_told else ""


def _style(row: VisitRow) -> BlockStyle:
    if row.is_done:
        return BlockStyle.DONE
    return BlockStyle.FIXED if row.is_fixed else BlockStyle.PLANNED


def strips_of(outages: Sequence[planner.OutageStrip], clock: Clock) -> list[OutageStrip]:
    """Return outages as the calendar shows them, by the bureau's clock."""
    return [OutageStrip(clock.local(each.start), clock.local(each.end), each.feeder) for each in outages]


def preview_of(due: DueRow, clock: Clock) -> CalendarBlock:
    """Return the block that follows the pointer while an account is dragged."""
    start = clock.local(clock.now()).replace(minute=0)
    return CalendarBlock(due.account_id, start, start + timedelta(minutes=due.minutes), due.name, segment=due.segment)


def heads_of(week: Week, days: int, clock: Clock) -> list[DayHead]:
    """Return the days with their visits and hours."""
    hours: dict[date, list[float]] = {}
    for row in week.visits:
        if row.start is not None:
            taken = (row.end - row.start).total_seconds() / 3600 if row.end is not None else 0.0
            hours.setdefault(clock.local(row.start).date(), []).append(taken)
    span = [week.first + timedelta(days=offset) for offset in range(days)]
    return [_head(day, hours.get(day, []), week) for day in span]


def _head(day: date, hours: Sequence[float], week: Week) -> DayHead:
    kind = week.calendar.kind_of(day)
    words = QCoreApplication.translate("Planner", "{visits} · {hours} h")
    note = words.format(visits=counts().visits(len(hours)), hours=f"{sum(hours):.1f}") if hours else ""
    return DayHead(day, note, workday=kind.is_workday, mark=day_words(kind))


class MonthDays(Struct, frozen=True):
    """The blocks of each day of a month, how full the days are, 1 for full, and how many blocks begin on each."""

    blocks: dict[date, list[CalendarBlock]]
    load: dict[date, float]
    counts: dict[date, int]


def month_days(blocks: Sequence[CalendarBlock], rules: SlotRules) -> MonthDays:
    """Return what a month shows of blocks; of a whole team's 6,000 that is work for a job of the runner."""
    return MonthDays(by_day(blocks), load_of(blocks, rules), Counter(block.day for block in blocks))


def load_of(blocks: Sequence[CalendarBlock], rules: SlotRules) -> dict[date, float]:
    """Return how full days are: the time of visits and appointments beside a working day without lunch, 1 for full.

    What goes on for more than a day counts the working hours that it takes of each.
    """
    whole = (rules.work_end - rules.work_start - (rules.lunch_end - rules.lunch_start)) * 3600 * BUSY
    load: dict[date, float] = {}
    for block in blocks:
        for day, seconds in _taken(block, rules):
            load[day] = load.get(day, 0.0) + seconds / whole
    return load


def _taken(block: CalendarBlock, rules: SlotRules) -> Iterator[tuple[date, float]]:
    """Yield the days of a block with the seconds that it takes of each."""
    if block.is_free:
        return
    if not block.is_whole:
        yield block.day, (block.end - block.start).total_seconds()
        return
    for day in block.days:
        opening = block.start.replace(year=day.year, month=day.month, day=day.day, hour=rules.work_start, minute=0)
        closing = opening.replace(hour=rules.work_end)
        yield day, max((min(block.end, closing) - max(block.start, opening)).total_seconds(), 0.0)
