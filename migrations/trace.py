"""Triggers that demand versions and write audit_log, for SQLite and PostgreSQL; a server also tells whoever listens.

An update of anything but a derived column needs the next version and leaves key and birth of the row alone. A
foreign-key cascade that only moves `portfolio_id` of a child is no edit: it needs no version and leaves no trace. Rows
of audit_log are added and never changed.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

BIRTH = ("id", "created_at", "created_by")
STAMPS = {*BIRTH, "version", "updated_at", "updated_by"}
DERIVED = {
    "account": {
        "last_onsite_on",
        "last_contact_on",
        "interval_days",
        "due_on",
        "phone_due_on",
        "duty_rule",
        "rating",
    }
}
UNREAD = {
    "attachment": {"content"},
    "import_run": {"steps"},
    "area_map": {"content"},
    "survey_version": {"definition"},
    "campaign_edition": {"content"},
    "load_day": {"loads"},
}
UNTRACED = {"audit_log", "search_entry", "visit_flag", "presence", "sent_unit", "alembic_version"}


def create_all() -> None:
    """Create the triggers of every stamped table."""
    inspector = sa.inspect(op.get_bind())
    if op.get_context().dialect.name == "postgresql":
        _server_functions()
        _tell("presence", "INSERT OR DELETE")
    for table in sorted(inspector.get_table_names()):
        columns = {column["name"]: column["type"] for column in inspector.get_columns(table)}
        if table not in UNTRACED and "version" in columns:
            create(table, columns)
    _seal_log()


KEPT_YEARS = 3
"""Nobody takes younger entries out of the log, whatever the bureau's rule of retention says."""


