"""What people may call, and what lies below the tables: each grant of the catalog taken away in turn."""

from collections.abc import Iterator

import psycopg
import pytest

from crm.domain.codes import Role
from crm.storage.server.floor import LENT
from crm.storage.server.lint import CHECKS
from crm.storage.server.names import GROUPS, OWNERS
from tests.support.bureau import Bureau
from tests.support.keeping import wrong_with_logins
from tests.support.probing import Probing, Session
from tests.support.rights import WHO

pytestmark = pytest.mark.postgresql

NOBODY_IS = "00000000-0000-0000-0000-000000000000"
DESK, OFFICE = ("mai", "sun"), ("mai", "sun", "rui")
CALLS = {
    "rounds_person()": WHO,
    "rounds_role()": (),
    "rounds_granted()": (),
    "rounds_keep_years()": (),
    "rounds_read()": OFFICE,
    "rounds_write()": DESK,
    "rounds_team()": ("sun", "rui"),
    "rounds_area()": ("sun",),
    "rounds_books()": ("sun",),
    "rounds_forget('{}')": ("mai", "sun", "ada"),
    "rounds_proposed('account', 'x', 1, 1, 1, true)": WHO,
    f"rounds_peers('{NOBODY_IS}', 'all', '2026-10-01')": OFFICE,
    "rounds_segments(now())": OFFICE,
    "rounds_reached('{}')": ("sun", "ada"),
    "rounds_attempts('{}')": ("sun", "ada"),
    "rounds_breached('[]', now())": ("sun", "ada"),
    "rounds_supplied('[]', '2026-11-01', '2026-01-01')": ("sun",),
    f"rounds_reaches('{NOBODY_IS}', '[]', now())": ("sun",),
    f"rounds_hanging('{NOBODY_IS}')": ("sun",),
    "rounds_news(txid_current_snapshot())": WHO,
    "rounds_seal(now(), now())": ("sun", "ada"),
    "rounds_log_forget()": ("sun", "ada"),
    f"rounds_user_password('{NOBODY_IS}', 'x')": ("ada",),
    f"rounds_user_role('{NOBODY_IS}', 'x')": ("ada",),
    f"rounds_user_disable('{NOBODY_IS}')": ("ada",),
    f"rounds_user_enable('{NOBODY_IS}')": ("ada",),
    f"rounds_user_create('{NOBODY_IS}', 'x', 'x')": ("ada",),
    "rounds_own_password('x')": WHO,
    "rounds_end_sessions('x')": (),
    f"rounds_login_noted('{NOBODY_IS}', 'x')": (),
    "rounds_version()": (),
    "rounds_stamp()": (),
    "rounds_sealed()": (),
    "rounds_audit()": (),
    "rounds_told()": (),
    "rounds_grant_ended()": (),
    "rounds_survey_sealed()": (),
    "rounds_kept()": (),
}
"""Every function, and who may call it."""
FUNCTIONS = """
    SELECT p.oid::regprocedure::text, a.grantee::regrole::text FROM pg_proc p, aclexplode(p.proacl) a
    WHERE p.pronamespace = 'public'::regnamespace AND a.grantee <> p.proowner
"""
SCHEMA = """
    SELECT a.privilege_type || ' ON SCHEMA public', a.grantee::regrole::text
    FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'public' AND a.grantee::regrole::text LIKE 'rounds%'
    UNION ALL
    SELECT a.privilege_type || ' ON SEQUENCE ' || c.relname, a.grantee::regrole::text
    FROM pg_class c, aclexplode(c.relacl) a WHERE c.relkind = 'S' AND a.grantee <> c.relowner
    UNION ALL
    SELECT a.privilege_type || ' ON alembic_version', a.grantee::regrole::text
    FROM pg_class c, aclexplode(c.relacl) a WHERE c.relname = 'alembic_version' AND a.grantee <> c.relowner
"""
KEEPERS = """
    SELECT m.roleid::regrole::text, m.member::regrole::text FROM pg_auth_members m
    WHERE m.member::regrole::text = ANY (%s) AND m.roleid::regrole::text = ANY (%s)
"""


def refused(connection: Session, statement: str) -> bool:
    """Say whether somebody may not do it."""
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    except psycopg.Error:
        pass
    return False


def wrong_calls(connection: Session, bureau: Bureau, who: str) -> Iterator[str]:
    """Call everything in somebody's session and name what is not as it should be."""
    with connection.transaction(force_rollback=True):
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
        try:
            for call, callers in CALLS.items():
                if refused(connection, f"SELECT public.{call}") == (who in callers):
                    yield f"{who} {call}"
            if refused(connection, "SELECT version_num FROM alembic_version"):
                yield f"{who} alembic_version"
        finally:
            connection.execute("RESET SESSION AUTHORIZATION")


