"""Mails as .eml files in a folder, or handed to a mail server."""

import smtplib
import ssl
from collections.abc import Sequence
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from crm.domain.errors import Denied, DiskFull, NotFound
from crm.domain.mail import Delivery, MailServer, MailWay, QueuedMail, is_address
from crm.exchange.atomic import atomic_file

PATIENCE = 10.0
"""Seconds after which a server that does not answer is away."""


def message_of(mail: QueuedMail, sender: str, at: datetime) -> bytes:
    """Return a mail as it stands in a file and on the wire; the same notice always has the same id."""
    made = EmailMessage()
    made["From"] = sender
    made["To"] = mail.to
    made["Subject"] = " ".join(mail.subject.split())
    made["Date"] = format_datetime(at)
    made["Message-ID"] = f"<{mail.notice_id}@rounds>"
    made.set_content(mail.text, charset="utf-8")
    return made.as_bytes(policy=SMTP)


def deliver(mails: Sequence[QueuedMail], way: MailWay, at: datetime) -> Delivery:
    """Let mails leave and say what became of each; what cannot leave waits."""
    fine = [mail for mail in mails if is_address(mail.to)]
    refused = tuple((mail, mail.to) for mail in mails if not is_address(mail.to))
    if way.folder is None and way.server is None:
        return Delivery((), refused, tuple(fine), "mail.no_way")
    found = _into_folder(fine, way, at) if way.folder is not None else _by_server(fine, way, at)
    return Delivery(found.sent, (*refused, *found.refused), found.waits, found.problem)


def _into_folder(mails: Sequence[QueuedMail], way: MailWay, at: datetime) -> Delivery:
    assert way.folder is not None
    sent: list[tuple[QueuedMail, str]] = []
    for place, mail in enumerate(mails):
        name = f"{mail.notice_id}.eml"
        try:
            with atomic_file(way.folder / name) as file:
                file.write(message_of(mail, way.sender, at))
        except (Denied, DiskFull, NotFound):
            return Delivery(tuple(sent), (), tuple(mails[place:]), "mail.no_folder")
        sent.append((mail, name))
    return Delivery(tuple(sent))


def _by_server(mails: Sequence[QueuedMail], way: MailWay, at: datetime) -> Delivery:
    """Send one after the other; when the server goes away in between, the rest waits."""
    assert way.server is not None
    sent: list[tuple[QueuedMail, str]] = []
    refused: list[tuple[QueuedMail, str]] = []
    try:
        with _signed_in(way.server) as post:
            for mail in mails:
                try:
                    post.sendmail(way.sender, [mail.to], message_of(mail, way.sender, at))
                except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as error:
                    refused.append((mail, str(error)))
                else:
                    sent.append((mail, way.server.host))
    except smtplib.SMTPAuthenticationError:
        return Delivery((), (), tuple(mails), "mail.password")
    except (OSError, smtplib.SMTPException):
        gone = {mail.notice_id for mail, _receipt in (*sent, *refused)}
        waits = tuple(mail for mail in mails if mail.notice_id not in gone)
        return Delivery(tuple(sent), tuple(refused), waits, "mail.away" if waits else None)
    return Delivery(tuple(sent), tuple(refused))


def _signed_in(server: MailServer) -> smtplib.SMTP:
    post = smtplib.SMTP(server.host, server.port, timeout=PATIENCE)
    try:
        if server.is_secure:
            post.starttls(context=ssl.create_default_context())
        if server.user:
            post.login(server.user, server.password)
    except Exception:
        post.close()
        raise
    return post
