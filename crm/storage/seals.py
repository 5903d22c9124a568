"""Counting a day's seal, and forgetting what is older than the bureau keeps."""

import json
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, func, select, text

from crm.domain.clock import Clock, at_local
from crm.domain.digests import sha256
from crm.domain.seals import Seal
from crm.storage.reader import Reader
from crm.storage.tables import AuditLog
from crm.storage.unit import UnitOfWork

PART = 2000


def first_day(reader: Reader) -> date | None:
    """Return the bureau's day of the oldest entry that this login sees, None while the log is empty."""
    oldest = reader.scalar(select(func.min(AuditLog.c.at)))
    return reader.clock.local(oldest).date() if oldest is not None else None


def seal_of(reader: Reader, day: date) -> Seal:
    """Return the seal of a day; on a shared server a function counts it, over what nobody alone may see."""
    first, until = (at_local(each, zone=reader.clock.zone) for each in (day, day + timedelta(days=1)))
    if reader.dialect == "postgresql":
        source = "rounds_seal(:first, :until)" if reader.is_guarded else f"({SEALED}) AS sealed"
        asked = text(f"SELECT entries, digest FROM {source}")
        row = reader.connection.execute(asked, {"first": first, "until": until}).one()
        return Seal(day, row.entries, row.digest)
    statement = select(AuditLog).where(AuditLog.c.at >= first, AuditLog.c.at < until).order_by(AuditLog.c.id)
    digest, count = sha256(), 0
    for row in reader.connection.execute(statement, execution_options={"yield_per": PART}):
        digest.update(_line(row))
        count += 1
    return Seal(day, count, digest.hexdigest())


SEALED = """
    SELECT count(*) AS entries, encode(sha256(convert_to(coalesce(string_agg(
        encode(sha256(convert_to(jsonb_build_array(id, extract(epoch FROM at), login, application, address,
        transaction_no, table_name, row_id, portfolio_id, action, changes)::text, 'UTF8')), 'hex'),
        '' ORDER BY id), ''), 'UTF8')), 'hex') AS digest
    FROM public.audit_log WHERE at >= :first AND at < :until
"""
"""What a server counts; every value takes part, and a missing one is not an empty one."""


def forget(work: UnitOfWork, years: int) -> int:
    """Delete entries that are older than so many years and return how many; triggers let nobody delete younger ones."""
    if work.is_guarded:
        found = work.connection.execute(text("SELECT rounds_log_forget()")).scalar()
        return int(found or 0)
    before = at_local(oldest_kept(work.clock, years), zone=work.clock.zone)
    return work.connection.execute(delete(AuditLog).where(AuditLog.c.at < before)).rowcount


def oldest_kept(clock: Clock, years: int) -> date:
    """Return the first day that is kept today."""
    today = clock.today()
    return date(today.year - years, today.month, 1)


def _line(row: Any) -> bytes:
    told = [value if isinstance(value, int | dict | None) else str(value) for value in row]
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode() + b"\n"
