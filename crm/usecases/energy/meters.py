"""Which meters measure an account, by which multiplier, and how one takes another's place (domain.md 1.4, 4.1)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.errors import Conflict, NotFound
from crm.domain.meters import MeterDraft, MeterRow, check_multiplier
from crm.storage.energy import metering
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Meter
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.bills import subject_of

ENERGY_METER = "active"


def meters_of(reader: Reader, account_id: UUID) -> tuple[MeterRow, ...]:
    """Return the meters of an account by metering point, those that are there before former ones."""
    return tuple(MeterRow(*row) for row in metering.meters_of(reader, account_id))


def set_multiplier(work: UnitOfWork, meter_id: UUID, version: int, multiplier: float) -> None:
    """Correct a meter's multiplier: it holds for readings to come, months that were read keep theirs.

    Raises Invalid("meter.multiplier"), and Conflict where somebody was faster.
    """
    check_multiplier(multiplier)
    work.update(Meter, meter_id, version, multiplier=multiplier)


def change_meter(work: UnitOfWork, account_id: UUID, meter_id: UUID, draft: MeterDraft) -> UUID:
    """Put another meter in the place of one, and return its key.

    Raises NotFound("account.gone") or NotFound("meter.gone"), Invalid as `MeterDraft.check`, and
    Conflict("meter.taken") for a number that the metering point had already.
    """
    account = subject_of(work, account_id)
    there = meters_of(work, account_id)
    former = next((each for each in there if each.meter_id == meter_id and each.removed_on is None), None)
    if former is None:
        raise NotFound("meter.gone")
    draft.check(former, work.clock.today())
    number = draft.meter_no.strip()
    if any(each.point_id == former.point_id and each.meter_no == number for each in there):
        raise Conflict("meter.taken", value=number)
    whose = {"account_id": account_id, "portfolio_id": account.portfolio_id, "metering_point_id": former.point_id}
    made = put_in(work, whose, number, draft.multiplier, draft.changed_on)
    take_out(work, [(former.meter_id, former.version)], draft.changed_on)
    reindex(work, Kind.ACCOUNT, [account_id])
    return made


def put_in(work: UnitOfWork, whose: Mapping[str, Any], number: str, multiplier: float, on: date | None) -> UUID:
    """Note a meter at a metering point, since a day where that is known."""
    values = {"meter_no": number, "kind": ENERGY_METER, "multiplier": multiplier, "installed_on": on}
    return work.insert(Meter, **whose, **values)


def take_out(work: UnitOfWork, former: Iterable[tuple[UUID, int]], on: date) -> None:
    """Note that meters, by key and version, were taken out on a day."""
    for key, version in former:
        work.update(Meter, key, version, removed_on=on)
