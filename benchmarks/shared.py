"""A bureau on one server: the busiest reads under policies beside a login that passes them by, and commits by twenty.

The limits are the same questions asked by the server's superuser for the same person, and for commits the same
statements sent by pgbench as one of the logins, under the same rights: docs/decisions.md says why.
"""

import re
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from sqlalchemy import func, make_url, select

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from benchmarks.soak import PASSWORD, Bureau, Soaking
from crm.domain.codes import Role
from crm.domain.ids import new_id
from crm.domain.lists import ListKind, ListQuery
from crm.storage.engine import server_engine
from crm.storage.reader import Reader
from crm.storage.server.logins import create_login
from crm.storage.server.setup import set_up
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Account, Interaction
from crm.usecases.accounts import account_detail
from crm.usecases.issue_board import board
from crm.usecases.lists import list_ids, list_rows, view_counts
from crm.usecases.people import people
from crm.usecases.planner import due_list, week
from crm.usecases.search import search
from crm.usecases.tasks import open_tasks
from crm.usecases.timeline import timeline
from crm.usecases.today import overdue, today

COPY, LOGIN = "rounds_rights", "bench_manager"
PAGE, ROUNDS, WARMING = 200, 15, 12
WORDS = ("lan", "66875", "琥珀", "变压")
PEOPLE, STRETCHES, SECONDS = 20, 5, 4
"""So many people; both take turns in so many stretches of so many seconds, so that a busy moment meets both alike."""
Ask = Callable[[Reader], object]


class Pair(NamedTuple):
    """Seconds of a read without and with policies."""

    name: str
    limit: float
    ours: float


def median_read(size: str) -> Result | None:
    """Measure the read that lies in the middle of the twelve busiest."""
    return _read("rights", size, Target(1.2, 1.0), lambda pairs: statistics.median_low(map(_ratio, pairs)))


def worst_read(size: str) -> Result | None:
    """Measure the one of the twelve that policies cost most."""
    return _read("rights_max", size, Target(2, 1.5), lambda pairs: max(map(_ratio, pairs)))


def searched(size: str) -> Result | None:
    """Measure the search of the palette as a manager, the slowest of some words."""
    address = _guarded(size)
    if address is None:
        return None
    with _both(address) as (bare, manager, person_id):
        found = [Pair(text, *_measured(bare, manager, partial(_find, text, person_id))) for text in WORDS]
    slowest = max(found, key=lambda pair: pair.ours)
    what = f"search under policies, slowest {_told(found)}; limit: without policies"
    return Result("rights_find", what, slowest.limit, slowest.ours, Target(30, 15, "ms"))


def _find(text: str, person_id: UUID, reader: Reader) -> object:
    return search(reader, text, own=person_id)


def commits(size: str) -> Result | None:
    """Measure changes of twenty people at one server beside pgbench, which sends their statements as one of them."""
    address = data.server(size)
    if address is None:
        return None
    with (
        _scratch(address, "rounds_soak") as own,
        _scratch(address, "rounds_pgbench") as other,
        TemporaryDirectory() as folder,
    ):
        bench, soaking = _made_pgbench(other), Soaking(own, data.CLOCK, PEOPLE)
        signed, scripts = _same_units(own, soaking.bureau, Path(folder))
        turns = [
            (_pgbench(bench, signed, *scripts), soaking.go(_until(SECONDS)), _pgbench(bench, other, "-N"))
            for _ in range(STRETCHES + 1)
        ][1:]
        found = soaking.told()
        _forget_logins(own)
    ratios = sorted(same / ours for same, ours, _bare in turns)
    same, ours, bare = (statistics.median(each) for each in zip(*turns, strict=True))
    what = (
        f"{ours:.0f} units a second of {PEOPLE} people, {found.lost + found.doubled + found.overwritten} lost; limit: "
        f"pgbench with their statements, {same:.0f}; {STRETCHES} turns, ratio {ratios[0]:.1f} to {ratios[-1]:.1f}; "
        f"pgbench -N without rights and traces {bare:.0f}"
    )
    return Result("commits", what, 1 / same, statistics.median(ratios) / same, Target(10, 5))


