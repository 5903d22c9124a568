"""The same thing for many accounts at once, each in one unit of work that is taken back as one step."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Unpack
from uuid import UUID

from msgspec.structs import replace

from crm.domain.appointments import whole_days
from crm.domain.bulk import LeftOut, PlannedMany, PlannedOne
from crm.domain.clock import at_local
from crm.domain.codes import RecordState, Topic
from crm.planning.slots import first_free
from crm.storage import appointments, tags, visits
from crm.storage import planner as store
from crm.storage.calendar import work_calendar
from crm.storage.settings import all_values
from crm.storage.unit import UnitOfWork
from crm.usecases.planner import minutes_of, slot_rules
from crm.usecases.tasks import TaskValues, add_task
from crm.usecases.visits import add_topics, plan_visit

STEP = 20
DAYS_AHEAD = 28
"""How far from the first day on a free slot is looked for."""


def add_tasks(work: UnitOfWork, account_ids: Iterable[UUID], title: str, **values: Unpack[TaskValues]) -> list[UUID]:
    """Add the same task to each of some accounts and return the tasks; accounts that are gone are passed over.

    Raises Invalid("task.no_title").
    """
    accounts = list(tags.books(work, account_ids))
    added = []
    for place, account_id in enumerate(accounts):
        if place % STEP == 0:
            work.progress.step(place, len(accounts))
        added.append(add_task(work, title, account_id=account_id, **values))
    return added


def plan_visits(
    work: UnitOfWork, account_ids: Iterable[UUID], person_id: UUID, first_day: date, topics: tuple[Topic, ...] = ()
) -> PlannedMany:
    """Plan a visit for each of some accounts, one after the other at a person's first free slots from a day on.

    Accounts that have a visit planned, that are gone, or that find no slot within four weeks are left out with the
    reason. With `topics` every visit is about them, and the next visit of an account that has one takes them in.
    """
    planner = _Planner(work, person_id, first_day, topics)
    accounts = list(dict.fromkeys(account_ids))
    found: list[PlannedOne | LeftOut] = []
    joined: list[LeftOut] = []
    for place, account_id in enumerate(accounts):
        if place % STEP == 0:
            work.progress.step(place, len(accounts))
        made = planner.plan(account_id)
        if isinstance(made, LeftOut) and made.code == "plan.has_visit" and topics and planner.join(account_id):
            joined.append(made)
        else:
            found.append(made)
    return PlannedMany(
        tuple(each for each in found if isinstance(each, PlannedOne)),
        tuple(each for each in found if isinstance(each, LeftOut)),
        tuple(joined),
    )


class _Planner:
    """Goes forward through one person's days: what is free for one account is free for every other too."""

    def __init__(self, work: UnitOfWork, person_id: UUID, first_day: date, topics: tuple[Topic, ...]) -> None:
        self._work, self._person_id, self._topics = work, person_id, topics
        first = max(first_day, work.clock.today())
        self._last = first + timedelta(days=DAYS_AHEAD - 1)
        self._from = max(work.clock.now(), at_local(first, zone=work.clock.zone))
        self._rules, self._values = slot_rules(work), all_values(work, work.clock.today())
        self._calendar = work_calendar(work, first, self._last, person_id)
        self._visits = visits.between(work, person_id, first, self._last)
        self._busy = appointments.between(work, person_id, *whole_days(first, self._last, work.clock.zone))

    def plan(self, account_id: UUID) -> PlannedOne | LeftOut:
        """Plan one account's visit, or say why not."""
        account = store.to_plan(self._work, account_id)
        if account is None:
            return LeftOut(account_id, "", "account.gone")
        if (there := visits.next_of_account(self._work, account_id)) is not None:
            return LeftOut(account_id, account.name, "plan.has_visit", {"day": there.planned_on, "name": there.person})
        span = self._free(account)
        if span is None:
            return LeftOut(account_id, account.name, "plan.no_slot", {"until": self._last})
        visit_id = plan_visit(self._work, account_id, self._person_id, *span, topics=self._topics)
        self._visits.append(visits.visit_row(self._work, visit_id))
        return PlannedOne(account_id, account.name, visit_id, *span)

    def join(self, account_id: UUID) -> bool:
        """Let the next visit of an account be about the topics too; return False where its record is being written."""
        visit = visits.next_of_account(self._work, account_id)
        if visit is None or visit.record_state is not RecordState.NONE:
            return False
        add_topics(self._work, visit.id, self._topics)
        return True

    def _free(self, account: store.Unplanned) -> tuple[datetime, datetime] | None:
        zone, place, hours = self._work.clock.zone, (account.lon, account.lat), account.visit_hours
        days = (self._last - self._from.astimezone(zone).date()).days + 1
        rules = replace(self._rules, minutes=minutes_of(account.segment, self._values))
        slot = first_free(place, self._visits, rules, self._calendar, self._from, zone, days, self._busy, hours=hours)
        if slot is None:
            return None
        if not hours:
            # Slots are looked for after a moment; this one is taken now, so it may be that moment.
            self._from = slot.start
        return slot.start, slot.end
