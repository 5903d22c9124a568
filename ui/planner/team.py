"""The rows of a team's week, and what is dropped into them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from crm.domain.clock import Clock
from crm.domain.people import PersonRow
from crm.domain.planner import Week
from ui.planner.blocks import load_of, strips_of
from ui.texts.counts import counts
from ui.widgets.calendar.block import CalendarBlock, strips_by_day
from ui.widgets.calendar.team import TeamRow


def managers_of(people: Sequence[PersonRow]) -> dict[UUID, str]:
    """Return whoever answers for accounts, in pinyin order."""
    return {row.id: row.name for row in people if row.accounts}


def team_rows(
    found: Week,
    managers: Mapping[UUID, str],
    held: Sequence[CalendarBlock],
    proposed: Mapping[UUID, list[CalendarBlock]],
    clock: Clock,
) -> list[TeamRow]:
    """Return a row for each manager: planned and `held` visits, appointments, what is proposed, and outages."""
    owner = {row.id: row.person_id for row in found.visits} | {each.id: each.person_id for each in found.appointments}
    blocks: dict[UUID, list[CalendarBlock]] = {key: list(proposed.get(key, ())) for key in managers}
    for block in held:
        if owner[block.id] in blocks:
            blocks[owner[block.id]].append(block)
    return [
        _row(found, key, name, sorted(blocks[key], key=lambda each: (not each.is_whole, each.start)), clock)
        for key, name in managers.items()
    ]


def _row(found: Week, key: UUID, name: str, blocks: Sequence[CalendarBlock], clock: Clock) -> TeamRow:
    days: dict[date, list[CalendarBlock]] = {}
    for block in blocks:
        for day in block.days:
            days.setdefault(day, []).append(block)
    note = counts().entries(len(blocks))
    calendar = found.calendar.of(key)
    load = {
        day: 0.0 for day in (found.first + timedelta(days=number) for number in range(7)) if calendar.is_workday(day)
    }
    own = [each for each in found.outages if key in each.people]
    return TeamRow(key, name, note, days, load | load_of(blocks, found.rules), strips_by_day(strips_of(own, clock)))
