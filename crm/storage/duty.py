"""The derived columns of accounts: last contacts, interval, due day, rating. Set-based, the same on both databases."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from crm.domain.codes import COMPLETED_RECORDS, Channel, ImportanceGrade, Segment
from crm.domain.settings import SettingValue
from crm.planning.duty import binding_rule, due_on
from crm.storage.reader import AnySelect, Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, Visit
from crm.storage.unit import UnitOfWork

PART = 500
ALL_AT_ONCE = 2000
Derived = dict[str, Any]


def refresh(work: UnitOfWork, account_ids: Iterable[UUID] | None = None) -> int:
    """Recount the derived columns of some accounts (all when None) and return how many changed."""
    changed = 0
    for part in _parts(account_ids):
        wrong = [new for old, new in derived(work, part) if old != new]
        if wrong:
            names = [name for name in wrong[0] if name != "key"]
            statement = (
                update(Account)
                .where(Account.c.id == bindparam("key"))
                .values({n: bindparam(f"new_{n}") for n in names})
            )
            rows = [{"key": row["key"], **{f"new_{name}": row[name] for name in names}} for row in wrong]
            work.connection.execute(statement, rows)
        changed += len(wrong)
    return changed


def _parts(account_ids: Iterable[UUID] | None) -> list[list[UUID] | None]:
    if account_ids is None:
        return [None]
    ids = list(dict.fromkeys(account_ids))
    if len(ids) > ALL_AT_ONCE:
        return [None]
    return [ids[start : start + PART] for start in range(0, len(ids), PART)]


def derived(reader: Reader, account_ids: list[UUID] | None) -> list[tuple[Derived, Derived]]:
    """Return what stands in each account's derived columns and what should stand there."""
    values = all_values(reader, reader.clock.today())
    visits = _last_visits(reader, account_ids)
    ratings = _ratings(reader, account_ids, int(number(values, "visit.rating_count")))
    found = []
    for row in reader.connection.execute(_accounts(account_ids is None), {"ids": account_ids}):
        onsite, contact = visits.get(row.id, (None, None))
        old = {
            "key": row.id,
            "last_onsite_on": row.last_onsite_on,
            "last_contact_on": row.last_contact_on,
            "interval_days": row.interval_days,
            "due_on": row.due_on,
            "rating": row.rating,
        }
        new = {"key": row.id, "last_onsite_on": onsite, "last_contact_on": contact}
        new.update(_due(row, onsite, values, reader), rating=ratings.get(row.id))
        found.append((old, new))
    return found


# The statements are built once each: for a single account that costs more than to answer them.
@cache
def _accounts(every: bool) -> AnySelect:
    statement = select(
        Account.c.id,
        Account.c.segment,
        Account.c.importance_grade,
        Account.c.contract_kva,
        Account.c.created_at,
        Account.c.last_onsite_on,
        Account.c.last_contact_on,
        Account.c.interval_days,
        Account.c.due_on,
        Account.c.rating,
    )
    return _only(statement.where(Account.c.deleted_at.is_(None)), Account.c.id, every)


def _due(row: Any, onsite: Any, values: Mapping[str, SettingValue], reader: Reader) -> Derived:
    rule = binding_rule(Segment(row.segment), ImportanceGrade(row.importance_grade), row.contract_kva, values)
    known_since = reader.clock.local(row.created_at).date()
    return {"interval_days": rule.days if rule else None, "due_on": due_on(rule, onsite, known_since)}


def _only(statement: AnySelect, column: Any, every: bool) -> AnySelect:
    return statement if every else statement.where(column.in_(bindparam("ids", expanding=True)))


def _completed() -> tuple[Any, ...]:
    states = [state.value for state in COMPLETED_RECORDS]
    return (Visit.c.record_state.in_(states), Visit.c.deleted_at.is_(None), Visit.c.held_on.is_not(None))


@cache
def _visits(every: bool) -> AnySelect:
    onsite = func.max(Visit.c.held_on).filter(Visit.c.channel == Channel.ON_SITE)
    statement = select(Visit.c.account_id, onsite, func.max(Visit.c.held_on)).where(*_completed())
    return _only(statement, Visit.c.account_id, every).group_by(Visit.c.account_id)


def _last_visits(reader: Reader, ids: list[UUID] | None) -> dict[UUID, tuple[Any, Any]]:
    rows = reader.connection.execute(_visits(ids is None), {"ids": ids})
    return {row[0]: (row[1], row[2]) for row in rows}


@cache
def _rated(every: bool) -> AnySelect:
    newest = func.row_number().over(
        partition_by=Visit.c.account_id, order_by=(Visit.c.held_on.desc(), Visit.c.id.desc())
    )
    chosen = select(Visit.c.account_id, Visit.c.satisfaction, newest.label("place"))
    rated = _only(chosen.where(*_completed(), Visit.c.satisfaction.is_not(None)), Visit.c.account_id, every).subquery()
    return (
        select(rated.c.account_id, func.sum(rated.c.satisfaction), func.count())
        .where(rated.c.place <= bindparam("count"))
        .group_by(rated.c.account_id)
    )


def _ratings(reader: Reader, ids: list[UUID] | None, count: int) -> dict[UUID, float]:
    """Return the mean of the last few satisfactions of each account."""
    rows = reader.connection.execute(_rated(ids is None), {"ids": ids, "count": count})
    return {row[0]: round(float(row[1]) / row[2], 2) for row in rows}