_ADDING = r"""
SELECT gen_random_uuid() AS task \gset
BEGIN;
INSERT INTO sent_unit (id, login) VALUES (gen_random_uuid(), session_user) ON CONFLICT (id) DO NOTHING;
SELECT portfolio_id FROM account WHERE id = '{account}' AND deleted_at IS NULL;
INSERT INTO task (id, version, created_at, created_by, updated_at, updated_by, account_id, portfolio_id, title,
    priority, state, moves_to_workday)
    VALUES (':task', 1, now(), 'x', now(), 'x', '{account}', '{book}', 'bench', 'normal', 'open', false);
SELECT id, account_id, portfolio_id, title, note FROM task WHERE deleted_at IS NULL AND id IN (':task');
SELECT rounds_forget(ARRAY[':task'::uuid]);
SELECT nextval(pg_get_serial_sequence('search_entry', 'id')) AS number FROM generate_series(1, 1) \gset
INSERT INTO search_entry (id, kind, row_id, account_id, portfolio_id)
    VALUES (:number, 'task', ':task', '{account}', '{book}');
INSERT INTO search_task (entry_id, words) VALUES (:number, array_to_tsvector(CAST('{{bench}}' AS text[])));
COMMIT;
"""
_COUNTING = r"""
SELECT id AS task, random() AS at FROM (VALUES {counters}) v (id) ORDER BY 2 LIMIT 1 \gset
BEGIN;
INSERT INTO sent_unit (id, login) VALUES (gen_random_uuid(), session_user) ON CONFLICT (id) DO NOTHING;
SELECT version, title FROM task WHERE id = ':task';
SELECT version, title FROM task WHERE id = ':task' \gset
UPDATE task SET version = :version + 1, updated_at = now(), updated_by = 'x', title = (:title::integer + 1)::text
    WHERE id = ':task' AND version = :version;
COMMIT;
SELECT id FROM task WHERE account_id = '{account}' LIMIT 50;
"""


def _same_units(address: str, bureau: Bureau, folder: Path) -> tuple[str, list[str]]:
    """Write what the people's units send as scripts of pgbench; return the address of one of them and its options.

    All clients of pgbench sign in as one, who counts rows of her own and may have as many connections as there are
    people.
    """
    account, login = bureau.accounts[0], bureau.logins[0]
    with psycopg.connect(address, autocommit=True) as installer:
        installer.execute(f"ALTER ROLE {login} CONNECTION LIMIT {PEOPLE + 8}")
        found = installer.execute("SELECT portfolio_id FROM account WHERE id = %s", (account,)).fetchone()
        assert found is not None
        counters = [str(new_id()) for _ in bureau.counters]
        for key in counters:
            installer.execute(
                "INSERT INTO task (id, version, created_at, created_by, updated_at, updated_by, account_id, "
                "portfolio_id, title, priority, state, moves_to_workday) "
                "VALUES (%s, 1, now(), 'x', now(), 'x', %s, %s, '0', 'normal', 'open', false)",
                (key, account, found[0]),
            )
    values = ", ".join(f"('{key}'::uuid)" for key in counters)
    options = []
    for name, script in (("adding", _ADDING), ("counting", _COUNTING)):
        path = folder / f"{name}.sql"
        path.write_text(script.format(account=account, book=found[0], counters=values))
        options += ["-f", str(path)]
    signed = make_url(address).set(username=login, password=PASSWORD)
    return str(signed.render_as_string(hide_password=False)), options


def _until(wait: float) -> Callable[[int], bool]:
    end = time.monotonic() + wait
    return lambda _units: time.monotonic() >= end


def _read(job: str, size: str, target: Target, wanted: Callable[[tuple[Pair, ...]], float]) -> Result | None:
    address = _guarded(size)
    if address is None:
        return None
    pairs = _pairs(address)
    ratio = wanted(pairs)
    one = next(pair for pair in pairs if _ratio(pair) == ratio)
    return Result(job, f"{one.name}, of {_told(pairs)}; limit: without policies", one.limit, one.ours, target)


def _ratio(pair: Pair) -> float:
    return pair.ours / pair.limit


def _told(pairs: tuple[Pair, ...] | list[Pair]) -> str:
    return ", ".join(f"{each.name} {each.ours * 1000:.1f} ms {_ratio(each):.2f}x" for each in pairs)


@cache
def _pairs(address: str) -> tuple[Pair, ...]:
    with _both(address) as (bare, manager, person_id):
        with manager.read() as reader:
            busiest = reader.scalar(_busiest())
        reads = _reads(person_id, UUID(str(busiest)))
        return tuple(Pair(name, *_measured(bare, manager, ask)) for name, ask in reads.items())


