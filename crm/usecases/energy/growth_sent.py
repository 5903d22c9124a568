"""What grid planners were sent last, and what is other since (domain.md section 7)."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from crm.domain.growth_desk import GrowthBoard, LeadChange, LeadLine, LeadState, ramp_of, ramp_text
from crm.storage.energy import growth as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import GrowthSent
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.growth import growth


def note_sent(work: UnitOfWork) -> UUID:
    """Keep what planners are sent today, so that the next workbook says what is other."""
    board = growth(work)
    plain = {str(line.lead_id): _plain(_state(line)) for line in _lines(board)}
    return work.insert(GrowthSent, sent_on=board.on, leads=json.dumps(plain))


def changes_since(reader: Reader, board: GrowthBoard) -> tuple[date | None, tuple[LeadChange, ...]]:
    """Return the day of the last sending, None without one, and the leads that are new, other or gone since."""
    sent = store.last_sent(reader)
    if sent is None:
        return None, ()
    before = {UUID(key): _read(values) for key, values in json.loads(sent.leads).items()}
    lines = {line.lead_id: line for line in _lines(board)}
    found = [
        LeadChange(line.account_no, line.account, line.project, before.get(key), _state(line))
        for key, line in lines.items()
        if before.get(key) != _state(line)
    ]
    gone = store.named_leads(reader, before.keys() - lines.keys())
    return sent.sent_on, (*found, *_gone(gone, before))


def _gone(rows: Mapping[UUID, AnyRow], before: Mapping[UUID, LeadState]) -> Iterator[LeadChange]:
    for key, row in sorted(rows.items(), key=lambda each: each[1].name):
        yield LeadChange(row.account_no, row.name, row.project, before[key], None)


def _lines(board: GrowthBoard) -> Iterator[LeadLine]:
    for row in board.rows:
        yield from row.leads
    yield from board.unplaced


def _state(line: LeadLine) -> LeadState:
    return LeadState(line.applied_kva, str(line.stage), line.probability, line.expected_on, line.ramp)


def _plain(state: LeadState) -> list[object]:
    day = None if state.expected_on is None else state.expected_on.isoformat()
    return [state.applied_kva, state.stage, state.probability, day, ramp_text(state.ramp)]


def _read(values: list[object]) -> LeadState:
    kva, stage, probability, day, ramp = values
    expected = None if day is None else date.fromisoformat(str(day))
    return LeadState(float(str(kva)), str(stage), float(str(probability)), expected, ramp_of(str(ramp)))
