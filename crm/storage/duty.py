"""The derived columns of accounts: last contacts, interval, due days, rating. Set-based, the same on both databases."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from crm.domain.duty import DutyFacts
from crm.domain.undo import UndoStep
from crm.planning.duty import Values, duty_of
from crm.storage.duty_facts import GRADES, SEGMENTS, completed, facts_of, has_transformer, only
from crm.storage.owner import values_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, Outage, OutageAccount, Visit, table_named
from crm.storage.unit import UnitOfWork

PART = 500
ALL_AT_ONCE = 2000
CAUSES = ("visit", "interaction", "issue", "work_order", "supply_point", "outage_account")
"""Children of an account from which its duty follows."""
KEPT = ("last_onsite_on", "last_contact_on", "interval_days", "due_on", "phone_due_on", "duty_rule", "rating")
Derived = dict[str, Any]


def refresh(work: UnitOfWork, account_ids: Iterable[UUID] | None = None) -> int:
    """Recount the derived columns of some accounts (all when None) and return how many changed."""
    changed = 0
    for part in _parts(account_ids):
        wrong = [new for old, new in derived(work, part) if old != new]
        for start in range(0, len(wrong), PART):
            work.progress.look()
            _keep(work, wrong[start : start + PART])
        changed += len(wrong)
    return changed


def _keep(work: UnitOfWork, counted: list[Derived]) -> None:
    statement = (
        update(Account)
        .where(Account.c.id == bindparam("key"))
        .values({name: bindparam(f"new_{name}") for name in KEPT})
    )
    rows = [{"key": row["key"], **{f"new_{name}": row[name] for name in KEPT}} for row in counted]
    work.connection.execute(statement, rows)


def touched(reader: Reader, steps: Iterable[UndoStep]) -> set[UUID]:
    """Return the accounts whose duty may follow from what was changed."""
    rows: dict[str, set[UUID]] = {}
    for step in reader.progress.through(steps):
        rows.setdefault(step.table, set()).add(step.id)
    found = set(rows.get(Account.name, ()))
    for name in CAUSES:
        found |= values_of(reader, table_named(name), "account_id", rows.get(name, ()))
    return found | of_outages(reader, rows.get(Outage.name, ()))


def of_outages(reader: Reader, outage_ids: Iterable[UUID]) -> set[UUID]:
    """Return the accounts that some outages reach."""
    ids = list(outage_ids)
    if not ids:
        return set()
    return set(reader.scalars(select(OutageAccount.c.account_id).where(OutageAccount.c.outage_id.in_(ids))))


def _parts(account_ids: Iterable[UUID] | None) -> list[list[UUID] | None]:
    if account_ids is None:
        return [None]
    found: dict[UUID, None] = {}
    for key in account_ids:
        found[key] = None
        if len(found) > ALL_AT_ONCE:
            return [None]
    ids = list(found)
    return [ids[start : start + PART] for start in range(0, len(ids), PART)]


def derived(reader: Reader, account_ids: list[UUID] | None) -> Iterator[tuple[Derived, Derived]]:
    """Yield what stands in each account's derived columns and what should stand there."""
    values = all_values(reader, reader.clock.today())
    ratings = _ratings(reader, account_ids, int(number(values, "visit.rating_count")))
    for place, (row, facts) in enumerate(facts_of(reader, account_ids, recount=True)):
        if place % PART == 0:
            reader.progress.look()
        yield _standing(row), {"key": row.id, **_counted(facts, values), "rating": ratings.get(row.id)}


def _standing(row: AnyRow) -> Derived:
    return {
        "key": row.id,
        "last_onsite_on": row.last_onsite_on,
        "last_contact_on": row.last_contact_on,
        "interval_days": row.interval_days,
        "due_on": row.due_on,
        "phone_due_on": row.phone_due_on,
        "duty_rule": row.duty_rule,
        "rating": row.rating,
    }


def _counted(facts: DutyFacts, values: Values) -> Derived:
    return {
        "last_onsite_on": facts.last_onsite_on,
        "last_contact_on": facts.last_contact_on,
        **duty_columns(facts, values),
    }


def facts_of_new(account: Mapping[str, Any], known_since: date) -> DutyFacts:
    """Return the facts of an account that is about to be added, by its columns."""
    return DutyFacts(
        SEGMENTS[account["segment"]],
        GRADES[account["importance_grade"]],
        account["contract_kva"],
        known_since,
        has_transformer(account.get("voltage_code")),
    )


def duty_columns(facts: DutyFacts, values: Values) -> Derived:
    """Return the columns that hold an account's duty."""
    duty = duty_of(facts, values)
    visit, contact = duty.visit, duty.contact
    return {
        "interval_days": visit.rule.days if visit else None,
        "due_on": visit.on if visit else None,
        "phone_due_on": contact.on if contact else None,
        "duty_rule": visit.rule.key if visit else None,
    }


# The statement is built once: for a single account that costs more than to answer it.
@cache
def _rated(every: bool) -> AnySelect:
    newest = func.row_number().over(
        partition_by=Visit.c.account_id, order_by=(Visit.c.held_on.desc(), Visit.c.id.desc())
    )
    chosen = select(Visit.c.account_id, Visit.c.satisfaction, newest.label("place"))
    rated = only(chosen.where(*completed(), Visit.c.satisfaction.is_not(None)), Visit.c.account_id, every).subquery()
    return (
        select(rated.c.account_id, func.sum(rated.c.satisfaction), func.count())
        .where(rated.c.place <= bindparam("count"))
        .group_by(rated.c.account_id)
    )


def _ratings(reader: Reader, ids: list[UUID] | None, count: int) -> dict[UUID, float]:
    """Return the mean of the last few satisfactions of each account."""
    rows = reader.connection.execute(_rated(ids is None), {"ids": ids, "count": count})
    return {row[0]: round(float(row[1]) / row[2], 2) for row in rows}
