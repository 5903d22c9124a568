"""Keeping a customer's coming demand up to date (domain.md section 7)."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.growth_desk import LeadStage
from crm.storage.tables import DemandLead
from crm.storage.unit import UnitOfWork


@dataclass(frozen=True)
class LeadKnown:
    """What is known of a coming demand: kVA, stage, how likely (0 to 1), its days, and "30/60/100" as its ramp."""

    applied_kva: float
    stage: LeadStage
    probability: float
    expected_on: date | None = None
    earliest_on: date | None = None
    latest_on: date | None = None
    ramp: str | None = None


def keep_lead(work: UnitOfWork, lead_id: UUID, version: int, known: LeadKnown) -> int:
    """Write down what is known now and return the new version.

    Raises Invalid("lead.capacity"), Invalid("lead.probability"), Invalid("lead.days") for days that do not follow each
    other, and Conflict where somebody was faster.
    """
    if known.applied_kva <= 0:
        raise Invalid("lead.capacity")
    if not 0 <= known.probability <= 1:
        raise Invalid("lead.probability")
    days = [day for day in (known.earliest_on, known.expected_on, known.latest_on) if day is not None]
    if days != sorted(days):
        raise Invalid("lead.days")
    return work.update(DemandLead, lead_id, version, **asdict(known))
