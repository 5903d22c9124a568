"""What was not told in time is kept of every account, whoever changes the rules, and shown to nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from crm.domain.codes import OutageType
from crm.domain.outage_desk import OutageDraft, ScopePart
from crm.storage.outages import everywhere
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.outages import breaches, life, network
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
