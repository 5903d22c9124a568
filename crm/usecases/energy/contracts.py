"""By which plan and basis an account is billed from a day on (domain.md 4.5)."""

from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.tariffs import Basis
from crm.storage.energy import tariffs as store
from crm.storage.reader import Reader
from crm.storage.tables import AccountTariff
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.bills import subject_of


class PlanChoice(Struct, frozen=True):
    """A plan that can be agreed on, with its Chinese and English name; `is_example` has invented prices."""

    code: str
    name: str
    name_en: str
    is_example: bool


class Agreement(Struct, frozen=True):
    """The plans to choose from, and what holds for an account today; None where nothing was agreed on."""

    plans: tuple[PlanChoice, ...]
    code: str | None
    basis: Basis | None


def agreement_of(reader: Reader, account_id: UUID) -> Agreement:
    """Return the plans, and what an account is billed by today; raises NotFound("account.gone")."""
    subject_of(reader, account_id)
    newest = {row.code: row for row in store.plan_rows(reader)}
    plans = tuple(PlanChoice(row.code, row.name, row.name_en or row.name, row.is_example) for row in newest.values())
    today = reader.clock.today()
    held = store.contracts(reader, account_id, today, today)
    now = held[-1] if held else None
    return Agreement(plans, now.tariff_code if now else None, Basis(now.basis) if now else None)


def agree_on(work: UnitOfWork, account_id: UUID, code: str, basis: Basis, since: date) -> UUID:
    """Bill an account by a plan and a basis from a day on and return the key; what held before ends the day before.

    What was agreed on for that day or later is replaced. Raises NotFound("account.gone") and Invalid("tariff.unknown").
    """
    account = subject_of(work, account_id)
    if code not in {row.code for row in store.plan_rows(work)}:
        raise Invalid("tariff.unknown", plan=code)
    for row in store.agreed(work, account_id):
        if row.starts_on >= since:
            work.remove(AccountTariff, row.id, row.version)
        elif row.ends_on is None or row.ends_on >= since:
            work.update(AccountTariff, row.id, row.version, ends_on=since - timedelta(days=1))
    whose = {"account_id": account_id, "portfolio_id": account.portfolio_id}
    return work.insert(AccountTariff, **whose, tariff_code=code, basis=basis, starts_on=since)
