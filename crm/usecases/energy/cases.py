"""What is done about the loss of a feeder or an area: a case with cause, action and closing (domain.md 5)."""

from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.errors import Invalid, NotFound
from crm.domain.losses import CaseDraft, LossCaseRow, LossCause, section_name
from crm.storage.energy import cases as store
from crm.storage.energy.lines import areas, feeders
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import LossCase
from crm.storage.unit import UnitOfWork


def cases(reader: Reader, only_open: bool = False) -> tuple[LossCaseRow, ...]:
    """Return every case, the newest month first."""
    return tuple(_row(reader, row) for row in store.all_cases(reader, only_open))


def case(reader: Reader, case_id: UUID) -> LossCaseRow:
    """Return one case; raises NotFound("loss.case_gone")."""
    row = store.one_case(reader, case_id)
    if row is None:
        raise NotFound("loss.case_gone")
    return _row(reader, row)


def open_case(work: UnitOfWork, feeder_id: UUID, month: date, known: CaseDraft, area_id: UUID | None = None) -> UUID:
    """Open a case about the month of a feeder or of one of its areas and return its key.

    Raises NotFound("loss.feeder_gone") or NotFound("loss.area_gone"), and Invalid("loss.case_open") where one
    is open: it is gone on with.
    """
    if feeder_id not in feeders(work):
        raise NotFound("loss.feeder_gone")
    if area_id is not None and ((area := areas(work).get(area_id)) is None or area.feeder_id != feeder_id):
        raise NotFound("loss.area_gone")
    if store.open_case(work, feeder_id, area_id) is not None:
        raise Invalid("loss.case_open")
    place = {"feeder_id": feeder_id, "transformer_area_id": area_id, "month": month.replace(day=1)}
    return work.insert(LossCase, **place, **_values(known))


def area_named(reader: Reader, feeder_id: UUID, name: str) -> UUID:
    """Return the area of a name on a feeder; raises NotFound("loss.area_missing")."""
    for key, row in areas(reader).items():
        if (row.feeder_id, row.name) == (feeder_id, name.strip()):
            return key
    raise NotFound("loss.area_missing", value=name)


def keep_case(work: UnitOfWork, case_id: UUID, version: int, known: CaseDraft) -> int:
    """Write down what is known of a case and return its version; raises Conflict where somebody else did."""
    case(work, case_id)
    return work.update(LossCase, case_id, version, **_values(known))


def close_case(work: UnitOfWork, case_id: UUID, version: int, known: CaseDraft, on: date) -> int:
    """Close a case and return its version.

    Raises Invalid("loss.case_incomplete") without cause, action or recovered energy (0 where none came back), and
    Invalid("loss.case_future") for a day to come.
    """
    case(work, case_id)
    if known.cause is None or not known.action.strip() or known.recovered_kwh is None:
        raise Invalid("loss.case_incomplete")
    if on > work.clock.today():
        raise Invalid("loss.case_future", day=on)
    return work.update(LossCase, case_id, version, **_values(known), closed_on=on)


def reopen_case(work: UnitOfWork, case_id: UUID, version: int) -> int:
    """Open a case again that was closed too early and return its version; raises Invalid("loss.case_open")."""
    found = case(work, case_id)
    if found.closed_on is None or store.open_case(work, found.feeder_id, found.area_id) is not None:
        raise Invalid("loss.case_open")
    return work.update(LossCase, case_id, version, closed_on=None)


def _values(known: CaseDraft) -> dict[str, Any]:
    if known.recovered_kwh is not None and known.recovered_kwh < 0:
        raise Invalid("loss.recovered_negative")
    return {
        "cause_code": known.cause,
        "note": known.note.strip() or None,
        "action": known.action.strip() or None,
        "recovered_kwh": known.recovered_kwh,
    }


def _row(reader: Reader, row: AnyRow) -> LossCaseRow:
    cause = LossCause(row.cause_code) if row.cause_code else None
    known = CaseDraft(cause, row.note or "", row.action or "", row.recovered_kwh)
    opened = reader.clock.local(row.created_at).date()
    name = section_name(row.substation, row.number, row.area)
    place = (row.feeder_id, row.transformer_area_id, name, row.month)
    return LossCaseRow(row.id, row.version, *place, opened, known, row.closed_on)
