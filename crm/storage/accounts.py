"""Account lists: ids in order, rows by id, sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, func, select, type_coerce

from crm.domain.accounts import AccountFilter, AccountOrder, AccountRow, AccountView, ListSums
from crm.domain.changes import Kind
from crm.domain.codelists import district_names
from crm.domain.codes import MANAGED_SEGMENTS, OutageState, PlanState, Segment
from crm.domain.settings import SettingValue
from crm.planning.duty import status
from crm.storage.people import books_of, owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.search_select import has_words, hits
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, MonthlyUsage, Outage, OutageAccount, Portfolio, SearchEntry, Visit
from crm.storage.types import StoredId, id_of

OPEN_OUTAGES = (OutageState.RUNNING, OutageState.PUBLISHED)
SEGMENT_PLACE = {segment: place for place, segment in enumerate(Segment)}


def conditions(reader: Reader, wanted: AccountFilter) -> list[ColumnElement[bool]]:
    """Return the conditions of a filter on the table account."""
    today = reader.clock.today()
    found: list[ColumnElement[bool]] = [Account.c.deleted_at.is_(None)]
    if wanted.person_id is not None:
        found.append(Account.c.portfolio_id.in_(books_of(reader, wanted.person_id, today)))
    if wanted.segments:
        found.append(Account.c.segment.in_(wanted.segments))
    elif wanted.managed_only:
        found.append(Account.c.segment.in_(MANAGED_SEGMENTS))
    if wanted.districts:
        found.append(Account.c.district_code.in_(wanted.districts))
    if wanted.grades:
        found.append(Account.c.importance_grade.in_(wanted.grades))
    if wanted.area_ids:
        books = select(Portfolio.c.id).where(Portfolio.c.area_id.in_(wanted.area_ids))
        found.append(Account.c.portfolio_id.in_(books))
    if wanted.due_within is not None:
        found.append(Account.c.due_on <= today + timedelta(days=wanted.due_within))
    if wanted.text.strip():
        found.append(_text_condition(reader, wanted.text))
    found.extend(_view(reader, wanted.view, today))
    return found


def _view(reader: Reader, view: AccountView, today: date) -> list[ColumnElement[bool]]:
    if view is AccountView.OVERDUE:
        return [Account.c.due_on < today]
    if view is AccountView.DUE_30:
        return [Account.c.due_on <= today + timedelta(days=30)]
    if view is AccountView.LOW_RATING:
        low = number(all_values(reader, today), "rating.low")
        return [Account.c.rating < low]
    if view is AccountView.OPEN_OUTAGE:
        return [Account.c.id.in_(_off_now())]
    return []


def _off_now() -> AnySelect:
    return (
        select(OutageAccount.c.account_id)
        .join(Outage, Outage.c.id == OutageAccount.c.outage_id)
        .where(Outage.c.state.in_(OPEN_OUTAGES), Outage.c.deleted_at.is_(None), OutageAccount.c.deleted_at.is_(None))
    )


def _text_condition(reader: Reader, value: str) -> ColumnElement[bool]:
    """Narrow to accounts whose name, number or contact is found by the words of the query."""
    if not has_words(value):
        return false()
    return Account.c.id.in_(hits(reader, value, (Kind.ACCOUNT, Kind.CONTACT), SearchEntry.c.account_id))


def _order(order: AccountOrder, descending: bool) -> list[ColumnElement[Any]]:
    columns: Mapping[AccountOrder, ColumnElement[Any]] = {
        AccountOrder.NAME: Account.c.sort_key,
        AccountOrder.SEGMENT: case(SEGMENT_PLACE, value=Account.c.segment),
        AccountOrder.DISTRICT: Account.c.district_code,
        AccountOrder.CONTRACT_KVA: Account.c.contract_kva,
        AccountOrder.LAST_VISIT: Account.c.last_onsite_on,
        AccountOrder.DUE: Account.c.due_on,
        AccountOrder.RATING: Account.c.rating,
    }
    first = columns[order]
    directed = first.desc().nulls_last() if descending else first.asc().nulls_last()
    return [directed, Account.c.sort_key.asc(), Account.c.id.asc()]


def account_ids(
    reader: Reader, wanted: AccountFilter, order: AccountOrder = AccountOrder.NAME, descending: bool = False
) -> list[UUID]:
    """Return the ids of every account that a list shows, in its order."""
    statement = select(Account.c.id).where(*conditions(reader, wanted)).order_by(*_order(order, descending))
    return reader.scalars(statement)


def sums(reader: Reader, wanted: AccountFilter) -> ListSums:
    """Return how many accounts a list shows and the capacity under contract, in kVA."""
    statement = select(func.count(), func.coalesce(func.sum(Account.c.contract_kva), 0.0))
    row = reader.one(statement.where(*conditions(reader, wanted)))
    assert row is not None
    return ListSums(row[0], float(row[1]))


def account_rows(reader: Reader, ids: Sequence[UUID]) -> list[AccountRow]:
    """Return the rows of a page of ids, in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    today = reader.clock.today()
    values = all_values(reader, today)
    managers = owners(reader, today)
    planned = _next_visits(reader, ids)
    energy = _energy(reader, ids)
    found = {row.id: _row(row, today, values, managers, planned, energy) for row in reader.rows(_page(ids))}
    return [found[each] for each in ids if each in found]


