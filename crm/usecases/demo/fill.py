"""Fill an empty database with the demo."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import Clock
from crm.domain.codes import OutageType
from crm.domain.errors import Invalid
from crm.storage import duty, honesty, searchable
from crm.storage.base import AnyTable
from crm.storage.bulk import is_empty, load, unaudited
from crm.storage.tables import (
    Account,
    AccountTariff,
    Area,
    AreaEnergy,
    Campaign,
    CampaignEdition,
    CampaignTarget,
    CampaignTelling,
    Contact,
    ContactPhone,
    Customer,
    DemandLead,
    Feeder,
    FeederEnergy,
    Hazard,
    Interaction,
    Issue,
    LoadDay,
    Meter,
    MeteringPoint,
    MonthlyUsage,
    OptOut,
    Outage,
    OutageAccount,
    OutageEstimate,
    OutageNotice,
    OutageScope,
    Person,
    PlanMonth,
    Portfolio,
    PortfolioGrant,
    Substation,
    SupplyPoint,
    TariffPlan,
    Task,
    TransformerArea,
    Visit,
    VisitMaterial,
    VisitParticipant,
    VisitReview,
    VisitTopic,
    WorkOrder,
)
from crm.storage.unit import UnitOfWork
from crm.usecases.demo import hotline
from crm.usecases.demo.accounts import ledger
from crm.usecases.demo.area_losses import area_energy
from crm.usecases.demo.campaigns import Publicity, publicity
from crm.usecases.demo.curves import curves
from crm.usecases.demo.desk import interactions, orders, tasks
from crm.usecases.demo.energy import feeder_energy, leads, set_limits, usage
from crm.usecases.demo.honest import make_honest
from crm.usecases.demo.line_faults import Injected, lame_meters
from crm.usecases.demo.network import network
from crm.usecases.demo.outage_facts import finish, lay_areas
from crm.usecases.demo.outages import Board, board
from crm.usecases.demo.people import people
from crm.usecases.demo.plans import plans
from crm.usecases.demo.sizes import SIZES, Size
from crm.usecases.demo.source import Source
from crm.usecases.demo.tariffs import contracts, tariffs
from crm.usecases.demo.visitors import visitors
from crm.usecases.demo.visits import diary

Rows = list[tuple[AnyTable, list[dict[str, Any]]]]


class DemoReport(Struct, frozen=True):
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
        for table, rows in _made(size, seed, work.clock)[0]:
            counts[table.name] = counts.get(table.name, 0) + load(work, table, rows)
        duty.refresh(work)
        honesty.refresh(work)
        searchable.rebuild(work)
    return DemoReport(counts)


def faulty_feeders(size: str, seed: int, clock: Clock) -> dict[UUID, Injected]:
    """Return the feeders of a demo whose newest month somebody ought to look at, and why."""
    return _made(size, seed, clock)[1]


def _made(size: str, seed: int, clock: Clock) -> tuple[Rows, dict[UUID, Injected]]:
    return _rows(SIZES[size], Source(seed, clock), lambda name: Source(f"{seed} {name}", clock))


def _rows(size: Size, source: Source, apart: Callable[[str], Source]) -> tuple[Rows, dict[UUID, Injected]]:
    """Make every row, in an order in which keys come before what points to them, and tell what is wrong with feeders.

    `apart` gives what a part draws from alone, so that another part draws what it drew before.
    """
    of_hotline, of_bills, of_outages = apart("hotline"), apart("bills"), apart("outages")
    staff = people(size, source)
    grid = network(size, staff, source)
    book = ledger(size, staff, grid, source)
    set_limits(grid, book.made, apart("limits"))
    held = diary(size, book.made, source)
    off = board(size, grid, book.made, source)
    talked, asked = interactions(size, book.made, source), tasks(size, book.made, source)
    ordered = orders(size, book.made, source)
    hotline.settle(ordered, of_hotline)
    hotline.turn(talked, of_hotline)
    used, areas = usage(size, book.made, source), lay_areas(grid, book, of_outages)
    missed = lame_meters(used, book.made, apart("meters"))
    curved = curves(size.curves, book.made, used, apart("curves"))
    scopes = finish(off, book, grid, used, of_outages)
    lines = feeder_energy(size, grid, _transfers(off), missed, source, apart("lines"))
    rows: Rows = [
        (Area, staff.areas),
        (Person, staff.persons),
        (Portfolio, staff.portfolios),
        (PortfolioGrant, staff.grants),
        (Substation, grid.substations),
        (Feeder, grid.feeders),
        (TransformerArea, areas),
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
        (OutageScope, scopes),
        (OutageAccount, off.accounts),
        (OutageEstimate, off.estimates),
        (OutageNotice, off.notices),
        (MonthlyUsage, used),
        *zip((MeteringPoint, Meter, LoadDay), curved, strict=True),
        (FeederEnergy, lines.rows),
        (AreaEnergy, area_energy(size, areas, apart("areas"))),
        (TariffPlan, tariffs(of_bills)),
        (AccountTariff, contracts(book, of_bills)),
        (DemandLead, leads(size, book.made, source)),
        (VisitParticipant, visitors(held, staff, source)),
    ]
    rows += _publicity(publicity(book, held, staff, apart("campaigns")))
    planned = plans(held, book.made, staff, source)
    reviews = make_honest(held, book.made, staff, apart("days"))
    return [*rows, (PlanMonth, planned.months), (Visit, planned.visits), (VisitReview, reviews)], lines.faults


def _publicity(spread: Publicity) -> Rows:
    return [
        (Campaign, spread.campaigns),
        (CampaignEdition, spread.editions),
        (CampaignTarget, spread.targets),
        (CampaignTelling, spread.tellings),
        (OptOut, spread.opt_outs),
        (VisitMaterial, spread.materials),
    ]


def _transfers(off: Board) -> frozenset[tuple[UUID, date]]:
    """Return the feeders with the months in which load was moved by a registered transfer."""
    moved = [row for row in off.outages if row["type"] is OutageType.TRANSFER and row["actual_start"]]
    return frozenset((row["feeder_id"], row["actual_start"].date().replace(day=1)) for row in moved)
