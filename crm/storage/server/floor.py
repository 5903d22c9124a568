"""What a server forbids before anything is allowed: temporary tables, objects of one's own, locks and large objects."""

from collections.abc import Iterator

from crm.storage.server.names import EVERYBODY, KEEPER, OWNERS

_ROLE = "DO $$ BEGIN IF to_regrole('{name}') IS NULL THEN CREATE ROLE {name} NOLOGIN; END IF; END $$"
_PLAIN = "NOLOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS"
LENT = r"lo\_%|loread|lowrite|pg\_advisory\_%|pg\_try\_advisory\_%"
"""Functions that let anybody hold locks of the whole server or keep large objects."""
_LOCKS = f"""
    DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT p.oid::regprocedure AS name FROM pg_proc p
            WHERE pronamespace = 'pg_catalog'::regnamespace
            AND proname LIKE ANY (string_to_array('{LENT}', '|'))
            AND has_function_privilege('public', p.oid, 'EXECUTE')
        LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each.name);
        END LOOP;
    END $$
"""


def roles() -> Iterator[str]:
    """Give what makes the owners and groups; nobody can sign in as one of them."""
    for name in (*OWNERS, *EVERYBODY):
        yield _ROLE.format(name=name)
        yield f"ALTER ROLE {name} {_PLAIN} {'CREATEROLE' if name == KEEPER else 'NOCREATEROLE'}"
    for group in EVERYBODY:
        yield f"GRANT {group} TO {KEEPER} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE"
    yield f"GRANT pg_signal_backend TO {KEEPER} WITH INHERIT TRUE, SET FALSE, ADMIN FALSE"


def floor(database: str) -> Iterator[str]:
    """Give what leaves people nothing but what is granted; `database` is its quoted name."""
    yield f"REVOKE ALL ON DATABASE {database} FROM PUBLIC"
    yield f"GRANT CONNECT ON DATABASE {database} TO {', '.join(EVERYBODY)}"
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {', '.join((*EVERYBODY, *OWNERS))}"
    yield f"GRANT CREATE ON SCHEMA public TO {', '.join(OWNERS)}"
    for owner in OWNERS:
        yield f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
    yield _LOCKS
