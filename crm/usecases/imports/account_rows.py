"""What stands in the database of an account, and what the rows of a ledger make of it; long ledgers have many."""

from typing import Any, NamedTuple
from uuid import UUID

from crm.domain.codes import SourceRole
from crm.storage.reader import AnyRow
from crm.storage.sortkeys import sort_key
from crm.usecases.imports.report import Change

PLAIN = (
    "name",
    "segment",
    "contract_kva",
    "operating_kva",
    "former_account_no",
    "name_en",
    "industry_code",
    "voltage_code",
    "tariff_class",
    "importance_grade",
    "is_high_risk",
    "street_code",
    "address",
    "lon",
    "lat",
    "contract_signed_on",
    "contract_demand_kw",
    "own_generator_kw",
    "security_load_kw",
    "note",
)
"""Fields that a ledger and the table name alike."""
WRITTEN = ("portfolio_id", "customer_id", "account_no", "sort_key", "is_direct_service", "district_code", *PLAIN)
"""Columns of an account that an import writes."""
KNOWN = ("id", *WRITTEN)
READ = ("version", "updated_at", *KNOWN)
"""Columns of an account that is there."""
_PLACES = {name: place for place, name in enumerate(KNOWN)}
Links = tuple[tuple[SourceRole, UUID], ...]
"""Feeders by role."""


class LedgerAccount:
    """One account while its rows are taken: what stands in the database, and what the rows so far make of it.

    Between its rows it is packed: in a long ledger few accounts come again, and dictionaries take four times the room.
    """

    __slots__ = ("_feeders", "_hung", "_links", "_packed", "_values", "changes", "has_new_people", "rows", "there")

    def __init__(self, there: AnyRow | None, values: dict[str, Any] | None, feeders: dict[SourceRole, UUID]) -> None:
        """Take a row of the columns READ that is there, or the values of a new account."""
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
        return () if self.there is None else tuple(self.there)[-len(KNOWN) :]


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
