"""Rights on what is no row of a book: people, books, grants, months, personal rows, the log, and the server itself."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql

STAMPS = "now(), 'x', now(), 'x'"
STAMPED = "created_at, created_by, updated_at, updated_by"


def _lets(bureau: Bureau, who: str, statement: str, *values: Any) -> bool:
    """Say whether the server lets somebody do it, with at least one row; nothing is kept."""
    with bureau.session(who) as connection:
        try:
            return connection.execute(statement, values).rowcount > 0
        except (psycopg.errors.InsufficientPrivilege, psycopg.errors.RaiseException):
            return False


def _grant(bureau: Bureau, book: str, person: str) -> tuple[str, UUID, UUID, UUID]:
    statement = (
        f"INSERT INTO portfolio_grant (id, portfolio_id, person_id, kind, starts_on, {STAMPED}) "
        f"VALUES (%s, %s, %s, 'owner', '2026-01-01', {STAMPS})"
    )
    return statement, uuid4(), bureau.books[book], bureau.people[person]


# -- grants


def test_a_supervisor_grants_books_of_the_own_unit_to_others_only(bureau: Bureau) -> None:
    assert _lets(bureau, "sun", *_grant(bureau, "area", "mai"))
    assert not _lets(bureau, "sun", *_grant(bureau, "foreign", "mai"))
    assert not _lets(bureau, "sun", *_grant(bureau, "area", "sun"))


@pytest.mark.parametrize("who", ["mai", "ada", "rui"])
def test_nobody_else_grants_books(bureau: Bureau, who: str) -> None:
    assert not _lets(bureau, who, *_grant(bureau, "area", "mai"))


def test_of_a_grant_only_the_end_can_be_changed(bureau: Bureau) -> None:
    own = "WHERE person_id = (SELECT id FROM person WHERE login = %s)"
    ended = f"UPDATE portfolio_grant SET ends_on = '2099-02-01', version = version + 1 {own}"
    moved = f"UPDATE portfolio_grant SET person_id = %s, version = version + 1 {own}"
    assert _lets(bureau, "sun", ended, bureau.login("mai"))
    assert not _lets(bureau, "sun", moved, bureau.people["sun"], bureau.login("mai"))
    assert not _lets(bureau, "mai", ended, bureau.login("mai"))


def test_a_manager_sees_own_grants_only(bureau: Bureau) -> None:
    with bureau.session("mai") as connection:
        owners = {row[0] for row in connection.execute("SELECT person_id FROM portfolio_grant")}
    assert owners == {bureau.people["mai"]}
    assert not _lets(bureau, "far", "SELECT 1 FROM portfolio_grant")


def test_the_end_of_a_grant_ends_the_sessions_of_who_had_it(bureau: Bureau) -> None:
    with psycopg.connect(bureau.url("mai"), autocommit=True) as mai, bureau.session("sun") as sun:
        before = mai.execute("SELECT count(*) FROM account").fetchone()
        statement = "UPDATE portfolio_grant SET ends_on = '2020-01-02', version = version + 1 WHERE portfolio_id = %s"
        sun.execute(statement, (bureau.books["own"],))
        with pytest.raises(psycopg.OperationalError):
            mai.execute("SELECT count(*) FROM account")
    assert before == (2,)


# -- people and logins


def test_only_an_administrator_keeps_people_and_units(bureau: Bureau) -> None:
    person = f"INSERT INTO person (id, name, sort_key, role, {STAMPED}) VALUES (%s, 'x', 'x', 'manager', {STAMPS})"
    area = f"INSERT INTO area (id, name, sort_key, {STAMPED}) VALUES (%s, 'x', 'x', {STAMPS})"
    for who in ("mai", "sun", "rui"):
        assert not _lets(bureau, who, person, uuid4())
        assert not _lets(bureau, who, area, uuid4())
    assert _lets(bureau, "ada", person, uuid4())
    assert _lets(bureau, "ada", area, uuid4())


@pytest.mark.parametrize("who", ["mai", "sun", "ada", "rui"])
@pytest.mark.parametrize("column", ["role", "login"])
def test_nobody_writes_a_role_or_a_login_by_hand(bureau: Bureau, who: str, column: str) -> None:
    statement = f"UPDATE person SET {column} = 'supervisor', version = version + 1 WHERE id = %s"
    assert not _lets(bureau, who, statement, bureau.people[who])


@pytest.mark.parametrize("who", ["mai", "sun", "rui"])
def test_only_an_administrator_makes_logins(bureau: Bureau, who: str) -> None:
    calls = (
        ("SELECT rounds_user_role(%s, 'admin')", bureau.people[who]),
        ("SELECT rounds_user_disable(%s)", bureau.people["ada"]),
        ("SELECT rounds_user_password(%s, 'x')", bureau.people["ada"]),
        ("SELECT rounds_user_create(%s, 'abc', 'x')", bureau.people["ada"]),
        ("SELECT rounds_end_sessions('abc')",),
    )
    for statement, *values in calls:
        assert not _lets(bureau, who, statement, *values)


@pytest.mark.parametrize(
    ("login", "verifier"),
    [("a'; DROP TABLE person", "SCRAM"), ("postgres_x", "plain text"), ("rounds_admin", "SCRAM"), ("王", "SCRAM")],
)
def test_logins_of_a_wrong_form_are_refused(bureau: Bureau, login: str, verifier: str) -> None:
    with bureau.session("ada") as connection:
        key = uuid4()
        connection.execute(
            f"INSERT INTO person (id, name, sort_key, role, {STAMPED}) VALUES (%s, 'x', 'x', 'manager', {STAMPS})",
            (key,),
        )
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            connection.execute("SELECT rounds_user_create(%s, %s, %s)", (key, login, verifier))


# -- months and records


def _month(state: str, person: UUID) -> tuple[str, UUID, UUID, date, str]:
    statement = f"INSERT INTO plan_month (id, person_id, month, state, {STAMPED}) VALUES (%s, %s, %s, %s, {STAMPS})"
    return statement, uuid4(), person, date(2026, 12, 1), state


def test_nobody_approves_an_own_month(bureau: Bureau) -> None:
    assert _lets(bureau, "mai", *_month("submitted", bureau.people["mai"]))
    assert not _lets(bureau, "mai", *_month("approved", bureau.people["mai"]))
    assert not _lets(bureau, "mai", *_month("submitted", bureau.people["far"]))
    assert _lets(bureau, "sun", *_month("approved", bureau.people["mai"]))
    assert not _lets(bureau, "sun", *_month("approved", bureau.people["far"]))


def test_only_a_supervisor_approves_a_record(bureau: Bureau) -> None:
    statement = "UPDATE visit SET record_state = 'approved', version = version + 1 WHERE id = %s"
    key = bureau.rows["visit"]["own"]
    assert not _lets(bureau, "mai", statement, key)
    assert _lets(bureau, "sun", statement, key)


def _copied(bureau: Bureau, table: str, **other: str) -> tuple[str, UUID]:
    """Return the statement that adds a row like the one of the own book, but for some columns."""
    with bureau.installer() as connection:
        found = connection.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s",
            (table,),
        ).fetchall()
    names = [name for (name,) in found]
    values = [f"'{other[name]}'" if name in other else f"'{uuid4()}'" if name == "id" else name for name in names]
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} WHERE id = %s", (
        bureau.rows[table]["own"]
    )


def test_only_a_supervisor_adds_an_approved_record(bureau: Bureau) -> None:
    assert _lets(bureau, "mai", *_copied(bureau, "visit", record_state="submitted"))
    assert not _lets(bureau, "mai", *_copied(bureau, "visit", record_state="approved"))
    assert _lets(bureau, "sun", *_copied(bureau, "visit", record_state="approved"))
    assert not _lets(bureau, "rui", *_copied(bureau, "visit", record_state="approved"))


@pytest.mark.parametrize("step", ["approve", "return"])
def test_only_a_supervisor_writes_a_step_of_a_reviewer(bureau: Bureau, step: str) -> None:
    assert _lets(bureau, "mai", *_copied(bureau, "visit_review", step="submit"))
    assert _lets(bureau, "mai", *_copied(bureau, "visit_review", step="correct"))
    assert not _lets(bureau, "mai", *_copied(bureau, "visit_review", step=step))
    assert _lets(bureau, "sun", *_copied(bureau, "visit_review", step=step))
    turned = f"UPDATE visit_review SET step = '{step}', version = version + 1 WHERE id = %s"
    assert not _lets(bureau, "mai", turned, bureau.rows["visit_review"]["own"])


def test_only_a_supervisor_marks_what_looks_odd(bureau: Bureau) -> None:
    assert _lets(bureau, "sun", *_copied(bureau, "flag_look", note="seen"))
    assert not _lets(bureau, "mai", *_copied(bureau, "flag_look", note="seen"))
    assert not _lets(bureau, "mai", "SELECT 1 FROM flag_look")


@pytest.mark.parametrize("column", ["account_no", "portfolio_id", "deleted_at"])
def test_number_book_and_bin_of_an_account_are_the_supervisors(bureau: Bureau, column: str) -> None:
    values = {"account_no": "'9900000001'", "portfolio_id": f"'{bureau.books['area']}'", "deleted_at": "now()"}
    statement = f"UPDATE account SET {column} = {values[column]}, version = version + 1 WHERE id = %s"
    key = bureau.rows["account"]["own"]
    assert not _lets(bureau, "mai", statement, key)
    assert _lets(bureau, "sun", statement, key)


def test_a_supervisor_cannot_give_an_account_to_another_unit(bureau: Bureau) -> None:
    statement = "UPDATE account SET portfolio_id = %s, version = version + 1 WHERE id = %s"
    assert not _lets(bureau, "sun", statement, bureau.books["foreign"], bureau.rows["account"]["own"])


def test_a_child_follows_its_account_into_another_book(bureau: Bureau) -> None:
    with bureau.session("sun") as connection:
        key = bureau.rows["account"]["own"]
        connection.execute(
            "UPDATE account SET portfolio_id = %s, version = version + 1 WHERE id = %s", (bureau.books["area"], key)
        )
        books = connection.execute("SELECT DISTINCT portfolio_id FROM visit WHERE account_id = %s", (key,)).fetchall()
    assert books == [(bureau.books["area"],)]


# -- personal rows


@pytest.mark.parametrize("who", ["mai", "sun"])
def test_a_leave_is_entered_for_oneself_or_for_the_team(bureau: Bureau, who: str) -> None:
    statement = (
        f"INSERT INTO leave (id, person_id, starts_on, ends_on, {STAMPED}) VALUES (%s, %s, now(), now(), {STAMPS})"
    )
    assert _lets(bureau, who, statement, uuid4(), bureau.people[who])
    assert _lets(bureau, who, statement, uuid4(), bureau.people["mai"])
    assert not _lets(bureau, who, statement, uuid4(), bureau.people["far"])


def test_a_task_of_no_account_is_seen_by_its_people_only(bureau: Bureau) -> None:
    add = (
        f"INSERT INTO task (id, title, priority, state, assignee_id, moves_to_workday, {STAMPED}) "
        f"VALUES (%s, 'x', 'normal', 'open', %s, false, {STAMPS})"
    )
    key = uuid4()
    try:
        with psycopg.connect(bureau.url("mai")) as connection:
            connection.execute(add, (key, bureau.people["mai"]))
        assert _lets(bureau, "mai", "SELECT 1 FROM task WHERE id = %s", key)
        for who in ("far", "ada", "rui"):
            assert not _lets(bureau, who, "SELECT 1 FROM task WHERE id = %s", key)
            assert not _lets(bureau, who, "UPDATE task SET title = 'y', version = version + 1 WHERE id = %s", key)
    finally:
        with psycopg.connect(bureau.address) as connection:
            connection.execute("DELETE FROM task WHERE id = %s", (key,))


# -- the log


@pytest.mark.parametrize("who", ["mai", "sun", "ada", "rui"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET login = 'x'",
        "DELETE FROM audit_log",
        "TRUNCATE audit_log",
        (
            "INSERT INTO audit_log (at, login, table_name, row_id, action, changes) "
            "VALUES (now(), 'x', 'account', gen_random_uuid(), 'update', '{}')"
        ),
        "ALTER TABLE audit_log DISABLE TRIGGER ALL",
        "DROP TRIGGER account_audit ON account",
        "SET session_replication_role = replica",
    ],
)
def test_nobody_touches_the_log(bureau: Bureau, who: str, statement: str) -> None:
    assert not _lets(bureau, who, statement)


def test_the_log_opens_with_the_books(bureau: Bureau) -> None:
    query = "SELECT DISTINCT portfolio_id FROM audit_log WHERE portfolio_id IS NOT NULL"
    seen = {}
    for who in ("mai", "sun"):
        with bureau.session(who) as connection:
            seen[who] = {row[0] for row in connection.execute(query)}
    books = bureau.books
    assert seen["mai"] == {books["own"], books["substitute"]}
    assert seen["sun"] == {books[name] for name in ("own", "substitute", "ended", "area")}
    assert not _lets(bureau, "rui", "SELECT 1 FROM audit_log")
    with bureau.session("ada") as connection:
        tables = {row[0] for row in connection.execute("SELECT DISTINCT table_name FROM audit_log")}
    assert {"person", "portfolio", "portfolio_grant", "area"} <= tables
    assert not tables & {"account", "visit", "contact"}


# -- ways around


ESCAPES = (
    "CREATE TABLE shadow (x int)",
    "CREATE TEMP TABLE account (x int)",
    "CREATE FUNCTION public.rounds_read() RETURNS uuid[] LANGUAGE sql AS $$ SELECT NULL $$",
    "CREATE SCHEMA mine",
    "SET ROLE rounds_owner",
    "SET ROLE rounds_supervisor",
    "SET ROLE rounds_manager",
    "SET SESSION AUTHORIZATION postgres",
    "GRANT rounds_supervisor TO CURRENT_USER",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CONNECTION LIMIT 100",
    "CREATE ROLE friend",
    "ALTER TABLE account DISABLE ROW LEVEL SECURITY",
    "CREATE POLICY open ON account USING (true)",
    "SELECT pg_advisory_lock(1)",
    "SELECT lo_create(0)",
    "LOCK TABLE account IN ACCESS EXCLUSIVE MODE",
    "SELECT pg_read_file('/etc/passwd')",
    "COPY account TO PROGRAM 'cat'",
    "SELECT * FROM search_account",
    "SELECT * FROM pg_authid",
    "SELECT rounds_grant_ended()",
)


@pytest.mark.parametrize("statement", ESCAPES)
def test_there_is_no_way_around(bureau: Bureau, statement: str) -> None:
    for who in ("mai", "sun", "ada", "rui"):
        with bureau.session(who) as connection, pytest.raises(psycopg.Error) as caught:
            connection.execute(statement)
        assert caught.value.sqlstate in ("42501", "0A000"), (who, statement, str(caught.value))


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_clients_time_zone_stretches_no_grant(bureau: Bureau, zone: str) -> None:
    with bureau.session("mai") as connection:
        connection.execute(f"SET timezone = '{zone}'")
        assert connection.execute("SELECT count(*) FROM account").fetchone() == (2,)
        pinned = connection.execute("SELECT proconfig FROM pg_proc WHERE proname = 'rounds_granted'").fetchone()
    assert pinned is not None
    assert "TimeZone=Asia/Shanghai" in pinned[0]


def test_a_shadowed_search_path_changes_nothing(bureau: Bureau) -> None:
    with bureau.session("mai") as connection:
        connection.execute("SET search_path = pg_temp, public")
        assert connection.execute("SELECT count(*) FROM account").fetchone() == (2,)


def test_a_foreign_key_tells_nothing_of_other_books(bureau: Bureau) -> None:
    """A child of somebody else's account is refused for its book before the key is looked up."""
    statement = (
        f"INSERT INTO account_tag (id, account_id, portfolio_id, text, {STAMPED}) VALUES (%s, %s, %s, 'x', {STAMPS})"
    )
    there, nowhere = bureau.rows["account"]["foreign"], uuid4()
    answers = []
    for account_id in (there, nowhere):
        with bureau.session("mai") as connection, pytest.raises(psycopg.Error) as caught:
            connection.execute(statement, (uuid4(), account_id, bureau.books["own"]))
        answers.append(caught.value.sqlstate)
    assert answers[0] == answers[1]
