"""Everything about one account in a handful of statements."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select

from crm.domain.accounts import (
    AccountDetail,
    ContactRow,
    MonthEnergy,
    OutageMark,
    PhoneRow,
    Quality,
    RatingMark,
    SupplyRow,
)
from crm.domain.codes import CLOSED_ISSUES, COMPLETED_RECORDS, DutyStatus, ImportanceGrade, OutageState, Segment
from crm.domain.errors import NotFound
from crm.domain.quality import quality
from crm.domain.settings import SettingValue
from crm.planning.duty import status
from crm.storage.base import AnyTable
from crm.storage.campaigns import opt_outs
from crm.storage.conflicts import missing
from crm.storage.people import owners
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import (
    Account,
    Area,
    Attachment,
    Contact,
    ContactPhone,
    Customer,
    Feeder,
    Issue,
    MonthlyUsage,
    Outage,
    OutageAccount,
    Person,
    Portfolio,
    Substation,
    SupplyPoint,
    Visit,
)


def account_detail(reader: Reader, account_id: UUID) -> AccountDetail:
    """Return the account page's data; raises NotFound("account.gone")."""
    account = reader.one(_statement(account_id))
    if account is None:
        raise missing(reader, Account, account_id, "account.gone")
    today = reader.clock.today()
    values = all_values(reader, today)
    people, supply = contacts(reader, account_id), supply_points(reader, account_id, today)
    energy, marks = months(reader, account_id, 25), outage_marks(reader, account_id, today)
    manager = owners(reader, today).get(account.portfolio_id, (None, None))
    duty = status(account.due_on, account.interval_days, today, values)
    counts = _counts(reader, account_id)
    return AccountDetail(
        id=account.id,
        version=account.version,
        customer_id=account.customer_id,
        portfolio_id=account.portfolio_id,
        account_no=account.account_no,
        name=account.name,
        name_en=account.name_en,
        segment=Segment(account.segment),
        grade=ImportanceGrade(account.importance_grade),
        tariff_class=account.tariff_class,
        industry_code=account.industry_code,
        voltage_code=account.voltage_code,
        contract_kva=account.contract_kva,
        operating_kva=account.operating_kva,
        district=account.district_code,
        street_code=account.street_code,
        address=account.address,
        site_access=account.site_access,
        visit_hours=account.visit_hours,
        note=account.note,
        own_generator_kw=account.own_generator_kw,
        security_load_kw=account.security_load_kw,
        contract_demand_kw=account.contract_demand_kw,
        contract_signed_on=account.contract_signed_on,
        is_high_risk=account.is_high_risk,
        customer=account.customer,
        area=account.area,
        manager_id=manager[0],
        manager=manager[1],
        last_visit_on=account.last_onsite_on,
        due_on=account.due_on,
        phone_due_on=account.phone_due_on,
        duty_rule=account.duty_rule,
        interval_days=account.interval_days,
        duty=duty,
        rating=account.rating,
        ratings=_ratings(reader, account_id, int(number(values, "visit.rating_count"))),
        contacts=people,
        supply=supply,
        energy=energy,
        outages=marks,
        quality=_quality(account, people, supply, values, today),
        health=_health(duty, energy, counts["open_issues"], marks, account.rating, values, today),
        pf_target=number(values, "pf.target"),
        no_publicity_since=_no_publicity(reader, account_id, today),
        **counts,
    )


def _no_publicity(reader: Reader, account_id: UUID, today: date) -> date | None:
    out = opt_outs(reader, today, account_id=account_id).get(account_id)
    return None if out is None else out.starts_on


def _statement(account_id: UUID) -> Any:
    columns = [column for column in Account.columns if column.name != "deleted_at"]
    return (
        select(*columns, Area.c.name.label("area"), Customer.c.name.label("customer"))
        .join(Customer, Customer.c.id == Account.c.customer_id)
        .join(Portfolio, Portfolio.c.id == Account.c.portfolio_id)
        .join(Area, Area.c.id == Portfolio.c.area_id)
        .where(Account.c.id == account_id, Account.c.deleted_at.is_(None))
    )


