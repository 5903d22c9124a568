"""A small network for tests of the outage desk: two substations, three feeders, accounts that hang on them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import SourceRole
from crm.domain.contacts import ContactDraft, PhoneDraft
from crm.storage.store import Store
from crm.storage.tables import Feeder, Substation, SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.contacts import save_contact
from tests.support.build import Bureau, account, bureau


class Grid(Struct, frozen=True):
    """The bureau, two stations, and three feeders: F01 and F02 of the first station, F09 of the second."""

    home: Bureau
    stations: tuple[UUID, UUID]
    f1: UUID
    f2: UUID
    f9: UUID


def grid(work: UnitOfWork) -> Grid:
    """Make the network, and the bureau that it belongs to."""
    home = bureau(work)
    one = work.insert(Substation, name="甲站", sort_key="jia", area_id=home.area_id)
    two = work.insert(Substation, name="乙站", sort_key="yi", area_id=home.area_id)
    made = [
        work.insert(Feeder, substation_id=station, number=number, position=int(number[1:]), is_dedicated=False)
        for station, number in ((one, "F01"), (one, "F02"), (two, "F09"))
    ]
    return Grid(home, (one, two), *made)


def hang(
    work: UnitOfWork,
    net: Grid,
    number: int,
    feeders: Sequence[tuple[UUID, SourceRole]],
    since: date | None = None,
    section: str | None = None,
    **values: Any,
) -> UUID:
    """Make an account that hangs on feeders by roles, the first of them in a section."""
    made = account(work, net.home, f"99{number:011d}", name=f"演示用户{number:03d}", **values)
    for place, (feeder, role) in enumerate(feeders):
        work.insert(
            SupplyPoint,
            account_id=made,
            portfolio_id=net.home.book_id,
            feeder_id=feeder,
            role=role,
            starts_on=since,
            section=section if place == 0 else None,
        )
    return made


def contact(work: UnitOfWork, account_id: UUID, name: str = "王演示", number: str = "10012345678") -> UUID:
    """Give an account somebody to call."""
    return save_contact(work, account_id, ContactDraft(name, phones=(PhoneDraft(number),), email="w@example.com"))


def make_grid(store: Store) -> Grid:
    """Make the network in a store."""
    with store.change() as work:
        return grid(work)
