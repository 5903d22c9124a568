"""What the planner shows of some days, made ready off the GUI thread: a month of a whole team is 6,000 visits."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import Clock
from crm.domain.planner import DueRow, Week
from crm.usecases.people import people
from crm.usecases.planner import account_to_plan, week
from ui.planner.blocks import MonthDays, blocks_of, heads_of, month_days
from ui.planner.colouring import Colouring
from ui.planner.spans import Span, ViewKind
from ui.planner.team import managers_of, team_rows
from ui.widgets.calendar.block import CalendarBlock, DayHead
from ui.widgets.calendar.team import TeamRow


class Loaded(Struct, frozen=True):
    """The days of a span: `managers` and `rows` are empty for one person, `month` is None where no month is shown."""

    week: Week
    wanted: DueRow | None
    managers: dict[UUID, str]
    heads: Sequence[DayHead]
    blocks: Sequence[CalendarBlock]
    rows: Sequence[TeamRow]
    month: MonthDays | None = None


def load_days(
    reader: Any, person_id: UUID | None, span: Span, wanted: UUID | None, clock: Clock, by: Colouring
) -> Loaded:
    """Read a span with everything that follows from it; `wanted` is an account that shall be planned.

    `by` is what blocks are coloured by.
    """
    found = week(reader, person_id, span.first, span.days)
    managers = managers_of(people(reader)) if person_id is None else {}
    blocks = blocks_of(found, clock, by)
    return Loaded(
        found,
        account_to_plan(reader, wanted) if wanted else None,
        managers,
        heads_of(found, span.days, clock),
        blocks,
        team_rows(found, managers, blocks, {}, clock),
        month_days(blocks, found.rules) if span.kind is ViewKind.MONTH else None,
    )
