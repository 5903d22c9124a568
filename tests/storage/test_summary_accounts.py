"""Accounts that a summary counts without a row for each, beside the same accounts one by one, on both databases."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, product
from operator import attrgetter

import pytest
from msgspec.structs import replace
from sqlalchemy import insert, select

from crm.domain.clock import at_local
from crm.domain.codes import ImportanceGrade, Segment
from crm.domain.duty import EVENT_RULES
from crm.domain.ids import new_id
from crm.domain.reports import Fact
from crm.domain.summary import SummaryFilter
from crm.exchange.summary import LOOKED_AT
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.storage.store import Store
from crm.storage.tables import Account, Customer
from crm.storage.unit import UnitOfWork
from crm.usecases.facts.accounts import Alike, account_facts, counted_accounts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.seen import seen_visits
from crm.usecases.people import areas, people
from tests.support.build import Bureau, bureau

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
NOVEMBER = SummaryFilter(FIRST, LAST)
AUTUMN = SummaryFilter(date(2026, 9, 1), date(2026, 10, 31))
PAST = SummaryFilter(date(2025, 3, 1), date(2026, 2, 28))
AHEAD = SummaryFilter(date(2026, 6, 1), date(2027, 2, 28))
RULES = {
    "visit.interval.top100": (Segment.TOP100, ImportanceGrade.NONE, 100.0),
    "visit.interval.large_industrial": (Segment.LARGE_INDUSTRIAL, ImportanceGrade.NONE, 3149.0),
    "visit.interval.large_industrial_big": (Segment.LARGE_INDUSTRIAL, ImportanceGrade.NONE, 3150.0),
    "visit.interval.special": (Segment.SMALL_BUSINESS, ImportanceGrade.SPECIAL, 100.0),
}
"""An account whose interval is the one of a setting."""
NUMBERS = count(9_900_000_000_001)


def narrowed(reader: Reader, wanted: SummaryFilter) -> list[SummaryFilter]:
    """Return a period as a whole, and by each thing that narrows it."""
    street = reader.scalar(select(Account.c.street_code).where(Account.c.street_code.is_not(None)).limit(1))
    parts = (
        {"street": street},
        {"segment": Segment.LARGE_INDUSTRIAL},
        {"area_id": areas(reader)[0].id},
        {"person_id": people(reader)[0].id},
    )
    return [wanted, *(replace(wanted, **part) for part in parts)]


def one_by_one(facts_of: Iterable[Fact]) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for fact in facts_of:
        found.update({(fact.area_id, fact.manager_id, fact.segment, name): 1 for name in fact.values})
    return found


def together(alike: Iterable[Alike]) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for kind in alike:
        found.update({(kind.area_id, kind.manager_id, kind.segment, name): kind.times for name in kind.values})
    return found


def agree(reader: Reader, wanted: SummaryFilter) -> Counter[tuple[object, ...]]:
    """Hold that both ways count the same, and return it."""
    whole = Counting(reader, wanted)
    every = list(account_facts(whole, seen_visits(whole, [wanted])))
    in_sum = Counting(reader, wanted, in_sum=True)
    alike, late = counted_accounts(in_sum, seen_visits(in_sum, [wanted]))
    shown = {figure.behind for figure in LOOKED_AT}
    lost = [fact for fact in every if not shown.isdisjoint(fact.values)]
    assert together(alike) == one_by_one(every)
    assert sorted(late, key=attrgetter("id")) == sorted(lost, key=attrgetter("id"))
    return together(alike)


def added(work: UnitOfWork, home: Bureau, known: date, **values: object) -> None:
    """Add an account that became known at the last minute of a bureau day."""
    moment, name = at_local(known, 23, 59), f"演示{next(NUMBERS)}"
    stamps = {"version": 1, "created_at": moment, "created_by": "x", "updated_at": moment, "updated_by": "x"}
    customer = work.insert(Customer, portfolio_id=home.book_id, name=name, sort_key=name)
    row = {
        "segment": Segment.LARGE_INDUSTRIAL,
        "contract_kva": 1250.0,
        "importance_grade": ImportanceGrade.NONE,
        "is_direct_service": False,
        "is_high_risk": False,
        **values,
    }
    of = {"id": new_id(), "portfolio_id": home.book_id, "customer_id": customer}
    work.connection.execute(insert(Account).values(account_no=name, name=name, sort_key=name, **of, **row, **stamps))


def about(day: date) -> Iterator[date]:
    return (day + timedelta(days=days) for days in (-1, 0, 1))


@pytest.fixture
def home(store: Store) -> Bureau:
    """Accounts on both sides of every edge of November, of what is due, late and asked for by an event."""
    with store.change() as work:
        home, values = bureau(work), all_values(work, LAST)
        for key, (segment, grade, kva) in RULES.items():
            kind = {"segment": segment, "importance_grade": grade, "contract_kva": kva}
            for day in about(LAST - timedelta(days=int(number(values, key)))):
                added(work, home, day, **kind)
                added(work, home, date(2020, 1, 1), last_onsite_on=day, **kind)
        for seen, due, rule in product(
            (None, *about(FIRST), *about(LAST)),
            (None, *about(work.clock.today()), *about(LAST)),
            ("visit.interval.top100", EVENT_RULES["complaint"]),
        ):
            added(work, home, date(2026, 11, 2), last_onsite_on=seen, due_on=due, duty_rule=rule)
    return home


@pytest.mark.parametrize("wanted", [NOVEMBER, AUTUMN, PAST])
def test_no_edge_of_a_day_is_counted_on_the_other_side(store: Store, home: Bureau, wanted: SummaryFilter) -> None:
    with store.change() as work:
        for row in work.rows(select(Account.c.id, Account.c.version).order_by(Account.c.account_no).limit(9)):
            work.update(Account, row.id, row.version, segment=Segment.RESIDENTIAL)
        found = agree(work, wanted)
    of = {name: sum(times for key, times in found.items() if key[-1] == name) for name in ("accounts", "due")}
    assert 0 < of["due"] < of["accounts"]


@pytest.mark.parametrize("wanted", [NOVEMBER, PAST, AHEAD])
def test_the_demo_is_counted_alike_however_it_is_narrowed(demo_store: Store, wanted: SummaryFilter) -> None:
    with demo_store.read() as reader:
        for each in narrowed(reader, wanted):
            assert agree(reader, each)
        apart, every = (Counting(reader, wanted, in_sum).accounts() for in_sum in (True, False))
        assert len(list(apart)) < len(list(every))
