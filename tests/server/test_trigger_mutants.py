"""Stamps, versions, traces and news of every table, and each trigger of the catalog taken away in turn."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from crm.storage.tables import every_table
from tests.support.bureau import Bureau
from tests.support.probing import Probing, Session
from tests.support.rights import WHO

pytestmark = pytest.mark.postgresql

UNSTAMPED = {"audit_log", "presence", "search_entry", "sent_unit", "visit_flag"}
"""What is derived or written by the server itself."""
STAMPED = sorted(set(every_table().tables) - UNSTAMPED)
TRIGGERS = "SELECT tgrelid::regclass::text, tgname::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"


def someone(probing: Probing, verb: str) -> tuple[str, str] | None:
    """Return who may do something with a row, and the row's situation."""
    found = ((who, each) for who in WHO for each in probing.keys if probing.expected.lets(who, verb, each))
    return next(found, None)


def begin(connection: Session, bureau: Bureau, who: str | None) -> str:
    """Let the installer's session be somebody's; return the login."""
    if who is not None:
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
    found = connection.execute("SELECT session_user::text").fetchone()
    assert found is not None
    return str(found[0])


def passes(connection: Session, statement: str, key: Any) -> bool:
    with suppress(psycopg.errors.SerializationFailure), connection.transaction(force_rollback=True):
        return connection.execute(statement, (key,)).rowcount == 1
    return False


def traces(connection: Session, key: Any, action: str) -> list[Any]:
    query = "SELECT login, changes::text LIKE '%%boss%%' FROM audit_log WHERE row_id = %s AND action = %s ORDER BY id"
    return connection.execute(query, (key, action)).fetchall()


def broken_by_changes(connection: Session, bureau: Bureau, probing: Probing) -> set[str]:
    """Return which promises a change of a row breaks."""
    who, situation = someone(probing, "change") or (None, next(iter(probing.keys)))
    key, table, broken = probing.keys[situation], probing.table, set()
    with connection.transaction(force_rollback=True):
        login = begin(connection, bureau, who)
        if passes(connection, f"UPDATE {table} SET updated_at = now() WHERE id = %s", key):
            broken.add("version")
        connection.execute(f"UPDATE {table} SET version = version + 1, updated_by = 'boss' WHERE id = %s", (key,))
        connection.execute("RESET SESSION AUTHORIZATION")
        query = f"SELECT updated_by, updated_at > now() - interval '1 hour' FROM {table} WHERE id = %s"
        if connection.execute(query, (key,)).fetchone() != (login, True):
            broken.add("version")
        if traces(connection, key, "update")[-1:] != [(login, False)]:
            broken.add("audit")
    return broken


def broken_by_additions(connection: Session, bureau: Bureau, probing: Probing) -> set[str]:
    """Return which promises a row added in somebody else's name breaks."""
    who, situation = someone(probing, "add") or (None, next(iter(probing.keys)))
    table, broken = probing.table, set()
    made = {**probing.rows[situation], "created_by": "boss", "updated_by": "boss"}
    with connection.transaction(force_rollback=True):
        # The row makes room for itself, as some may stand only once.
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute(f"DELETE FROM {table} WHERE id = %s", (made["id"],))
        connection.execute("SET LOCAL session_replication_role = origin")
        made["id"] = uuid4()
        login = begin(connection, bureau, who)
        connection.execute(
            f"INSERT INTO {table} ({', '.join(made)}) VALUES ({', '.join(['%s'] * len(made))})",
            [psycopg.types.json.Jsonb(value) if isinstance(value, dict | list) else value for value in made.values()],
        )
        connection.execute("RESET SESSION AUTHORIZATION")
        query = f"SELECT created_by, updated_by FROM {table} WHERE id = %s"
        if connection.execute(query, (made["id"],)).fetchone() != (login, login):
            broken.add("stamp")
        if traces(connection, made["id"], "insert") != [(login, False)]:
            broken.add("audit")
    return broken


def broken(connection: Session, bureau: Bureau, probing: Probing) -> set[str]:
    """Return which promises of its triggers a table breaks."""
    changes = broken_by_changes(connection, bureau, probing)
    return changes | broken_by_additions(connection, bureau, probing)


@pytest.mark.parametrize("table", STAMPED)
def test_stamps_versions_and_traces_cannot_be_forged(bureau: Bureau, table: str) -> None:
    probing = Probing(bureau, table)
    with bureau.installer() as connection:
        assert broken(connection, bureau, probing) == set()


@pytest.mark.parametrize("table", STAMPED)
def test_no_trigger_of_a_row_can_be_dropped_unnoticed(bureau: Bureau, table: str) -> None:
    probing = Probing(bureau, table)
    with bureau.installer() as connection:
        for trigger in ("version", "stamp", "audit"):
            with connection.transaction(force_rollback=True):
                connection.execute(f"DROP TRIGGER {table}_{trigger} ON {table}")
                assert trigger in broken(connection, bureau, probing)


# -- news

TOLD = [*STAMPED, "presence"]


