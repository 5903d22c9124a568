"""What the tabs of the page Energy ask of the database, each in one read."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.energy_desk import AdviceLine, BillView, Comparison, LossBoard, MonthLine
from crm.domain.errors import Invalid
from crm.domain.losses import LossCut, LossSum, Section
from crm.usecases.energy.advice import advice_of
from crm.usecases.energy.bills import bill_of, subject_of
from crm.usecases.energy.compare import compare, suggested_account
from crm.usecases.energy.loss_sums import loss_sums
from crm.usecases.energy.losses import losses, newest_month
from crm.usecases.energy.readings import readings

COMPARE, LOSS, READINGS, BILL, GROWTH = "compare", "loss", "readings", "bill", "growth"


class Told(Struct, frozen=True):
    """An account's months, the one that is looked at, and what the tab shows of it.

    `refused` says why there is nothing; `month` is None for an account that was never read.
    """

    account_id: UUID
    name: str
    month: date | None
    months: tuple[MonthLine, ...]
    part: Comparison | BillView | None = None
    board: LossBoard | None = None
    refused: Invalid | None = None
    given: tuple[AdviceLine, ...] = ()


def of_account(reader: Any, tab: str, account_id: UUID | None, month: date | None, person: UUID | None) -> Told | None:
    """Return what a tab shows of an account, the largest in scope without one; None where none was ever read."""
    chosen = account_id or suggested_account(reader, person)
    if chosen is None:
        return None
    name = subject_of(reader, chosen).name
    months = readings(reader, chosen)
    begun = reader.clock.today().replace(day=1)
    whole = [each.month for each in months if not each.is_missing and each.month < begun]
    at = month if month in whole else whole[-1] if whole else None
    told = Told(chosen, name, at, months)
    if at is None or tab == READINGS:
        return told
    given = advice_of(reader, chosen) if tab == COMPARE else ()
    try:
        if tab == BILL:
            return Told(chosen, name, at, months, bill_of(reader, chosen, at))
        return Told(chosen, name, at, months, compare(reader, chosen, at), board(reader, person), None, given)
    except Invalid as refused:
        return Told(chosen, name, at, months, refused=refused)


def losses_by(reader: Any, person: UUID | None, cut: str) -> tuple[LossBoard | None, tuple[LossSum, ...]]:
    """Return the feeders or the areas of the newest month, and its sums where a cut is wanted."""
    if cut == Section.AREA:
        return board(reader, person, Section.AREA), ()
    found = board(reader, person)
    if found is None or not cut:
        return found, ()
    return found, loss_sums(reader, found.month, LossCut(cut))


def board(reader: Any, person: UUID | None, section: Section = Section.FEEDER) -> LossBoard | None:
    """Return the feeders or areas of the newest month that was measured; None where none was."""
    month = newest_month(reader, section)
    return None if month is None else losses(reader, month, person, section)
