"""What the parts of the network are called, and accounts that an outage names."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from crm.storage.owner import in_parts
from crm.storage.reader import Reader
from crm.storage.tables import Account, Feeder, Substation, TransformerArea


def feeder_names(reader: Reader) -> dict[UUID, str]:
    """Return what feeders are called: substation and number."""
    statement = select(Feeder.c.id, Substation.c.name, Feeder.c.number).join(
        Substation, Substation.c.id == Feeder.c.substation_id
    )
    return {row[0]: f"{row[1]} {row[2]}" for row in reader.rows(statement)}


def station_names(reader: Reader) -> dict[UUID, str]:
    """Return what substations are called."""
    return {row[0]: row[1] for row in reader.rows(select(Substation.c.id, Substation.c.name))}


def area_names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what transformer areas are called."""
    area, found = TransformerArea.c, {}
    for part in in_parts(ids):
        found.update({row[0]: row[1] for row in reader.rows(select(area.id, area.name).where(area.id.in_(part)))})
    return found


def account_names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what accounts are called."""
    found = {}
    for part in in_parts(ids):
        statement = select(Account.c.id, Account.c.name).where(Account.c.id.in_(part))
        found.update({row[0]: row[1] for row in reader.rows(statement)})
    return found
