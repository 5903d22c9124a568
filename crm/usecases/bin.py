"""The bin: deleting what others hang on, looking at what was deleted, bringing it back, deleting it for good."""

from collections.abc import Sequence
from uuid import UUID

from crm.domain.bin import BIN_KINDS, BinFilter, Binned, Going, Restored
from crm.domain.changes import Kind
from crm.domain.codes import HELD_RECORDS, Role
from crm.domain.errors import Conflict, Denied, Invalid, NotFound
from crm.storage import bin as store
from crm.storage import deletion, family
from crm.storage.account_detail import account_of_number
from crm.storage.outages.hanging import part_in_bin
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Account, Customer, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases import parting
from crm.usecases.outages.supply import follow_restored
from crm.usecases.undo import refresh_derived

MAY_DELETE_HELD = frozenset({Role.SUPERVISOR, Role.ADMIN})
STEP = 20


def bin_entries(reader: Reader, wanted: BinFilter) -> list[UUID]:
    """Return the key of each entry of the bin that a filter chooses, newest first."""
    return [key for key, _kind in store.entries(reader, wanted)]


def bin_counts(reader: Reader) -> dict[Kind, int]:
    """Return how many entries of each kind lie in the bin."""
    return store.counts(reader)


def bin_rows(reader: Reader, ids: Sequence[UUID]) -> list[Binned]:
    """Return entries of the bin in the order of the ids, each with what went with it."""
    return store.rows(reader, ids)


def going_with_account(reader: Reader, account_id: UUID) -> Going:
    """Return what would go into the bin with an account, to be said beforehand; raises NotFound("account.gone")."""
    row = deletion.account(reader, account_id)
    if row is None or row.deleted_at is not None:
        raise NotFound("account.gone")
    counts = family.count_children(reader, Account, account_id, None)
    return Going(row.name, row.version, counts, deletion.held_visits(reader, account_id))


def delete_account(work: UnitOfWork, account_id: UUID, version: int) -> None:
    """Put an account into the bin with all that is its own; a legal entity without another account goes with it.

    Raises NotFound("account.gone"), Conflict("row.changed") and Denied("account.held_visits"): only a supervisor may
    delete an account with visits that took place.
    """
    going = going_with_account(work, account_id)
    if going.held and work.actor.role not in MAY_DELETE_HELD:
        raise Denied("account.held_visits", name=going.name, count=going.held)
    row = deletion.account(work, account_id)
    assert row is not None
    family.remove(work, Account, account_id, version)
    drop_lonely_customer(work, row.customer_id)
    refresh_derived(work)


def drop_lonely_customer(work: UnitOfWork, customer_id: UUID) -> None:
    """Put a legal entity without accounts into the bin."""
    version = deletion.lonely_customer(work, customer_id)
    if version is not None:
        work.remove(Customer, customer_id, version)


def delete_visit(work: UnitOfWork, visit_id: UUID, version: int) -> None:
    """Put a visit that was not held into the bin with its draft, tasks and files.

    Raises NotFound("visit.gone"), Conflict("row.changed") and Invalid("visit.already_held").
    """
    row = deletion.visit(work, visit_id)
    if row is None:
        raise NotFound("visit.gone")
    if row.record_state in HELD_RECORDS:
        raise Invalid("visit.already_held", name=row.name)
    family.remove(work, Visit, visit_id, version)
    refresh_derived(work)


def restore(work: UnitOfWork, ids: Sequence[UUID]) -> Restored:
    """Bring entries back with all that went with them; an account brings its legal entity, a merged row its own.

    Entries that are no longer in the bin are passed over. Raises Invalid("bin.account_first") and
    Invalid("bin.part_first") for a row whose account or part of the network lies in the bin,
    Conflict("account.number_taken") and Conflict("row.taken") when a number is in use again, and
    Conflict("network.linked") for a link that stands twice.
    """
    kinds = store.kinds_of(work, ids)
    order = sorted((key for key in dict.fromkeys(ids) if key in kinds), key=lambda key: BIN_KINDS.index(kinds[key]))
    before = len(work.undo)
    for place, key in enumerate(order):
        if place % STEP == 0:
            work.progress.step(place, len(order))
        _restore_one(work, kinds[key], key)
    back = len(work.undo) - before
    refresh_derived(work)
    return Restored(len(order), back)


def _restore_one(work: UnitOfWork, kind: Kind, row_id: UUID) -> None:
    table = family.table_of(kind)
    parent = store.binned_account(work, table, row_id)
    if parent is not None:
        raise Invalid("bin.account_first", name=parent)
    hangs_on = part_in_bin(work, table, row_id)
    if hangs_on is not None:
        raise Invalid("bin.part_first", name=hangs_on)
    if kind is Kind.ACCOUNT:
        _clear_way_for_account(work, row_id)
    merge = store.merge_of(work, row_id)
    family.restore(work, table, row_id)
    if kind is Kind.SUPPLY_POINT:
        follow_restored(work, row_id)
    if merge is not None:
        parting.give_back(work, table, row_id, merge)


def _clear_way_for_account(work: UnitOfWork, account_id: UUID) -> None:
    row = deletion.account(work, account_id)
    if row is None or row.deleted_at is None:
        return
    if account_of_number(work, row.account_no) is not None:
        raise Conflict("account.number_taken", value=row.account_no)
    version = deletion.customer_in_bin(work, row.customer_id)
    if version is not None:
        work.restore(Customer, row.customer_id, version)


def purge(work: UnitOfWork, ids: Sequence[UUID]) -> int:
    """Delete entries of the bin for good and return how many; nothing brings them back, only the audit tells of them.

    Raises Denied("bin.purge") for anybody but an administrator.
    """
    if work.actor.role is not Role.ADMIN:
        raise Denied("bin.purge")
    kinds = store.kinds_of(work, ids)
    for place, (key, kind) in enumerate(kinds.items()):
        work.progress.step(place, len(kinds))
        customer = deletion.customer_goes_along(work, key) if kind is Kind.ACCOUNT else None
        family.erase(work, family.table_of(kind), [key])
        if customer is not None:
            family.erase(work, Customer, [customer])
        reindex(work, kind, [key])
    return len(kinds)