def told(bureau: Bureau, *, dropped: bool) -> set[str]:
    """Commit a statement on every table, and return the tables that whoever listens is told of."""
    probings = [Probing(bureau, table) for table in TOLD]
    with psycopg.connect(bureau.url("rui"), autocommit=True) as desk, psycopg.connect(bureau.address) as installer:
        desk.execute("LISTEN rounds")
        verb = "DISABLE" if dropped else "ENABLE"
        for probing in probings:
            table = probing.table
            installer.execute(f"ALTER TABLE {table} {verb} TRIGGER {table}_told")
            # A statement tells, even if it meets no row.
            installer.execute(f"DELETE FROM {table} WHERE false")
        for probing in probings:
            installer.execute(f"ALTER TABLE {probing.table} ENABLE TRIGGER {probing.table}_told")
        installer.execute("NOTIFY rounds, 'that was all'")
        installer.commit()
        found: set[str] = set()
        for note in desk.notifies(timeout=30):
            if note.payload == "that was all":
                return found
            found.add(note.payload)
    raise AssertionError("the last note did not arrive")


def test_whoever_listens_is_told_of_every_table_and_by_its_trigger(bureau: Bureau) -> None:
    assert told(bureau, dropped=False) == set(TOLD)
    assert told(bureau, dropped=True) == set()


# -- seals, and what a grant ends

SEALED = {
    "audit_log_update": (None, "UPDATE audit_log SET login = 'x'"),
    "audit_log_delete": (None, "DELETE FROM audit_log"),
    "work_order_official": ("sun", "UPDATE work_order SET official_state = 'x', version = version + 1"),
    "outage_estimate_sealed": (None, "UPDATE outage_estimate SET reason = 'x', version = version + 1"),
    "outage_estimate_kept": (None, "DELETE FROM outage_estimate"),
    "outage_breach_sealed": (None, "UPDATE outage_breach SET told_at = now(), version = version + 1"),
    "outage_breach_kept": (None, "DELETE FROM outage_breach"),
    "outage_notice_sealed": (None, "UPDATE outage_notice SET message = 'x', version = version + 1"),
    "outage_notice_settled": (None, "UPDATE outage_notice SET receipt = 'x', version = version + 1"),
    "outage_notice_kept": (None, "DELETE FROM outage_notice"),
    "survey_version_sealed": ("ada", "UPDATE survey_version SET published_at = NULL, version = version + 1"),
}
"""What even who may change the rows may not do to them; whoever keeps forms sees no answer that was given."""
OF_SEAL = {
    **dict.fromkeys(("audit_log_update", "audit_log_delete"), "audit_log"),
    **dict.fromkeys(("outage_estimate_sealed", "outage_estimate_kept"), "outage_estimate"),
    **dict.fromkeys(("outage_breach_sealed", "outage_breach_kept"), "outage_breach"),
    **dict.fromkeys(("outage_notice_sealed", "outage_notice_settled", "outage_notice_kept"), "outage_notice"),
    "work_order_official": "work_order",
}


def holds(connection: Session, bureau: Bureau, seal: str) -> bool:
    """Say whether a seal keeps somebody from it."""
    who, statement = SEALED[seal]
    try:
        with connection.transaction(force_rollback=True):
            begin(connection, bureau, who)
            return connection.execute(statement).rowcount == 0
    except psycopg.errors.InsufficientPrivilege as error:
        return "rounds.sealed" in str(error)


@pytest.mark.parametrize("seal", SEALED)
def test_no_seal_can_be_dropped_unnoticed(bureau: Bureau, seal: str) -> None:
    with bureau.installer() as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute("UPDATE survey_version SET published_at = now()")
        connection.execute("SET LOCAL session_replication_role = origin")
        assert holds(connection, bureau, seal)
        connection.execute(f"DROP TRIGGER {seal} ON {OF_SEAL.get(seal, 'survey_version')}")
        assert not holds(connection, bureau, seal)


def session_ends(bureau: Bureau, change: Callable[[Session], object]) -> bool:
    """Say whether the end of a grant ends the session of whoever had it, after a change by the installer."""
    ended = "UPDATE portfolio_grant SET ends_on = '2020-01-02', version = version + 1 WHERE id = %s"
    with psycopg.connect(bureau.url("mai"), autocommit=True) as mai, bureau.installer() as connection:
        change(connection)
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login('sun')}")
        try:
            connection.execute(ended, (bureau.rows["portfolio_grant"]["mine"],))
            mai.execute("SELECT 1")
        except psycopg.errors.InsufficientPrivilege:
            return False
        except psycopg.OperationalError:
            return True
    return False


MEANS = ("DROP TRIGGER portfolio_grant_ended ON portfolio_grant", "REVOKE pg_signal_backend FROM rounds_keeper")


@pytest.mark.parametrize("mutant", MEANS)
def test_what_ends_a_session_with_its_grant_cannot_be_dropped_unnoticed(bureau: Bureau, mutant: str) -> None:
    assert session_ends(bureau, lambda connection: None)
    assert not session_ends(bureau, lambda connection: connection.execute(mutant))


def test_every_trigger_of_the_catalog_is_dropped_above(bureau: Bureau) -> None:
    tried = {(table, f"{table}_{name}") for table in STAMPED for name in ("version", "stamp", "audit")}
    tried |= {(table, f"{table}_told") for table in TOLD}
    tried |= {(OF_SEAL.get(seal, "survey_version"), seal) for seal in SEALED}
    tried.add(("portfolio_grant", "portfolio_grant_ended"))
    with bureau.installer() as connection:
        assert set(connection.execute(TRIGGERS).fetchall()) == tried
