"""The bureau as whoever keeps it sees it: supply units, people, and books with who answers for them."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import GrantKind, Role
from crm.domain.coordinates import Place
from crm.domain.handover import LeftBehind


class AreaDetail(Struct, frozen=True):
    """A supply unit with how many people and books belong to it."""

    id: UUID
    version: int
    name: str
    people: int
    books: int
    office: Place | None = None


class PersonDetail(Struct, frozen=True):
    """A person, and the accounts in the books that he or she owns today."""

    id: UUID
    version: int
    name: str
    role: Role
    login: str
    phone: str
    area_id: UUID | None
    area: str
    accounts: int
    home: Place | None = None


class GrantDetail(Struct, frozen=True):
    """Who answers for a book (owner) or stands in (substitute), from a day, until a day (inclusive)."""

    id: UUID
    version: int
    portfolio_id: UUID
    person_id: UUID
    person: str
    kind: GrantKind
    starts_on: date
    ends_on: date | None

    def counts_on(self, day: date) -> bool:
        """Say whether it counts on a day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


class BookDetail(Struct, frozen=True):
    """A book with its accounts and its grants that are not over, the owner's first.

    `part_of_id` is the book that it was split off from.
    """

    id: UUID
    version: int
    name: str
    area_id: UUID
    area: str
    accounts: int
    grants: tuple[GrantDetail, ...]
    part_of_id: UUID | None = None

    def owner_on(self, day: date) -> GrantDetail | None:
        """Return who answers for the book on a day."""
        owners = (grant for grant in self.grants if grant.kind is GrantKind.OWNER)
        return next((grant for grant in owners if grant.counts_on(day)), None)


class Staff(Struct, frozen=True):
    """Everything that the page of people shows; `left` is open with people whose time with a book is over.

    `disabled` are the logins of a shared database that cannot sign in.
    """

    areas: tuple[AreaDetail, ...]
    people: tuple[PersonDetail, ...]
    books: tuple[BookDetail, ...]
    left: tuple[LeftBehind, ...] = ()
    disabled: frozenset[str] = frozenset()


class PersonDraft(Struct, frozen=True):
    """What is typed about a person."""

    name: str
    role: Role
    login: str = ""
    phone: str = ""
    area_id: UUID | None = None
    home: str = ""
    """Where the person's days begin, as it is typed (crm.domain.places_typed)."""
