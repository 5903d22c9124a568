"""Fill an empty database with the demo."""

from dataclasses import dataclass
from typing import Any

from crm.domain.errors import Invalid
from crm.storage import duty, honesty, searchable
from crm.storage.base import AnyTable
from crm.storage.bulk import is_empty, load, unaudited
from crm.storage.tables import (
    Account,
    AccountTariff,
    Area,
    Contact,
    ContactPhone,
    Customer,
    DemandLead,
    Feeder,
    FeederEnergy,
    Hazard,
    Interaction,
    Issue,
    MonthlyUsage,
    Outage,
    OutageAccount,
    OutageEstimate,
    OutageNotice,
    Person,
    PlanMonth,
    Portfolio,
    PortfolioGrant,
    Substation,
    SupplyPoint,
    TariffPlan,
    Task,
    Visit,
    VisitParticipant,
    VisitReview,
    VisitTopic,
    WorkOrder,
)
from crm.storage.unit import UnitOfWork
from crm.usecases.demo import hotline
from crm.usecases.demo.accounts import ledger
from crm.usecases.demo.desk import interactions, orders, tasks
from crm.usecases.demo.energy import feeder_energy, leads, usage
from crm.usecases.demo.honest import make_honest
from crm.usecases.demo.network import network
from crm.usecases.demo.outages import board
from crm.usecases.demo.people import people
from crm.usecases.demo.plans import plans
from crm.usecases.demo.sizes import SIZES, Size
from crm.usecases.demo.source import Source
from crm.usecases.demo.tariffs import contracts, tariffs
from crm.usecases.demo.visitors import visitors
from crm.usecases.demo.visits import diary

Rows = list[tuple[AnyTable, list[dict[str, Any]]]]


@dataclass(frozen=True)
class DemoReport:
    """How many rows of each table were made."""

    counts: dict[str, int]


def fill(work: UnitOfWork, size: str, seed: int) -> DemoReport:
    """Make the demo in an empty database.

    Raises Invalid("demo.unknown_size") and Invalid("demo.not_empty").
    """
    if size not in SIZES:
        raise Invalid("demo.unknown_size", value=size, known=", ".join(SIZES))
    if not is_empty(work):
        raise Invalid("demo.not_empty")
    counts: dict[str, int] = {}
    with unaudited(work):
        of_hotline, of_days = Source(f"{seed} hotline", work.clock), Source(f"{seed} days", work.clock)
        of_bills = Source(f"{seed} bills", work.clock)
        for table, rows in _rows(SIZES[size], Source(seed, work.clock), of_hotline, of_days, of_bills):
            counts[table.name] = counts.get(table.name, 0) + load(work, table, rows)
        duty.refresh(work)
        honesty.refresh(work)
        searchable.rebuild(work)
    return DemoReport(counts)


def _rows(size: Size, source: Source, of_hotline: Source, of_days: Source, of_bills: Source) -> Rows:
    """Make every row, in an order in which keys come before what points to them."""
    staff = people(size, source)
    grid = network(size, staff, source)
    book = ledger(size, staff, grid, source)
    held = diary(size, book.made, source)
    off = board(size, grid, book.made, source)
    talked, asked = interactions(size, book.made, source), tasks(size, book.made, source)
    ordered = orders(size, book.made, source)
    hotline.settle(ordered, of_hotline)
    hotline.turn(talked, of_hotline)
    rows: Rows = [
        (Area, staff.areas),
        (Person, staff.persons),
        (Portfolio, staff.portfolios),
        (PortfolioGrant, staff.grants),
        (Substation, grid.substations),
        (Feeder, grid.feeders),
        (Customer, book.customers),
        (Account, book.accounts),
        (Contact, book.contacts),
        (ContactPhone, book.phones),
        (SupplyPoint, book.supply_points),
        (Visit, held.visits),
        (VisitTopic, held.topics),
        (VisitParticipant, held.participants),
        (Issue, held.issues),
        (Hazard, held.hazards),
        (Interaction, talked),
        (Task, asked),
        (WorkOrder, [*ordered, *hotline.open_orders(book.made, of_hotline)]),
        (Outage, off.outages),
        (OutageAccount, off.accounts),
        (OutageEstimate, off.estimates),
        (OutageNotice, off.notices),
        (MonthlyUsage, usage(size, book.made, source)),
        (FeederEnergy, feeder_energy(size, grid, source)),
        (TariffPlan, tariffs(of_bills)),
        (AccountTariff, contracts(book, of_bills)),
        (DemandLead, leads(size, book.made, source)),
        (VisitParticipant, visitors(held, staff, source)),
    ]
    planned = plans(held, book.made, staff, source)
    reviews = make_honest(held, book.made, staff, of_days)
    return [*rows, (PlanMonth, planned.months), (Visit, planned.visits), (VisitReview, reviews)]
