"""The lint of a server's catalog: a gate that must return nothing after set-up, upgrade and restore."""

from sqlalchemy import Connection, text

from crm.domain.server import Fault
from crm.storage.server.floor import LENT
from crm.storage.server.matrix import rule_of, tables
from crm.storage.server.names import EVERYBODY, OWNERS

_OURS = "c.relnamespace = 'public'::regnamespace"
_PEOPLE = ", ".join(f"'{name}'" for name in EVERYBODY)
_OWNERS = ", ".join(f"'{name}'" for name in OWNERS)
_DERIVED = ", ".join(f"'{table.name}'" for table in tables() if rule_of(table).is_derived) or "''"
_STAMPED = f"c.relname NOT IN ('audit_log', 'alembic_version', {_DERIVED}) AND c.relname NOT LIKE 'search\\_%'"
_MEMBER = "EXISTS (SELECT FROM pg_auth_members g WHERE g.member = r.oid AND g.roleid::regrole::text IN ({}))"

CHECKS: dict[str, str] = {
    "table_without_policies": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind IN ('r', 'p') "
    "AND c.relname <> 'alembic_version' AND (NOT c.relrowsecurity OR NOT EXISTS "
    "(SELECT FROM pg_policy p WHERE p.polrelid = c.oid))",
    "view_without_invoker": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind = 'v' "
    "AND NOT coalesce(c.reloptions, '{}') @> '{security_invoker=true}'",
    "materialised_view": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind = 'm'",
    "function_without_path": "SELECT p.oid::regprocedure::text FROM pg_proc p "
    "WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND NOT EXISTS "
    "(SELECT FROM unnest(coalesce(p.proconfig, '{}')) AS s WHERE s LIKE 'search_path=%')",
    "function_for_all": "SELECT p.oid::regprocedure::text FROM pg_proc p "
    "WHERE p.pronamespace = 'public'::regnamespace AND has_function_privilege('public', p.oid, 'EXECUTE')",
    "grant_too_wide": "SELECT table_name || ' ' || privilege_type || ' ' || grantee "
    "FROM information_schema.role_table_grants WHERE table_schema = 'public' "
    f"AND (grantee IN ({_PEOPLE}, 'PUBLIC') OR grantee NOT IN ({_OWNERS}) AND grantee IN "
    "(SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper)) "
    "AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN') "
    f"AND NOT (privilege_type = 'DELETE' AND table_name IN ({_DERIVED}))",
    "grant_to_all": "SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants "
    "WHERE table_schema = 'public' AND grantee = 'PUBLIC'",
    "table_without_audit": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind = 'r' "
    f"AND {_STAMPED} AND NOT EXISTS "
    "(SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_audit' "
    "AND t.tgenabled IN ('O', 'A'))",
    "table_without_version": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind = 'r' "
    f"AND {_STAMPED} AND NOT EXISTS "
    "(SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_version' "
    "AND t.tgenabled IN ('O', 'A'))",
    "foreign_owner": f"SELECT c.relname FROM pg_class c WHERE {_OURS} AND c.relkind IN ('r', 'S', 'v') "
    f"AND c.relname <> 'alembic_version' AND c.relowner::regrole::text NOT IN ({_OWNERS})",
    "login_in_owner": "SELECT r.rolname FROM pg_roles r WHERE r.rolcanlogin AND NOT r.rolsuper AND "
    + _MEMBER.format(_OWNERS),
    "membership_too_strong": "SELECT m.member::regrole::text || ' ' || m.roleid::regrole::text FROM pg_auth_members m "
    f"JOIN pg_roles r ON r.oid = m.member WHERE m.roleid::regrole::text IN ({_PEOPLE}) AND r.rolcanlogin "
    "AND (m.set_option OR m.admin_option OR NOT m.inherit_option)",
    "login_too_strong": "SELECT r.rolname FROM pg_roles r WHERE "
    + _MEMBER.format(_PEOPLE)
    + " AND r.rolcanlogin AND (r.rolsuper OR r.rolbypassrls OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)",
    "login_of_two_kinds": "SELECT r.rolname FROM pg_roles r JOIN pg_auth_members m ON m.member = r.oid "
    f"WHERE r.rolcanlogin AND m.roleid::regrole::text IN ({_PEOPLE}) GROUP BY r.rolname HAVING count(*) > 1",
    "account_key_of_one_column": "SELECT c.conname FROM pg_constraint c WHERE c.contype = 'f' "
    "AND c.confrelid = 'public.account'::regclass AND array_length(c.conkey, 1) < 2",
    "temporary_tables": "SELECT 'TEMP' WHERE has_database_privilege('public', current_database(), 'TEMP')",
    "schema_open": "SELECT 'public' WHERE has_schema_privilege('public', 'public', 'CREATE')",
    "locks_for_all": "SELECT p.oid::regprocedure::text FROM pg_proc p "
    "WHERE p.pronamespace = 'pg_catalog'::regnamespace "
    f"AND p.proname LIKE ANY (string_to_array('{LENT}', '|')) "
    "AND has_function_privilege('public', p.oid, 'EXECUTE')",
}
"""What must not be: name of the check -> a query that names each offender."""


def lint(connection: Connection) -> list[Fault]:
    """Return everything in the catalog that lets somebody do more than the matrix says."""
    return [
        Fault(check, str(name))
        for check, query in CHECKS.items()
        for name in sorted(map(str, connection.execute(text(query)).scalars()))
    ]
