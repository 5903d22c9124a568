"""The outline on which routes are drawn, when a bureau has its own."""

from sqlalchemy import Column, LargeBinary, Named, Table

from crm.storage.base import METADATA, Stamped


class AreaMapColumns(Stamped):
    """A GeoJSON file as it was loaded; the newest one counts."""

    name: Named[str]
    content: Named[bytes] = Column(LargeBinary)


AreaMap = Table("area_map", METADATA, AreaMapColumns)