def contacts(reader: Reader, account_id: UUID) -> tuple[ContactRow, ...]:
    """Return an account's contacts in call order, each with its numbers where they may be seen."""
    phones: dict[UUID, list[PhoneRow]] = {}
    numbers = (
        select(
            ContactPhone.c.contact_id,
            ContactPhone.c.id,
            ContactPhone.c.version,
            ContactPhone.c.number,
            ContactPhone.c.kind,
            ContactPhone.c.is_doubtful,
            ContactPhone.c.doubtful_since,
            ContactPhone.c.doubt_reason,
        )
        .where(ContactPhone.c.account_id == account_id, ContactPhone.c.deleted_at.is_(None))
        .order_by(ContactPhone.c.position, ContactPhone.c.id)
    )
    for contact_id, *rest in reader.rows(numbers) if reader.rights.may("do.phone") else ():
        phones.setdefault(contact_id, []).append(PhoneRow(*rest))
    statement = (
        select(
            Contact.c.id,
            Contact.c.version,
            Contact.c.name,
            Contact.c.role,
            Contact.c.title,
            Contact.c.call_order,
            Contact.c.verified_on,
            Person.c.name.label("verified_by"),
            Contact.c.emergency_order,
            Contact.c.email,
            Contact.c.wechat,
            Contact.c.note,
        )
        .outerjoin(Person, Person.c.id == Contact.c.verified_by)
        .where(Contact.c.account_id == account_id, Contact.c.deleted_at.is_(None))
        .order_by(Contact.c.call_order, Contact.c.sort_key, Contact.c.id)
    )
    return tuple(ContactRow(**row._mapping, phones=tuple(phones.get(row.id, ()))) for row in reader.rows(statement))


def last_call_order(reader: Reader, account_id: UUID) -> int:
    """Return the highest place in an account's call order, 0 when nobody is on it."""
    highest = select(func.max(Contact.c.call_order))
    return int(reader.scalar(highest.where(Contact.c.account_id == account_id, Contact.c.deleted_at.is_(None))) or 0)


def supply_points(reader: Reader, account_id: UUID, on: date) -> tuple[SupplyRow, ...]:
    """Return the feeders that supply an account on a day, the primary one first."""
    statement = (
        select(
            SupplyPoint.c.feeder_id,
            Substation.c.name,
            Feeder.c.number,
            SupplyPoint.c.role,
            SupplyPoint.c.id,
            SupplyPoint.c.version,
            SupplyPoint.c.confirmed_on,
            Person.c.name,
        )
        .outerjoin(Person, Person.c.id == SupplyPoint.c.confirmed_by)
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(
            SupplyPoint.c.account_id == account_id,
            SupplyPoint.c.deleted_at.is_(None),
            or_(SupplyPoint.c.starts_on.is_(None), SupplyPoint.c.starts_on <= on),
            or_(SupplyPoint.c.ends_on.is_(None), SupplyPoint.c.ends_on >= on),
        )
        .order_by(SupplyPoint.c.role, Feeder.c.position)
    )
    return tuple(SupplyRow(row[0], f"{row[1]} {row[2]}", *row[3:]) for row in reader.rows(statement))


def months(reader: Reader, account_id: UUID, count: int) -> tuple[MonthEnergy, ...]:
    """Return the newest months of an account's energy, oldest first."""
    statement = (
        select(MonthlyUsage.c.month, MonthlyUsage.c.kwh_total, MonthlyUsage.c.max_demand_kw, MonthlyUsage.c.pf)
        .where(MonthlyUsage.c.account_id == account_id, MonthlyUsage.c.deleted_at.is_(None))
        .order_by(MonthlyUsage.c.month.desc())
        .limit(count)
    )
    return tuple(MonthEnergy(*row) for row in reversed(reader.rows(statement)))


def outage_marks(reader: Reader, account_id: UUID, today: date) -> tuple[OutageMark, ...]:
    """Return the interruptions of the last twelve months, oldest first, with their hours."""
    since = reader.clock.now() - timedelta(days=365)
    statement = (
        select(Outage.c.id, Outage.c.type, Outage.c.actual_start, Outage.c.actual_end)
        .join(OutageAccount, OutageAccount.c.outage_id == Outage.c.id)
        .where(
            OutageAccount.c.account_id == account_id,
            OutageAccount.c.is_interrupted.is_(True),
            OutageAccount.c.deleted_at.is_(None),
            Outage.c.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.c.actual_start >= since,
            Outage.c.deleted_at.is_(None),
        )
        .distinct()
        .order_by(Outage.c.actual_start)
    )
    now = reader.clock.now()
    return tuple(
        OutageMark(
            row.id, row.type, row.actual_start, _hours(row.actual_start, row.actual_end or now), not row.actual_end
        )
        for row in reader.rows(statement)
    )


