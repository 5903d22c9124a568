"""The seal of the log as real logins: a supervisor seals the whole log without reading it, nobody else does."""

from typing import Any

import psycopg
import pytest

from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql
SEAL = "SELECT entries, digest FROM rounds_seal('2000-01-01', now() + interval '1 day')"
FORGET = "SELECT rounds_log_forget()"


def asked(bureau: Bureau, who: str, statement: str) -> Any:
    """Return the answer of a statement, None where the server refuses it; nothing is kept."""
    with bureau.session(who) as connection:
        try:
            return connection.execute(statement).fetchone()
        except psycopg.errors.InsufficientPrivilege:
            return None


def test_the_seal_covers_every_book_and_is_the_same_for_all_who_may_ask(bureau: Bureau) -> None:
    with bureau.session("sun") as connection:
        seen = connection.execute("SELECT count(*) FROM audit_log").fetchone()
    entries, digest = asked(bureau, "sun", SEAL)
    assert seen is not None
    assert entries > seen[0] > 0
    assert asked(bureau, "ada", SEAL) == (entries, digest)


@pytest.mark.parametrize("who", ["mai", "rui"])
@pytest.mark.parametrize("statement", [SEAL, FORGET])
def test_nobody_else_seals_or_forgets(bureau: Bureau, who: str, statement: str) -> None:
    assert asked(bureau, who, statement) is None


def test_forgetting_takes_nothing_young(bureau: Bureau) -> None:
    assert asked(bureau, "ada", FORGET) == (0,)
