"""What stands in the database of an account, and what the rows of a ledger make of it; long ledgers have many."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from crm.domain.codes import SourceRole
from crm.storage.sortkeys import sort_key
from crm.usecases.imports.meeting import Wish
from crm.usecases.imports.report import Change


class KnownAccount(NamedTuple):
    """What an import asks for of an account that is there."""

    version: int
    updated_at: datetime
    id: UUID
    portfolio_id: UUID
    customer_id: UUID
    account_no: str
    sort_key: str
    is_direct_service: bool
    district_code: str | None
    name: str
    segment: str
    contract_kva: float
    operating_kva: float | None
    former_account_no: str | None
    name_en: str | None
    industry_code: str | None
    voltage_code: str | None
    tariff_class: str | None
    importance_grade: str
    is_high_risk: bool
    street_code: str | None
    address: str | None
    lon: float | None
    lat: float | None
    contract_signed_on: date | None
    contract_demand_kw: float | None
    own_generator_kw: float | None
    security_load_kw: float | None
    note: str | None


KNOWN = KnownAccount._fields[KnownAccount._fields.index("id") :]
WRITTEN = KNOWN[1:]
"""Columns of an account that an import writes."""
PLAIN = KNOWN[KNOWN.index("name") :]
"""Fields that a ledger and the table name alike."""
_PLACES = {name: place for place, name in enumerate(KNOWN)}
Links = tuple[tuple[SourceRole, UUID], ...]
"""Feeders by role."""


class LedgerAccount:
    """One account while its rows are taken: what stands in the database, and what the rows so far make of it.

    Between its rows it is packed: in a long ledger few accounts come again, and dictionaries take four times the room.
    """

    __slots__ = ("_feeders", "_hung", "_links", "_packed", "_values", "changes", "has_new_people", "rows", "there")

    def __init__(
        self, there: KnownAccount | None, values: dict[str, Any] | None, feeders: dict[SourceRole, UUID]
    ) -> None:
        """Take an account that is there, or the values of a new one."""
        self.there = there
        self._values = values
        self._packed: tuple[Any, ...] = ()
        self._feeders: dict[SourceRole, UUID] | None = feeders
        self._links: Links = ()
        self._hung: Links = tuple(feeders.items())
        self.rows: tuple[int, ...] = ()
        self.changes: list[Change] = []
        self.has_new_people = False

    @property
    def id(self) -> UUID:
        key: UUID = self.value("id")
        return key

    @property
    def values(self) -> dict[str, Any]:
        """What the rows so far say of its columns, to be read and written."""
        if self._values is None:
            self._values = self.row()
        return self._values

    @property
    def feeders(self) -> dict[SourceRole, UUID]:
        """The feeders that it hangs on by the rows so far, to be read and written."""
        if self._feeders is None:
            self._feeders = dict(self._links)
        return self._feeders

    @property
    def links(self) -> Links:
        """The same only to be read."""
        return self._links if self._feeders is None else tuple(self._feeders.items())

    def pack(self) -> None:
        """Keep what it is now in little room; what is as in the database takes none."""
        now, links = self._now(), self.links
        self._packed, self._values = () if now == self._was() else now, None
        self._links, self._feeders = self._hung if links == self._hung else links, None

    def value(self, name: str) -> Any:
        """Return the value of one column."""
        if self._values is not None:
            return self._values[name]
        return self._packed[_PLACES[name]] if self._packed else getattr(self.there, name)

    def row(self) -> dict[str, Any]:
        """Return the values as a row of its own."""
        return dict(zip(KNOWN, self._now(), strict=True))

    @property
    def is_other(self) -> bool:
        """Say whether the rows together differ from the database; a row may take back what the one before it did."""
        return self.has_new_people or dict(self.links) != dict(self._hung) or self._now() != self._was()

    def other(self) -> dict[str, Any]:
        """Return the columns of which the rows together make something else than the database has."""
        both = zip(KNOWN, self._now(), self._was(), strict=True)
        return {name: value for name, value, was in both if value != was}

    def _now(self) -> tuple[Any, ...]:
        if self._values is not None:
            return tuple(map(self._values.__getitem__, KNOWN))
        return self._packed or self._was()

    def _was(self) -> tuple[Any, ...]:
        return () if self.there is None else self.there[-len(KNOWN) :]


class LedgerEntity(NamedTuple):
    """A legal entity that the file names and that was missing."""

    id: UUID
    book: UUID
    name: str
    name_en: str | None
    uscc: str | None

    def row(self) -> dict[str, Any]:
        """Return it as a row of its table."""
        named = {"name": self.name, "name_en": self.name_en, "uscc": self.uscc, "sort_key": sort_key(self.name)}
        return {"id": self.id, "portfolio_id": self.book, **named}


class Wishes(Mapping[UUID, Wish]):
    """What a ledger wants of accounts that are there; each wish is made when it is asked for."""

    def __init__(self, accounts: Iterable[LedgerAccount]) -> None:
        self._accounts = {each.id: each for each in accounts if each.there is not None and each.other()}

    def __getitem__(self, key: UUID) -> Wish:
        account = self._accounts[key]
        there, other = account.there, account.other()
        if there is None:
            raise KeyError(key)
        was = {"version": there.version, **{name: getattr(there, name) for name in other}}
        return Wish(there.version, other, account.rows, account.changes, was)

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._accounts)

    def __len__(self) -> int:
        return len(self._accounts)
