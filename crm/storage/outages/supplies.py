"""The dated links from accounts to the network, as the network's page lists them (domain.md 1.4)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from crm.domain.outage_desk import ScopePart
from crm.storage.outages.network import SECTION, condition_of, in_force
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, Feeder, Substation, SupplyPoint, TransformerArea


def links_of(reader: Reader, part: ScopePart, on: date | None) -> list[AnyRow]:
    """Return the links to a part of the network that hold on a day, for None all that ever did; by name, then day."""
    point = SupplyPoint.c
    held = (point.deleted_at.is_(None),) if on is None else in_force(on)
    statement = (
        select(
            point.id,
            point.account_id,
            Account.c.name,
            Account.c.account_no,
            Account.c.segment,
            point.role,
            point.feeder_id,
            (Substation.c.name + " " + Feeder.c.number).label("feeder"),
            SECTION.label("section"),
            TransformerArea.c.name.label("area"),
            point.starts_on,
            point.ends_on,
            point.confirmed_on,
        )
        .join(Account, Account.c.id == point.account_id)
        .join(Feeder, Feeder.c.id == point.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .outerjoin(TransformerArea, TransformerArea.c.id == point.transformer_area_id)
        .where(condition_of(part), Account.c.deleted_at.is_(None), *held)
        .order_by(Account.c.sort_key, Account.c.id, point.starts_on, point.id)
    )
    return reader.rows(statement)


def points(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, AnyRow]:
    """Return whole supply points by their keys; one that is gone or may not be seen is left out."""
    found = {}
    for part in in_parts(ids):
        statement = select(*SupplyPoint.columns).where(SupplyPoint.c.id.in_(part), SupplyPoint.c.deleted_at.is_(None))
        found.update({row.id: row for row in reader.rows(statement)})
    return found
