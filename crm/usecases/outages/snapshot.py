"""Whom an outage reaches, found by the supply of its day and kept beside it (domain.md 3.3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import OutageState, OutageType
from crm.domain.outage_desk import ScopePart
from crm.domain.outages import TransferMode
from crm.planning.outages.reach import Move, Reach, load_kw, lost_kw, reach_of
from crm.storage.outages import customers, everywhere, heads, network, reached
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import OutageAccount
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.broken import keep

SHORTEST = timedelta(minutes=1)
DEMAND_MONTHS = 13
"""An older demand says nothing of the load of today."""


class Found(Struct, frozen=True):
    """An account that lies in a scope, and what is left of its supply."""

    account_id: UUID
    reach: Reach


def found_in(
    reader: Reader, scope: Sequence[ScopePart], begin: datetime, end: datetime, head: AnyRow | None = None
) -> dict[UUID, Found]:
    """Return whom an outage of a scope reaches between two moments, `head` being its own row where it has one.

    What else is off then counts too: a standby that is dead as well saves nobody.
    """
    links = network.links_in(reader, scope, reader.clock.local(begin).date())
    others = _off_too(reader, begin, end, head.id if head is not None else None)
    move = _move(head)
    return {key: Found(key, reach_of(mine, scope, others, move)) for key, mine in links.items()}


def _off_too(reader: Reader, begin: datetime, end: datetime, own: UUID | None) -> list[ScopePart]:
    rows = [row for row in heads.heads_between(reader, begin, end) if row.id != own]
    takes_supply = [row for row in rows if row.type not in (OutageType.TRANSFER, OutageType.CUSTOMER_SIDE)]
    return [part for parts in heads.scopes(reader, takes_supply).values() for part in parts]


def _move(head: AnyRow | None) -> Move:
    if head is None:
        return Move()
    mode = TransferMode(head.transfer_mode) if head.transfer_mode else None
    return Move(OutageType(head.type), head.transfer_to_feeder_id, mode)


def loads_of(reader: Reader, accounts: Iterable[AnyRow]) -> dict[UUID, float]:
    """Return the load in kW that accounts take: the newest demand of a year, else what their capacity lets through."""
    rows = list(accounts)
    known = customers.demands(reader, [row.id for row in rows], _demands_since(reader.clock.today()))
    return {row.id: load_kw(known.get(row.id), _capacity(row)) for row in rows}


def _capacity(row: AnyRow) -> float:
    return float(row.contract_kva if row.operating_kva is None else row.operating_kva)


def span_of(head: AnyRow, now: datetime) -> tuple[datetime, datetime] | None:
    """Return from when to when an outage takes supply, None while nobody knows when it begins; what runs lasts."""
    begin = head.actual_start or head.planned_start or head.reported_at
    if begin is None:
        return None
    end = head.actual_end or head.planned_end or begin
    lasting = now if head.state == OutageState.RUNNING else begin
    return begin, max(end, lasting, begin + SHORTEST)


def renew(
    work: UnitOfWork, outage_id: UUID, scope: Sequence[ScopePart] | None = None, with_others: bool = True
) -> set[UUID]:
    """Find again whom an outage reaches, by its scope as it is stored unless another one is given.

    Returns the accounts for which something became other: their duty is brought up to date by whoever calls.

    Outages of the same time are found again too, since each can take what the other one left. An account that somebody
    was told about stays, as reached as it was, and is named no more. What is over stays as it was.
    """
    head = heads.head(work, outage_id)
    span = span_of(head, work.clock.now())
    scope = heads.scopes(work, [head])[outage_id] if scope is None else scope
    begin, end = span or (work.clock.now(), work.clock.now() + SHORTEST)
    wanted = _wanted(work, scope, found_in(work, scope, begin, end, head))
    there = {row.account_id: row for row in reached.reached(work, [outage_id], None).get(outage_id, ())}
    fresh = [{"outage_id": outage_id, "account_id": key, **wanted[key]} for key in wanted if key not in there]
    work.insert_many(OutageAccount, fresh)
    touched = {row["account_id"] for row in fresh}
    for key in wanted.keys() & there.keys():
        row = dict(there[key]._mapping)
        if any(row[name] != value for name, value in wanted[key].items()):
            work.update(OutageAccount, row["id"], row["version"], row, **wanted[key])
            touched.add(key)
    left = {key: row for key, row in there.items() if key not in wanted}
    told = {row.account_id for row in customers.notices(work, [outage_id], left)}
    for key in left.keys() & told:
        touched |= {key} if left[key].is_named else set()
        work.update(OutageAccount, left[key].id, left[key].version, is_named=False)
    for key in left.keys() - told:
        work.remove(OutageAccount, left[key].id, left[key].version)
        touched.add(key)
    reach_elsewhere(work, outage_id, scope, (begin, end), head)
    if with_others and span is not None:
        open_ones = (OutageState.PUBLISHED, OutageState.RUNNING)
        others = [row for row in heads.heads_between(work, *span) if row.id != outage_id and row.state in open_ones]
        keep(work, others)
        for other in others:
            touched |= renew(work, other.id, with_others=False)
    return touched


def reach_elsewhere(
    work: UnitOfWork, outage_id: UUID, scope: Sequence[ScopePart], span: tuple[datetime, datetime], head: AnyRow
) -> None:
    """Find again whom an outage reaches in books that whoever enters it does not see; their desks tell them."""
    if not everywhere.sees_a_part(work):
        return
    day = work.clock.local(span[0]).date()
    links = everywhere.links_elsewhere(work, scope, day, _demands_since(work.clock.today()))
    others, move = _off_too(work, *span, outage_id), _move(head)
    rows = []
    for key, (mine, load, security) in links.items():
        reach = reach_of(mine, scope, others, move)
        rows.append(
            {
                "account_id": key,
                "source_role": reach.role.value,
                "effect": reach.effect.value,
                "is_interrupted": reach.is_interrupted,
                "lost_kw": lost_kw(reach, load, security),
            }
        )
    everywhere.reach_elsewhere(work, outage_id, rows)


def refresh_elsewhere(work: UnitOfWork, outage_ids: Iterable[UUID]) -> None:
    """Let books that are not seen follow after scopes were undone; the own ones were undone themselves."""
    rows = [row for row in heads.heads_of(work, outage_ids) if row.deleted_at is None and row.state not in heads.OVER]
    scopes = heads.scopes(work, rows)
    for head in rows:
        now = work.clock.now()
        reach_elsewhere(work, head.id, scopes[head.id], span_of(head, now) or (now, now + SHORTEST), head)


def _demands_since(today: date) -> date:
    months = today.year * 12 + today.month - 1 - DEMAND_MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _wanted(reader: Reader, scope: Sequence[ScopePart], found: Mapping[UUID, Found]) -> dict[UUID, dict[str, Any]]:
    """Return the columns of each account that is reached and may be seen."""
    accounts = customers.customers(reader, found)
    loads = loads_of(reader, accounts.values())
    named = {part.account_id for part in scope if part.account_id is not None}
    return {
        key: {
            "portfolio_id": row.portfolio_id,
            "source_role": found[key].reach.role.value,
            "effect": found[key].reach.effect.value,
            "is_interrupted": found[key].reach.is_interrupted,
            "is_named": key in named,
            "lost_kw": lost_kw(found[key].reach, loads[key], row.security_load_kw),
        }
        for key, row in accounts.items()
    }