def _hours(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 3600


def _ratings(reader: Reader, account_id: UUID, count: int) -> tuple[RatingMark, ...]:
    statement = (
        select(Visit.c.id, Visit.c.held_on, Visit.c.satisfaction)
        .where(
            Visit.c.account_id == account_id,
            Visit.c.satisfaction.is_not(None),
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.deleted_at.is_(None),
        )
        .order_by(Visit.c.held_on.desc(), Visit.c.id.desc())
        .limit(count)
    )
    return tuple(RatingMark(*row) for row in reader.rows(statement))


def _count(reader: Reader, table: AnyTable, account_id: UUID, *more: Any) -> int:
    statement = select(func.count()).select_from(table)
    return int(reader.scalar(statement.where(table.c.account_id == account_id, table.c.deleted_at.is_(None), *more)))


def _counts(reader: Reader, account_id: UUID) -> dict[str, int]:
    return {
        "visit_count": _count(reader, Visit, account_id, Visit.c.record_state.in_(COMPLETED_RECORDS)),
        "outage_count": _outage_count(reader, account_id),
        "file_count": _count(reader, Attachment, account_id),
        "open_issues": _count(reader, Issue, account_id, Issue.c.state.not_in(CLOSED_ISSUES)),
    }


def _outage_count(reader: Reader, account_id: UUID) -> int:
    """Count the outages that began; one that reaches an account by two feeders is one."""
    statement = (
        select(func.count(func.distinct(Outage.c.id)))
        .join(OutageAccount, OutageAccount.c.outage_id == Outage.c.id)
        .where(
            OutageAccount.c.account_id == account_id,
            OutageAccount.c.deleted_at.is_(None),
            Outage.c.actual_start.is_not(None),
            Outage.c.state.in_((OutageState.RUNNING, OutageState.RESTORED)),
            Outage.c.deleted_at.is_(None),
        )
    )
    return int(reader.scalar(statement))


def _quality(
    account: Any,
    people: tuple[ContactRow, ...],
    supply: tuple[SupplyRow, ...],
    values: Mapping[str, SettingValue],
    today: date,
) -> Quality:
    return quality(
        people,
        industry_code=account.industry_code,
        street_code=account.street_code,
        address=account.address,
        has_place=account.lon is not None and account.lat is not None,
        feeder_confirmed=bool(supply) and all(point.confirmed_on is not None for point in supply),
        grade_known=account.grade_approved_on is not None or account.importance_grade == ImportanceGrade.NONE,
        generator_known=account.own_generator_kw is not None,
        today=today,
        verified_days=int(number(values, "contact.verified_days")),
    )


def _health(
    duty: DutyStatus,
    energy: tuple[MonthEnergy, ...],
    issues: int,
    marks: tuple[OutageMark, ...],
    rating: float | None,
    values: Mapping[str, SettingValue],
    today: date,
) -> tuple[str, ...]:
    reasons = []
    if duty in (DutyStatus.OVERDUE, DutyStatus.SEVERE):
        reasons.append("overdue")
    if sum(1 for mark in marks if (today - mark.started_at.date()).days <= 60) >= 2:
        reasons.append("two_outages")
    if energy and energy[-1].pf is not None and energy[-1].pf < number(values, "pf.target"):
        reasons.append("low_pf")
    if rating is not None and rating < number(values, "rating.low"):
        reasons.append("low_rating")
    if issues:
        reasons.append("open_issues")
    return tuple(reasons)


def account_called(reader: Reader, number: str) -> UUID:
    """Return the account with a number; raises NotFound("account.unknown_number")."""
    found = account_of_number(reader, number)
    if found is None:
        raise NotFound("account.unknown_number", value=number)
    return found


def account_of_number(reader: Reader, number: str) -> UUID | None:
    """Return the account that has a number."""
    found: UUID | None = reader.scalar(
        select(Account.c.id).where(Account.c.account_no == number, Account.c.deleted_at.is_(None))
    )
    return found


def capacities(reader: Reader, account_id: UUID) -> tuple[float, float | None]:
    """Return (contract, operating) kVA of an account; raises NotFound("account.gone")."""
    row = reader.one(select(Account.c.contract_kva, Account.c.operating_kva).where(Account.c.id == account_id))
    if row is None:
        raise missing(reader, Account, account_id, "account.gone")
    return row[0], row[1]
