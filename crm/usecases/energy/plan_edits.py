"""Prices changed by hand: a version of a plan from a day on, judged like one of a table (domain.md 4.4)."""

from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.errors import Conflict, Invalid
from crm.domain.tariff_rows import Plan, is_called_example
from crm.domain.tariffs import faults_of
from crm.storage.energy import tariffs as store
from crm.storage.reader import Reader
from crm.storage.tables import TariffPlan
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.plans import values_of


class PlanVersion(Struct, frozen=True):
    """A plan with the prices that hold from a day on."""

    plan_id: UUID
    version: int
    plan: Plan


def plan_versions(reader: Reader) -> tuple[PlanVersion, ...]:
    """Return every version of every plan, by code, the newest first."""
    found = [
        PlanVersion(
            row.id,
            row.version,
            Plan(row.name, row.name_en, row.tariff_class, row.tariff_band, store.tariff_of(row)),
        )
        for row in reversed(store.plan_rows(reader))
    ]
    return tuple(sorted(found, key=lambda each: each.plan.tariff.code))


def save_plan(work: UnitOfWork, known: PlanVersion, plan: Plan) -> UUID:
    """Keep changed prices and return the key of their version: with another day they are a version of their own.

    A version that stays on its day is changed, which the log of changes keeps; bills of the months before a new
    version stay as they were. Raises Invalid("tariff.no_name"), Invalid("tariff.fault") for hours that overlap or lie
    open and for prices that are missing or below 0, and Conflict("tariff.version_there").
    """
    if not plan.name.strip():
        raise Invalid("tariff.no_name")
    is_example = is_called_example(plan.name, plan.name_en)
    plan = replace(plan, name=plan.name.strip(), tariff=replace(plan.tariff, is_example=is_example))
    if faults := faults_of(plan.tariff):
        raise Invalid("tariff.fault", plan=plan.tariff.code, fault=faults[0].value)
    day, code = plan.tariff.starts_on, plan.tariff.code
    if day == known.plan.tariff.starts_on:
        work.update(TariffPlan, known.plan_id, known.version, **values_of(plan))
        return known.plan_id
    if any((row.code, row.starts_on) == (code, day) for row in store.plan_rows(work)):
        raise Conflict("tariff.version_there", plan=plan.name, day=day)
    return work.insert(TariffPlan, **values_of(plan))
