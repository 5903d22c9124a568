"""The soak of benchmarks/soak.py in its short form: people at one server, and nothing is lost."""

import psycopg
import pytest

from benchmarks.soak import soak
from crm.domain.clock import FixedClock
from tests.conftest import NOW
from tests.support.postgres import Server

pytestmark = pytest.mark.postgresql


def test_people_at_one_server_lose_nothing(postgres: Server) -> None:
    with postgres.database(empty=True) as address:
        found = soak(address, FixedClock(NOW), 6, lambda units: units >= 60)
        with psycopg.connect(address, autocommit=True) as connection:
            logins = connection.execute("SELECT login FROM person WHERE login IS NOT NULL").fetchall()
            for (login,) in logins:
                connection.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")
    assert found.units >= 60
    assert (found.lost, found.doubled, found.overwritten) == (0, 0, 0)
