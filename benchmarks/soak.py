"""`python -m benchmarks.soak postgresql://installer@server/empty [--seconds 120] [--people 20]`: people at one server.

Each person has a login, a desk and a book of its own; all of them also count up the same rows of a shared book. What
counts at the end: every change that was acknowledged is there, once, and no count was written over another.
"""

import argparse
import json
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct, field, to_builtins
from sqlalchemy import make_url, select

from crm.domain.clock import Clock, SystemClock
from crm.domain.codes import Role, Segment
from crm.domain.errors import Conflict, RoundsError
from crm.domain.server import FirstAdmin
from crm.storage.server.logins import create_login
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Account, Area, Customer, Person, Portfolio, PortfolioGrant, Task
from crm.storage.unit import UnitOfWork
from crm.usecases.server import init_server
from crm.usecases.tasks import add_task

PASSWORD = "not-a-secret-1"
COUNTERS = 5
BEGAN = date(2020, 1, 1)


class Bureau(Struct):
    """Logins, the book of each and the rows that all of them count up."""

    address: str
    logins: list[str] = field(default_factory=list)
    accounts: list[UUID] = field(default_factory=list)
    counters: list[UUID] = field(default_factory=list)

    def open(self, person: int, clock: Clock) -> Store:
        """Sign a person in."""
        plain = make_url(self.address).set(username=self.logins[person], password=PASSWORD, drivername="postgresql")
        return open_store(plain.render_as_string(hide_password=False), clock)


class Soaked(Struct, frozen=True):
    """What became of everything: `lost` and `doubled` count acknowledged changes, `refused` those that came late."""

    people: int
    units: int
    a_second: float
    refused: int
    lost: int
    doubled: int
    overwritten: int


class Soaking:
    """People at work at one server, in one stretch or several; what each did is counted over all of them."""

    def __init__(self, address: str, clock: Clock, people: int) -> None:
        self._clock, self._people = clock, range(people)
        self.bureau = _made(address, clock, people)
        self._done: list[list[str]] = [[] for _ in self._people]
        self._counted: list[Counter[UUID]] = [Counter() for _ in self._people]
        self._late = [0] * people
        self._took = 0.0
        self._stores = [self.bureau.open(person, clock) for person in self._people]

    def go(self, is_over: Callable[[int], bool]) -> float:
        """Let everybody work until `is_over(units)` says so and return the units a second of this stretch."""
        before, begun = self.units, time.monotonic()
        with ThreadPoolExecutor(len(self._stores)) as pool:
            for each in [pool.submit(self._work, store, person, is_over) for person, store in enumerate(self._stores)]:
                each.result()
        took = time.monotonic() - begun
        self._took += took
        return (self.units - before) / took

    @property
    def units(self) -> int:
        """Changes that were acknowledged."""
        return sum(map(len, self._done)) + sum(each.total() for each in self._counted)

    def told(self) -> Soaked:
        """Let everybody go home, and look what is there of everything that was acknowledged."""
        for store in self._stores:
            store.close()
        there, values = _found(self.bureau, self._clock)
        sums: Counter[UUID] = sum(self._counted, Counter())
        return Soaked(
            len(self._people),
            self.units,
            round(self.units / self._took, 1),
            sum(self._late),
            lost=sum(there[title] == 0 for titles in self._done for title in titles),
            doubled=sum(count > 1 for count in there.values()),
            overwritten=sum(values[key] != sums[key] for key in self.bureau.counters),
        )

    def _work(self, store: Store, person: int, is_over: Callable[[int], bool]) -> None:
        chance, bureau = random.Random(person), self.bureau
        while not is_over(sum(map(len, self._done))):
            if chance.random() < 0.5:
                title = f"unit {person} {len(self._done[person])}"
                store.run(_adding(title, bureau.accounts[person]))
                self._done[person].append(title)
                continue
            key = chance.choice(bureau.counters)
            try:
                store.run(_counting(key, person))
                self._counted[person][key] += 1
            except Conflict:
                self._late[person] += 1
            with store.read() as reader:
                reader.rows(select(Task.c.id).where(Task.c.account_id == bureau.accounts[person]).limit(50))


