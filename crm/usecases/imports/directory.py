"""Areas, people, books and the network that a file names: found, or made and counted when missing."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from crm.domain.codes import GrantKind, Role
from crm.domain.reading.places import FeederName
from crm.storage import imports as known
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Area, Feeder, Person, Portfolio, PortfolioGrant, Substation, TransformerArea
from crm.storage.unit import UnitOfWork

MayHave = Callable[[UUID, UUID | None], bool]
"""Says whether somebody may have rows in a book of an area, None for one that is still to be made."""


class Directory:
    """One import's view of areas, people, portfolios, substations and feeders."""

    def __init__(self, work: UnitOfWork, created: Counter[str]) -> None:
        self._work, self._created = work, created
        self._today = work.clock.today()
        self.new_feeders: list[UUID] = []
        self._areas = known.areas(work)
        self._persons = known.persons(work)
        self._books = known.books(work)
        self._key_of = {book: key for key, book in self._books.items()}
        self._substations = known.substations(work)
        self._feeders = known.feeders(work)
        self._transformer_areas: dict[tuple[UUID, str], UUID] | None = None

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

    def knows(self, name: str) -> bool:
        """Say whether somebody has this name."""
        return name in self._persons

    def knows_area(self, name: str) -> bool:
        """Say whether a supply unit has this name."""
        return name in self._areas

    def takes_feeder(self, name: FeederName) -> bool:
        """Say whether there is such a feeder, or the login may add it: managers of a bureau do not."""
        may_add = not self._work.is_guarded or self._work.actor.role is not Role.MANAGER
        return may_add or (self._substations.get(name.substation), name.number) in self._feeders

    def person_words(self, key: UUID) -> str | None:
        """Return what somebody is called."""
        return self._name_of(self._persons, key)

    def book(self, area_name: str | None, manager: str | None) -> UUID:
        """Return the portfolio of a manager in an area, or the area's book without a manager."""
        area_id = self.area(area_name)
        person_id = self.person(manager, area_id) if manager else None
        return self._book(area_id, person_id, manager)

    def _book(self, area_id: UUID, person_id: UUID | None, manager: str | None) -> UUID:
        key = (area_id, person_id)
        if key not in self._books:
            self._books[key] = self._make_book(area_id, person_id, manager)
            self._key_of[self._books[key]] = key
        return self._books[key]

    def moved(self, book: UUID, area_name: str | None, manager: str | None) -> UUID:
        """Return where an account of `book` belongs when a row names its supply unit, its manager or both."""
        if not area_name and not manager:
            return book
        key = self._key_of.get(book)
        area_id, person_id = key if key else (self.area(area_name), None)
        if area_name:
            area_id = self.area(area_name)
        if manager:
            person_id = self.person(manager, area_id)
        if key == (area_id, person_id):
            return book
        return self._book(area_id, person_id, self._name_of(self._persons, person_id))

    def reached(self, area_name: str | None, manager: str | None, unit: UUID | None, may: MayHave) -> UUID | None:
        """Return the book of a manager in an area, that of the own unit where none is named, None where it may not be.

        Area and manager are known, and what is missing is made.
        """
        area_id = self._areas[area_name] if area_name else unit or self.area(None)
        person_id = self._persons[manager] if manager else None
        if not may(area_id, self._books.get((area_id, person_id))):
            return None
        return self._book(area_id, person_id, manager)

    def moving(self, book: UUID, area_name: str | None, manager: str | None, may: MayHave) -> bool:
        """Say whether an account of `book` may go where a row wants it; area and manager are known."""
        area_id, person_id = self._key_of.get(book, (None, None))
        area_id = self._areas[area_name] if area_name else area_id
        person_id = self._persons[manager] if manager else person_id
        there = self._books.get((area_id, person_id)) if area_id is not None else None
        return there == book or (area_id is not None and may(area_id, there))

    def book_of(self, person_id: UUID | None, area_name: str | None, among: frozenset[UUID]) -> UUID | None:
        """Return the first of somebody's own books, of an area where one is named; None where there is none."""
        area_id = self._areas[area_name] if area_name else None
        for (area, owner), book in self._books.items():
            if owner == person_id and book in among and area_id in (None, area):
                return book
        return None

    def words_of(self, book: UUID) -> tuple[str | None, str | None]:
        """Return the names of a portfolio's area and manager."""
        area_id, person_id = self._key_of.get(book, (None, None))
        return self._name_of(self._areas, area_id), self._name_of(self._persons, person_id)

    @staticmethod
    def _name_of(names: Mapping[str, UUID], key: UUID | None) -> str | None:
        return next((name for name, each in names.items() if each == key), None)

    def feeder_words(self, key: UUID) -> str | None:
        """Return what a feeder is called."""
        for (station, number), each in self._feeders.items():
            if each == key:
                return f"{self._name_of(self._substations, station) or ''}{number}"
        return None

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

    def _of_feeders(self) -> dict[tuple[UUID, str], UUID]:
        if self._transformer_areas is None:
            self._transformer_areas = known.transformer_areas(self._work)
        return self._transformer_areas

    def areas_called(self, name: str) -> int:
        """Return how many transformer areas have a name."""
        return sum(each == name for _feeder, each in self._of_feeders())

    def transformer_area(self, name: str, feeder: FeederName | None) -> UUID | None:
        """Return the area of a name on a feeder, new where it is missing; without a feeder one that is there."""
        there = self._of_feeders()
        if feeder is None:
            return next((key for (_feeder, each), key in there.items() if each == name), None)
        place = (self.feeder(feeder), name)
        if place not in there:
            there[place] = self._work.insert(
                TransformerArea, name=name, sort_key=sort_key(name), feeder_id=place[0], section=None
            )
            self._created["transformer_areas"] += 1
        return there[place]

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
