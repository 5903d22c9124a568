"""Putting a field or a row back to what it was before an entry of the log; one step that can be undone."""

from typing import Any
from uuid import UUID

from crm.domain.audit import (
    FOLLOWERS,
    KEPT_FIELDS,
    RESTORED_TABLES,
    LogAction,
    Restoration,
    action_of,
    before,
    number_of,
)
from crm.domain.bin import BIN_KINDS
from crm.domain.changes import Kind
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.people import check_keeper
from crm.storage import audit as store
from crm.storage.audit_values import typed
from crm.storage.base import AnyTable
from crm.storage.reader import Reader
from crm.storage.tables import table_named
from crm.storage.unit import UnitOfWork
from crm.usecases import bin as bins
from crm.usecases.undo import refresh_derived


def restoration(reader: Reader, entry_id: UUID, field: str | None = None) -> Restoration:
    """Return what putting back would do: of one field, or of every field that changed with the entry or after it.

    Raises Denied("bureau.not_allowed"), NotFound("audit.gone") for an entry that nobody may see,
    Invalid("audit.added"), Invalid("audit.erased"), Invalid("audit.own_road") where a field or a kind of rows has a
    road of its own, NotFound("row.gone") and Conflict("audit.in_bin").
    """
    return _planned(reader, entry_id, field)[0]


def restore_entry(work: UnitOfWork, entry_id: UUID, field: str | None = None) -> Restoration:
    """Put a field or a row back to what it was before an entry; raises what `restoration` and the bin raise."""
    plan, table, row_id, version, values = _planned(work, entry_id, field)
    if plan.is_binned:
        bins.restore(work, [row_id])
        return plan
    work.update(table, row_id, version, **values)
    refresh_derived(work)
    return plan


def _planned(
    reader: Reader, entry_id: UUID, field: str | None
) -> tuple[Restoration, AnyTable, UUID, int, dict[str, Any]]:
    check_keeper(reader.actor.role)
    entry, changes = store.later_changes(reader, number_of(entry_id))
    if entry is None:
        raise NotFound("audit.gone")
    action = action_of(entry.action, entry.changes)
    _check_action(action)
    told = store.entries(reader, [entry.id])[0]
    table = table_named(entry.table_name)
    if action is LogAction.BINNED and field is None:
        if Kind(entry.table_name) not in BIN_KINDS:
            raise Invalid("audit.own_road")
        return Restoration(told.subject, True, ()), table, entry.row_id, 0, {}
    wanted = before(changes)
    chosen = {name: typed(table, name, wanted[name]) for name in _fields(entry.table_name, wanted, field)}
    row = store.fields_now(reader, table, entry.row_id, list(chosen))
    if row["deleted_at"] is not None:
        raise Conflict("audit.in_bin")
    moved = {name: value for name, value in chosen.items() if row[name] != value}
    lines = store.restore_lines(reader, {name: (row[name], value) for name, value in moved.items()})
    return Restoration(told.subject, False, tuple(lines)), table, entry.row_id, row["version"], moved


def _check_action(action: LogAction) -> None:
    if action is LogAction.ADDED:
        raise Invalid("audit.added")
    if action is LogAction.ERASED:
        raise Invalid("audit.erased")


def _fields(table: str, wanted: dict[str, Any], field: str | None) -> list[str]:
    """Return the fields to put back; one that has a road of its own is refused alone and left out of a whole row."""
    chosen = [field, *FOLLOWERS.get(field, ())] if field is not None else sorted(wanted)
    free = [name for name in chosen if name in wanted and name not in KEPT_FIELDS and name in table_named(table).c]
    if table not in RESTORED_TABLES or not free:
        raise Invalid("audit.own_road")
    return free
