"""The triggers that demand versions and write the audit (made by migrations/trace.py): are all of them at work?"""

from sqlalchemy import Connection, text

from crm.storage import tables
from crm.storage.base import METADATA

UNTRACED = {tables.AuditLog.name, tables.SearchEntry.name, tables.VisitFlag.name}


def missing_triggers(connection: Connection) -> set[str]:
    """Return the names of the triggers that should be at work and are not: dropped, or switched off on a server."""
    kinds: tuple[str, ...]
    if connection.dialect.name == "sqlite":
        kinds = ("version", "audit_insert", "audit_update", "audit_delete")
        statement = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        kinds = ("version", "stamp", "audit")
        statement = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace"
        )
    wanted = {f"{table}_{kind}" for table in set(METADATA.tables) - UNTRACED for kind in kinds}
    wanted |= {"audit_log_update", "audit_log_delete", "survey_version_sealed", "work_order_official"}
    return wanted - set(connection.execute(text(statement)).scalars())
