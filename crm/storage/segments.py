"""Which segment accounts had on a past day: today's, taken back by the audit."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.clock import at_local
from crm.domain.codes import Segment
from crm.storage.reader import Reader
from crm.storage.tables import AuditLog


def former_segments(reader: Reader, day: date) -> dict[UUID, Segment]:
    """Return the segment at the end of a day of each account whose segment was changed since.

    A count of a past period thus stays what it was when an account is moved to another segment.
    """
    after = at_local(day + timedelta(days=1), 0, 0, reader.clock.zone)
    if reader.is_guarded:
        # Whoever only looks may not read the log, and needs no more of it than this.
        known = func.rounds_segments(after).table_valued("account_id", "segment")
        return {row.account_id: Segment(row.segment) for row in reader.rows(select(known))}
    statement = (
        select(AuditLog.c.row_id, AuditLog.c.changes)
        .where(AuditLog.c.table_name == "account", AuditLog.c.action == "update", AuditLog.c.at >= after)
        .order_by(AuditLog.c.id.desc())
    )
    changes = ((row.row_id, row.changes) for row in reader.rows(statement))
    return {row_id: Segment(pairs["segment"][0]) for row_id, pairs in changes if "segment" in pairs}
