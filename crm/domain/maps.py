"""The outline on which routes are drawn: land, districts and roads as lines of places in GCJ-02."""

from enum import StrEnum

from msgspec import Struct

from crm.domain.coordinates import Place

Line = tuple[Place, ...]


class ShapeKind(StrEnum):
    """What a shape is, from the ground up."""

    LAND = "land"
    DISTRICT = "district"
    ROAD = "road"


class Shape(Struct, frozen=True):
    """An area by its closed rings (holes are rings too) or a road by its lines; `code` is a district's own."""

    kind: ShapeKind
    lines: tuple[Line, ...]
    code: str = ""
    name: str = ""


class AreaMap(Struct, frozen=True):
    """The shapes of an area; `name` is the file's that an administrator loaded, empty for the one that comes along."""

    shapes: tuple[Shape, ...]
    name: str = ""
