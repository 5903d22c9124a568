"""A customer's coming demand: noted on a visit, and kept up to date (domain.md section 7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict

from crm.domain.errors import Invalid
from crm.domain.growth_desk import LeadStage
from crm.domain.messages import sentence
from crm.domain.visits import RecordDraft
from crm.planning.energy.growth import PROBABILITY
from crm.storage.energy.growth import leads_of_account
from crm.storage.owner import portfolio_of
from crm.storage.reader import AnyRow
from crm.storage.tables import DemandLead
from crm.storage.unit import UnitOfWork


class LeadKnown(Struct, frozen=True):
    """What is known of a coming demand: kVA, stage, how likely (0 to 1), its days, and "30/60/100" as its ramp."""

    applied_kva: float
    stage: LeadStage
    probability: float
    expected_on: date | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    ramp: str | None = None
    purpose: str | None = None
    voltage_code: str | None = None
    is_dual: bool | None = None
    load_character: str | None = None
    contact_id: UUID | None = None


def usual(stage: LeadStage) -> float:
    """Return how likely a demand of a stage comes where nobody knows better, 0 to 1."""
    return PROBABILITY[stage]


def keep_lead(work: UnitOfWork, lead_id: UUID, version: int, known: LeadKnown) -> int:
    """Write down what is known now and return the new version.

    Raises Invalid("lead.capacity"), Invalid("lead.probability"), Invalid("lead.days") for days that do not follow each
    other, and Conflict where somebody was faster.
    """
    _judge(known)
    return work.update(DemandLead, lead_id, version, **asdict(known))


def add_lead(work: UnitOfWork, account_id: UUID, project: str, known: LeadKnown) -> UUID:
    """Note a coming demand that was heard of outside a visit.

    Raises Invalid("lead.no_project"), NotFound("account.gone") and what `keep_lead` raises.
    """
    if not project.strip():
        raise Invalid("lead.no_project")
    _judge(known)
    whose = {"account_id": account_id, "portfolio_id": portfolio_of(work, account_id)}
    return work.insert(DemandLead, **whose, project=project.strip(), **asdict(known))


def _judge(known: LeadKnown) -> None:
    if known.applied_kva <= 0:
        raise Invalid("lead.capacity")
    if not 0 <= known.probability <= 1:
        raise Invalid("lead.probability")
    days = [day for day in (known.earliest_on, known.expected_on, known.latest_on) if day is not None]
    if days != sorted(days):
        raise Invalid("lead.days")


def note_demand(work: UnitOfWork, visit: Mapping[str, Any], draft: RecordDraft, language: str) -> None:
    """Tell the grid planners of the demand that a record names; one that is known already is confirmed.

    Called when a record is finished for the first time, and when the demand of a finished one becomes other: that
    corrects the lead that it began, and takes it back where no demand is left and nothing has come of it yet. What a
    manager wrote into a lead otherwise stays.
    """
    rows = leads_of_account(work, visit["account_id"])
    mine = next((row for row in rows if row.visit_id == visit["id"]), None)
    said = (draft.demand_kva, draft.demand_on)
    if draft.demand_kva is None:
        if mine is not None and mine.stage == LeadStage.LEAD:
            work.remove(DemandLead, mine.id, mine.version)
        return
    if mine is not None:
        work.update(DemandLead, mine.id, mine.version, applied_kva=draft.demand_kva, expected_on=draft.demand_on)
        return
    known = _known(rows, said)
    if known is not None:
        work.update(DemandLead, known.id, known.version, visit_id=visit["id"])
        return
    day = draft.held_on or work.clock.today()
    work.insert(
        DemandLead,
        account_id=visit["account_id"],
        portfolio_id=visit["portfolio_id"],
        visit_id=visit["id"],
        project=sentence("lead.of_visit", language, {"day": day.isoformat()}),
        applied_kva=draft.demand_kva,
        stage=LeadStage.LEAD,
        probability=usual(LeadStage.LEAD),
        expected_on=draft.demand_on,
    )


def _known(rows: list[AnyRow], said: tuple[float | None, date | None]) -> AnyRow | None:
    """Return the lead that is still to come with the same size and day."""
    over = (LeadStage.ENERGIZED, LeadStage.CANCELLED)
    open_ones = (row for row in rows if row.stage not in over)
    return next((row for row in open_ones if (row.applied_kva, row.expected_on) == said), None)
