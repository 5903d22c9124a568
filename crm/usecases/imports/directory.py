"""Areas, people, books and the network that a file names: found, or made and counted when missing."""

from collections import Counter
from datetime import date
from uuid import UUID

from crm.domain.codes import GrantKind, Role
from crm.domain.reading.places import FeederName
from crm.storage import imports as known
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Area, Feeder, Person, Portfolio, PortfolioGrant, Substation
from crm.storage.unit import UnitOfWork


class Directory:
    """One import's view of areas, people, portfolios, substations and feeders."""

    def __init__(self, work: UnitOfWork, created: Counter[str]) -> None:
        self._work, self._created = work, created
        self._today = work.clock.today()
        self.new_feeders: list[UUID] = []
        self._areas = known.areas(work)
        self._persons = known.persons(work)
        self._books = known.books(work)
        self._substations = known.substations(work)
        self._feeders = known.feeders(work)

    def area(self, name: str | None) -> UUID:
        """Return the supply unit of a name; without a name the only one there is, else the bureau itself."""
        if not name and len(self._areas) == 1:
            return next(iter(self._areas.values()))
        known_name = name or str(all_values(self._work, self._today)["bureau.name"])
        if known_name not in self._areas:
            self._areas[known_name] = self._work.insert(Area, name=known_name, sort_key=sort_key(known_name))
            self._created["areas"] += 1
        return self._areas[known_name]

    def person(self, name: str, area_id: UUID | None = None) -> UUID:
        """Return the person of a name, as a manager when new."""
        if name not in self._persons:
            self._persons[name] = self._work.insert(
                Person, name=name, sort_key=sort_key(name, person=True), role=Role.MANAGER, area_id=area_id
            )
            self._created["people"] += 1
        return self._persons[name]

    def book(self, area_name: str | None, manager: str | None) -> UUID:
        """Return the portfolio of a manager in an area, or the area's book without a manager."""
        area_id = self.area(area_name)
        person_id = self.person(manager, area_id) if manager else None
        key = (area_id, person_id)
        if key not in self._books:
            self._books[key] = self._make_book(area_id, person_id, manager)
        return self._books[key]

    def _make_book(self, area_id: UUID, person_id: UUID | None, manager: str | None) -> UUID:
        area = next(name for name, key in self._areas.items() if key == area_id)
        book = self._work.insert(Portfolio, name=f"{area} · {manager}" if manager else area, area_id=area_id)
        self._created["portfolios"] += 1
        if person_id is not None:
            self._work.insert(
                PortfolioGrant,
                portfolio_id=book,
                person_id=person_id,
                kind=GrantKind.OWNER,
                starts_on=date(self._today.year, 1, 1),
            )
        return book

    def feeder(self, name: FeederName) -> UUID:
        """Return the feeder that a cell names, with its substation."""
        station = self._station(name)
        key = (station, name.number)
        if key not in self._feeders:
            self._feeders[key] = self._work.insert(
                Feeder,
                substation_id=station,
                number=name.number,
                position=name.position,
                line_name=name.line_name,
                is_dedicated=False,
            )
            self._created["feeders"] += 1
            self.new_feeders.append(self._feeders[key])
        return self._feeders[key]

    def _station(self, name: FeederName) -> UUID:
        if name.substation not in self._substations:
            self._substations[name.substation] = self._work.insert(
                Substation,
                name=name.substation,
                sort_key=sort_key(name.substation),
                voltage_code=name.substation_voltage,
            )
            self._created["substations"] += 1
        return self._substations[name.substation]
