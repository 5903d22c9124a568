"""Readings of an account and of those that are like it (domain.md 4.1 and 4.6)."""

from datetime import date
from uuid import UUID

from sqlalchemy import and_, column, func, select

from crm.domain.peers import PeerGroup
from crm.storage.peers import members
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, MonthlyUsage

USAGE = MonthlyUsage.c
FIGURES = (
    *(USAGE.month, USAGE.kwh_sharp, USAGE.kwh_peak, USAGE.kwh_flat, USAGE.kwh_valley, USAGE.kwh_total),
    *(USAGE.kvarh, USAGE.max_demand_kw, USAGE.pf, USAGE.total_fee),
    *(USAGE.max_demand_at, USAGE.operating_kva, USAGE.energy_fee, USAGE.basic_fee, USAGE.pf_fee, USAGE.surcharge),
    *(USAGE.product_output, USAGE.output_unit, USAGE.quality),
)


COMPARED = (
    *(USAGE.kwh_total, USAGE.kwh_sharp, USAGE.kwh_peak, USAGE.kwh_valley, USAGE.kvarh, USAGE.max_demand_kw),
    *(USAGE.total_fee, USAGE.product_output, USAGE.output_unit),
)
"""What a comparison is made of: days and moments of thousands of rows take their time to be read."""


def subject(reader: Reader, account_id: UUID) -> AnyRow | None:
    """Return what a comparison and a bill have to know of an account that is not in the bin."""
    account = Account.c
    named = (account.id, account.name, account.account_no, account.portfolio_id)
    alike = (account.industry_code, account.voltage_code, account.tariff_class)
    loads = (account.contract_kva, account.operating_kva, account.contract_demand_kw)
    return reader.one(select(*named, *alike, *loads).where(account.id == account_id, account.deleted_at.is_(None)))


def months(reader: Reader, account_id: UUID, first: date, last: date) -> list[AnyRow]:
    """Return an account's months as read, the oldest first."""
    statement = select(*FIGURES).where(
        USAGE.account_id == account_id, USAGE.deleted_at.is_(None), USAGE.month >= first, USAGE.month <= last
    )
    return reader.rows(statement.order_by(USAGE.month))


def newest_month(reader: Reader, account_id: UUID, before: date) -> date | None:
    """Return the last month that an account was read in, before a day."""
    known = (USAGE.account_id == account_id, USAGE.deleted_at.is_(None), USAGE.month < before)
    found = reader.one(select(USAGE.month).where(*known).order_by(USAGE.month.desc()).limit(1))
    return None if found is None else found[0]


def group_month(reader: Reader, group: PeerGroup, month: date, before: date) -> list[AnyRow]:
    """Return a month's readings of a group's accounts, each with its contract capacity and what it used before.

    One row an account: a group may have thousands, and only the energy of the other month is asked of it.
    """
    former = MonthlyUsage.alias("former")
    same = (former.c.account_id == Account.c.id, former.c.month == before, former.c.deleted_at.is_(None))
    statement = (
        select(Account.c.contract_kva, former.c.kwh_total.label("former_kwh"), *COMPARED)
        .join(MonthlyUsage, USAGE.account_id == Account.c.id)
        .outerjoin(former, and_(*same))
        .where(*members(group), USAGE.deleted_at.is_(None), USAGE.month == month)
    )
    return reader.rows(statement)


def peer_figures(reader: Reader, account_id: UUID, level: str, month: date) -> dict[str, list[float]]:
    """Return what a guarded server tells of an account's peers: figures by metric, lowest first, nobody's name.

    Nothing where the group is smaller than may be shown, or the account is none of the login's.
    """
    found = func.rounds_peers(account_id, level, month).table_valued(column("metric"), column("figures"))
    return {row.metric: row.figures for row in reader.rows(select(found))}


def largest(reader: Reader, person_id: UUID | None, before: date) -> UUID | None:
    """Return the account in scope with most energy in the last month, before a day, in which any was read."""
    newest = select(func.max(USAGE.month)).where(USAGE.deleted_at.is_(None), USAGE.month < before).scalar_subquery()
    account = Account.c
    statement = (
        select(account.id)
        .join(MonthlyUsage, USAGE.account_id == account.id)
        .where(account.deleted_at.is_(None), USAGE.deleted_at.is_(None), USAGE.month == newest)
        .order_by(USAGE.kwh_total.desc(), account.id)
        .limit(1)
    )
    if person_id is not None:
        statement = statement.where(account.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    found: UUID | None = reader.scalar(statement)
    return found
