"""Which database this is, whatever it is called and wherever it lies."""

from sqlalchemy import select

from crm.storage.reader import Reader
from crm.storage.tables import Area, Person


def database_identity(reader: Reader) -> str:
    """Return what a database and its copies share and no other one has: the key of its first supply unit.

    Keys are made by time (UUIDv7) and never given away, so that the first one stays the first. "" for a database in
    which nothing is yet.
    """
    for table in (Area, Person):
        found = reader.scalar(select(table.c.id).order_by(table.c.id).limit(1))
        if found is not None:
            return str(found)
    return ""
