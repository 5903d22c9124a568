"""The bin: what was deleted, by whom, when, and what went with it."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct, field

from crm.domain.changes import Kind

NETWORK = (Kind.SUBSTATION, Kind.FEEDER, Kind.TRANSFORMER_AREA, Kind.SUPPLY_POINT)
"""Parts of the network, each after what it hangs on."""
BIN_KINDS = (
    Kind.ACCOUNT,
    Kind.CUSTOMER,
    Kind.CONTACT,
    Kind.VISIT,
    Kind.TASK,
    Kind.INTERACTION,
    Kind.ATTACHMENT,
    Kind.SAVED_VIEW,
    *NETWORK,
)
"""The kinds of which the bin tells; everything else that is deleted goes with one of them or is left to undo."""

Counts = Mapping[Kind, int]


class BinFilter(Struct, frozen=True):
    """Which entries of the bin: of some kinds (all when empty), with a text in their title, account or deleter."""

    kinds: frozenset[Kind] = frozenset()
    text: str = ""


class Binned(Struct, frozen=True):
    """An entry of the bin.

    `title` are its own words, empty for a visit, which has a day and a channel instead. `account` is whose it was.
    `merged_into` names the row that it lives on in. `with_it` counts what went with it and comes back with it.
    """

    id: UUID
    kind: Kind
    title: str
    number: str
    account: str
    day: date | None
    detail: str
    deleted_at: datetime
    deleted_by: str
    merged_into: str
    with_it: Counts = field(default_factory=dict)


class Going(Struct, frozen=True):
    """What would go into the bin with a row; `held` counts visits that took place."""

    name: str
    version: int
    counts: Counts
    held: int


class Restored(Struct, frozen=True):
    """What came back: the entries that were asked for, and all rows with those that went with them."""

    entries: int
    rows: int
