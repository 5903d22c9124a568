"""How an outage stands with its accounts: the times that hold, who knows them, which clocks run."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import ImportanceGrade, OutageState, OutageType
from crm.domain.outage_desk import ClockLine, Whose
from crm.domain.outages import (
    Attempt,
    Case,
    Customer,
    Effect,
    Known,
    NoticeResult,
    Promise,
    Stage,
    TransferMode,
)
from crm.planning.outages.clocks import Clock, clocks, heard_so_far, kept, known
from crm.planning.outages.reach import effect_of, needs_notice
from crm.storage.outages import heads, reached
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages.rules import DatedRules

STAGES, RESULTS = {each.value: each for each in Stage}, {each.value: each for each in NoticeResult}
"""A look is a sixth of a call of the enum, and an outage has hundreds of attempts."""


class Told(Struct, frozen=True):
    """What an account knows of an outage; `effect` as it was found when the outage was stored."""

    effect: Effect
    needs_notice: bool
    known: Known
    clocks: tuple[ClockLine, ...]


class Outages(Struct, frozen=True):
    """Some outages with everything that decides how they stand; `said` are the estimates nobody corrected."""

    heads: Mapping[UUID, AnyRow]
    estimates: Mapping[UUID, Sequence[AnyRow]]
    accounts: Mapping[UUID, Sequence[Any]]
    attempts: Mapping[tuple[UUID, UUID], tuple[Attempt, ...]]

    def said(self, outage_id: UUID) -> list[AnyRow]:
        """Return the estimates that stand, by when they were said."""
        return standing_of(self.estimates.get(outage_id, ()))


def standing_of(rows: Iterable[AnyRow]) -> list[AnyRow]:
    """Return the estimates that no other one corrected."""
    return [row for row in rows if row.corrected_by is None]


def read_outages(reader: Reader, rows: Sequence[AnyRow], whose: Whose) -> Outages:
    """Read what decides how outages stand, in a handful of statements."""
    ids = [row.id for row in rows]
    return outages_of(reader, rows, reached.reached(reader, ids, whose), reached.attempts(reader, ids))


def outages_of(
    reader: Reader, rows: Sequence[AnyRow], accounts: Mapping[UUID, Sequence[Any]], notices: Iterable[AnyRow]
) -> Outages:
    """Return outages with what was promised of each, whom they reach and what these were told (`reached.TOLD`)."""
    attempts: dict[tuple[UUID, UUID], list[Attempt]] = {}
    # By place: a look for a name is most of what such a row costs.
    for outage_id, account_id, stage, channel, sent_at, delivered_at, start, back, result in notices:
        told = Promise(start, back)
        attempt = Attempt(STAGES[stage], channel, sent_at, RESULTS[result], delivered_at, told)
        attempts.setdefault((outage_id, account_id), []).append(attempt)
    return Outages(
        {row.id: row for row in rows},
        heads.estimates(reader, [row.id for row in rows]),
        accounts,
        {key: tuple(found) for key, found in attempts.items()},
    )


def promise_of(head: AnyRow, said: Sequence[AnyRow]) -> Promise:
    """Return the times that an account has to know now: the planned begin, and the newest word on the end."""
    return Promise(head.planned_start, said[-1].restored_by if said else head.planned_end)


def began(head: AnyRow) -> datetime | None:
    """Return since when an outage has been known to be one: reported, begun, or planned."""
    found: datetime | None = head.reported_at or head.actual_start or head.planned_start
    return found


def case_of(head: AnyRow, promise: Promise) -> Case:
    """Return the facts that decide by when whom must be told; a live transfer interrupts nobody."""
    return Case(
        OutageType(head.type),
        promise,
        head.reported_at or head.actual_start,
        head.published_at,
        head.transfer_mode == TransferMode.BREAK,
    )


class Judge:
    """Judges who was told of outages at one moment, by the settings of the day of each."""

    def __init__(self, reader: Reader) -> None:
        self.now, self.rules = reader.clock.now(), DatedRules(reader)
        self._known: dict[tuple[UUID, ImportanceGrade, Promise], list[Clock]] = {}
        self._told: dict[tuple[Any, ...], Told] = {}

    def told(self, head: AnyRow, promise: Promise, row: Any, attempts: tuple[Attempt, ...]) -> Told:
        """Return what an account knows of an outage, and how its clocks stand."""
        # Hundreds of accounts of an outage stand in a few ways: nobody has tried to tell them, or all at once.
        key = (head.id, promise, row.effect, row.is_interrupted, row.source_role, row.importance_grade, attempts)
        if (found := self._told.get(key)) is None:
            found = self._told[key] = self._judge(head, promise, row, attempts)
        return found

    def _judge(self, head: AnyRow, promise: Promise, row: Any, attempts: tuple[Attempt, ...]) -> Told:
        effect = effect_of(row.effect, row.is_interrupted, row.source_role)
        state, grade = OutageState(head.state), ImportanceGrade(row.importance_grade)
        customer = Customer(grade, heard_so_far(state, promise, attempts))
        needed = needs_notice(OutageType(head.type), effect)
        if state is OutageState.CANCELLED:
            needed = needed and any(each.delivered_at is not None for each in attempts)
        lines = self._clocks(head, promise, Customer(grade, attempts)) if needed else ()
        return Told(effect, needed, known(promise, customer), lines)

    def _clocks(self, head: AnyRow, promise: Promise, customer: Customer) -> tuple[ClockLine, ...]:
        start = head.planned_start or began(head)
        if start is None or head.state in (OutageState.CANCELLED, OutageState.POSTPONED):
            return ()
        # Hundreds of accounts of an outage share a few grades, and with them their clocks.
        key = (head.id, customer.grade, promise)
        if (found := self._known.get(key)) is None:
            found = self._known[key] = clocks(case_of(head, promise), customer.grade, self.rules.clocks(start))
        return tuple(ClockLine(each.stage, each.due_at, kept(each, customer, self.now)) for each in found)


def is_reached(head: AnyRow, row: AnyRow) -> bool:
    """Return whether an account counts among those that an outage reaches."""
    return needs_notice(OutageType(head.type), effect_of(row.effect, row.is_interrupted, row.source_role))
