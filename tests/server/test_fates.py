"""Whatever a person edits: that the row was deleted, moved or is no longer theirs is told with what was typed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import psycopg
import pytest

from crm.domain.clock import FixedClock
from crm.domain.conflicts import Fate, RowConflict
from crm.domain.errors import Denied, RoundsError
from crm.storage.start import open_store
from crm.storage.tables import table_named
from tests.conftest import NOW
from tests.support import postgres as servers
from tests.support.bureau import Bureau, made_bureau

pytestmark = pytest.mark.postgresql
EDITED = {
    "account": "address",
    "account_tag": "text",
    "contact": "name",
    "interaction": "text",
    "issue": "text",
    "task": "title",
    "visit": "purpose",
    "work_order": "text",
}
"""Rows of books, with what somebody writes of each."""
WORDS = "Typed 王敏's “words”"


@pytest.fixture(scope="module")
def changed(postgres: servers.Server) -> Iterator[Bureau]:
    """A bureau of this module's own, whose rows are changed and put back."""
    with postgres.database() as address:
        made = made_bureau(address)
        yield made
        made.close()


@contextmanager
def _meanwhile(bureau: Bureau, there: str, back: str, key: UUID) -> Iterator[None]:
    """Let the installer change something for a while."""
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        installer.execute(there, {"key": key, **bureau.books})
        try:
            yield
        finally:
            installer.execute(back, {"key": key, **bureau.books})


def _told(bureau: Bureau, who: str, table: str, key: UUID, version: int) -> tuple[str, RowConflict]:
    """Return the code and the conflict that somebody meets who writes an older version of a row."""
    store = open_store(bureau.url(who), FixedClock(NOW))
    with closing(store), pytest.raises(RoundsError) as error, store.change() as work:
        work.update(table_named(table), key, version, **{EDITED.get(table, "title"): WORDS})
    told: Any = error.value.values["conflict"]
    return error.value.code, told


def _version(bureau: Bureau, table: str, key: UUID) -> int:
    with psycopg.connect(bureau.address) as installer:
        found = installer.execute(f"SELECT version FROM {table} WHERE id = %s", (key,)).fetchone()
    assert found is not None
    return int(found[0])


def _bin(table: str) -> tuple[str, str]:
    change = f"UPDATE {table} SET deleted_at = {{}}, version = version + 1 WHERE id = %(key)s"
    return change.format("now()"), change.format("NULL")


@pytest.mark.parametrize("table", [*EDITED, "appointment"])
def test_a_deleted_row_keeps_the_words(changed: Bureau, table: str) -> None:
    if table == "appointment":
        with psycopg.connect(changed.address, autocommit=True) as installer:
            key = _appointment(installer, changed)
    else:
        key = changed.rows[table]["own"]
    version = _version(changed, table, key)
    with _meanwhile(changed, *_bin(table), key):
        code, told = _told(changed, "mai", table, key, version)
    assert (code, told.fate, told.id) == ("row.deleted", Fate.DELETED, key)
    assert told.mine == {EDITED.get(table, "title"): WORDS}


def _appointment(installer: psycopg.Connection[Any], bureau: Bureau) -> UUID:
    """Add an appointment of the manager's."""
    made = installer.execute(
        "INSERT INTO appointment (id, version, created_at, created_by, updated_at, updated_by, person_id, kind, title, "
        "starts_at, ends_at, is_all_day, is_free) VALUES (gen_random_uuid(), 1, now(), 'x', now(), 'x', %s, 'other', "
        "'Meeting', now(), now() + interval '1 hour', false, false) RETURNING id",
        (bureau.people["mai"],),
    ).fetchone()
    assert made is not None
    return UUID(str(made[0]))


@pytest.mark.parametrize("table", EDITED)
def test_a_row_that_went_to_another_book_says_so_and_keeps_the_words(changed: Bureau, table: str) -> None:
    key, account = changed.rows[table]["own"], changed.rows["account"]["own"]
    move = "UPDATE account SET portfolio_id = %({})s, version = version + 1 WHERE id = %(key)s"
    version = _version(changed, table, key)
    with _meanwhile(changed, move.format("area"), move.format("own"), account):
        code, told = _told(changed, "mai", table, key, version)
    # Whoever has a task of an account in another book still sees it, and may not change it any more.
    fate = Fate.WITHDRAWN if table == "task" else Fate.MOVED
    assert (code, told.fate, told.mine) == (f"row.{fate}", fate, {EDITED[table]: WORDS})


@pytest.mark.parametrize("table", EDITED)
def test_a_right_that_ended_says_so_and_keeps_the_words(changed: Bureau, table: str) -> None:
    key = changed.rows[table]["own"]
    end = "UPDATE portfolio_grant SET ends_on = '{}', version = version + 1 WHERE portfolio_id = %(own)s"
    version = _version(changed, table, key)
    with _meanwhile(changed, end.format("2020-01-02"), end.format("2099-01-01"), key):
        code, told = _told(changed, "mai", table, key, version)
    assert (code, told.fate, told.mine) == ("row.withdrawn", Fate.WITHDRAWN, {EDITED[table]: WORDS})


@pytest.mark.parametrize("table", EDITED)
def test_a_row_that_may_be_seen_and_not_changed_says_so(changed: Bureau, table: str) -> None:
    key = changed.rows[table]["area"]
    store = open_store(changed.url("rui"), FixedClock(NOW))
    with closing(store), pytest.raises(RoundsError) as error, store.change() as work:
        work.update(table_named(table), key, _version(changed, table, key), **{EDITED[table]: WORDS})
    assert isinstance(error.value, Denied)
