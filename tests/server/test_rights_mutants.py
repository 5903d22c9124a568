"""Takes away each policy and each grant on tables that the catalog has: what the tests of rights ask must go wrong.

The mutants come from the catalog and not from the code, so that whoever adds a policy without a probe finds it here.
"""

from collections.abc import Callable, Iterator

import pytest
from msgspec import Struct

from crm.domain.codes import Role
from crm.storage.server.lint import CHECKS
from crm.storage.server.names import GROUPS, KEEPER
from tests.server.test_rights import TABLES
from tests.support.bureau import PEOPLE, Bureau
from tests.support.keeping import wrong_with_logins
from tests.support.probing import PROBES, Probing, Session
from tests.support.rights import WHO

pytestmark = pytest.mark.postgresql

MEMBER = {GROUPS[Role(role)]: who for who, (role, _area) in PEOPLE.items() if who in WHO}
OF_COMMAND = {"r": ("read",), "a": ("add",), "w": ("hand", "change"), "d": ("delete",)}
"""What notices a policy of a command first; whatever does not is followed by everything else."""
OPEN = (None, "true")
POLICIES = """
    SELECT polname, polcmd::text, role::regrole::text, pg_get_expr(polqual, polrelid),
        pg_get_expr(polwithcheck, polrelid)
    FROM pg_policy, unnest(polroles) AS role WHERE polrelid = %s::regclass ORDER BY polname
"""
GRANTS = """
    SELECT a.privilege_type, '', a.grantee::regrole::text FROM pg_class c, aclexplode(c.relacl) a
    WHERE c.oid = %(table)s::regclass AND a.grantee <> c.relowner
    UNION ALL
    SELECT a.privilege_type, '(' || quote_ident(t.attname) || ')', a.grantee::regrole::text
    FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = %(table)s::regclass
"""


class Mutant(Struct, frozen=True):
    """A statement that takes a right away from a group, or opens one."""

    statement: str
    group: str
    first: tuple[str, ...] = ()


def of_policies(connection: Session, table: str) -> Iterator[Mutant]:
    """Each policy dropped, and each of its conditions that is one opened."""
    for name, command, group, using, check in connection.execute(POLICIES, (table,)).fetchall():
        first = OF_COMMAND[command] if command != "*" else ()
        yield Mutant(f"DROP POLICY {name} ON {table}", group, first)
        if using not in OPEN:
            yield Mutant(f"ALTER POLICY {name} ON {table} USING (true)", group, first)
        if check not in OPEN:
            yield Mutant(f"ALTER POLICY {name} ON {table} WITH CHECK (true)", group, first)


def of_grants(connection: Session, table: str) -> Iterator[Mutant]:
    """Each grant on the table or one of its columns revoked."""
    first = {"SELECT": ("asks", "read"), "INSERT": ("add",), "UPDATE": ("columns",), "DELETE": ("delete",)}
    for right, column, group in connection.execute(GRANTS, {"table": table}).fetchall():
        yield Mutant(f"REVOKE {right} {column} ON {table} FROM {group}", group, first[right])


def noticed(connection: Session, bureau: Bureau, probing: Probing, mutant: Mutant) -> bool:
    """Say whether something that is asked of the table goes wrong with the mutant in place."""
    with connection.transaction(force_rollback=True):
        connection.execute(mutant.statement)
        if mutant.group == KEEPER:
            return any(wrong_with_logins(connection, bureau))
        who = MEMBER[mutant.group]
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
        rest = tuple(each for each in PROBES if each not in mutant.first)
        found = any(probing.wrong(connection, who, mutant.first + rest))
        connection.execute("RESET SESSION AUTHORIZATION")
        return found or any(probing.wrong_unseen(connection, who))


def survivors(bureau: Bureau, table: str, of: Callable[[Session, str], Iterator[Mutant]]) -> list[str]:
    """Return the mutants of a table that nothing notices."""
    probing = Probing(bureau, table)
    with bureau.installer() as connection:
        mutants = list(of(connection, table))
        return [each.statement for each in mutants if not noticed(connection, bureau, probing, each)]


@pytest.mark.parametrize("table", TABLES)
def test_no_policy_can_be_dropped_or_opened_unnoticed(bureau: Bureau, table: str) -> None:
    assert survivors(bureau, table, of_policies) == []


@pytest.mark.parametrize("table", TABLES)
def test_no_grant_can_be_taken_away_unnoticed(bureau: Bureau, table: str) -> None:
    assert survivors(bureau, table, of_grants) == []


@pytest.mark.parametrize("table", TABLES)
def test_row_security_cannot_be_switched_off_unnoticed(bureau: Bureau, table: str) -> None:
    with bureau.installer() as connection:
        connection.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        found = {name for (name,) in connection.execute(CHECKS["table_without_policies"]).fetchall()}
    assert table in found


def test_every_policy_and_grant_is_among_the_mutants(bureau: Bureau) -> None:
    with bureau.installer() as connection:
        policies = connection.execute("SELECT count(*) FROM pg_policy").fetchone()
        tried = [each for table in TABLES for each in of_policies(connection, table)]
    assert policies == (sum(each.statement.startswith("DROP") for each in tried),)
    assert {each.group for each in tried} == {*MEMBER, KEEPER}


def test_a_mutant_without_a_probe_is_named(bureau: Bureau) -> None:
    """A policy that changes nothing survives, and the test says so."""
    probing = Probing(bureau, "visit")
    with bureau.installer() as connection:
        nothing = "CREATE POLICY needless ON visit FOR SELECT TO rounds_manager USING (false)"
        assert not noticed(connection, bureau, probing, Mutant(nothing, GROUPS[Role.MANAGER]))
