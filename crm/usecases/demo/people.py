"""Areas, people, portfolios and grants."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codelists import streets
from crm.domain.codes import GrantKind, Role
from crm.storage.sortkeys import sort_key
from crm.usecases.demo import names
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
SINCE = date(2022, 1, 1)


class Manager(Struct, frozen=True):
    """A manager with the book that he or she owns."""

    id: UUID
    name: str
    area: int
    portfolio_id: UUID


class People(Struct):
    """The staff; `general` is the book of accounts without a manager, one an area."""

    areas: list[Row]
    persons: list[Row]
    portfolios: list[Row]
    grants: list[Row]
    managers: list[Manager]
    general: list[UUID]


def people(size: Size, source: Source) -> People:
    """Make the supply units, their supervisors and managers, and a book for each manager."""
    staff = People([], [], [], [], [], [])
    stamps = source.stamps(source.at(SINCE, 9))
    for number in range(size.areas):
        area: Row = {"id": source.id(), "name": f"{names.AREAS[number]}供电所", **stamps}
        area["sort_key"] = sort_key(area["name"])
        area["office_lon"], area["office_lat"] = _office(names.AREAS[number])
        staff.areas.append(area)
        _person(staff, source, names.SUPERVISORS[number] if number < 4 else names.person(source), Role.SUPERVISOR, area)
        staff.general.append(_portfolio(staff, source, f"{area['name']} · 一般客户", area))
    for number in range(size.managers):
        index = number * size.areas // size.managers
        area = staff.areas[index]
        name = names.MANAGERS[number] if number < len(names.MANAGERS) else names.person(source)
        person_id = _person(staff, source, name, Role.MANAGER, area)
        book = _portfolio(staff, source, f"{area['name']} · {name}", area)
        grant = {"portfolio_id": book, "person_id": person_id, "kind": GrantKind.OWNER, "starts_on": SINCE}
        staff.grants.append({"id": source.id(), **grant, **stamps})
        staff.managers.append(Manager(person_id, name, index, book))
    _substitutes(staff, source)
    return staff


def _office(name: str) -> tuple[float, float]:
    """Return where a supply unit sits: in the first street of its district."""
    street = next(each for each in streets() if each.district_zh.startswith(name))
    return street.lon, street.lat


def _person(staff: People, source: Source, name: str, role: Role, area: Row) -> UUID:
    row = {
        "id": source.id(),
        "name": name,
        "sort_key": sort_key(name),
        "role": role,
        "area_id": area["id"],
        "phone": names.mobile(source),
        **source.stamps(source.at(SINCE, 9)),
    }
    staff.persons.append(row)
    key: UUID = row["id"]
    return key


def _portfolio(staff: People, source: Source, name: str, area: Row) -> UUID:
    row = {"id": source.id(), "name": name, "area_id": area["id"], **source.stamps(source.at(SINCE, 9))}
    staff.portfolios.append(row)
    key: UUID = row["id"]
    return key


def _substitutes(staff: People, source: Source) -> None:
    """Let the first manager stand in for the second during a week of leave next month."""
    if len(staff.managers) < 2:
        return
    stand_in, away = staff.managers[0], staff.managers[1]
    staff.grants.append(
        {
            "id": source.id(),
            "portfolio_id": away.portfolio_id,
            "person_id": stand_in.id,
            "kind": GrantKind.SUBSTITUTE,
            "starts_on": source.day(21),
            "ends_on": source.day(27),
            **source.stamps(source.now),
        }
    )
