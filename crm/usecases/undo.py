"""Taking a change back, whatever it was."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.domain.changes import Action, Kind
from crm.domain.codes import RecordState
from crm.domain.undo import UndoStep, UndoSteps
from crm.storage import duty, honesty
from crm.storage.base import AnyTable
from crm.storage.owner import values_of
from crm.storage.portfolios import follow_in_search
from crm.storage.searchable import reindex
from crm.storage.settings import keys_of
from crm.storage.tables import Account, ContactPhone, Duplicate, OutageScope, Visit, table_named
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.snapshot import refresh_elsewhere
from crm.usecases.rules import come_into_force


def apply(work: UnitOfWork, steps: UndoSteps) -> None:
    """Undo steps from the last to the first; the unit of work then holds the way to redo them.

    Raises Conflict("row.changed") when somebody changed one of the rows since; then nothing is undone. On a server a
    record that was approved waits for its review again when its author takes a correction back.
    """
    versions: dict[tuple[str, UUID], int] = {}
    work.is_strict = True
    for step in reversed(steps):
        key = (step.table, step.id)
        versions[key] = _undo(work, table_named(step.table), step, versions.get(key, step.version))
    work.is_strict = False
    refresh_derived(work)


def _undo(work: UnitOfWork, table: AnyTable, step: UndoStep, version: int) -> int:
    if step.action is Action.ADDED:
        return work.remove(table, step.id, version)
    if step.action is Action.REMOVED:
        return work.restore(table, step.id, version)
    return work.update(table, step.id, version, **given_back(work, step))


def given_back(work: UnitOfWork, step: UndoStep) -> Mapping[str, Any]:
    """Return what a row gets back.

    An approval is a reviewer's word alone: where the database keeps the rights, whoever may not give it and takes the
    correction of an approved record back has its words again, and the record waits for its review.
    """
    state = step.before.get("record_state")
    if step.table != Visit.name or state != RecordState.APPROVED or not work.is_guarded:
        return step.before
    return step.before if work.rights.may("do.review") else {**step.before, "record_state": RecordState.SUBMITTED}


def refresh_derived(work: UnitOfWork) -> None:
    """Bring duty and search up to date with everything that the unit of work touched."""
    touched: dict[Kind, set[UUID]] = {}
    for step in work.progress.through(work.undo):
        touched.setdefault(Kind(step.table), set()).add(step.id)
    if accounts := duty.touched(work, work.undo):
        duty.refresh(work, accounts)
    honesty.refresh(work, touched.get(Kind.VISIT, set()))
    for kind, ids in touched.items():
        reindex(work, kind, ids)
    if Kind.SETTING in touched:
        come_into_force(work, keys_of(work, touched[Kind.SETTING]))
    phones = touched.get(Kind.CONTACT_PHONE, set())
    if phones:
        reindex(work, Kind.CONTACT, values_of(work, ContactPhone, "contact_id", phones))
    if scopes := touched.get(Kind.OUTAGE_SCOPE, set()):
        refresh_elsewhere(work, values_of(work, OutageScope, "outage_id", scopes))
    if judged := touched.get(Kind.DUPLICATE, set()):
        reindex(work, Kind.ACCOUNT, values_of(work, Duplicate, "account_id", judged) - {None})
    if moved := [step.id for step in work.undo if step.table == Account.name and "portfolio_id" in step.before]:
        follow_in_search(work, moved)
