"""Ranking the top-100 users once a year: look first, then apply (domain.md 1.1)."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.errors import Conflict, Invalid
from crm.domain.top100 import Ranking, YearEnergy, rank, segment_of
from crm.storage import duty
from crm.storage import top100 as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account
from crm.storage.unit import UnitOfWork

FIRST_YEAR = 1990


class Applied(Struct, frozen=True):
    """What applying did: entities ranked, accounts that entered and left, accounts whose segment changed."""

    year: int
    ranked: int
    entered: int
    left: int
    changed: int


def ranking(reader: Reader, year: int) -> Ranking:
    """Return the ranking of a year by the energy of the year before; raises Invalid("top100.year")."""
    today = reader.clock.today()
    if not FIRST_YEAR < year <= today.year + 1:
        raise Invalid("top100.year", year=year, last=today.year + 1)
    size = int(number(all_values(reader, today), "segment.top_n"))
    seen = store.overview(reader, year - 1, size)
    found = rank(year, store.energies_of_customers(reader, year - 1, seen.customers), size)
    applied = any(each == year for each, _count in store.applied_years(reader))
    return replace(found, without=seen.without, lacking=seen.lacking, applied=applied)


def energies(reader: Reader, year: int, ids: Iterable[UUID]) -> list[YearEnergy]:
    """Return some accounts with their energy of a calendar year in kWh; entered figures count before readings."""
    return store.energies(reader, year, ids)


def apply(work: UnitOfWork, seen: Ranking) -> Applied:
    """Give segments, flags and history the ranking that somebody has looked at, and recount the duties.

    Visits and counts of the past stay as they are. Raises Conflict("top100.changed") when the energies or the accounts
    are not what they were when it was looked at, and Invalid("top100.empty") when nobody has any energy.
    """
    found = ranking(work, seen.year)
    if not found.same_as(seen):
        raise Conflict("top100.changed", year=seen.year)
    if not found.places:
        raise Invalid("top100.empty", year=seen.year - 1)
    minimum = number(all_values(work, work.clock.today()), "segment.large_min_kva")
    ranked = [(each, place.rank) for place in found.places for each in place.accounts]
    changed = 0
    for each, place in ranked:
        segment = segment_of(each, True, minimum)
        changed += segment is not each.segment
        work.update(Account, each.id, each.version, segment=segment, top100_year=found.year, top100_rank=place)
    for each in found.leavers:
        segment = segment_of(each, False, minimum)
        changed += segment is not each.segment
        work.update(Account, each.id, each.version, segment=segment, top100_year=None, top100_rank=None)
    store.keep_ranks(work, found.year, ranked, work.clock.now())
    duty.refresh(work, [each.id for each, _place in ranked] + [each.id for each in found.leavers])
    entered = sum(len(place.accounts) for place in found.entrants)
    return Applied(found.year, len(found.places), entered, len(found.leavers), changed)


def enter_energy(work: UnitOfWork, account_id: UUID, year: int, kwh: float | None) -> None:
    """Keep an account's energy of a calendar year in kWh where readings are missing; None takes it away.

    Raises Invalid("top100.energy") below 0.
    """
    if kwh is not None and not 0 <= kwh < float("inf"):
        raise Invalid("top100.energy", value=kwh)
    store.enter_energy(work, account_id, portfolio_of(work, account_id), year, kwh)


def applied_years(reader: Reader) -> list[tuple[int, int]]:
    """Return each year that was applied and how many accounts were ranked in it, newest first."""
    return store.applied_years(reader)


def ranks_of(reader: Reader, account_id: UUID) -> list[tuple[int, int, float]]:
    """Return an account's (year, rank, kWh of the year before), newest first."""
    return store.ranks_of(reader, account_id)
