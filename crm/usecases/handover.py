"""Handing accounts over, for good or as a dated substitute: the preview, then one unit of work (domain.md 1.4, 2.7).

A whole portfolio changes its grant and nothing else. Of some accounts, those handed over for good from today on move
into a portfolio of the receiver; for a substitute, or from a later day on, they move into a portfolio of the same
owner that is split off for it, because grants are on portfolios and have days, and accounts have neither.
"""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from crm.domain.clock import at_local
from crm.domain.codes import Role
from crm.domain.errors import Denied, Invalid, NotFound
from crm.domain.handover import BookPart, Clash, HandOver, HandOverPlan, OpenCount, OpenThing, OpenVisit, clashes_of
from crm.domain.people import check_keeper
from crm.domain.workdays import Leave
from crm.storage import appointments, calendar
from crm.storage import handover as store
from crm.storage.people import person_by_login
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Issue, Task, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases import books
from crm.usecases.portfolios import assign_accounts

LOOK_AHEAD = timedelta(days=60)
"""How far the receiver's leave is looked for when a hand-over has no end."""


def coming_leaves(reader: Reader) -> dict[UUID, Leave]:
    """Return everybody's leave that runs today or comes next: for such days substitutes are looked for."""
    today = reader.clock.today()
    found = calendar.leaves(reader, today, today + timedelta(days=366))
    return {leave.person_id: leave for leave in reversed(found)}


def hand_over_plan(reader: Reader, wish: HandOver) -> HandOverPlan:
    """Return what a hand-over would do; nothing is changed.

    Raises Denied("bureau.not_allowed"), Denied("handover.for_self") and Denied("handover.other_area") for who may not,
    NotFound("handover.nobody") for a receiver who is gone, Invalid("handover.no_accounts"), and whatever
    `crm.usecases.books` refuses about grants.
    """
    check_keeper(reader.actor.role)
    receiver = store.live_person(reader, wish.to_id)
    if receiver is None:
        raise NotFound("handover.nobody")
    parts = _parts(reader, wish)
    _check_actor(reader, wish, parts)
    for part in parts:
        _check_grants(reader, wish, part)
    return _plan(reader, wish, receiver.name, parts)


def hand_over(work: UnitOfWork, wish: HandOver) -> HandOverPlan:
    """Hand over what `hand_over_plan` shows and return it as it was done; raises as that does."""
    plan = hand_over_plan(work, wish)
    for part in plan.parts:
        _grant(work, wish, part, plan.to)
    for visit in plan.visits:
        work.update(Visit, visit.id, visit.version, person_id=wish.to_id)
    for task in plan.tasks:
        given = None if task.delegated_by == wish.to_id else task.delegated_by
        work.update(Task, task.id, task.version, assignee_id=wish.to_id, delegated_by=given)
    for task in plan.given_away:
        work.update(Task, task.id, task.version, delegated_by=None if task.assignee_id == wish.to_id else wish.to_id)
    for issue in plan.issues:
        work.update(Issue, issue.id, issue.version, assignee_id=wish.to_id)
    return plan


# -- who may, and what is meant


def _parts(reader: Reader, wish: HandOver) -> tuple[BookPart, ...]:
    ids: Iterable[UUID] = wish.account_ids
    if wish.book_id is not None:
        ids = store.accounts_of_book(reader, wish.book_id)
    parts = tuple(store.book_parts(reader, ids, wish.starts_on))
    if not parts:
        raise Invalid("handover.no_accounts")
    # What the receiver answers for already stays where it is, unless that is all.
    return tuple(part for part in parts if part.owner_id != wish.to_id) or parts


def _check_actor(reader: Reader, wish: HandOver, parts: Iterable[BookPart]) -> None:
    """Nobody gives to himself, and a supervisor hands over in his own supply unit (grants, design of the rights)."""
    own_id = reader.actor.person_id or person_by_login(reader, reader.actor.login)
    if own_id is None:
        return
    if own_id == wish.to_id:
        raise Denied("handover.for_self")
    own = store.live_person(reader, own_id)
    if reader.actor.role is Role.SUPERVISOR and own is not None and own.area_id is not None:
        for part in parts:
            if part.area_id != own.area_id:
                raise Denied("handover.other_area", area=part.area)


def _check_grants(reader: Reader, wish: HandOver, part: BookPart) -> None:
    if wish.is_for_good:
        books.check_owner(reader, part.book_id, wish.to_id, wish.starts_on)
    else:
        books.check_substitute(reader, part.book_id, wish.to_id, wish.starts_on, wish.ends_on)


# -- what goes along


