"""The lint of the catalog: empty after set-up, also after the second one, and it names what somebody loosened."""

import pytest
from sqlalchemy import text

from crm.storage.engine import server_engine
from crm.storage.server.lint import CHECKS, lint
from crm.storage.server.setup import set_up
from crm.storage.start import prepare_server
from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql

LOOSENED = {
    "table_without_policies": "CREATE TABLE public.loose (x int)",
    "view_without_invoker": "CREATE VIEW public.all_accounts AS SELECT * FROM account",
    "materialised_view": "CREATE MATERIALIZED VIEW public.stale AS SELECT * FROM account",
    "function_without_path": "ALTER FUNCTION public.rounds_read() RESET search_path",
    "function_for_all": "GRANT EXECUTE ON FUNCTION public.rounds_user_disable(uuid) TO PUBLIC",
    "grant_too_wide": "GRANT DELETE ON public.visit TO rounds_manager",
    "grant_to_all": "GRANT SELECT ON public.contact TO PUBLIC",
    "table_without_audit": "ALTER TABLE public.visit DISABLE TRIGGER visit_audit",
    "table_without_version": "DROP TRIGGER contact_version ON public.contact",
    "foreign_owner": "ALTER TABLE public.visit OWNER TO CURRENT_USER",
    "login_in_owner": "GRANT rounds_owner TO {mai}",
    "membership_too_strong": "GRANT rounds_manager TO {mai} WITH SET TRUE",
    "login_too_strong": "ALTER ROLE {mai} CREATEDB",
    "login_of_two_kinds": "GRANT rounds_supervisor TO {mai} WITH SET FALSE",
    "account_key_of_one_column": "ALTER TABLE visit_topic ADD FOREIGN KEY (account_id) REFERENCES account (id)",
    "temporary_tables": "DO $$ BEGIN EXECUTE format('GRANT TEMP ON DATABASE %I TO PUBLIC', current_database()); END $$",
    "schema_open": "GRANT CREATE ON SCHEMA public TO PUBLIC",
    "locks_for_all": "GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC",
}


def test_the_lint_is_empty_after_the_first_and_the_second_set_up(bureau: Bureau) -> None:
    engine = server_engine(bureau.address)
    with engine.begin() as connection:
        assert lint(connection) == []
        set_up(connection)
        assert lint(connection) == []
    engine.dispose()


def test_the_lint_is_empty_after_an_upgrade(bureau: Bureau) -> None:
    prepare_server(bureau.address)
    engine = server_engine(bureau.address)
    with engine.begin() as connection:
        assert lint(connection) == []
    engine.dispose()


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_the_lint_names_what_was_loosened(bureau: Bureau, check: str) -> None:
    engine = server_engine(bureau.address)
    with engine.connect() as connection, connection.begin() as transaction:
        statement = LOOSENED[check].format(mai=bureau.login("mai"))
        connection.execute(text(statement))
        assert check in {fault.check for fault in lint(connection)}
        transaction.rollback()
    engine.dispose()
