"""Mails as they wait and leave: to whom, by which way, and what became of them (issue 8)."""

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from msgspec import Struct


class QueuedMail(Struct, frozen=True):
    """A notice that waits to leave; `notice_id` of `version` is its attempt."""

    notice_id: UUID
    version: int
    outage_no: str
    account: str
    to: str
    subject: str
    text: str


class MailServer(Struct, frozen=True):
    """A server that takes mail; without a user nobody signs in. `is_secure` speaks TLS."""

    host: str
    port: int = 25
    user: str = ""
    password: str = ""
    is_secure: bool = False

    def place(self) -> str:
        """Return who signs in where: what a password belongs to."""
        return f"smtp://{quote(self.user, safe='')}@{self.host}:{self.port}"


class MailWay(Struct, frozen=True):
    """How mail leaves: into a folder that somebody's mail program takes it from, or by a server. Just one is set."""

    sender: str
    folder: Path | None = None
    server: MailServer | None = None


class Delivery(Struct, frozen=True):
    """What became of mails: keys with their receipts, keys that were refused, and why the rest still waits (a code)."""

    sent: tuple[tuple[QueuedMail, str], ...] = ()
    refused: tuple[tuple[QueuedMail, str], ...] = ()
    waits: tuple[QueuedMail, ...] = ()
    problem: str | None = None


def is_address(text: str) -> bool:
    """Return whether a text is one mail address and nothing else, so that no header can be slipped in."""
    _name, found = parseaddr(text)
    local, _, domain = found.partition("@")
    return found == text and bool(local) and "." in domain and not any(sign.isspace() for sign in text)


def mailto(to: str, subject: str, text: str) -> str:
    """Return the address that opens somebody's mail program with everything filled in."""
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
