"""The triggers that demand versions, trace and tell of changes (made by migrations/trace.py): are all at work?"""

from sqlalchemy import Connection, text

from crm.storage import tables
from crm.storage.tables import every_table

UNTRACED = {
    table.name for table in (tables.AuditLog, tables.SearchEntry, tables.VisitFlag, tables.Presence, tables.SentUnit)
}

SEALS = {
    *("audit_log_update", "audit_log_delete", "survey_version_sealed", "work_order_official"),
    *("outage_estimate_sealed", "outage_estimate_kept", "outage_breach_sealed", "outage_breach_kept"),
    *("outage_notice_sealed", "outage_notice_settled", "outage_notice_kept"),
}
"""What lets nobody change what was said, whatever else he may change."""


def missing_triggers(connection: Connection) -> set[str]:
    """Return the names of the triggers that should be at work and are not: dropped, or switched off on a server."""
    kinds: tuple[str, ...]
    if connection.dialect.name == "sqlite":
        kinds = ("version", "audit_insert", "audit_update", "audit_delete")
        statement = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        kinds = ("version", "stamp", "audit", "told")
        statement = (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND relnamespace = current_schema()::regnamespace"
        )
    wanted = {f"{table}_{kind}" for table in set(every_table().tables) - UNTRACED for kind in kinds}
    if connection.dialect.name != "sqlite":
        wanted.add(f"{tables.Presence.name}_told")
    return (wanted | SEALS) - set(connection.execute(text(statement)).scalars())
