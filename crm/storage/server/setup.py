"""Making a server's database ready for a bureau; every step may run again."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from crm.domain.errors import Denied
from crm.storage.server import floor, functions, policies
from crm.storage.server.functions import PINNED
from crm.storage.server.hanging import HANGING, hanging
from crm.storage.server.matrix import DESK, OFFICE
from crm.storage.server.names import ADMINS, AUDITOR, EVERYBODY, KEEPER, OWNER, READERS, SUPERVISORS
from crm.storage.server.owing import OWING, REACHING
from crm.storage.server.peers import PEERS, peers

SETUP_LOCK = 7_401_027
NEWS = "rounds_news(txid_snapshot)"
PROPOSED = "rounds_proposed(text,text,bigint,bigint,bigint,boolean)"
_CALLERS = {
    "rounds_person()": (*EVERYBODY, KEEPER),
    "rounds_role()": (AUDITOR, KEEPER),
    "rounds_keep_years()": (AUDITOR,),
    "rounds_read()": (*OFFICE, AUDITOR),
    "rounds_write()": DESK,
    "rounds_team()": (SUPERVISORS, READERS),
    **dict.fromkeys(("rounds_area()", "rounds_books()"), (SUPERVISORS,)),
    **dict.fromkeys((PEERS, *functions.REMEMBERING), OFFICE),
    "rounds_forget(uuid[])": (*DESK, ADMINS),
    HANGING: (SUPERVISORS,),
    **dict.fromkeys(OWING, (SUPERVISORS, ADMINS)),
    **dict.fromkeys(REACHING, (SUPERVISORS,)),
    **dict.fromkeys((PROPOSED, NEWS, "rounds_own_password(text)"), EVERYBODY),
    **dict.fromkeys(functions.SEALING, (SUPERVISORS, ADMINS)),
    **dict.fromkeys(functions.NOTING, (KEEPER,)),
    **dict.fromkeys(functions.CALLED_BY_ADMINS, (ADMINS,)),
}
"""Who calls a function: a policy as whoever reads or writes, a function as its owner, and nobody else."""

BY_BOOK = (
    ("account", "sort_key"),
    ("account_tag", "text"),
    ("contact", "sort_key"),
    ("customer", "sort_key"),
    ("customer", "uscc"),
    ("meter", "meter_no"),
)
"""Words that an index tells only of one's own books: by one of the words alone EXPLAIN ANALYZE counts rows out of sight
that have a guessed one, and names could be found letter by letter."""


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
        ({**OWING, **REACHING}, OWNER),
        (functions.SEALING, AUDITOR),
        (functions.REMEMBERING, AUDITOR),
        (functions.NOTING, AUDITOR),
        (functions.KEEPING, KEEPER),
    )
    for made, owner in owned:
        for name, statement in made.items():
            yield functions.made(statement)
            yield f"ALTER FUNCTION public.{name} OWNER TO {owner}"
    yield peers(PINNED)
    yield hanging(PINNED)
    for name in (PEERS, HANGING):
        yield f"ALTER FUNCTION public.{name} OWNER TO {OWNER}"
    for name in ("rounds_audit()", NEWS):
        yield f"ALTER FUNCTION public.{name} OWNER TO {AUDITOR}"
    yield f"ALTER FUNCTION public.rounds_survey_sealed() OWNER TO {OWNER}"
    yield f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC, {', '.join(EVERYBODY)}"
    for name, roles in _CALLERS.items():
        yield f"GRANT EXECUTE ON FUNCTION public.{name} TO {', '.join(roles)}"


def _hooks() -> Iterator[str]:
    yield "CREATE INDEX IF NOT EXISTS ix_audit_log_transaction_no ON public.audit_log (transaction_no)"
    yield "CREATE INDEX IF NOT EXISTS ix_search_entry_book ON public.search_entry (portfolio_id, kind, id)"
    for table, column in BY_BOOK:
        yield f"DROP INDEX IF EXISTS public.ix_{table}_{column}"
        yield f"CREATE INDEX IF NOT EXISTS ix_{table}_book_{column} ON public.{table} (portfolio_id, {column})"
    yield f"REVOKE ALL ON SEQUENCE public.search_entry_id_seq FROM {', '.join(EVERYBODY)}"
    yield f"GRANT USAGE ON SEQUENCE public.search_entry_id_seq TO {', '.join((*DESK, ADMINS))}"
    yield "DROP TRIGGER IF EXISTS portfolio_grant_ended ON public.portfolio_grant"
    yield (
        "CREATE TRIGGER portfolio_grant_ended AFTER UPDATE ON public.portfolio_grant "
        "FOR EACH ROW EXECUTE FUNCTION public.rounds_grant_ended()"
    )
