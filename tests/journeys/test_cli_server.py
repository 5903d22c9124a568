"""`rounds server init`, `lint` and `adopt`, as whoever installs the shared database types them."""

import io
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url

from tests.support.commands import ClockedCommand
from tests.support.postgres import Server

pytestmark = pytest.mark.postgresql

PASSWORD = "not-a-secret-1"


@pytest.fixture
def login(postgres: Server) -> Iterator[str]:
    """A login that no other test uses."""
    name = f"wang_{uuid4().hex[:8]}"
    yield name
    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(f"DROP ROLE IF EXISTS {name}")


@pytest.fixture
def address(postgres: Server) -> Iterator[str]:
    """The address of a database with nothing in it."""
    with postgres.database(empty=True) as made:
        yield made


def _as(address: str, login: str) -> str:
    plain = make_url(address).set(username=login, password=PASSWORD, drivername="postgresql")
    return plain.render_as_string(hide_password=False)


def _typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))


def test_a_bureau_moves_from_a_file_to_a_server(
    command: ClockedCommand, address: str, login: str, demo_made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, PASSWORD)
    made = command("server", "init", address, "--admin", login, "--name", "王敏", "--password-stdin", "--json")
    assert (made.code, made.json()["faults"]) == (0, [])
    assert PASSWORD not in made.out + made.err
    assert command("server", "init", address).code == 0
    moved = command("server", "adopt", demo_made, address, "--json")
    assert (moved.code, moved.json()["tables"]["account"]) == (0, 80)
    assert command("server", "lint", address).code == 0
    admin = _as(address, login)
    manager = command.sql(address, "SELECT name FROM person WHERE role = 'manager' ORDER BY name LIMIT 1")
    _typed(monkeypatch, PASSWORD)
    given = command("server", "login", admin, "--person", manager, "--login", f"m{login}", "--password-stdin")
    assert given.code == 0
    asked = ("search", "公司", "--json", "--limit", 500, "--database")
    _typed(monkeypatch, PASSWORD)
    again = command("server", "login", admin, "--person", manager, "--login", f"n{login}", "--password-stdin")
    assert (again.code, "login already" in again.err) == (2, True)
    own, every = command(*asked, _as(address, f"m{login}")).json(), command(*asked, address).json()
    assert 0 < len(own["hits"]) < len(every["hits"])
    _typed(monkeypatch, PASSWORD)
    refused = command(
        "server", "login", _as(address, f"m{login}"), "--person", manager, "--login", "x_x", "--password-stdin"
    )
    assert refused.code == 2
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP ROLE m{login}")


def test_the_lint_names_what_somebody_loosened(
    command: ClockedCommand, address: str, login: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, PASSWORD)
    command("server", "init", address, "--admin", login, "--password-stdin")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE loose (x int)")
    answer = command("server", "lint", address, "--json")
    assert answer.code == 1
    assert {"check": "table_without_policies", "name": "loose"} in answer.json()["faults"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("init", "rounds.db"), "address"),
        (("lint", "rounds.db"), "address"),
        (("adopt", "missing.db", "{address}"), "missing.db"),
        (("lint", "{address}"), "rounds server init"),
        (("init", "{address}"), "--admin"),
        (("init", "postgresql://nobody@127.0.0.1:1/rounds", "--admin", "ada"), "port"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    command: ClockedCommand, address: str, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", lambda _asked: PASSWORD)
    answer = command("server", *(word.format(address=address) for word in words))
    assert answer.code == 2
    assert told in answer.err
    assert "Traceback" not in answer.err
