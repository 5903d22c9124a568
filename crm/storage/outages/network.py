"""The network as it lies: substations, feeders, sections, transformer areas, and the dated links of accounts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, union

from crm.domain.codes import SourceRole
from crm.domain.outage_desk import ScopePart
from crm.planning.outages.reach import Link
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Area, Feeder, Substation, SupplyPoint, TransformerArea

SECTION = func.coalesce(SupplyPoint.c.section, TransformerArea.c.section)


def in_force(on: date) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a supply point that holds on a day."""
    point = SupplyPoint.c
    return (
        point.deleted_at.is_(None),
        or_(point.starts_on.is_(None), point.starts_on <= on),
        or_(point.ends_on.is_(None), point.ends_on >= on),
    )


def links_in(reader: Reader, scope: Sequence[ScopePart], on: date) -> dict[UUID, list[Link]]:
    """Return every link of each account that lies in a scope on a day; an account that is named may have none."""
    named = [part.account_id for part in scope if part.account_id is not None]
    found: dict[UUID, list[Link]] = {key: [] for key in named}
    for condition in _conditions(scope):
        statement = _of_links(SupplyPoint.c.account_id).where(condition, *in_force(on)).distinct()
        found.update({key: [] for key in reader.scalars(statement)})
    for part in in_parts(found):
        statement = _of_links(*_LINK).where(SupplyPoint.c.account_id.in_(part), *in_force(on))
        for row in reader.rows(statement.order_by(SupplyPoint.c.id)):
            found[row.account_id].append(_link(row))
    return found


_LINK = (
    SupplyPoint.c.id,
    SupplyPoint.c.account_id,
    SupplyPoint.c.role,
    SupplyPoint.c.feeder_id,
    Feeder.c.substation_id,
    SECTION.label("section"),
    SupplyPoint.c.transformer_area_id,
)


def _of_links(*columns: Any) -> Any:
    return (
        select(*columns)
        .join(Account, Account.c.id == SupplyPoint.c.account_id)
        .join(Feeder, Feeder.c.id == SupplyPoint.c.feeder_id)
        .outerjoin(TransformerArea, TransformerArea.c.id == SupplyPoint.c.transformer_area_id)
        .where(Account.c.deleted_at.is_(None))
    )


def _link(row: AnyRow) -> Link:
    return Link(row[0], row[1], SourceRole(row[2]), *row[3:])


def _conditions(scope: Iterable[ScopePart]) -> Iterator[ColumnElement[bool]]:
    """Yield what finds the links of the parts of a scope, one condition for each, so that an index serves it."""
    return (condition_of(part) for part in scope if part.account_id is None)


def condition_of(part: ScopePart) -> ColumnElement[bool]:
    """Return what finds the links of a part of the network, or of the account that it names."""
    if part.account_id is not None:
        return SupplyPoint.c.account_id == part.account_id
    if part.transformer_area_id is not None:
        return SupplyPoint.c.transformer_area_id == part.transformer_area_id
    if part.feeder_id is not None:
        on_feeder = SupplyPoint.c.feeder_id == part.feeder_id
        return on_feeder if part.section is None else on_feeder & (part.section == SECTION)
    feeders = select(Feeder.c.id).where(Feeder.c.substation_id == part.substation_id)
    return SupplyPoint.c.feeder_id.in_(feeders)


def stations(reader: Reader) -> list[AnyRow]:
    """Return (id, version, name, voltage, area, area id) of the substations in pinyin order."""
    statement = (
        select(
            Substation.c.id,
            Substation.c.version,
            Substation.c.name,
            Substation.c.voltage_code,
            Area.c.name.label("area"),
            Substation.c.area_id,
        )
        .outerjoin(Area, Area.c.id == Substation.c.area_id)
        .where(Substation.c.deleted_at.is_(None))
        .order_by(Substation.c.sort_key, Substation.c.id)
    )
    return reader.rows(statement)


def feeders(reader: Reader) -> Iterator[AnyRow]:
    """Yield feeders, F2 before F12."""
    feeder = Feeder.c
    names = (feeder.number, feeder.line_name, feeder.network_kind, feeder.voltage_code)
    statement = (
        select(feeder.id, feeder.version, feeder.substation_id, *names, feeder.is_dedicated, feeder.limit_kva)
        .where(feeder.deleted_at.is_(None))
        .order_by(feeder.position, feeder.number, feeder.id)
    )
    return reader.each(statement)


def areas(reader: Reader) -> Iterator[AnyRow]:
    """Yield (id, version, feeder, name, section) of the transformer areas in pinyin order."""
    area = TransformerArea.c
    statement = select(area.id, area.version, area.feeder_id, area.name, area.section).where(area.deleted_at.is_(None))
    return reader.each(statement.order_by(area.sort_key, area.id))


def sections(reader: Reader) -> list[tuple[UUID, str]]:
    """Return (feeder, section) of every part of a feeder that a link or a transformer area names."""
    point, area = SupplyPoint.c, TransformerArea.c
    by_link = select(point.feeder_id, point.section).where(point.section.is_not(None), point.deleted_at.is_(None))
    by_area = select(area.feeder_id, area.section).where(area.section.is_not(None), area.deleted_at.is_(None))
    named = union(by_link, by_area).subquery()
    return sorted(((row[0], row[1]) for row in reader.each(select(named))), key=lambda row: row[1])


def account_counts(reader: Reader, on: date) -> dict[UUID, int]:
    """Return how many accounts hang on each feeder on a day, by any role."""
    statement = (
        select(SupplyPoint.c.feeder_id, func.count(func.distinct(SupplyPoint.c.account_id)))
        .join(Account, Account.c.id == SupplyPoint.c.account_id)
        .where(Account.c.deleted_at.is_(None), *in_force(on))
        .group_by(SupplyPoint.c.feeder_id)
    )
    return {row[0]: row[1] for row in reader.rows(statement)}


def supplies(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return every supply point that an account has had, the oldest first."""
    point = SupplyPoint.c
    statement = select(*SupplyPoint.columns).where(point.account_id == account_id, point.deleted_at.is_(None))
    return reader.rows(statement.order_by(point.starts_on, point.id))
