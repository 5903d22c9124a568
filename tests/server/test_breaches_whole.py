"""An outage reaches accounts of every book, and what was not told is kept of all, whoever enters it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest
from msgspec.structs import replace

from crm.domain.codes import OutageType
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.storage.outages import everywhere
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases import undo
from crm.usecases.outages import breaches, detail, life, network
from crm.usecases.rules import change_rules
from tests.support.office import Office

pytestmark = pytest.mark.postgresql
WEEK = timedelta(days=7)


@pytest.fixture
def installer(office: Office) -> Iterator[Store]:
    store = open_store(office.address, office.clock)
    yield store
    store.close()


@pytest.fixture
def plan(installer: Store) -> Iterator[UUID]:
    """Publish for five days ahead a plan of every substation, which nobody was told of a week before."""
    with installer.change() as work:
        begin = work.clock.now() + timedelta(days=5)
        draft = OutageDraft(
            OutageType.PLANNED,
            tuple(ScopePart(substation_id=station.id) for station in network.network(work)),
            planned_start=begin,
            planned_end=begin + timedelta(hours=4),
        )
        key = life.add_outage(work, draft)
        life.publish(work, key)
    yield key
    with installer.change() as work:
        life.cancel(work, key, "演示结束")


def kept(office: Office, plan: UUID) -> list[tuple[UUID, str]]:
    """Return whose deadlines are kept, and by whom."""
    query = "SELECT account_id, created_by FROM outage_breach WHERE outage_id = %s"
    with psycopg.connect(office.address) as connection:
        return connection.execute(query, (plan,)).fetchall()


def missed(store: Store, plan: UUID) -> set[UUID]:
    with store.read() as reader:
        today = reader.clock.today()
        rows = breaches.breaches(reader, today - WEEK, today + WEEK, None)
    return {row.account_id for row in rows if row.outage_id == plan}


@pytest.mark.parametrize("who", ["admin", "supervisor"])
def test_rules_that_change_keep_what_was_broken_in_every_book(
    office: Office, installer: Store, plan: UUID, who: str
) -> None:
    everybody = missed(installer, plan)
    store = office.open(who)
    try:
        with store.read() as reader:
            assert not reader.rights.sees("outages") or missed(store, plan) < everybody
        with store.change() as work:
            change_rules(work, {"notice.planned_hours": 24.0}, work.clock.today())
        rows = kept(office, plan)
        assert {account for account, _login in rows} == everybody
        assert len(rows) == len(everybody)
        assert {login for _account, login in rows} == {office.logins[who]}
        with store.change() as work:
            change_rules(work, {"notice.planned_hours": 48.0}, work.clock.today())
        assert len(kept(office, plan)) == len(everybody)
    finally:
        with installer.change() as work:
            change_rules(work, {"notice.planned_hours": 168.0}, work.clock.today())
        store.close()


def test_nobody_keeps_a_deadline_of_an_account_that_the_outage_does_not_reach(office: Office) -> None:
    query = """
        SELECT o.id, a.id FROM outage o CROSS JOIN account a WHERE NOT EXISTS
        (SELECT FROM outage_account r WHERE r.outage_id = o.id AND r.account_id = a.id) LIMIT 1
    """
    with psycopg.connect(office.address) as connection:
        found = connection.execute(query).fetchone()
    assert found is not None
    line = {
        "outage_id": found[0],
        "account_id": found[1],
        "stage": "first",
        "due_at": office.clock.now(),
    }
    store = office.open("supervisor")
    try:
        with store.change() as work:
            everywhere.add(work, [{**line, "told_at": None}])
    finally:
        store.close()
    assert found[1] not in {account for account, _login in kept(office, found[0])}


def reached(office: Office, outage_id: UUID) -> dict[UUID, tuple[object, ...]]:
    query = """
        SELECT account_id, portfolio_id, source_role, effect, is_interrupted, lost_kw FROM outage_account
        WHERE outage_id = %s AND deleted_at IS NULL
    """
    with psycopg.connect(office.address) as connection:
        return {row[0]: row[1:] for row in connection.execute(query, (outage_id,)).fetchall()}


def test_a_supervisors_outage_reaches_whom_an_outage_of_the_whole_bureau_would(
    office: Office, installer: Store
) -> None:
    with installer.read() as reader:
        stations = tuple(ScopePart(substation_id=station.id) for station in network.network(reader))
        begin = reader.clock.now() + timedelta(days=20)
    draft = OutageDraft(OutageType.PLANNED, stations, planned_start=begin, planned_end=begin + timedelta(hours=4))
    store = office.open("supervisor")
    try:
        with installer.change() as work:
            whole = life.add_outage(work, draft)
            work.discard()
            expected = {row.account_id: row for row in detail.detail(work, whole).affected}
        with store.change() as work:
            mine = life.add_outage(work, draft)
            life.publish(work, mine)
        with store.read() as reader:
            seen = {row.account_id: row for row in detail.detail(reader, mine).affected}
        found = reached(office, mine)
        assert seen.keys() < found.keys()
        assert found.keys() == expected.keys()
        assert {key: (row[1], row[2], row[3], row[4]) for key, row in found.items()} == {
            key: (row.source_role, row.effect, row.is_interrupted, pytest.approx(row.lost_kw))
            for key, row in expected.items()
        }
        with store.change() as work:
            head = detail.detail(work, mine).head
            life.change_outage(work, mine, head.version, replace(draft, scope=stations[:1]))
            steps = work.undo
        with installer.change() as work:
            other = life.add_outage(
                work, replace(draft, scope=stations[:1], planned_start=begin + WEEK, planned_end=None)
            )
            work.discard()
            fewer = {row.account_id for row in detail.detail(work, other).affected}
        assert reached(office, mine).keys() == fewer
        with store.change() as work:
            undo.apply(work, steps)
        assert reached(office, mine).keys() == expected.keys()
        with store.change() as work:
            life.cancel(work, mine, "演示结束")
    finally:
        store.close()
