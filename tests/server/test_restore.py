"""A backup that is restored into another database: what the database's administrator is told to do, in that order."""

import subprocess
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.errors import Denied
from crm.domain.server import FirstAdmin
from crm.storage.start import open_store
from crm.storage.tables import Person
from crm.usecases.server import init_server, lint_server
from crm.usecases.staff import add_area
from tests.support.postgres import Server

pytestmark = pytest.mark.postgresql
PASSWORD = "not-a-secret-1"


def moved(server: Server, source: str, target: str, file: Path) -> None:
    """Dump one database and restore it into another one, as docs/server.md tells."""
    subprocess.run([server.tool("pg_dump"), "-Fc", "-f", str(file), source], check=True)
    options = ["--clean", "--if-exists", "--exit-on-error", "-d", target]
    subprocess.run([server.tool("pg_restore"), *options, str(file)], check=True)


def test_rights_and_log_are_whole_after_a_restore(postgres: Server, clock: FixedClock, tmp_path: Path) -> None:
    login = f"wang_{uuid4().hex[:8]}"
    with postgres.database(empty=True) as source, postgres.database(empty=True) as target:
        init_server(source, clock, FirstAdmin("王敏", login, PASSWORD))
        store = open_store(as_login(source, login), clock)
        with store.change() as work:
            add_area(work, "甲供电所")
        store.close()
        moved(postgres, source, target, tmp_path / "rounds.dump")
        assert [fault.check for fault in lint_server(target)] == ["temporary_tables"]  # a right of the database itself
        assert init_server(target, clock, None) == []
        assert lint_server(target) == []
        again = open_store(as_login(target, login), clock)
        assert (again.is_guarded, again.actor.role) == (True, Role.ADMIN)
        with again.change() as work:
            add_area(work, "乙供电所")
        with psycopg.connect(target) as connection:
            told = connection.execute("SELECT count(*) FROM audit_log WHERE table_name = 'area'").fetchone()
        assert told == (2,)
        with pytest.raises(Denied), again.change() as work:
            work.update(Person, again.actor.person_id, 1, role=Role.SUPERVISOR)  # type: ignore[arg-type]
        again.close()
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS {login}")


def as_login(address: str, login: str) -> str:
    plain = make_url(address).set(username=login, password=PASSWORD, drivername="postgresql")
    return plain.render_as_string(hide_password=False)
