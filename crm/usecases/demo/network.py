"""Substations and feeders."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.storage.sortkeys import sort_key
from crm.usecases.demo import names
from crm.usecases.demo.people import SINCE, People
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]


class Network(Struct):
    """The grid; `by_area` lists each area's feeders, `station_of` a feeder's substation."""

    substations: list[Row]
    feeders: list[Row]
    by_area: list[list[UUID]]
    station_of: dict[UUID, UUID]


def network(size: Size, staff: People, source: Source) -> Network:
    """Spread the substations over the areas and the feeders over the substations."""
    grid = Network([], [], [[] for _ in staff.areas], {})
    stamps = source.stamps(source.at(SINCE, 9))
    for number in range(size.substations):
        name = names.STATIONS[number % len(names.STATIONS)]
        round_no = number // len(names.STATIONS)
        area = number % size.areas
        station = {
            "id": source.id(),
            "name": f"{name}{'东西南北中'[round_no - 1] if round_no else ''}站",
            "voltage_code": "AC110KV",
            "area_id": staff.areas[area]["id"],
            **stamps,
        }
        station["sort_key"] = sort_key(station["name"])
        grid.substations.append(station)
    for number in range(size.feeders):
        station = grid.substations[number % size.substations]
        position = number // size.substations + 1
        feeder = {
            "id": source.id(),
            "substation_id": station["id"],
            "number": f"F{position:02d}",
            "position": position,
            "line_name": f"{source.pick(names.SYLLABLES)}{source.pick(names.SYLLABLES)}线",
            "limit_kva": 8660.0,
            **stamps,
        }
        grid.feeders.append(feeder)
        grid.by_area[(number % size.substations) % size.areas].append(feeder["id"])
        grid.station_of[feeder["id"]] = station["id"]
    return grid