def _seal_log() -> None:
    """Let nobody change what was traced, nor delete it before retention may."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log "
            "FOR EACH STATEMENT EXECUTE FUNCTION rounds_sealed()"
        )
        op.execute(
            "CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log FOR EACH ROW "
            f"WHEN (OLD.at >= now() - interval '{KEPT_YEARS} years') EXECUTE FUNCTION rounds_sealed()"
        )
        return
    op.execute(
        "CREATE TRIGGER audit_log_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_log_delete BEFORE DELETE ON audit_log "
        f"WHEN OLD.at >= strftime('%Y-%m-%d %H:%M:%f', 'now', '-{KEPT_YEARS} years') "
        "BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END"
    )


def create(table: str, columns: dict[str, Any]) -> None:
    """Create the triggers of one table."""
    hidden = STAMPS | DERIVED.get(table, set()) | UNREAD.get(table, set())
    if "account_id" in columns:
        hidden = hidden | {"portfolio_id"}
    watched = ", ".join(sorted(set(columns) - DERIVED.get(table, set())))
    if op.get_context().dialect.name == "postgresql":
        _server_triggers(table, watched, hidden)
    else:
        _file_triggers(table, watched, sorted(set(columns) - hidden), columns)


def _file_triggers(table: str, watched: str, edited: list[str], columns: dict[str, Any]) -> None:
    reborn = " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in BIRTH)
    op.execute(
        f"CREATE TRIGGER {table}_version BEFORE UPDATE OF {watched} ON {table} "
        f"WHEN (NEW.version IS NOT OLD.version + 1 OR {reborn}) {_not_moved(columns)}"
        "BEGIN SELECT RAISE(ABORT, 'rounds.version'); END"
    )
    for verb, new, old in (("INSERT", "NEW", None), ("UPDATE", "NEW", "OLD"), ("DELETE", None, "OLD")):
        when = f"UPDATE OF {watched}" if verb == "UPDATE" else verb
        only = "WHEN NEW.version IS NOT OLD.version" if verb == "UPDATE" else ""
        side = new or old
        # Nobody stamps a row that is going; it is stamped when it goes into the bin.
        moment = "strftime('%Y-%m-%d %H:%M:%f000', 'now')" if verb == "DELETE" else f"{side}.updated_at"
        book = f"{side}.portfolio_id" if "portfolio_id" in columns else "NULL"
        # Text put together is several times faster than a group over rows of pairs, and an import writes many.
        pairs = " || ".join(_pair(name, columns[name], new, old) for name in edited)
        op.execute(
            f"CREATE TRIGGER {table}_audit_{verb.lower()} AFTER {when} ON {table} {only} BEGIN "
            "INSERT INTO audit_log (at, login, application, table_name, row_id, portfolio_id, action, changes) "
            f"VALUES ({moment}, {side}.updated_by, 'rounds', '{table}', {side}.id, {book}, "
            f"'{verb.lower()}', '{{' || substr({pairs}, 2) || '}}'); END"
        )


def _not_moved(columns: dict[str, Any]) -> str:
    """Let a foreign-key cascade pass: it gives a child of an account another book and nothing else."""
    if "account_id" not in columns:
        return ""
    same = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in sorted(set(columns) - {"portfolio_id"}))
    return f"AND NOT (NEW.account_id IS NOT NULL AND NEW.portfolio_id IS NOT OLD.portfolio_id AND {same}) "


def _pair(name: str, kind: Any, new: str | None, old: str | None) -> str:
    def value(side: str | None) -> str:
        if side is None:
            return "NULL"
        column = f"{side}.{name}"
        binary = isinstance(kind, sa.LargeBinary)
        return f"CASE WHEN {column} IS NOT NULL THEN lower(hex({column})) END" if binary else column

    differs = f"{old}.{name} IS NOT {new}.{name}" if new and old else f"{new or old}.{name} IS NOT NULL"
    return f"""CASE WHEN {differs} THEN ',"{name}":' || json_array({value(old)}, {value(new)}) ELSE '' END"""


def _server_functions() -> None:
    _stamping_functions()
    _tracing_functions()
    _telling_functions()


def _stamping_functions() -> None:
    op.execute(
        """
        CREATE FUNCTION rounds_version() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF pg_trigger_depth() > 1 THEN
                RETURN NEW;
            END IF;
            IF NEW.version IS DISTINCT FROM OLD.version + 1 OR
                (NEW.id, NEW.created_at, NEW.created_by) IS DISTINCT FROM (OLD.id, OLD.created_at, OLD.created_by)
            THEN
                RAISE EXCEPTION 'rounds.version' USING ERRCODE = '40001';
            END IF;
            NEW.updated_at := clock_timestamp();
            NEW.updated_by := session_user;
            RETURN NEW;
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION rounds_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.created_by := session_user;
            NEW.updated_by := session_user;
            RETURN NEW;
        END $$
        """
    )


def _tracing_functions() -> None:
    op.execute(
        """
        CREATE FUNCTION rounds_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'rounds.sealed' USING ERRCODE = '42501';
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION rounds_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
        DECLARE
            old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
            new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
            kept jsonb := CASE WHEN TG_OP = 'DELETE' THEN old_row ELSE new_row END;
            changed jsonb;
        BEGIN
            IF TG_OP = 'UPDATE' AND NEW.version = OLD.version THEN
                RETURN NULL;
            END IF;
            SELECT coalesce(jsonb_object_agg(name, jsonb_build_array(old_row -> name, new_row -> name)), '{}')
            INTO changed FROM jsonb_object_keys(kept) AS name
            WHERE name <> ALL (TG_ARGV)
            AND nullif(old_row -> name, 'null') IS DISTINCT FROM nullif(new_row -> name, 'null');
            INSERT INTO public.audit_log
                (at, login, application, address, transaction_no, table_name, row_id, portfolio_id, action, changes)
            VALUES
                (clock_timestamp(), session_user, current_setting('application_name', true),
                 inet_client_addr()::text, txid_current(), TG_TABLE_NAME, (kept ->> 'id')::uuid,
                 (kept ->> 'portfolio_id')::uuid, lower(TG_OP), changed);
            RETURN NULL;
        END $$
        """
    )


def _telling_functions() -> None:
    """Create what tells of changes: the name of a table and nothing else, since anybody may listen, and may lie.

    `rounds_news` is for whoever cannot listen, or may have missed something: it takes what was seen before and names
    the tables of everything that was committed since, whatever the order of its numbers.
    """
    op.execute(
        """
        CREATE FUNCTION rounds_told() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('rounds', TG_TABLE_NAME);
            RETURN NULL;
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION rounds_news(seen txid_snapshot) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, public, pg_temp AS $$
            SELECT DISTINCT table_name FROM public.audit_log WHERE transaction_no >= txid_snapshot_xmin(seen)
            AND NOT txid_visible_in_snapshot(transaction_no, seen)
        $$
        """
    )


def _tell(table: str, verbs: str) -> None:
    op.execute(
        f"CREATE TRIGGER {table}_told AFTER {verbs} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION rounds_told()"
    )


def _server_triggers(table: str, watched: str, hidden: set[str]) -> None:
    unheard = ", ".join(f"'{name}'" for name in sorted(hidden))
    op.execute(
        f"CREATE TRIGGER {table}_version BEFORE UPDATE OF {watched} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION rounds_version()"
    )
    op.execute(f"CREATE TRIGGER {table}_stamp BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION rounds_stamp()")
    op.execute(
        f"CREATE TRIGGER {table}_audit AFTER INSERT OR UPDATE OF {watched} OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION rounds_audit({unheard})"
    )
    _tell(table, "INSERT OR UPDATE OR DELETE")
