"""A page of the list of accounts: one statement for the accounts and one for each thing that hangs on them."""

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, literal, select, type_coerce

from crm.domain.codes import ImportanceGrade, Segment
from crm.domain.list_rows import AccountItem
from crm.planning.duty import status
from crm.storage.lists.around_accounts import (
    coming_visits,
    last_twelve,
    months_between,
    open_issues,
    open_tasks,
    supplies_on,
)
from crm.storage.people import owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.settings import all_values
from crm.storage.tables import (
    Account,
    AccountTag,
    Area,
    Feeder,
    Issue,
    MonthlyUsage,
    Portfolio,
    Substation,
    SupplyPoint,
    Task,
    Visit,
)
from crm.storage.types import StoredId, id_of


def rows(reader: Reader, ids: Sequence[UUID]) -> list[AccountItem]:
    """Return the accounts of a page in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    around = _Around(reader, ids)
    found = (around.item(row) for row in around.ask(_page()))
    by_id = {item.id: item for item in found}
    return [by_id[each] for each in ids if each in by_id]


class _Around:
    """What hangs on the accounts of a page, by their keys as they are stored."""

    def __init__(self, reader: Reader, ids: Sequence[UUID]) -> None:
        self._reader = reader
        self._today = reader.clock.today()
        first, end = last_twelve(self._today)
        self._given = {"ids": ids, "today": self._today, "first": first, "end": end}
        self._settings = all_values(reader, self._today)
        self._managers = owners(reader, self._today)
        self._tasks = dict(map(tuple, self.ask(_counts(True))))
        self._issues = dict(map(tuple, self.ask(_counts(False))))
        self._coming = {row[0]: (row[1], row[2]) for row in self.ask(_coming())}
        self._feeders = {row[0]: row[1] for row in self.ask(_feeders())}
        self._tags = self._many(_tags())
        self._energy = self._many(_energy())

    def ask(self, statement: AnySelect) -> Sequence[Any]:
        """Return the rows of a prepared statement for this page."""
        return self._reader.connection.execute(statement, self._given).all()

    def item(self, row: Any) -> AccountItem:
        """Return an account with all that hangs on it."""
        stored, version, number, name, name_en, segment, tariff, grade, *rest = row
        due_on, interval, _rating, portfolio_id = rest[-4:]
        manager = self._managers.get(portfolio_id, (None, None))[1]
        around = (
            status(due_on, interval, self._today, self._settings),
            manager,
            self._feeders.get(stored),
            *self._coming.get(stored, (None, None)),
            self._tasks.get(stored, 0),
            self._issues.get(stored, 0),
            tuple(sorted(self._tags.get(stored, ()))),
            self._energy.get(stored, ()),
        )
        plain = (id_of(stored), version, number, name, name_en, Segment(segment), tariff, ImportanceGrade(grade))
        return AccountItem._make((*plain, *rest, *around))

    def _many(self, statement: AnySelect) -> dict[Any, tuple[Any, ...]]:
        grouped = groupby(self.ask(statement), itemgetter(0))
        return {stored: tuple(row[1] for row in of_one) for stored, of_one in grouped}


# The statements are built once each: for a page that costs more than to answer them.
@cache
def _page() -> AnySelect:
    account = Account.c
    return (
        select(
            type_coerce(account.id, StoredId),
            account.version,
            account.account_no,
            account.name,
            account.name_en,
            account.segment,
            account.tariff_class,
            account.importance_grade,
            account.industry_code,
            account.voltage_code,
            account.contract_kva,
            account.operating_kva,
            account.own_generator_kw,
            account.is_high_risk,
            account.top100_rank,
            account.district_code,
            account.street_code,
            account.address,
            Area.c.name.label("area"),
            account.last_onsite_on,
            account.last_contact_on,
            account.phone_due_on,
            account.duty_rule,
            account.due_on,
            account.interval_days,
            account.rating,
            account.portfolio_id,
        )
        .join(Portfolio, Portfolio.c.id == account.portfolio_id)
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .where(account.id.in_(_ids()), account.deleted_at.is_(None))
    )


def _ids() -> Any:
    return bindparam("ids", expanding=True)


def _stored(table: Any) -> Any:
    return type_coerce(table.c.account_id, StoredId)


@cache
def _counts(tasks: bool) -> AnySelect:
    table, conditions = (Task, open_tasks()) if tasks else (Issue, open_issues())
    of_page = table.c.account_id.in_(_ids())
    return select(_stored(table), func.count()).where(of_page, *conditions).group_by(table.c.account_id)


@cache
def _coming() -> AnySelect:
    return (
        select(_stored(Visit), func.min(Visit.c.planned_on), func.min(Visit.c.planned_start))
        .where(Visit.c.account_id.in_(_ids()), *coming_visits(bindparam("today")))
        .group_by(Visit.c.account_id)
    )


@cache
def _feeders() -> AnySelect:
    """Return a statement for the feeders of a page, the first one of each account last."""
    return (
        select(_stored(SupplyPoint), Substation.c.name + literal(" ") + Feeder.c.number)
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(SupplyPoint.c.account_id.in_(_ids()), *supplies_on(bindparam("today")))
        .order_by(SupplyPoint.c.role.desc(), Feeder.c.position.desc(), SupplyPoint.c.id.desc())
    )


@cache
def _tags() -> AnySelect:
    return (
        select(_stored(AccountTag), AccountTag.c.text)
        .where(AccountTag.c.account_id.in_(_ids()), AccountTag.c.deleted_at.is_(None))
        .order_by(AccountTag.c.account_id)
    )


@cache
def _energy() -> AnySelect:
    return (
        select(_stored(MonthlyUsage), MonthlyUsage.c.kwh_total)
        .where(MonthlyUsage.c.account_id.in_(_ids()), *months_between(bindparam("first"), bindparam("end")))
        .order_by(MonthlyUsage.c.account_id, MonthlyUsage.c.month)
    )