def soak(address: str, clock: Clock, people: int, is_over: Callable[[int], bool]) -> Soaked:
    """Let people work at a server's empty database until `is_over(units)` says so, and count."""
    soaking = Soaking(address, clock, people)
    soaking.go(is_over)
    return soaking.told()


def _adding(title: str, account_id: UUID) -> Callable[[UnitOfWork], object]:
    return lambda work: add_task(work, title, account_id=account_id)


def _counting(key: UUID, person: int) -> Callable[[UnitOfWork], object]:
    """Read a number and write the next one with one's own; whoever comes late is refused: both changed the same field.

    Without the person two that come to the same number at once would agree, and both be content with one change.
    """

    def command(work: UnitOfWork) -> object:
        row: Any = work.one(select(Task.c.version, Task.c.title).where(Task.c.id == key))
        return work.update(Task, key, row.version, title=f"{_number(row.title) + 1} {person}")

    return command


def _number(title: str) -> int:
    return int(title.split()[0])


def _made(address: str, clock: Clock, people: int) -> Bureau:
    tail = f"{threading.get_native_id()}"
    init_server(address, clock, FirstAdmin("王敏", f"admin_{tail}", PASSWORD))
    bureau = Bureau(address)
    store = open_store(address, clock)
    with store.change() as work:
        area = work.insert(Area, name="演示供电所", sort_key="yanshi")
        shared = work.insert(Portfolio, name="共用", area_id=area)
        all_of = [_hire(work, bureau, area, shared, f"soak{number}_{tail}") for number in range(people)]
        common = _account(work, shared, "common")
        bureau.counters = [work.insert(Task, **_task(common, shared)) for _ in range(COUNTERS)]
    with store.change() as work:
        for person_id, login in all_of:
            create_login(work.connection, person_id, login, PASSWORD)
    store.close()
    return bureau


def _hire(work: UnitOfWork, bureau: Bureau, area: UUID, shared: UUID, login: str) -> tuple[UUID, str]:
    person = work.insert(Person, name=login, sort_key=login, role=Role.MANAGER, area_id=area)
    book = work.insert(Portfolio, name=login, area_id=area)
    for portfolio_id, kind in ((book, "owner"), (shared, "substitute")):
        work.insert(PortfolioGrant, portfolio_id=portfolio_id, person_id=person, kind=kind, starts_on=BEGAN)
    bureau.logins.append(login)
    bureau.accounts.append(_account(work, book, login))
    return person, login


def _account(work: UnitOfWork, book: UUID, name: str) -> UUID:
    customer = work.insert(Customer, portfolio_id=book, name=name, sort_key=name)
    named: dict[str, Any] = {"account_no": name, "name": name, "sort_key": name, "contract_kva": 315.0}
    return work.insert(Account, portfolio_id=book, customer_id=customer, segment=Segment.LARGE_INDUSTRIAL, **named)


def _task(account_id: UUID, book: UUID) -> dict[str, Any]:
    return {"account_id": account_id, "portfolio_id": book, "title": "0", "priority": "normal", "state": "open"}


def _found(bureau: Bureau, clock: Clock) -> tuple[Counter[str], dict[UUID, int]]:
    """Return how often each title is there and where the counts stand, as the installer sees them."""
    store = open_store(bureau.address, clock)
    with store.read() as reader:
        rows = reader.rows(select(Task.c.id, Task.c.title))
    store.close()
    there = Counter(row.title for row in rows if row.title.startswith("unit "))
    return there, {row.id: _number(row.title) for row in rows if row.id in bureau.counters}


def main() -> int:
    """Soak a server and print what became of it; 1 when anything was lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("address")
    asked.add_argument("--seconds", type=float, default=120)
    asked.add_argument("--people", type=int, default=20)
    options = asked.parse_args()
    try:
        soaking = Soaking(options.address, SystemClock(), options.people)
        end = time.monotonic() + options.seconds
        soaking.go(lambda _units: time.monotonic() >= end)
        found = soaking.told()
    except RoundsError as error:
        print(error.code, file=sys.stderr)
        return 2
    print(json.dumps(to_builtins(found), indent=1))
    return int(bool(found.lost or found.doubled or found.overwritten))


if __name__ == "__main__":
    sys.exit(main())
