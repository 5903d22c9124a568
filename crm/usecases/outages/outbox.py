"""The outbox of notices by mail: what waits, letting it leave, and noting what became of it.

Leaving takes as long as a mail server likes, so no unit of work is open meanwhile: attempts are logged as queued, mails
leave, and only then the attempts are settled. What was interrupted in between waits on; a mail that leaves twice has
the same id.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from crm.domain.mail import Delivery, MailWay, QueuedMail
from crm.domain.notice_words import filled
from crm.domain.outages import NoticeResult
from crm.storage.outages import heads, queue
from crm.storage.reader import Reader
from crm.storage.tables import OutageNotice
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.places import places_of

SHORT = "%m-%d %H:%M"


def queued(reader: Reader, outage_id: UUID | None = None) -> list[QueuedMail]:
    """Return the mails that wait, of one outage or of all, the oldest first; drafts of outages that are gone never."""
    rows = queue.waiting(reader, outage_id)
    known = {key: heads.head(reader, key) for key in {row.outage_id for row in rows}}
    scopes = heads.scopes(reader, list(known.values()))
    places = places_of(reader, known.values(), scopes)
    found = []
    for row in rows:
        head = known[row.outage_id]
        start = head.planned_start or head.actual_start or head.reported_at
        said = f"{reader.clock.local(start):{SHORT}}" if start is not None else ""
        subject = filled(f"subject.{row.stage}", {"线路": places.place(head, scopes[head.id]), "开始": said})
        found.append(
            QueuedMail(row.id, row.version, head.outage_no, row.name, row.address or "", subject, row.message or "")
        )
    return found


def deliver(mails: Sequence[QueuedMail], way: MailWay, at: datetime) -> Delivery:
    """Let mails leave; nothing is written to the database. `settle` notes what became of them."""
    from crm.exchange import mail as post

    return post.deliver(mails, way, at)


def settle(work: UnitOfWork, delivery: Delivery) -> None:
    """Note which mails left and which were refused; those that wait stay as they are."""
    now = work.clock.now()
    for mail, receipt in delivery.sent:
        values = {"result": NoticeResult.DELIVERED, "delivered_at": now, "sent_at": now, "receipt": receipt}
        work.update(OutageNotice, mail.notice_id, mail.version, **values)
    for mail, receipt in delivery.refused:
        work.update(OutageNotice, mail.notice_id, mail.version, result=NoticeResult.REFUSED, receipt=receipt)
