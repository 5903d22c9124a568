"""Visits as calendar blocks, days as heads."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from crm.domain.appointments import Appointment
from crm.domain.clock import Clock
from crm.domain.planner import DueRow, SlotRules, Week
from crm.domain.visits import VisitRow
from ui.texts.counts import Counts
from ui.texts.workdays import day_words
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead

BUSY = 0.5
"""A day is full when half of its hours are visits: the rest is driving."""


def blocks_of(week: Week, clock: Clock) -> list[CalendarBlock]:
    """Return a block for every visit and appointment that has hours."""
    visits = [
        CalendarBlock(
            row.id,
            clock.local(row.start),
            clock.local(row.end),
            row.account,
            lines=tuple(part for part in (row.contact, row.purpose) if part),
            segment=row.segment,
            style=_style(row),
        )
        for row in week.visits
        if row.start is not None and row.end is not None
    ]
    return visits + [_appointment(each, clock) for each in week.appointments if not each.is_all_day]


def _appointment(each: Appointment, clock: Clock) -> CalendarBlock:
    start, end = clock.local(each.start), clock.local(each.end)
    if end.date() != start.date():
        end = start.replace(hour=23, minute=59)
    return CalendarBlock(each.id, start, end, each.title, (each.place,) if each.place else (), style=BlockStyle.OTHER)


def _style(row: VisitRow) -> BlockStyle:
    if row.is_done:
        return BlockStyle.DONE
    return BlockStyle.FIXED if row.is_fixed else BlockStyle.PLANNED


def preview_of(due: DueRow, minutes: int, clock: Clock) -> CalendarBlock:
    """Return the block that follows the pointer while an account is dragged."""
    start = clock.local(clock.now()).replace(minute=0)
    return CalendarBlock(due.account_id, start, start + timedelta(minutes=minutes), due.name, segment=due.segment)


def heads_of(week: Week, days: int, clock: Clock) -> list[DayHead]:
    """Return the days with their visits and hours."""
    return [_head(week.first + timedelta(days=offset), week, clock) for offset in range(days)]


def _head(day: date, week: Week, clock: Clock) -> DayHead:
    rows = [row for row in week.visits if row.start is not None and clock.local(row.start).date() == day]
    hours = sum((row.end - row.start).total_seconds() / 3600 for row in rows if row.start and row.end)
    kind = week.calendar.kind_of(day)
    translate = QCoreApplication.translate
    visits = Counts().visits(len(rows))
    note = translate("Planner", "{visits} · {hours} h").format(visits=visits, hours=f"{hours:.1f}") if rows else ""
    return DayHead(day, note, workday=kind.is_workday, mark=day_words(kind))


def load_of(blocks: Sequence[CalendarBlock], rules: SlotRules) -> dict[date, float]:
    """Return how full days are: the time of visits and appointments beside a working day without lunch, 1 for full."""
    whole = (rules.work_end - rules.work_start - (rules.lunch_end - rules.lunch_start)) * 3600 * BUSY
    load: dict[date, float] = {}
    for block in blocks:
        load[block.day] = load.get(block.day, 0.0) + (block.end - block.start).total_seconds() / whole
    return load
