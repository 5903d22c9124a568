"""What the parts of the network are called, and accounts that an outage names."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from crm.storage.owner import in_parts
from crm.storage.reader import Reader
from crm.storage.tables import Account, Feeder, Substation, TransformerArea


def feeder_names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what feeders are called: substation and number."""
    feeder, found = Feeder.c, dict[UUID, str]()
    for part in in_parts(ids):
        statement = select(feeder.id, Substation.c.name, feeder.number).where(feeder.id.in_(part))
        joined = statement.join(Substation, Substation.c.id == feeder.substation_id)
        found.update({row[0]: f"{row[1]} {row[2]}" for row in reader.rows(joined)})
    return found


def station_names(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what substations are called."""
    station, found = Substation.c, dict[UUID, str]()
    for part in in_parts(ids):
        statement = select(station.id, station.name).where(station.id.in_(part))
        found.update({row[0]: row[1] for row in reader.rows(statement)})
    return found


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
