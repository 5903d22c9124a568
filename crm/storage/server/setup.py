"""Making a server's database ready for a bureau; every step may run again."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from crm.domain.errors import Denied
from crm.storage.server import floor, functions, policies
from crm.storage.server.names import ADMINS, AUDITOR, EVERYBODY, KEEPER, OWNER, SUPERVISORS

SETUP_LOCK = 7_401_027
NEWS = "rounds_news(txid_snapshot)"


def set_up(connection: Connection) -> None:
    """Make owners, groups, grants, policies and functions over the schema that is there, in one transaction.

    Raises Denied("server.no_installer") for a login that may not make roles.
    """
    if not connection.execute(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).scalar():
        raise Denied("server.no_installer")
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": SETUP_LOCK})
    database = connection.execute(text("SELECT quote_ident(current_database())")).scalar_one()
    # Straight to the driver: what is between quotes holds signs that would be taken for parameters.
    driver = connection.connection.driver_connection
    assert driver is not None
    for statement in (*floor.roles(), *floor.floor(database), *_functions(), *policies.statements(), *_hooks()):
        driver.execute(statement)


def _functions() -> Iterator[str]:
    owned = (
        (functions.TELLING, OWNER),
        (functions.SEARCHING, OWNER),
        (functions.SEALING, AUDITOR),
        (functions.NOTING, AUDITOR),
        (functions.KEEPING, KEEPER),
    )
    for made, owner in owned:
        for name, statement in made.items():
            yield functions.made(statement)
            yield f"ALTER FUNCTION public.{name} OWNER TO {owner}"
    for name in ("rounds_audit()", NEWS):
        yield f"ALTER FUNCTION public.{name} OWNER TO {AUDITOR}"
    yield "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC"
    told = ", ".join(f"public.{name}" for name in (*functions.TELLING, *functions.SEARCHING, NEWS))
    yield f"GRANT EXECUTE ON FUNCTION {told} TO {', '.join((*EVERYBODY, KEEPER, AUDITOR))}"
    sealed = ", ".join(f"public.{name}" for name in functions.SEALING)
    yield f"GRANT EXECUTE ON FUNCTION {sealed} TO {SUPERVISORS}, {ADMINS}"
    yield f"GRANT EXECUTE ON FUNCTION {', '.join(f'public.{name}' for name in functions.NOTING)} TO {KEEPER}"
    yield f"GRANT EXECUTE ON FUNCTION public.rounds_own_password(text) TO {', '.join(EVERYBODY)}"
    kept = ", ".join(f"public.{name}" for name in functions.CALLED_BY_ADMINS)
    yield f"GRANT EXECUTE ON FUNCTION {kept} TO {ADMINS}"


def _hooks() -> Iterator[str]:
    yield "CREATE INDEX IF NOT EXISTS ix_audit_log_transaction_no ON public.audit_log (transaction_no)"
    yield "CREATE INDEX IF NOT EXISTS ix_search_entry_book ON public.search_entry (portfolio_id, kind, id)"
    yield f"GRANT USAGE ON SEQUENCE public.search_entry_id_seq TO {', '.join(EVERYBODY)}"
    yield "DROP TRIGGER IF EXISTS portfolio_grant_ended ON public.portfolio_grant"
    yield (
        "CREATE TRIGGER portfolio_grant_ended AFTER UPDATE ON public.portfolio_grant "
        "FOR EACH ROW EXECUTE FUNCTION public.rounds_grant_ended()"
    )