def _reads(person_id: UUID, account_id: UUID) -> dict[str, Ask]:
    """Return what desks ask most, as one person asks it."""
    monday = data.CLOCK.today() - timedelta(days=data.CLOCK.today().weekday())

    def page(kind: ListKind) -> Ask:
        def ask(reader: Reader) -> object:
            ids = list_ids(reader, kind, ListQuery(person_id=person_id))
            return list_rows(reader, kind, ids[:PAGE])

        return ask

    return {
        "today": lambda reader: today(reader, person_id),
        "overdue": lambda reader: overdue(reader, person_id),
        "week": lambda reader: week(reader, person_id, monday),
        "due": lambda reader: due_list(reader, person_id),
        "accounts": page(ListKind.ACCOUNTS),
        "visits": page(ListKind.VISITS),
        "tasks": lambda reader: open_tasks(reader, person_id),
        "counts": lambda reader: view_counts(reader, ListKind.ACCOUNTS, ListQuery(person_id=person_id)),
        "account": lambda reader: account_detail(reader, account_id),
        "timeline": lambda reader: timeline(reader, account_id),
        "issues": lambda reader: board(reader, ListQuery(person_id=person_id)),
        "people": people,
    }


def _busiest() -> Any:
    """Return what asks for the account with the most notes and calls."""
    return (
        select(Account.c.id)
        .join(Interaction, Interaction.c.account_id == Account.c.id)
        .group_by(Account.c.id)
        .order_by(func.count().desc(), Account.c.id)
        .limit(1)
    )


def _measured(bare: Store, manager: Store, ask: Ask) -> tuple[float, float]:
    for _ in range(WARMING):
        _asked(bare, ask)
        _asked(manager, ask)
    return in_turn(lambda: seconds(lambda: _asked(bare, ask)), lambda: seconds(lambda: _asked(manager, ask)), ROUNDS)


def _asked(store: Store, ask: Ask) -> None:
    with store.read() as reader:
        ask(reader)


@contextmanager
def _both(address: str) -> Iterator[tuple[Store, Store, UUID]]:
    """Give the desk of a superuser, which no policy meets, and that of the manager, both acting for the manager."""
    signed = make_url(address).set(username=LOGIN, password=PASSWORD, drivername="postgresql")
    with (
        closing(open_store(address, data.CLOCK)) as bare,
        closing(open_store(signed.render_as_string(hide_password=False), data.CLOCK)) as manager,
    ):
        person_id = manager.actor.person_id
        assert person_id is not None
        bare.act_as(person_id, Role.MANAGER)
        yield bare, manager, person_id


@cache
def _guarded(size: str) -> str | None:
    """Return the address of a copy of the demo on the server that keeps rights, with a login of the busiest manager."""
    address = data.server(size)
    if address is None:
        return None
    copy = str(make_url(address).set(database=COPY).render_as_string(hide_password=False))
    with psycopg.connect(_beside(address), autocommit=True) as admin:
        if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (COPY,)).fetchone():
            return copy
        admin.execute(f"CREATE DATABASE {COPY} TEMPLATE {make_url(address).database} STRATEGY file_copy")
        admin.execute(f"DROP ROLE IF EXISTS {LOGIN}")
    engine = server_engine(copy)
    with engine.begin() as connection:
        set_up(connection)
    engine.dispose()
    with closing(open_store(copy, data.CLOCK)) as store, store.change() as work:
        managers = [each for each in people(work) if each.role is Role.MANAGER]
        busiest = max(managers, key=lambda each: (each.accounts, each.name))
        create_login(work.connection, busiest.id, LOGIN, PASSWORD)
    with psycopg.connect(copy, autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    return copy


def _beside(address: str) -> str:
    """Return the address of another database of the server, from which one may be copied or dropped."""
    return str(make_url(address).set(database="template1").render_as_string(hide_password=False))


@contextmanager
def _scratch(address: str, name: str) -> Iterator[str]:
    """Give the address of an empty database that is dropped at the end."""
    with psycopg.connect(_beside(address), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            yield str(make_url(address).set(database=name).render_as_string(hide_password=False))
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _forget_logins(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        for (login,) in connection.execute("SELECT login FROM person WHERE login IS NOT NULL").fetchall():
            connection.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")


def _made_pgbench(address: str) -> str:
    """Fill pgbench's tables and return where the program is."""
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
    assert found is not None
    program = f"{found[0]}/pgbench"
    subprocess.run([program, "-i", "-q", "-s", str(PEOPLE), address], check=True, capture_output=True)
    return program


def _pgbench(program: str, address: str, *what: str) -> float:
    """Return the transactions a second of pgbench with as many clients."""
    command = [program, "-n", *what, "-c", str(PEOPLE), "-j", "2", "-T", str(SECONDS), address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    tps = re.search(r"tps = ([\d.]+)", told)
    assert tps is not None
    return float(tps.group(1))
