"""Questions about every account of a bureau hold little of it at a time: what they leave behind are holes in memory."""

from uuid import UUID

import pytest

from crm.domain.changes import Kind
from crm.storage.store import Store
from crm.usecases.campaigns.board import campaign, campaigns
from crm.usecases.campaigns.telling import tell
from crm.usecases.duplicates import find_duplicates
from tests.support.build import bureau
from tests.support.campaigns import by_phone, running
from tests.support.peaks import many_accounts, measured


@pytest.fixture
def told(file_store: Store) -> UUID:
    """Make many accounts and a campaign of which each was told; return the campaign."""
    with file_store.change() as work:
        home = bureau(work)
        ids = many_accounts(work, home)
        key = running(work)
        tell(work, key, ids, by_phone(home))
    return key


def test_the_list_of_campaigns_keeps_counts_only(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, campaigns)
    assert (peak < 300, kept < 30) == (True, True), (peak, kept)


def test_a_campaign_keeps_its_accounts_packed(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, lambda reader: campaign(reader, told))
    assert (peak < 600, kept < 350) == (True, True), (peak, kept)


def test_the_search_for_duplicates_makes_objects_of_what_is_shared_only(file_store: Store, told: UUID) -> None:
    peak, kept = measured(file_store, lambda reader: find_duplicates(reader, Kind.ACCOUNT, 10))
    assert (peak < 1_000, kept < 50) == (True, True), (peak, kept)
