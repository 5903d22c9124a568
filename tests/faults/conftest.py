"""Servers that tests of faults may break, with real logins."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from msgspec import Struct

from crm.domain.clock import FixedClock
from crm.storage.start import open_store, prepare_server
from crm.storage.store import Store
from tests.conftest import NOW
from tests.support.bureau import Bureau, made_bureau
from tests.support.cluster import Cluster, clusters


class Broken(Struct, frozen=True):
    """A bureau on a server that may be broken, and another server that is not made yet."""

    server: Cluster
    spare: Cluster
    bureau: Bureau

    def open(self, who: str, *ports: int) -> Store:
        """Sign somebody in, perhaps by other ports than the server's own."""
        hosts = ",".join(f"127.0.0.1:{port}" for port in ports or (self.server.port,))
        where = f"postgresql://{self.bureau.login(who)}@{hosts}/rounds?sslmode=disable"
        return open_store(where, FixedClock(NOW))

    def titles(self) -> list[str]:
        """Return the titles of all tasks as the installer sees them."""
        with psycopg.connect(self.server.url("rounds")) as connection:
            return [row[0] for row in connection.execute("SELECT title FROM task WHERE title LIKE 'unit %'")]


@pytest.fixture
def broken() -> Iterator[Broken]:
    """A bureau on a server of the test's own."""
    with _made() as made:
        yield made


@pytest.fixture(scope="module")
def sound() -> Iterator[Broken]:
    """A bureau on a server of its own that the tests of a module share: they break lines and not the server."""
    with _made() as made:
        yield made


@contextmanager
def _made() -> Iterator[Broken]:
    with clusters(2) as (server, spare):
        server.make()
        server.start()
        with psycopg.connect(server.url(), autocommit=True) as connection:
            connection.execute("CREATE DATABASE rounds TEMPLATE template0")
        prepare_server(server.url("rounds"))
        yield Broken(server, spare, made_bureau(server.url("rounds")))
