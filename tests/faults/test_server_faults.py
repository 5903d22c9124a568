"""A server that dies, stalls, is replaced, comes back, or whose answer is lost: nothing doubled, nothing lost."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select

from crm.domain.errors import Denied, Offline
from crm.domain.ids import new_id
from crm.storage.server.lineage import Lineage, SeenServers
from crm.storage.server.watchdog import Watchdog
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.storage.unit import UnitOfWork
from crm.usecases.tasks import add_task
from tests.faults.conftest import Broken
from tests.support.proxy import proxy_to

pytestmark = pytest.mark.postgresql
WRITERS = 8


def _unit(title: str) -> Any:
    def command(work: UnitOfWork) -> object:
        return add_task(work, f"unit {title}", account_id=work.scalar(select(Account.c.id).order_by(Account.c.id)))

    return command


def _accounts(store: Store) -> int:
    with store.read() as reader:
        return len(reader.rows(select(Account.c.id)))


def test_a_lost_answer_to_commit_doubles_nothing_and_loses_nothing(broken: Broken) -> None:
    with proxy_to(broken.server.port) as proxy:
        store = broken.open("mai", proxy.port)
        for number in range(6):
            proxy.cuts = 1 + number % 2
            done = store.run(_unit(str(number)))
            assert done is not None
            assert done[1].changes
        store.close()
    assert Counter(broken.titles()) == Counter(f"unit {number}" for number in range(6))


def test_without_a_word_from_the_server_it_is_said_that_nobody_knows(broken: Broken) -> None:
    with proxy_to(broken.server.port) as proxy:
        store = broken.open("mai", proxy.port)
        store.rest = lambda _seconds: proxy.close()
        proxy.cuts = 1
        with pytest.raises(Offline) as told:
            store.run(_unit("lost"))
        assert told.value.code == "database.unsure"
        store.close()
    assert broken.titles() == ["unit lost"]


def test_what_a_killed_program_had_sent_is_not_sent_again(broken: Broken) -> None:
    key = new_id()
    first, second = broken.open("mai"), broken.open("mai")
    assert first.run(_unit("queued"), key=key) is not None
    assert second.run(_unit("queued"), key=key) is None
    assert broken.titles() == ["unit queued"]
    first.close()
    second.close()


def test_eight_writers_outlive_a_server_that_is_killed_between_and_inside_units(broken: Broken) -> None:
    acknowledged: list[str] = []
    grown, done = threading.Condition(), threading.Event()

    def write(writer: int) -> None:
        store = broken.open("mai" if writer % 2 else "sun")
        number = 0
        while not done.is_set():
            number += 1
            title = f"{writer} {number}"
            try:
                store.run(_unit(title))
            except Offline:
                continue
            with grown:
                acknowledged.append(f"unit {title}")
                grown.notify_all()
        store.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        writers = [pool.submit(write, writer) for writer in range(WRITERS)]
        try:
            for wanted in (20, 60, 100):
                with grown:
                    assert grown.wait_for(lambda most=wanted: len(acknowledged) >= most, timeout=120)  # type: ignore[misc]
                broken.server.kill()
                broken.server.start()
            with grown:
                assert grown.wait_for(lambda: len(acknowledged) >= 140, timeout=120)
        finally:
            done.set()
        for writer in writers:
            writer.result(timeout=120)
    there = Counter(broken.titles())
    assert set(acknowledged) <= set(there)
    assert set(there.values()) == {1}


def test_a_stalled_server_is_given_up_and_found_again(broken: Broken) -> None:
    store = broken.open("mai")
    before = _accounts(store)
    assert store.link is not None
    store.link.watchdog.patience = 0.4
    broken.server.stall()
    try:
        with pytest.raises(Offline):
            _accounts(store)
    finally:
        broken.server.go_on()
    assert _accounts(store) == before
    store.close()


def test_the_watchdog_shuts_what_waits_too_long_and_nothing_else() -> None:
    import socket

    now = [0.0]
    dog = Watchdog(patience=1000, now=lambda: now[0])
    (here, there), (kept, other) = socket.socketpair(), socket.socketpair()
    with dog.over(here.fileno()):
        now[0] = 600
        with dog.over(kept.fileno()):
            assert dog.look() == 0
            now[0] = 1000
            assert dog.look() == 1
            assert dog.look() == 0
    assert there.recv(1) == b""
    kept.sendall(b"x")
    assert other.recv(1) == b"x"
    dog.close()
    for each in (here, there, kept, other):
        each.close()


def test_a_promoted_standby_is_found_and_the_old_primary_refused(broken: Broken) -> None:
    old, new = broken.server, broken.spare
    new.copy_of(old)
    new.start()
    store = broken.open("mai", old.port, new.port)
    assert store.run(_unit("before")) is not None
    with psycopg.connect(old.url()) as connection:
        query = "SELECT count(*) FROM pg_stat_replication WHERE replay_lsn >= pg_current_wal_lsn()"
        while connection.execute(query).fetchone() != (1,):
            connection.rollback()
    old.kill()
    new.promote()
    assert store.run(_unit("after")) is not None
    old.start()
    with pytest.raises(Denied) as refused:
        broken.open("mai", old.port)
    assert refused.value.code == "server.old_primary"
    again = broken.open("mai", old.port, new.port)
    assert again.run(_unit("later")) is not None
    store.close()
    again.close()
    assert broken.titles() == ["unit before"]
    with psycopg.connect(new.url("rounds")) as connection:
        found = {row[0] for row in connection.execute("SELECT title FROM task WHERE title LIKE 'unit %'")}
    assert found == {"unit before", "unit after", "unit later"}


def test_an_older_life_of_a_cluster_is_refused_and_another_cluster_is_not(tmp_path: Path) -> None:
    seen = SeenServers(tmp_path / "servers.json")
    seen.meet(Lineage("7001", 3))
    seen.meet(Lineage("7002", 1))
    with pytest.raises(Denied):
        SeenServers(tmp_path / "servers.json").meet(Lineage("7001", 2))
    SeenServers(tmp_path / "servers.json").meet(Lineage("7001", 4))
    (tmp_path / "servers.json").write_text("[torn", encoding="utf-8")
    seen.meet(Lineage("7001", 1))


def test_a_disabled_user_with_an_open_session_is_told_so(broken: Broken) -> None:
    store, admin = broken.open("mai"), broken.open("ada")
    assert _accounts(store)
    with admin.change() as work:
        work.connection.exec_driver_sql("SELECT rounds_user_disable(%s)", (broken.bureau.people["mai"],))
    with pytest.raises(Denied) as refused:
        store.run(_unit("too late"))
    assert refused.value.code == "login.disabled"
    assert broken.titles() == []
    store.close()
    admin.close()


def test_a_right_that_is_withdrawn_counts_in_the_open_window(broken: Broken) -> None:
    store, leader = broken.open("mai"), broken.open("sun")
    before = _accounts(store)
    ended = "UPDATE portfolio_grant SET ends_on = '2020-01-02', version = version + 1 WHERE portfolio_id = %s"
    with leader.change() as work:
        work.connection.exec_driver_sql(ended, (broken.bureau.books["own"],))
    assert _accounts(store) == before - 1
    store.close()
    leader.close()
