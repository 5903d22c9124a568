"""Making a server ready, taking a local file over, and who is who when somebody opens it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url, select, text

from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.errors import Denied, Invalid
from crm.domain.server import FirstAdmin
from crm.storage.start import open_store
from crm.storage.tables import Account
from crm.usecases.server import adopt_file, init_server, lint_server
from crm.usecases.surveys.shipped import bring_shipped
from tests.support.postgres import Server

pytestmark = pytest.mark.postgresql

PASSWORD = "not-a-secret-1"


@pytest.fixture
def empty(postgres: Server) -> Iterator[str]:
    """The address of a database with nothing in it."""
    with postgres.database(empty=True) as address:
        yield address


@pytest.fixture
def admin(postgres: Server) -> Iterator[FirstAdmin]:
    """Somebody whose login no other test uses."""
    made = FirstAdmin("王敏", f"wang_{uuid4().hex[:8]}", PASSWORD)
    yield made
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS {made.login}")


def _as(address: str, login: str, password: str = PASSWORD) -> str:
    plain = make_url(address).set(username=login, password=password, drivername="postgresql")
    return plain.render_as_string(hide_password=False)


def test_a_server_is_made_ready_once_and_looked_after_later(empty: str, admin: FirstAdmin, clock: FixedClock) -> None:
    assert init_server(empty, clock, admin) == []
    assert init_server(empty, clock, None) == []
    assert lint_server(empty) == []
    store = open_store(_as(empty, admin.login), clock)
    assert (store.is_guarded, store.actor.role, store.actor.login) == (True, Role.ADMIN, admin.login)
    store.act_as(None, Role.SUPERVISOR)
    assert store.actor.role is Role.ADMIN
    store.close()


def test_somebody_must_look_after_people(empty: str, clock: FixedClock) -> None:
    with pytest.raises(Invalid, match=r"server\.no_admin"):
        init_server(empty, clock, None)


def test_a_login_without_a_person_is_told_so(empty: str, admin: FirstAdmin, clock: FixedClock) -> None:
    init_server(empty, clock, admin)
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute("UPDATE person SET deleted_at = now(), version = version + 1")
    with pytest.raises(Denied, match=r"login\.unknown"):
        open_store(_as(empty, admin.login), clock)


def test_only_an_installer_makes_a_server_ready(empty: str, admin: FirstAdmin, clock: FixedClock) -> None:
    init_server(empty, clock, admin)
    with pytest.raises(Denied, match=r"server\.no_installer"):
        init_server(_as(empty, admin.login), clock, None)


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("Wang", PASSWORD, "login.form"),
        ("rounds_owner", PASSWORD, "login.form"),
        ("wang_short", "short", "password.short"),
    ],
)
def test_a_wrong_first_administrator_leaves_nothing(
    empty: str, clock: FixedClock, login: str, password: str, code: str
) -> None:
    with pytest.raises(Invalid, match=code):
        init_server(empty, clock, FirstAdmin("王敏", login, password))
    with psycopg.connect(empty) as connection:
        assert connection.execute("SELECT to_regprocedure('rounds_read()')").fetchone() == (None,)


def test_a_server_that_is_not_ready_has_no_lint(postgres: Server) -> None:
    with postgres.database() as address, pytest.raises(Invalid, match=r"server\.not_set_up"):
        lint_server(address)


def test_a_file_is_taken_over_whole(
    empty: str, admin: FirstAdmin, clock: FixedClock, demo_made: Path, tmp_path: Path
) -> None:
    init_server(empty, clock, admin)
    file_path = tmp_path / "office.db"
    shutil.copyfile(demo_made, file_path)
    here, there = open_store(file_path, clock), open_store(empty, clock)
    for store in (here, there):
        with store.change() as work:
            bring_shipped(work)
    moved = {each.table: each.rows for each in adopt_file(file_path, empty, clock)}
    with here.read() as file, there.read() as server:
        for table, rows in moved.items():
            assert file.connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() == rows
        columns = (Account.c.id, Account.c.account_no, Account.c.version, Account.c.updated_at, Account.c.due_on)
        asked = select(*columns).order_by(Account.c.id)
        assert server.rows(asked) == file.rows(asked)
        assert moved["account"] == 80
        assert moved["audit_log"] > 0
    here.close()
    there.close()
    with pytest.raises(Invalid, match=r"server\.not_empty"):
        adopt_file(file_path, empty, clock)
    assert lint_server(empty) == []
