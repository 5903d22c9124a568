"""Where a manager's days begin."""

from uuid import UUID

from sqlalchemy import select

from crm.domain.routes import Base
from crm.storage.reader import Reader
from crm.storage.tables import Area, Person


def base_of(reader: Reader, person_id: UUID) -> Base | None:
    """Return somebody's home, else the office of the supply unit, None when neither place is known."""
    statement = (
        select(Person.c.home_lon, Person.c.home_lat, Area.c.office_lon, Area.c.office_lat, Area.c.name)
        .outerjoin(Area, Area.c.id == Person.c.area_id)
        .where(Person.c.id == person_id)
    )
    row = reader.one(statement)
    if row is None:
        return None
    if row.home_lon is not None and row.home_lat is not None:
        return Base((row.home_lon, row.home_lat), "", True)
    if row.office_lon is not None and row.office_lat is not None:
        return Base((row.office_lon, row.office_lat), row.name, False)
    return None
