"""What went into feeders and transformer areas and what was sold from them (domain.md section 5)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, func, or_, select, type_coerce

from crm.domain.losses import USUAL_VOLTAGE, Section
from crm.storage.base import AnyTable
from crm.storage.people import books_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import (
    Account,
    Area,
    AreaEnergy,
    Feeder,
    FeederEnergy,
    LossCase,
    MonthlyUsage,
    Substation,
    SupplyPoint,
    TransformerArea,
)
from crm.storage.types import StoredId, id_of

LINE = FeederEnergy.c
POINT = SupplyPoint.c
MONTH, DAY = "month", "day"


class Lines(Struct, frozen=True):
    """Where the figures of one kind of section stand, the column of theirs that names it, and that of supply points."""

    table: AnyTable
    key: str
    of_point: Any

    def figures(self) -> tuple[Any, ...]:
        """Return the columns that a rate is made of, the key of the section first, as it is stored."""
        line = self.table.c
        names = ("starts_on", "supply_kwh", "sales_kwh", "coverage_pct", "has_transfer")
        return type_coerce(line[self.key], StoredId), *(line[name] for name in names)

    def alive(self, span: str) -> tuple[Any, ...]:
        """Return the conditions of months or days that are there."""
        return self.table.c.span == span, self.table.c.deleted_at.is_(None)


LINES: Mapping[Section, Lines] = MappingProxyType(
    {
        Section.FEEDER: Lines(FeederEnergy, "feeder_id", POINT.feeder_id),
        Section.AREA: Lines(AreaEnergy, "transformer_area_id", POINT.transformer_area_id),
    }
)


def spans(
    reader: Reader, section: Section, span: str, first: date, last: date, of: UUID | None = None
) -> Iterator[tuple[UUID, list[AnyRow]]]:
    """Yield every section or one with its months or days, the oldest first; one after the other, for they are many."""
    lines = LINES[section]
    line, start = lines.table.c[lines.key], lines.table.c.starts_on
    statement = select(*lines.figures()).where(*lines.alive(span), start >= first, start <= last)
    if of is not None:
        statement = statement.where(line == of)
    for key, rows in groupby(reader.each(statement.order_by(line, start)), itemgetter(0)):
        yield id_of(key), list(rows)


def placed_months(reader: Reader, month: date) -> list[AnyRow]:
    """Return a month of each feeder with its supply unit, substation and own voltage."""
    place = (
        Area.c.name.label("region"),
        Substation.c.name.label("substation"),
        func.coalesce(Feeder.c.voltage_code, USUAL_VOLTAGE).label("voltage"),
    )
    statement = (
        select(LINE.supply_kwh, LINE.sales_kwh, Feeder.c.is_dedicated, *place)
        .join(Feeder, Feeder.c.id == LINE.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .outerjoin(Area, Area.c.id == Substation.c.area_id)
        .where(LINE.span == MONTH, LINE.starts_on == month, LINE.deleted_at.is_(None), Feeder.c.deleted_at.is_(None))
    )
    return reader.rows(statement)


def newest(reader: Reader, section: Section, span: str, before: date | None = None) -> date | None:
    """Return the last month or day with figures of any section, before a day where one is given."""
    lines = LINES[section]
    start = lines.table.c.starts_on
    statement = select(func.max(start)).where(*lines.alive(span))
    found: date | None = reader.scalar(statement if before is None else statement.where(start < before))
    return found


def whole_spans(reader: Reader, section: Section) -> list[dict[str, Any]]:
    """Return every month and day of every section with all its columns."""
    table = LINES[section].table
    return [dict(row._mapping) for row in reader.rows(select(*table.columns).where(table.c.deleted_at.is_(None)))]


def feeders(reader: Reader) -> dict[UUID, AnyRow]:
    """Return (number, substation, voltage_code) of every feeder."""
    statement = (
        select(Feeder.c.id, Feeder.c.number, Substation.c.name.label("substation"), Feeder.c.voltage_code)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Feeder.c.deleted_at.is_(None))
    )
    return {row.id: row for row in reader.rows(statement)}


def areas(reader: Reader) -> dict[UUID, AnyRow]:
    """Return (name, feeder_id) of every transformer area."""
    area = TransformerArea.c
    statement = select(area.id, area.name, area.feeder_id).where(area.deleted_at.is_(None))
    return {row.id: row for row in reader.rows(statement)}


def accounts_on(reader: Reader, section: Section, person_id: UUID | None, day: date) -> dict[UUID, int]:
    """Return how many accounts in scope hang on each section on a day."""
    of_point = LINES[section].of_point
    statement = (
        select(of_point, func.count(func.distinct(POINT.account_id)))
        .join(Account, Account.c.id == POINT.account_id)
        .where(Account.c.deleted_at.is_(None), of_point.is_not(None), *_holds(day))
        .group_by(of_point)
    )
    if person_id is not None:
        statement = statement.where(Account.c.portfolio_id.in_(books_of(reader, person_id, reader.clock.today())))
    return {row[0]: row[1] for row in reader.rows(statement)}


def _holds(day: date) -> tuple[ColumnElement[bool], ...]:
    begun = or_(POINT.starts_on.is_(None), POINT.starts_on <= day)
    lasts = or_(POINT.ends_on.is_(None), POINT.ends_on >= day)
    return POINT.deleted_at.is_(None), begun, lasts


class AccountMonths(Struct, frozen=True):
    """The kWh of an account by month, under a section that is its main supply."""

    section_id: UUID
    account_id: UUID
    name: str
    kwh: Mapping[date, float]


def energies_on(
    reader: Reader, section: Section, month: date, months: Iterable[date], of: UUID | None = None
) -> Iterator[AccountMonths]:
    """Yield some months of the accounts whose main supply a section, or one of them, is in one month."""
    usage, of_point = MonthlyUsage.c, LINES[section].of_point
    keys = (type_coerce(of_point, StoredId), type_coerce(Account.c.id, StoredId), Account.c.name)
    statement = (
        select(*keys, usage.month, usage.kwh_total)
        .join(Account, Account.c.id == POINT.account_id)
        .join(MonthlyUsage, usage.account_id == Account.c.id)
        .where(
            POINT.role == "primary",
            of_point.is_not(None),
            *_holds(month),
            Account.c.deleted_at.is_(None),
            usage.deleted_at.is_(None),
            usage.month.in_(list(months)),
        )
        .order_by(Account.c.id, of_point)
    )
    rows = reader.each(statement if of is None else statement.where(of_point == of))
    for (section_id, account_id, name), some in groupby(rows, itemgetter(0, 1, 2)):
        yield AccountMonths(id_of(section_id), id_of(account_id), name, {row[3]: row[4] for row in some})


def open_cases(reader: Reader, section: Section) -> dict[UUID, UUID]:
    """Return the case that is open for each section."""
    case = LossCase.c
    is_area = section is Section.AREA
    key = case.transformer_area_id if is_area else case.feeder_id
    meant = case.transformer_area_id.is_not(None) if is_area else case.transformer_area_id.is_(None)
    statement = select(key, case.id).where(case.deleted_at.is_(None), case.closed_on.is_(None), meant)
    return {row[0]: row[1] for row in reader.rows(statement)}
