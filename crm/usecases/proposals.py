"""Proposing visits for a day, a week or a month (domain.md 2.1, 2.4): the question, the answer, and taking it."""

from collections.abc import Callable, Collection
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.errors import Invalid, NotFound
from crm.domain.planning import PlanAccount, PlanAnswer, PlanQuestion, PlanWish
from crm.domain.proposal import (
    DueVisit,
    Fixed,
    Key,
    LeftOut,
    Problem,
    Proposal,
    SlotOffer,
    Spacing,
    WorkDay,
)
from crm.planning.propose import best_slots, explained, propose, usual_order
from crm.storage import proposals as store
from crm.storage.people import people
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.storage.unit import UnitOfWork
from crm.usecases.plan_days import days_of, fixed_of, roads_of, room_for
from crm.usecases.plan_visits import AHEAD, account_of, visits_of
from crm.usecases.proposed import check_free, span_of
from crm.usecases.visits import plan_visit


def question(reader: Reader, wish: PlanWish) -> PlanQuestion:
    """Return everything that a plan stands on; what is planned already stays where it is.

    Raises Invalid("plan.past") and NotFound("person.unknown").
    """
    today = reader.clock.today()
    if wish.last < today:
        raise Invalid("plan.past", day=wish.last)
    managers = _managers(reader, wish)
    values = all_values(reader, today)
    days: list[WorkDay] = []
    due: list[DueVisit] = []
    fixed: list[Fixed] = []
    spacing: dict[UUID, Spacing] = {}
    accounts: dict[UUID, PlanAccount] = {}
    for person_id in managers:
        there = list(fixed_of(reader, wish, person_id))
        own = tuple(room_for(day, there, roads_of(values)) for day in days_of(reader, wish, person_id, values))
        days += own
        fixed += there
        for row in store.candidates(reader, person_id, today, wish.last + AHEAD):
            accounts[row.id] = account_of(row)
            spacing[row.id] = Spacing(max(1, row.interval_days // 2))
            due += visits_of(row, person_id, own, wish, values)
    problem = Problem(tuple(days), tuple(due), roads_of(values), tuple(fixed), spacing)
    return PlanQuestion(wish, problem, accounts, managers)


def _managers(reader: Reader, wish: PlanWish) -> dict[UUID, str]:
    """Return the names of whose visits are planned; a team is whoever has accounts."""
    rows = [row for row in people(reader, reader.clock.today()) if row.id in wish.people or not wish.people]
    found = {row.id: row.name for row in rows if wish.people or row.accounts}
    if not found or not set(wish.people) <= set(found):
        raise NotFound("person.unknown", value=", ".join(str(each) for each in wish.people))
    return found


def answer(
    asked: PlanQuestion,
    seconds: float | None = None,
    seed: int | None = None,
    on_better: Callable[[PlanAnswer], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    iterations: int | None = None,
) -> PlanAnswer:
    """Return the best plan; it needs no database and can run beside the window (see crm.planning.propose)."""

    def better(found: Proposal) -> None:
        if on_better is not None:
            on_better(_beside_usual(asked, found, False))

    found = propose(
        asked.problem, seconds=seconds, iterations=iterations, seed=seed, on_better=better, cancelled=cancelled
    )
    return _beside_usual(asked, found, True)


def with_reasons(found: PlanAnswer) -> PlanAnswer:
    """Return the answer of a search that was ended early with why visits are left out; ending itself does not wait."""
    return replace(found, proposal=explained(found.question.problem, found.proposal))


def _beside_usual(asked: PlanQuestion, found: Proposal, is_final: bool) -> PlanAnswer:
    usual = usual_order(asked.problem, found)
    return PlanAnswer(asked, found, usual.minutes, usual.km, is_final)


def best_times(reader: Reader, account_id: UUID, person_id: UUID, days: int = 21, count: int = 5) -> list[SlotOffer]:
    """Return the best times for a visit to any account within some days, the cheapest first; nothing else moves.

    Raises NotFound("account.gone").
    """
    today = reader.clock.today()
    row = store.candidate(reader, account_id, today)
    if row is None:
        raise NotFound("account.gone")
    wish = PlanWish((person_id,), today, today + timedelta(days=days))
    values = all_values(reader, today)
    there = list(fixed_of(reader, wish, person_id))
    own = tuple(room_for(day, there, roads_of(values)) for day in days_of(reader, wish, person_id, values))
    visit = next(
        iter(visits_of(replace(row, planned_on=None, due_on=min(row.due_on, wish.last)), person_id, own, wish, values))
    )
    problem = Problem(own, (visit,), roads_of(values), tuple(there))
    return best_slots(problem, Proposal(), visit, count)


def missed(found: PlanAnswer) -> list[LeftOut]:
    """Return the visits without a place that fall due in the period; those due soon after it may wait."""
    due = {visit.key: visit.due for visit in found.question.problem.due}
    return [each for each in found.proposal.left_out if due[each.key] <= found.question.wish.last]


def without_base(asked: PlanQuestion) -> list[str]:
    """Return who has neither a home nor an office with a place, so that days begin at the first stop."""
    homeless = {day.manager for day in asked.problem.days if day.begin is None}
    return [name for key, name in asked.managers.items() if key in homeless]


def accept(work: UnitOfWork, found: PlanAnswer, keys: Collection[Key] | None = None) -> list[UUID]:
    """Plan the proposed visits, all or those of some keys, in one unit of work; return the visits' keys.

    Raises what `check_free` and `plan_visit` do.
    """
    chosen = [stop for stop in found.proposal.stops if keys is None or stop.key in keys]
    check_free(work, found, chosen)
    return [plan_visit(work, stop.account_id, stop.manager, *span_of(stop)) for stop in chosen]
