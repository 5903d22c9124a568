"""Peers on a shared database: figures of the whole bureau, and nothing by which anybody could be told from others."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from crm.domain.comparison import Metric
from crm.domain.lists import ListKind, ListQuery
from crm.storage.energy.usage import largest, peer_figures
from crm.storage.settings import put
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.brief import brief
from crm.usecases.energy.compare import compare, newest_month
from crm.usecases.lists import list_ids
from tests.support.office import Office

pytestmark = pytest.mark.postgresql
MONTH = date(2026, 10, 1)
LEVELS = ("division", "section_band", "section", "all")


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    """The manager's desk."""
    store = office.open("manager")
    yield store
    store.close()


@pytest.fixture
def whole(office: Office) -> Iterator[Store]:
    """The database as its installer sees it: every row, without the function."""
    store = open_store(office.address, office.clock)
    yield store
    store.close()


def read_ones(store: Store) -> list[UUID]:
    with store.read() as reader:
        ids = list_ids(reader, ListKind.ACCOUNTS, ListQuery())
        return [each for each in ids if newest_month(reader, each) == MONTH]


def test_a_manager_stands_among_the_whole_bureau(desk: Store, whole: Store) -> None:
    own = read_ones(desk)
    sizes = []
    for account in own[:10]:
        with desk.read() as reader:
            seen = compare(reader, account, MONTH)
        with whole.read() as reader:
            true = compare(reader, account, MONTH)
        assert (seen.group, seen.size, seen.widened) == (true.group, true.size, true.widened)
        sizes.append(seen.size)
        for one, other in zip(seen.standings, true.standings, strict=True):
            assert one.metric is other.metric
            assert one.peers == pytest.approx(other.peers)
            assert one.percentile == pytest.approx(other.percentile)
    assert max(sizes) > len(own)


def test_nobody_asks_for_a_strangers_account_or_for_a_group_of_ones_own_making(office: Office, desk: Store) -> None:
    other = office.open("colleague")
    strange = next(each for each in read_ones(other) if each not in read_ones(desk))
    other.close()
    mine = read_ones(desk)[0]
    with desk.read() as reader:
        assert all(peer_figures(reader, strange, level, MONTH) == {} for level in LEVELS)
        assert peer_figures(reader, mine, "a.name", MONTH) == {}
        assert peer_figures(reader, mine, "all", MONTH)
        assert peer_figures(reader, mine, "all", date(2031, 1, 1)) == {}


def test_a_group_smaller_than_the_rule_gives_nothing_and_figures_stand_in_their_own_order(
    office: Office, desk: Store
) -> None:
    with desk.read() as reader:
        mine = largest(reader, None, date(2026, 11, 1))
        assert mine is not None
        told = peer_figures(reader, mine, "all", MONTH)
    assert all(values == sorted(values) for values in told.values())
    head = office.open("admin")
    with head.change() as work:
        put(work, "peer.min_visible", len(told["kwh_per_kva"]) + 1, date(2026, 1, 1))
    head.close()
    with desk.read() as reader:
        assert peer_figures(reader, mine, "all", MONTH) == {}
        assert compare(reader, mine, MONTH).group is None


def test_the_brief_places_an_account_among_the_whole_bureau(desk: Store, whole: Store) -> None:
    own = read_ones(desk)[:4]
    with whole.read() as reader:
        true = {each: compare(reader, each, MONTH) for each in own}
    for account in own:
        with desk.read() as reader:
            seen = brief(reader, account).peers
        energy = next((each for each in true[account].standings if each.metric is Metric.KWH_PER_KVA), None)
        if seen is None:
            assert energy is None
            continue
        assert energy is not None
        assert seen.size == true[account].size
        assert (seen.value, seen.middle) == pytest.approx((energy.value, energy.middle))
        assert seen.percentile == pytest.approx(energy.percentile)
