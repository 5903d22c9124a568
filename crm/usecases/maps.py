"""The map under the routes: the one that comes along, or a bureau's own GeoJSON."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from crm.domain.actor import Actor
from crm.domain.codes import Role
from crm.domain.coordinates import Datum
from crm.domain.errors import Invalid, Unreadable
from crm.domain.files import safe_name
from crm.domain.maps import AreaMap
from crm.exchange.geojson import MEGABYTES, read_map
from crm.storage.maps import stored_map
from crm.storage.reader import Reader
from crm.storage.tables import AreaMap as AreaMapTable
from crm.storage.unit import UnitOfWork


def area_map(reader: Reader) -> AreaMap:
    """Return the outline to draw routes on."""
    found = stored_map(reader)
    return read_map(found.content, found.name) if found is not None else shipped_map()


@cache
def shipped_map() -> AreaMap:
    """Return the outline that comes along; its places lie in GCJ-02 as the streets do."""
    return read_map(files("resources").joinpath("map", "area.geojson").read_bytes(), "", Datum.GCJ02)


def load_map(work: UnitOfWork, path: Path) -> AreaMap:
    """Use a GeoJSON file from now on, for everybody; only an administrator may.

    Raises Invalid("map.admin_only"), Invalid("map.too_large"), Invalid("map.no_shapes"), Unreadable("map.no_geojson"),
    Unreadable("file.missing") or Unreadable("file.no_access").
    """
    _demand_administrator(work.actor)
    content = _read(path)
    found = read_map(content, safe_name(path.name))
    _remove(work)
    work.insert(AreaMapTable, name=found.name, content=content)
    return found


def use_shipped_map(work: UnitOfWork) -> None:
    """Go back to the map that comes along; raises Invalid("map.admin_only")."""
    _demand_administrator(work.actor)
    _remove(work)


def _remove(work: UnitOfWork) -> None:
    there = stored_map(work)
    if there is not None:
        work.remove(AreaMapTable, there.id, there.version)


def _demand_administrator(actor: Actor) -> None:
    if actor.role is not Role.ADMIN:
        raise Invalid("map.admin_only")


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MEGABYTES * 1024**2:
            raise Invalid("map.too_large", name=path.name[:80], limit=MEGABYTES)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("file.missing", path=path) from error
    except OSError as error:
        raise Unreadable("file.no_access", path=path) from error
