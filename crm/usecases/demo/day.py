"""A manager's day in small, on any ledger: one visit planned, one held and written down."""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import at_local
from crm.domain.codes import Side, Topic
from crm.domain.errors import NotFound
from crm.domain.people import PersonRow
from crm.domain.planner import DueRow
from crm.domain.visits import FollowUp, IssueDraft, Participant, RecordDraft
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.people import people
from crm.usecases.planner import due_list, judge_slot
from crm.usecases.recording import finish_visit, start_record, visitor
from crm.usecases.visits import plan_visit

VISIT = timedelta(hours=1)
DAYS_TRIED = 14


class DemoDay(Struct, frozen=True):
    """Who did it, what was planned for when, and what was held today."""

    manager: str
    planned: str
    start: datetime
    held: str


def live_a_day(work: UnitOfWork) -> DemoDay:
    """Plan a visit to the account that waits longest and write down one to the next; both are invented.

    Raises NotFound("person.unknown") where nobody has two accounts that are due.
    """
    person, first, second = _busiest(work)
    start = _free_slot(work, first.account_id, person.id)
    plan_visit(
        work, first.account_id, person.id, start, start + VISIT, purpose="综合走访(演示)", topics=(Topic.ENERGY_ADVICE,)
    )
    visit_id = start_record(work, second.account_id, person.id)
    finish_visit(work, visit_id, 1, _written_down(work, person))
    return DemoDay(person.name, first.name, start, second.name)


def _busiest(reader: Reader) -> tuple[PersonRow, DueRow, DueRow]:
    for person in sorted(people(reader), key=lambda each: each.accounts, reverse=True):
        waiting = due_list(reader, person.id)
        if len(waiting) > 1:
            return person, waiting[0], waiting[1]
    raise NotFound("person.unknown", value="")


def _free_slot(reader: Reader, account_id: UUID, person_id: UUID) -> datetime:
    """Return the first whole hour from tomorrow on at which the visit may stand."""
    today = reader.clock.today()
    for days in range(1, DAYS_TRIED + 1):
        for hour in range(24):
            start = at_local(today + timedelta(days=days), hour, zone=reader.clock.zone)
            if judge_slot(reader, account_id, person_id, start, start + VISIT).ok:
                return start
    return at_local(today + timedelta(days=DAYS_TRIED), 9, zone=reader.clock.zone)


def _written_down(reader: Reader, person: PersonRow) -> RecordDraft:
    today, now = reader.clock.today(), reader.clock.now()
    return RecordDraft(
        held_on=today,
        arrived_at=now - VISIT,
        left_at=now,
        topics=(Topic.SATISFACTION, Topic.OUTAGE_COMM),
        participants=(visitor(reader, person.id), Participant(Side.CUSTOMER, "演示联系人")),
        content="核对联系人与停电计划，客户生产正常。(演示)",
        issues=(IssueDraft("希望提前一周收到停电通知(演示)"),),
        follow_ups=(FollowUp("送交停电计划(演示)", today + timedelta(days=3)),),
        outage_plan_told=True,
        satisfaction=5,
    )