def wrong_owners(connection: Session) -> Iterator[str]:
    """Let each owner make a function, and name what is not as it should be."""
    for owner in OWNERS:
        with connection.transaction(force_rollback=True):
            connection.execute(f"SET LOCAL ROLE {owner}")
            if refused(connection, "CREATE FUNCTION public.made() RETURNS int LANGUAGE sql AS 'SELECT 1'"):
                yield f"{owner} makes no function"
                continue
            connection.execute("CREATE FUNCTION public.made() RETURNS int LANGUAGE sql AS 'SELECT 1'")
            connection.execute("RESET ROLE")
            found = connection.execute("SELECT has_function_privilege('public', 'public.made()', 'EXECUTE')").fetchone()
            if found != (False,):
                yield f"what {owner} makes is for all"


def wrong(connection: Session, bureau: Bureau) -> Iterator[str]:
    """Name everything below the tables that is not as it should be."""
    for who in WHO:
        yield from wrong_calls(connection, bureau, who)
    yield from wrong_with_logins(connection, bureau)
    yield from wrong_owners(connection)


def survivors(bureau: Bureau, mutants: list[str]) -> list[str]:
    """Return the statements after which all is as before."""
    entries = Probing(bureau, "search_entry")
    left = []
    with bureau.installer() as connection:
        for statement in mutants:
            with connection.transaction(force_rollback=True):
                connection.execute(statement)
                if any(wrong(connection, bureau)):
                    continue
                added = []
                for who in WHO:
                    with connection.transaction(force_rollback=True):
                        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
                        added += list(entries.wrong(connection, who, ("add",)))
                        connection.execute("RESET SESSION AUTHORIZATION")
                left += [] if added else [statement]
    return left


def rows(bureau: Bureau, query: str, values: tuple[object, ...] = ()) -> list[tuple[str, str]]:
    with bureau.installer() as connection:
        return connection.execute(query, values or None).fetchall()


def test_everybody_calls_what_he_or_she_needs_and_nothing_else(bureau: Bureau) -> None:
    with bureau.installer() as connection:
        assert list(wrong(connection, bureau)) == []
    query = "SELECT proname, '' FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
    names = {name for name, _ in rows(bureau, query)}
    assert names == {call.partition("(")[0] for call in CALLS}


def test_no_right_to_call_a_function_can_be_taken_away_unnoticed(bureau: Bureau) -> None:
    found = rows(bureau, FUNCTIONS)
    assert found
    assert survivors(bureau, [f"REVOKE EXECUTE ON FUNCTION {name} FROM {group}" for name, group in found]) == []


def test_no_right_below_the_tables_can_be_taken_away_unnoticed(bureau: Bureau) -> None:
    found = rows(bureau, SCHEMA)
    assert {group for _what, group in found} == {*GROUPS.values(), *OWNERS}
    assert survivors(bureau, [f"REVOKE {what} FROM {group}" for what, group in found]) == []


def test_what_makes_logins_cannot_lose_a_right_unnoticed(bureau: Bureau) -> None:
    """Its power to end sessions is tried with the grants that end (test_trigger_mutants)."""
    memberships = rows(bureau, KEEPERS, (list(OWNERS), list(GROUPS.values())))
    assert {group for group, _keeper in memberships} == set(GROUPS.values())
    mutants = [f"REVOKE {group} FROM {keeper} CASCADE" for group, keeper in memberships]
    assert survivors(bureau, [*mutants, "ALTER ROLE rounds_keeper NOCREATEROLE"]) == []


def test_what_an_owner_makes_later_cannot_be_for_all_unnoticed(bureau: Bureau) -> None:
    opened = "ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT EXECUTE ON FUNCTIONS TO PUBLIC"
    assert survivors(bureau, [opened.format(owner) for owner in OWNERS]) == []


def test_no_lock_or_large_object_can_be_lent_unnoticed(bureau: Bureau) -> None:
    query = (
        "SELECT oid::regprocedure::text, '' FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace "
        f"AND proname LIKE ANY (string_to_array('{LENT}', '|')) AND prokind = 'f'"
    )
    unnoticed = []
    found = rows(bureau, query)
    assert len(found) > 20
    with bureau.installer() as connection:
        for name, _ in found:
            with connection.transaction(force_rollback=True):
                connection.execute(f"GRANT EXECUTE ON FUNCTION {name} TO PUBLIC")
                if (name,) not in connection.execute(CHECKS["locks_for_all"]).fetchall():
                    unnoticed.append(name)
    assert unnoticed == []


@pytest.mark.parametrize("role", list(Role))
def test_nobody_signs_in_without_the_right_to_connect(bureau: Bureau, role: Role) -> None:
    who = {Role.MANAGER: "mai", Role.SUPERVISOR: "sun", Role.ADMIN: "ada", Role.READONLY: "rui"}[role]
    with psycopg.connect(bureau.address, autocommit=True) as installer:
        name = installer.execute("SELECT quote_ident(current_database())").fetchone()
        assert name is not None
        with bureau.session(who):
            pass
        try:
            installer.execute(f"REVOKE CONNECT ON DATABASE {name[0]} FROM {GROUPS[role]}")
            with pytest.raises(psycopg.OperationalError, match="permission denied"), bureau.session(who):
                pass
        finally:
            installer.execute(f"GRANT CONNECT ON DATABASE {name[0]} TO {GROUPS[role]}")