def _plan(reader: Reader, wish: HandOver, to: str, parts: tuple[BookPart, ...]) -> HandOverPlan:
    today = reader.clock.today()
    found = _Open(reader, parts)
    visits = tuple(visit for visit in found.planned if wish.takes_visit(visit.on) and not found.has_begun(visit))
    tasks = tuple(task for task in found.tasks if wish.takes_due(task.due_on, today))
    issues = tuple(issue for issue in found.issues if wish.takes_due(issue.due_on, today))
    stays = OpenCount(
        len(found.planned) + len(found.written) - len(visits),
        len(found.tasks) - len(tasks),
        len(found.issues) - len(issues),
    )
    return HandOverPlan(
        wish,
        to,
        parts,
        store.overdue(reader, found.accounts, today),
        visits,
        tasks,
        found.given_away if wish.is_for_good else (),
        issues,
        stays,
        sum(1 for visit in found.of_others if visit.person_id != wish.to_id),
        OpenCount(0, *store.unassigned(reader, found.accounts)),
        _frozen(reader, visits),
        _clashes(reader, wish.to_id, visits),
        tuple(calendar.leaves(reader, wish.starts_on, wish.ends_on or wish.starts_on + LOOK_AHEAD, wish.to_id)),
        today,
    )


class _Open:
    """What is open on some accounts: with whoever answers for them, and planned by others."""

    def __init__(self, reader: Reader, parts: tuple[BookPart, ...]) -> None:
        self._now = reader.clock.now()
        self._givers = {key: part.owner_id for part in parts for key in part.account_ids}
        self.accounts = list(self._givers)
        people = {owner for owner in self._givers.values() if owner is not None}
        planned = store.planned_visits(reader, self.accounts)
        self.planned = [visit for visit in planned if self._is_giver(visit.account_id, visit.person_id)]
        self.of_others = [visit for visit in planned if not self._is_giver(visit.account_id, visit.person_id)]
        begun = store.visits_begun(reader, self.accounts)
        self.written = [visit for visit in begun if self._is_giver(visit.account_id, visit.person_id)]
        self.tasks = self._of_givers(store.open_tasks(reader, self.accounts, people))
        self.issues = self._of_givers(store.open_issues(reader, self.accounts, people))
        given = store.tasks_given_away(reader, self.accounts, people)
        self.given_away = tuple(task for task in given if self._is_giver(task.account_id, task.delegated_by))

    def has_begun(self, visit: OpenVisit) -> bool:
        """Say whether a visit's hour has come: whoever planned it is there, or has yet to write the record."""
        return visit.start is not None and visit.start <= self._now

    def _is_giver(self, account_id: UUID, person_id: UUID | None) -> bool:
        return person_id is not None and self._givers[account_id] == person_id

    def _of_givers(self, things: list[OpenThing]) -> list[OpenThing]:
        return [thing for thing in things if self._is_giver(thing.account_id, thing.assignee_id)]


def _frozen(reader: Reader, visits: Iterable[OpenVisit]) -> int:
    """Count the visits that begin within the frozen time of the planner."""
    minutes = number(all_values(reader, reader.clock.today()), "plan.frozen_minutes")
    until = reader.clock.now() + timedelta(minutes=minutes)
    return sum(1 for visit in visits if visit.start is not None and visit.start <= until)


def _clashes(reader: Reader, person_id: UUID, visits: tuple[OpenVisit, ...]) -> tuple[Clash, ...]:
    days = sorted({visit.on for visit in visits if visit.on is not None})
    if not days:
        return ()
    first, last = days[0], days[-1]
    begin, end = at_local(first, zone=reader.clock.zone), at_local(last + timedelta(days=1), zone=reader.clock.zone)
    found = clashes_of(
        visits,
        store.visits_of(reader, person_id, days),
        appointments.between(reader, person_id, begin, end),
        calendar.leaves(reader, first, last, person_id),
    )
    local = reader.clock.local
    return tuple(replace(clash, start=local(clash.start)) if clash.start else clash for clash in found)


# -- the grants


def _grant(work: UnitOfWork, wish: HandOver, part: BookPart, to: str) -> None:
    if wish.is_for_good and not part.is_whole and wish.starts_on <= work.clock.today():
        assign_accounts(work, part.account_ids, _book_of(work, wish.to_id, part, to))
        return
    book_id = part.book_id if part.is_whole else books.split_off(work, part, f"{part.name} · {to}")
    if wish.is_for_good:
        books.hand_over(work, book_id, wish.to_id, wish.starts_on)
    else:
        books.add_substitute(work, book_id, wish.to_id, wish.starts_on, wish.ends_on)


def _book_of(work: UnitOfWork, person_id: UUID, part: BookPart, name: str) -> UUID:
    """Return the receiver's portfolio in the supply unit of the accounts; a new one if there is none."""
    found = store.own_book(work, person_id, part.area_id, work.clock.today())
    return found or books.add_book(work, f"{part.area} · {name}", part.area_id, person_id)
