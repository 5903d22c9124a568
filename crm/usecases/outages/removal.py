"""Parts of the network that were entered by mistake go into the bin; what history hangs on stays (domain.md 1.4)."""

from collections.abc import Collection
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.errors import Conflict
from crm.domain.outage_desk import ScopePart
from crm.planning.outages.reach import lies_in
from crm.storage.base import AnyTable
from crm.storage.outages import heads, network, place_names, reached
from crm.storage.outages.hanging import hanging
from crm.storage.reader import AnyRow, Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Feeder, Substation, SupplyPoint, TransformerArea
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.supply import follow, links_named

TABLES: dict[Kind, AnyTable] = {
    Kind.SUBSTATION: Substation,
    Kind.FEEDER: Feeder,
    Kind.TRANSFORMER_AREA: TransformerArea,
}
REASONS = (
    ("network.has_parts", ("feeder", "transformer_area")),
    ("network.has_links", ("supply_point",)),
    ("network.has_outages", ("outage", "outage_scope")),
    ("network.has_growth", ("demand_lead",)),
)
"""What keeps a part of the network, the nearest first, and the refusal that says what to do instead."""


def remove_part(work: UnitOfWork, kind: Kind, part_id: UUID, version: int, name: str) -> None:
    """Put a substation, a feeder or a transformer area into the bin; `name` is what it is called in a refusal.

    Raises Conflict("network.has_parts"), Conflict("network.has_links"), Conflict("network.has_outages"),
    Conflict("network.has_growth") and, for readings and what follows from them, Conflict("network.has_energy") while
    anything hangs on it, in whosever books.
    """
    found = hanging(work, TABLES[kind], part_id)
    for code, tables in REASONS:
        if count := max(found.pop(table, 0) for table in tables):
            raise Conflict(code, name=name, count=count)
    if found:
        raise Conflict("network.has_energy", name=name, count=sum(found.values()))
    work.remove(TABLES[kind], part_id, version)
    reindex(work, kind, [part_id])


def remove_supplies(work: UnitOfWork, link_ids: Collection[UUID]) -> None:
    """Put links that never held into the bin; open outages find again whom they reach.

    Raises NotFound("network.not_linked"), and Conflict("network.link_used") for a link by which an outage took an
    account off.
    """
    rows = links_named(work, link_ids)
    names = place_names.account_names(work, {row.account_id for row in rows})
    for row in rows:
        if count := _outages_over(work, row):
            raise Conflict("network.link_used", name=names[row.account_id], count=count)
    for row in rows:
        work.remove(SupplyPoint, row.id, row.version)
    follow(work, [row.account_id for row in rows], {row.feeder_id for row in rows})


def _outages_over(reader: Reader, link: AnyRow) -> int:
    """Return how many outages that began reached an account over a link, by what it hung on then."""
    rows = heads.heads_of(reader, reached.outages_of(reader, link.account_id))
    began = [row for row in rows if row.actual_start is not None and row.deleted_at is None]
    scopes = heads.scopes(reader, began)
    count = 0
    for row in began:
        whole = (ScopePart(account_id=link.account_id),)
        held = network.links_in(reader, whole, reader.clock.local(row.actual_start).date())[link.account_id]
        parts = [part for part in scopes[row.id] if part.account_id is None]
        count += any(each.id == link.id and lies_in(each, part) for each in held for part in parts)
    return count