def _page(ids: Sequence[UUID]) -> AnySelect:
    return select(
        Account.c.id,
        Account.c.version,
        Account.c.account_no,
        Account.c.name,
        Account.c.name_en,
        Account.c.segment,
        Account.c.district_code,
        Account.c.contract_kva,
        Account.c.last_onsite_on,
        Account.c.due_on,
        Account.c.interval_days,
        Account.c.rating,
        Account.c.portfolio_id,
    ).where(Account.c.id.in_(ids), Account.c.deleted_at.is_(None))


def _row(
    row: Any,
    today: date,
    values: Mapping[str, SettingValue],
    managers: dict[UUID, tuple[UUID, str]],
    planned: dict[UUID, Any],
    energy: dict[UUID, tuple[float, ...]],
) -> AccountRow:
    return AccountRow(
        row.id,
        row.version,
        row.account_no,
        row.name,
        row.name_en,
        Segment(row.segment),
        row.district_code,
        row.contract_kva,
        row.last_onsite_on,
        row.due_on,
        status(row.due_on, row.interval_days, today, values),
        planned.get(row.id),
        row.rating,
        managers.get(row.portfolio_id, (None, None))[1],
        energy.get(row.id, ()),
    )


def _next_visits(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, Any]:
    """Return the start of the next planned visit by account."""
    states = (PlanState.APPROVED, PlanState.APPOINTED)
    statement = (
        select(Visit.c.account_id, func.min(Visit.c.planned_start))
        .where(
            Visit.c.account_id.in_(ids),
            Visit.c.plan_state.in_(states),
            Visit.c.deleted_at.is_(None),
            Visit.c.planned_on >= reader.clock.today(),
        )
        .group_by(Visit.c.account_id)
    )
    return {row[0]: row[1] for row in reader.rows(statement)}


def _energy(reader: Reader, ids: Sequence[UUID]) -> dict[UUID, tuple[float, ...]]:
    """Return the last twelve whole months of energy by account, oldest first."""
    today = reader.clock.today()
    start = date(today.year - 1, today.month, 1)
    statement = (
        select(type_coerce(MonthlyUsage.c.account_id, StoredId), MonthlyUsage.c.kwh_total)
        .where(
            and_(
                MonthlyUsage.c.account_id.in_(ids),
                MonthlyUsage.c.month >= start,
                MonthlyUsage.c.month < date(today.year, today.month, 1),
                MonthlyUsage.c.deleted_at.is_(None),
            )
        )
        .order_by(MonthlyUsage.c.account_id, MonthlyUsage.c.month)
    )
    rows = reader.rows(statement)
    return {id_of(stored): tuple(row[1] for row in of_one) for stored, of_one in groupby(rows, itemgetter(0))}


def view_counts(reader: Reader, wanted: AccountFilter) -> dict[AccountView, int]:
    """Return how many accounts each saved view shows in the same scope."""
    scope = AccountFilter(person_id=wanted.person_id, managed_only=wanted.managed_only)
    base = conditions(reader, scope)
    columns = []
    for view in AccountView:
        extra = _view(reader, view, reader.clock.today())
        columns.append(func.count().filter(and_(*extra)) if extra else func.count())
    row = reader.one(select(*columns).select_from(Account).where(*base))
    assert row is not None
    return dict(zip(AccountView, row, strict=True))


def facet_counts(reader: Reader, wanted: AccountFilter) -> dict[str, dict[str, int]]:
    """Return how many accounts of the scope have each segment and each district, for the filter's popups."""
    base = conditions(reader, AccountFilter(person_id=wanted.person_id, managed_only=wanted.managed_only))
    found: dict[str, dict[str, int]] = {}
    for name, column in (("segment", Account.c.segment), ("district", Account.c.district_code)):
        statement = select(column, func.count()).where(*base).group_by(column)
        found[name] = {row[0]: row[1] for row in reader.rows(statement) if row[0]}
    known = district_names()
    found["district"] = {code: found["district"][code] for code in known if code in found["district"]}
    return found


@dataclass(frozen=True)
class AccountLabel:
    """What a line about something of an account says of the account."""

    name: str
    segment: Segment
    district: str | None
    owner: str | None


def labels_of(reader: Reader, ids: set[UUID]) -> dict[UUID, AccountLabel]:
    """Return name, segment, district and manager of accounts by their ids."""
    if not ids:
        return {}
    columns = (Account.c.id, Account.c.name, Account.c.segment, Account.c.district_code, Account.c.portfolio_id)
    rows = reader.rows(select(*columns).where(Account.c.id.in_(ids)))
    managers = owners(reader, reader.clock.today(), {row.portfolio_id for row in rows})
    return {
        row.id: AccountLabel(
            row.name, Segment(row.segment), row.district_code, managers.get(row.portfolio_id, (None, None))[1]
        )
        for row in rows
    }
