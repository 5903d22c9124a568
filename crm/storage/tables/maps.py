"""The outline on which routes are drawn, when a bureau has its own."""

from sqlalchemy import LargeBinary, Named

from crm.storage.base import Stamped, table
from crm.storage.columns import column


class AreaMapColumns(Stamped):
    """A GeoJSON file as it was loaded; the newest one counts."""

    name: Named[str]
    content: Named[bytes] = column(LargeBinary)


AreaMap = table("area_map", AreaMapColumns)
