"""The list of accounts, as declarations."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, case, func, literal, or_, select, type_coerce

from crm.domain.codelists import voltages
from crm.domain.codes import DutyStatus, ImportanceGrade, Segment, TariffClass
from crm.domain.lists import ColumnType, ListColumn, ListKind, SortKey
from crm.storage.lists.account_rows import rows
from crm.storage.lists.around_accounts import (
    coming_visits,
    last_twelve,
    months_between,
    open_issues,
    open_outages,
    open_tasks,
    supplies_on,
)
from crm.storage.lists.parts import Condition, Field, Link, Listed, Many, Part, Scope, by_key
from crm.storage.lists.shared import (
    COMING_DAYS,
    COUNTS,
    PAST_DAYS,
    area_of,
    code_field,
    day_field,
    flag_field,
    key_field,
    number_field,
    owner_of,
    spelled,
    text_field,
)
from crm.storage.lists.words import account_has
from crm.storage.people import books_of
from crm.storage.settings import number
from crm.storage.tables import (
    Account,
    AccountTag,
    Feeder,
    Issue,
    MonthlyUsage,
    Outage,
    OutageAccount,
    Substation,
    SupplyPoint,
    Task,
    Visit,
)

KVA = ("..100", "100..315", "315..1000", "1000..3150", "3150..10000", "10000..")


def duty_status(scope: Scope) -> ColumnElement[str]:
    """Return how an account stands with its interval, as crm.planning.duty.status says it (domain.md 2.1)."""
    severe = scope.today - timedelta(days=int(number(scope.values, "visit.severe_overdue_days")))
    ratio = number(scope.values, "visit.due_soon_ratio")
    return case(
        (or_(Account.c.due_on.is_(None), Account.c.interval_days.is_(None)), DutyStatus.NO_DUTY.value),
        (Account.c.due_on < severe, DutyStatus.SEVERE.value),
        (Account.c.due_on < scope.today, DutyStatus.OVERDUE.value),
        (_days_left(scope) <= Account.c.interval_days * ratio, DutyStatus.DUE_SOON.value),
        else_=DutyStatus.NORMAL.value,
    )


def _days_left(scope: Scope) -> ColumnElement[Any]:
    if scope.reader.dialect == "postgresql":
        return type_coerce(Account.c.due_on - literal(scope.today), Integer)
    return func.julianday(Account.c.due_on) - func.julianday(scope.today)


def _duty(scope: Scope) -> Part:
    value = duty_status(scope)
    return Part(value, order=(case({each.value: place for place, each in enumerate(DutyStatus)}, value=value),))


def _next_visit(scope: Scope) -> Part:
    coming = (
        select(Visit.c.account_id, func.min(Visit.c.planned_on).label("day"))
        .where(*coming_visits(scope.today))
        .group_by(Visit.c.account_id)
        .subquery("coming")
    )
    return Part(coming.c.day, (Link(coming, coming.c.account_id == Account.c.id),))


def _counted(table: Any, conditions: Sequence[Condition], name: str) -> Part:
    """Return how many rows of a child each account has."""
    counts = (
        select(table.c.account_id, func.count().label("count"))
        .where(*conditions)
        .group_by(table.c.account_id)
        .subquery(name)
    )
    return Part(func.coalesce(counts.c.count, 0), (Link(counts, counts.c.account_id == Account.c.id),))


def _open_tasks(scope: Scope) -> Part:
    return _counted(Task, open_tasks(), "open_task")


def _open_issues(scope: Scope) -> Part:
    return _counted(Issue, open_issues(), "open_issue")


def _feeder(scope: Scope) -> Many:
    label = Substation.c.name + literal(" ") + Feeder.c.number
    place = func.row_number().over(
        partition_by=SupplyPoint.c.account_id, order_by=(SupplyPoint.c.role, Feeder.c.position, SupplyPoint.c.id)
    )
    every = (
        select(
            SupplyPoint.c.account_id.label("row_id"),
            SupplyPoint.c.feeder_id.label("value"),
            label.label("label"),
            Substation.c.sort_key,
            Feeder.c.position,
            place.label("place"),
        )
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(*supplies_on(scope.today))
    )
    first = every.subquery("supply")
    link = Link(first, (first.c.row_id == Account.c.id) & (first.c.place == 1))
    return Many(every, Part(first.c.value, (link,), (first.c.sort_key, first.c.position, first.c.value)))


def _tags(scope: Scope) -> Many:
    """Return the tags of an account; the one that its row shows first sorts."""
    text = AccountTag.c.text
    pairs = select(AccountTag.c.account_id.label("row_id"), text.label("value"), text.label("label"))
    pairs = pairs.where(AccountTag.c.deleted_at.is_(None))
    least = func.min(spelled(scope, text)).label("text")
    first = pairs.with_only_columns(AccountTag.c.account_id, least).group_by(AccountTag.c.account_id).subquery("tagged")
    return Many(pairs, Part(first.c.text, (Link(first, first.c.account_id == Account.c.id),)))


def _energy(scope: Scope) -> Part:
    used = (
        select(MonthlyUsage.c.account_id, func.sum(MonthlyUsage.c.kwh_total).label("kwh"))
        .where(*months_between(*last_twelve(scope.today)))
        .group_by(MonthlyUsage.c.account_id)
        .subquery("used")
    )
    return Part(used.c.kwh, (Link(used, used.c.account_id == Account.c.id),))


def _off_now() -> Any:
    return (
        select(OutageAccount.c.account_id).join(Outage, Outage.c.id == OutageAccount.c.outage_id).where(*open_outages())
    )


def _overdue(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Account.c.due_on < scope.today]


def _due_30(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Account.c.due_on <= scope.today + timedelta(days=30)]


def _low_rating(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Account.c.rating < number(scope.values, "rating.low")]


def _open_outage(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Account.c.id.in_(_off_now())]


def _belongs(scope: Scope, person_id: UUID) -> Condition:
    return Account.c.portfolio_id.in_(books_of(scope.reader, person_id, scope.today))


FIELDS = by_key(
    text_field("name", Account.c.name, order=Account.c.sort_key),
    text_field("name_en", Account.c.name_en),
    text_field("account_no", Account.c.account_no, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment),
    code_field("tariff_class", Account.c.tariff_class, TariffClass),
    code_field("importance", Account.c.importance_grade, ImportanceGrade),
    code_field("industry", Account.c.industry_code),
    code_field("voltage", Account.c.voltage_code, order=[each.code for each in voltages()]),
    number_field("contract_kva", Account.c.contract_kva, KVA),
    number_field("operating_kva", Account.c.operating_kva, KVA),
    code_field("district", Account.c.district_code),
    code_field("street", Account.c.street_code),
    text_field("address", Account.c.address),
    key_field("area", area_of(Account.c.portfolio_id)),
    key_field("manager", owner_of(Account.c.portfolio_id)),
    key_field("feeder", _feeder),
    day_field("last_visit_on", Account.c.last_onsite_on, PAST_DAYS),
    day_field("last_contact_on", Account.c.last_contact_on, PAST_DAYS),
    day_field("due_on", Account.c.due_on, COMING_DAYS),
    day_field("phone_due_on", Account.c.phone_due_on, COMING_DAYS),
    code_field("duty_rule", Account.c.duty_rule),
    Field(ListColumn("duty", ColumnType.CODE), _duty, frozenset(DutyStatus)),
    number_field("interval_days", Account.c.interval_days, ("..31", "31..61", "61..91", "91..181", "181..")),
    Field(ListColumn("next_visit_on", ColumnType.DAY), _next_visit, ranges=COMING_DAYS[1:]),
    number_field("rating", Account.c.rating, ("..3", "3..3.5", "3.5..4", "4..4.5", "4.5..")),
    Field(ListColumn("open_tasks", ColumnType.NUMBER), _open_tasks, ranges=COUNTS),
    Field(ListColumn("open_issues", ColumnType.NUMBER), _open_issues, ranges=COUNTS),
    Field(ListColumn("tags", ColumnType.TEXT), _tags),
    number_field("top100_rank", Account.c.top100_rank, ("1..11", "11..51", "51..101", "101..")),
    number_field("own_generator_kw", Account.c.own_generator_kw, ("..1", "1..500", "500..2000", "2000..")),
    flag_field("is_high_risk", Account.c.is_high_risk),
    Field(ListColumn("energy", ColumnType.NUMBER), _energy, ranges=("..1e5", "1e5..1e6", "1e6..1e7", "1e7..")),
)

ACCOUNTS = Listed(
    kind=ListKind.ACCOUNTS,
    table=Account,
    fields=FIELDS,
    views={"overdue": _overdue, "due_30": _due_30, "low_rating": _low_rating, "open_outage": _open_outage},
    belongs=_belongs,
    words=lambda reader, value: account_has(reader, Account.c.id, value),
    rows=rows,
    end=((Account.c.sort_key, False), (Account.c.id, False)),
    usual=dict.fromkeys(("overdue", "due_30"), (SortKey("due_on"),)),
    sums={"contract_kva": lambda _scope: func.sum(Account.c.contract_kva)},
)
