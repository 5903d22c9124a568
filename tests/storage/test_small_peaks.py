"""Questions about every account of a bureau hold little of it at a time: what they leave behind are holes in memory."""

import tracemalloc
from collections.abc import Callable
from uuid import UUID

import pytest

from crm.domain.changes import Kind
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.storage.tables import Account, Customer
from crm.usecases.campaigns.board import campaign, campaigns
from crm.usecases.campaigns.telling import tell
from crm.usecases.duplicates import find_duplicates
from tests.support.build import bureau
from tests.support.campaigns import by_phone, running

MANY = 4_000
SIGNS = "海岳精密机械电子科技光学冷链物流食品"


@pytest.fixture
def told(file_store: Store) -> UUID:
    """Make many accounts and a campaign of which each was told; return the campaign."""
    with file_store.change() as work:
        home = bureau(work)
        customer = work.insert(Customer, portfolio_id=home.book_id, name="演示集团", sort_key="演示集团")
        made = [name_of(number) for number in range(MANY)]
        common = {
            "portfolio_id": home.book_id,
            "customer_id": customer,
            "segment": "large_industrial",
            "contract_kva": 1250.0,
            "importance_grade": "none",
            "is_direct_service": False,
            "is_high_risk": False,
        }
        rows = (
            {**common, "account_no": f"99{number:011}", "name": name, "sort_key": name, "address": f"演示路{number}号"}
            for number, name in enumerate(made)
        )
        ids = work.insert_many(Account, list(rows))
        key = running(work)
        tell(work, key, ids, by_phone(home))
    return key


def name_of(number: int) -> str:
    """Return a name that no other number has."""
    signs = [SIGNS[number // len(SIGNS) ** place % len(SIGNS)] for place in range(4)]
    return f"深圳市{''.join(signs)}{''.join(reversed(signs))}有限公司"


def measured(store: Store, question: Callable[[Reader], object]) -> tuple[float, float]:
    """Return the peak and what is kept of a question that was asked before, in bytes for each account."""
    with store.read() as reader:
        question(reader)
        tracemalloc.start()
        try:
            answer = question(reader)
            kept, peak = tracemalloc.get_traced_memory()
            del answer
        finally:
            tracemalloc.stop()
    return peak / MANY, kept / MANY


def test_the_list_of_campaigns_keeps_counts_only(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, campaigns)
    assert (peak < 300, kept < 30) == (True, True), (peak, kept)


def test_a_campaign_keeps_its_accounts_packed(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, lambda reader: campaign(reader, told))
    assert (peak < 600, kept < 350) == (True, True), (peak, kept)


def test_the_search_for_duplicates_makes_objects_of_what_is_shared_only(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, lambda reader: find_duplicates(reader, Kind.ACCOUNT, 10))
    assert (peak < 1_000, kept < 50) == (True, True), (peak, kept)
