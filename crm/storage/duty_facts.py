"""What decides when accounts are due, read for many of them at once: contacts, complaints, outages, first supply."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from crm.domain.codelists import voltage_by_code
from crm.domain.codes import (
    CLOSED_ISSUES,
    COMPLETED_RECORDS,
    CallResult,
    Channel,
    ImportanceGrade,
    OutageState,
    OutageType,
    Segment,
)
from crm.domain.duty import DutyFacts
from crm.domain.interactions import CHANNELS
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Interaction, Issue, Outage, OutageAccount, SupplyPoint, Visit, WorkOrder

COMPLAINT_ORDER = "complaint"
LOW_VOLTAGE = "lt1kv"
NOT_OURS = (OutageType.ARREARS, OutageType.CUSTOMER_SIDE)
"""Outages that are not counted against the bureau (domain.md 3.1) ask for no visit."""
Days = dict[UUID, tuple[date, ...]]
HOUR = timedelta(hours=1)


def facts_of(
    reader: Reader, account_ids: list[UUID] | None, recount: bool = False
) -> Iterator[tuple[AnyRow, DutyFacts]]:
    """Yield the row of each account that is not in the bin, with its facts; every account when None is given.

    The last contacts stand in the row; a recount looks for them among all visits, which takes most of the time.
    """
    lasting = _last_contacts(reader, account_ids) if recount else {}
    supplies = _energized(reader, account_ids)
    complaints, outages = _complaints(reader, account_ids), _outages(reader, account_ids)
    local = _days_of(reader)
    for row in _run(reader, _accounts, account_ids):
        known = (None, None) if recount else (row.last_onsite_on, row.last_contact_on)
        onsite, contact = lasting.get(row.id, known)
        yield (
            row,
            DutyFacts(
                SEGMENTS[row.segment],
                GRADES[row.importance_grade],
                row.contract_kva,
                local(row.created_at),
                has_transformer(row.voltage_code),
                onsite,
                contact,
                complaints.get(row.id, ()),
                _begins(local, outages.get(row.id, ())),
                supplies.get(row.id),
                _lengths(local, outages.get(row.id, ())),
            ),
        )


SEGMENTS = {each.value: each for each in Segment}
GRADES = {each.value: each for each in ImportanceGrade}


def _days_of(reader: Reader) -> Any:
    """Return what turns moments into bureau days; many accounts became known in one moment."""
    return cache(lambda moment: reader.clock.local(moment).date())


@cache
def has_transformer(code: str | None) -> bool:
    """Say whether an account must have a transformer of its own: it is supplied above the low voltage."""
    voltage = voltage_by_code().get(code or "")
    return voltage is not None and voltage.tariff_band != LOW_VOLTAGE


def _run(reader: Reader, statement: Any, account_ids: list[UUID] | None) -> Any:
    return reader.connection.execute(statement(account_ids is None), {"ids": account_ids})


# The statements are built once each: for a single account that costs more than to answer them.
@cache
def _accounts(every: bool) -> AnySelect:
    statement = select(
        Account.c.id,
        Account.c.segment,
        Account.c.importance_grade,
        Account.c.contract_kva,
        Account.c.voltage_code,
        Account.c.created_at,
        Account.c.last_onsite_on,
        Account.c.last_contact_on,
        Account.c.interval_days,
        Account.c.due_on,
        Account.c.phone_due_on,
        Account.c.duty_rule,
        Account.c.rating,
    )
    return only(statement.where(Account.c.deleted_at.is_(None)), Account.c.id, every)


def only(statement: AnySelect, column: Any, every: bool) -> AnySelect:
    """Narrow a statement to the parameter `ids`, unless every account is meant."""
    return statement if every else statement.where(column.in_(bindparam("ids", expanding=True)))


def completed() -> tuple[Any, ...]:
    """Return the conditions of a visit that was held and written down."""
    states = [state.value for state in COMPLETED_RECORDS]
    return (Visit.c.record_state.in_(states), Visit.c.deleted_at.is_(None), Visit.c.held_on.is_not(None))


@cache
def _visits(every: bool) -> AnySelect:
    onsite = func.max(Visit.c.held_on).filter(Visit.c.channel == Channel.ON_SITE)
    statement = select(Visit.c.account_id, onsite, func.max(Visit.c.held_on)).where(*completed())
    return only(statement, Visit.c.account_id, every).group_by(Visit.c.account_id)


@cache
def _talks(every: bool) -> AnySelect:
    """Select the last time that anybody spoke with or wrote to an account; a call that reached nobody is no contact."""
    talk = Interaction.c
    reached = or_(talk.result.is_(None), talk.result == CallResult.REACHED)
    statement = select(talk.account_id, func.max(talk.happened_at)).where(
        talk.kind.in_([kind.value for kind in CHANNELS]), reached, talk.deleted_at.is_(None)
    )
    return only(statement, talk.account_id, every).group_by(talk.account_id)


def _last_contacts(reader: Reader, ids: list[UUID] | None) -> dict[UUID, tuple[date | None, date | None]]:
    """Return the days of the last visit on site and of the last contact: a visit of any channel, a call, a message."""
    found = {row[0]: (row[1], row[2]) for row in _run(reader, _visits, ids)}
    for account_id, moment in _run(reader, _talks, ids):
        onsite, contact = found.get(account_id, (None, None))
        day = reader.clock.local(moment).date()
        found[account_id] = (onsite, max(contact or day, day))
    return found


@cache
def _issues(every: bool) -> AnySelect:
    is_open = Issue.c.state.not_in(CLOSED_ISSUES) & Issue.c.deleted_at.is_(None)
    return only(select(Issue.c.account_id, Issue.c.raised_on).where(is_open), Issue.c.account_id, every)


@cache
def _orders(every: bool) -> AnySelect:
    statement = select(WorkOrder.c.account_id, WorkOrder.c.received_at).where(
        WorkOrder.c.type == COMPLAINT_ORDER, WorkOrder.c.finished_at.is_(None), WorkOrder.c.deleted_at.is_(None)
    )
    return only(statement, WorkOrder.c.account_id, every)


def _complaints(reader: Reader, ids: list[UUID] | None) -> Days:
    """Return the days of complaints that are open: issues, and complaints that came by the hotline."""
    found = [(row[0], row[1]) for row in _run(reader, _issues, ids)]
    found += [(row[0], reader.clock.local(row[1]).date()) for row in _run(reader, _orders, ids)]
    return _grouped(found)


@cache
def _interruptions(every: bool) -> AnySelect:
    back = func.coalesce(OutageAccount.c.restored_at, Outage.c.actual_end)
    statement = (
        select(OutageAccount.c.account_id, Outage.c.id, Outage.c.actual_start, back)
        .join(Outage, Outage.c.id == OutageAccount.c.outage_id)
        .where(
            OutageAccount.c.is_interrupted.is_(True),
            OutageAccount.c.deleted_at.is_(None),
            Outage.c.actual_start.is_not(None),
            Outage.c.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.c.type.not_in(NOT_OURS),
            Outage.c.deleted_at.is_(None),
        )
        .distinct()
    )
    return only(statement, OutageAccount.c.account_id, every)


Spans = tuple[tuple[datetime, datetime | None], ...]


def _outages(reader: Reader, ids: list[UUID] | None) -> dict[UUID, Spans]:
    """Return from when to when outages interrupted accounts; one by two feeders is one."""
    found: dict[UUID, dict[UUID, tuple[datetime, datetime | None]]] = defaultdict(dict)
    for account_id, outage_id, start, end in _run(reader, _interruptions, ids):
        found[account_id][outage_id] = (start, end)
    return {key: tuple(sorted(spans.values(), key=lambda span: span[0])) for key, spans in found.items()}


def _begins(local: Any, spans: Spans) -> tuple[date, ...]:
    return tuple(local(start) for start, _end in spans)


def _lengths(local: Any, spans: Spans) -> tuple[tuple[date, float], ...]:
    return tuple((local(start), (end - start) / HOUR) for start, end in spans if end is not None)


def _grouped(found: list[tuple[UUID, date]]) -> Days:
    days: dict[UUID, list[date]] = defaultdict(list)
    for account_id, day in found:
        days[account_id].append(day)
    return {account_id: tuple(sorted(each)) for account_id, each in days.items()}


@cache
def _supplies(every: bool) -> AnySelect:
    first = func.min(SupplyPoint.c.starts_on)
    dated = func.count() == func.count(SupplyPoint.c.starts_on)
    statement = select(SupplyPoint.c.account_id, first).where(SupplyPoint.c.deleted_at.is_(None))
    return only(statement, SupplyPoint.c.account_id, every).group_by(SupplyPoint.c.account_id).having(dated)


def _energized(reader: Reader, ids: list[UUID] | None) -> dict[UUID, date]:
    """Return from when accounts have been supplied, where that is known."""
    return {row[0]: row[1] for row in _run(reader, _supplies, ids)}
