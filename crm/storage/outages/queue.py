"""Notices by mail that have not left yet."""

from uuid import UUID

from sqlalchemy import select

from crm.domain.outages import NoticeChannel, NoticeResult
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, OutageNotice


def waiting(reader: Reader, outage_id: UUID | None) -> list[AnyRow]:
    """Return the queued mails of one outage, or of all, the oldest first."""
    notice = OutageNotice.c
    columns = (notice.id, notice.version, notice.outage_id, notice.stage, notice.address, notice.message)
    statement = (
        select(*columns, Account.c.name)
        .join(Account, Account.c.id == notice.account_id)
        .where(
            notice.channel == NoticeChannel.EMAIL,
            notice.result == NoticeResult.QUEUED,
            notice.deleted_at.is_(None),
            Account.c.deleted_at.is_(None),
        )
        .order_by(notice.sent_at, notice.id)
    )
    return reader.rows(statement if outage_id is None else statement.where(notice.outage_id == outage_id))
