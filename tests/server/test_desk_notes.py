"""What desks leave for each other on a server: presence only for who may read the account, units for oneself."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql

PRESENT = "INSERT INTO presence (id, person_id, table_name, row_id, of_account) VALUES (%s, %s, 'visit', %s, %s)"
SENT = "INSERT INTO sent_unit (id, login) VALUES (%s, %s)"


def _lets(bureau: Bureau, who: str, *statements: tuple[str, tuple[Any, ...]]) -> bool:
    """Say whether the server lets somebody do all of it, the last with at least one row; nothing is kept."""
    with bureau.session(who) as connection:
        try:
            return [connection.execute(text, values).rowcount for text, values in statements][-1] > 0
        except psycopg.errors.InsufficientPrivilege:
            return False


def _present(bureau: Bureau, who: str, book: str, *, name: str = "") -> tuple[str, tuple[Any, ...]]:
    return PRESENT, (uuid4(), bureau.people[name or who], uuid4(), bureau.rows["account"][book])


def test_one_is_present_in_books_that_one_may_change_and_as_oneself(bureau: Bureau) -> None:
    assert _lets(bureau, "mai", _present(bureau, "mai", "own"))
    assert _lets(bureau, "sun", _present(bureau, "sun", "area"))
    for book in ("ended", "area", "foreign"):
        assert not _lets(bureau, "mai", _present(bureau, "mai", book))
    assert not _lets(bureau, "mai", _present(bureau, "mai", "own", name="sun"))
    assert not _lets(bureau, "rui", _present(bureau, "rui", "own"))
    assert not _lets(bureau, "ada", _present(bureau, "ada", "own"))


def test_nobody_is_present_in_the_future(bureau: Bureau) -> None:
    later = ("UPDATE presence SET seen_at = now() + interval '1 hour'", ())
    assert _lets(bureau, "mai", _present(bureau, "mai", "own"), ("UPDATE presence SET seen_at = now()", ()))
    assert not _lets(bureau, "mai", _present(bureau, "mai", "own"), later)


def test_presence_is_seen_by_who_may_read_the_account(bureau: Bureau) -> None:
    key, row = uuid4(), uuid4()
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute(PRESENT, (key, bureau.people["mai"], row, bureau.rows["account"]["own"]))
        try:
            seen = ("SELECT 1 FROM presence WHERE row_id = %s", (row,))
            assert [who for who in ("mai", "sun", "rui", "far", "ada") if _lets(bureau, who, seen)] == [
                "mai",
                "sun",
                "rui",
            ]
            gone = ("DELETE FROM presence WHERE row_id = %s", (row,))
            assert [who for who in ("mai", "sun", "rui", "far", "ada") if _lets(bureau, who, gone)] == ["mai"]
        finally:
            installer.execute("DELETE FROM presence WHERE id = %s", (key,))


@pytest.mark.parametrize("who", ["mai", "sun", "ada", "rui"])
def test_a_unit_is_sent_seen_and_forgotten_by_its_own_login_only(bureau: Bureau, who: str) -> None:
    key = uuid4()
    own = (SENT, (key, bureau.login(who)))
    assert _lets(bureau, who, own, ("SELECT 1 FROM sent_unit WHERE id = %s", (key,)))
    assert _lets(bureau, who, own, ("DELETE FROM sent_unit WHERE id = %s", (key,)))
    assert not _lets(bureau, who, own, ("UPDATE sent_unit SET at = now()", ()))
    assert not _lets(bureau, who, (SENT, (key, bureau.login("far"))))


def test_news_name_tables_whatever_the_order_of_commits(bureau: Bureau) -> None:
    """A transaction that began earlier and ends later is news too, although its numbers are lower."""
    change = "UPDATE {} SET version = version + 1 WHERE id = %s"
    with (
        bureau.installer() as late,
        psycopg.connect(bureau.url("mai"), autocommit=True) as desk,
        psycopg.connect(bureau.url("mai"), autocommit=True) as other,
    ):
        late.execute(change.format("contact"), (bureau.rows["contact"]["foreign"],))
        other.execute(change.format("account"), (bureau.rows["account"]["own"],))
        (seen,) = desk.execute("SELECT txid_current_snapshot()::text").fetchone() or ("",)
        assert desk.execute("SELECT rounds_news(%s::txid_snapshot)", (seen,)).fetchall() == []
        late.commit()
        assert desk.execute("SELECT rounds_news(%s::txid_snapshot)", (seen,)).fetchall() == [("contact",)]


def test_a_change_is_told_by_the_name_of_its_table_alone(bureau: Bureau) -> None:
    with psycopg.connect(bureau.url("far"), autocommit=True) as listener:
        listener.execute("LISTEN rounds")
        with psycopg.connect(bureau.url("mai"), autocommit=True) as desk:
            desk.execute("UPDATE visit SET version = version + 1 WHERE id = %s", (bureau.rows["visit"]["own"],))
        heard = [note.payload for note in listener.notifies(timeout=30, stop_after=1)]
    assert heard == ["visit"]
