"""Notices by mail on both databases: they wait, leave, or wait on while the server is away (issue 8)."""

import socket
import threading
from collections.abc import Iterator
from email import policy
from email.parser import BytesParser
from io import BufferedIOBase
from pathlib import Path
from uuid import UUID

import pytest

from crm.domain.codes import OutageType, SourceRole
from crm.domain.mail import Delivery, MailServer, MailWay, is_address, mailto
from crm.domain.outage_desk import AttemptDraft, OutageDraft, ScopePart
from crm.domain.outages import NoticeChannel, NoticeResult, Promise, Stage, Told
from crm.storage.store import Store
from crm.usecases.outages import detail, life, notices, outbox
from tests.support.build import at
from tests.support.outages import Grid, contact, hang, make_grid

SENDER = "desk@example.com"


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


@pytest.fixture
def waiting(store: Store, net: Grid) -> UUID:
    """An outage with one account whose mail waits."""
    with store.change() as work:
        account = hang(work, net, 1, [(net.f1, SourceRole.PRIMARY)])
        contact(work, account)
        draft = OutageDraft(OutageType.FAULT, (ScopePart(feeder_id=net.f1),), cause="雷击", reported_at=at(9, 30))
        outage_id = life.add_outage(work, draft)
        life.publish(work, outage_id)
    with store.change() as work:
        (words,) = notices.texts(work, outage_id, [account], None, [NoticeChannel.EMAIL])
        assert words.contact is not None
        draft_of = AttemptDraft(
            account,
            Stage.FAULT,
            NoticeChannel.EMAIL,
            NoticeResult.QUEUED,
            Promise(None, None),
            words.contact.contact_id,
            words.text,
        )
        notices.log_attempts(work, outage_id, [draft_of])
    return outage_id


def send(store: Store, way: MailWay) -> Delivery:
    with store.read() as reader:
        mails = outbox.queued(reader)
    told = outbox.deliver(mails, way, store.clock.now())
    with store.change() as work:
        outbox.settle(work, told)
    return told


def known(store: Store, outage_id: UUID) -> Told:
    with store.read() as reader:
        return detail.detail(reader, outage_id).affected[0].known.state


def test_mails_leave_into_a_folder_once(store: Store, waiting: UUID, tmp_path: Path) -> None:
    assert known(store, waiting) is Told.QUEUED
    told = send(store, MailWay(SENDER, folder=tmp_path))
    assert (len(told.sent), told.waits, told.problem) == (1, (), None)
    assert known(store, waiting) is Told.CURRENT
    (file,) = tmp_path.glob("*.eml")
    made = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert (made["To"], made["From"], made["Subject"]) == ("w@example.com", SENDER, "故障停电告知：甲站 F01")
    assert "正在抢修" in made.get_content()
    assert send(store, MailWay(SENDER, folder=tmp_path)).sent == ()


def test_a_folder_that_is_not_there_lets_them_wait(store: Store, waiting: UUID, tmp_path: Path) -> None:
    told = send(store, MailWay(SENDER, folder=tmp_path / "gone"))
    assert (len(told.waits), told.problem) == (1, "mail.no_folder")
    assert known(store, waiting) is Told.QUEUED


def test_a_server_that_is_away_lets_them_wait(store: Store, waiting: UUID) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        told = send(store, MailWay(SENDER, server=MailServer("127.0.0.1", taken.getsockname()[1])))
    assert (told.sent, len(told.waits), told.problem) == ((), 1, "mail.away")
    assert known(store, waiting) is Told.QUEUED
    assert send(store, MailWay(SENDER)).problem == "mail.no_way"


class _Server(threading.Thread):
    """A mail server that takes one connection, answers every command, and keeps what it got."""

    def __init__(self, recipient_answer: str) -> None:
        super().__init__(daemon=True)
        self._answer = recipient_answer
        self._listens = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listens.getsockname()[1])
        self.got = b""

    def run(self) -> None:
        link, _address = self._listens.accept()
        with link, link.makefile("rwb") as lines:
            self._say(lines, "220 here")
            for line in lines:
                command = line[:4].upper()
                if command == b"DATA":
                    self._say(lines, "354 go on")
                    self.got = b"".join(iter(lines.readline, b".\r\n"))
                self._say(lines, self._answer if command == b"RCPT" else "221 bye" if command == b"QUIT" else "250 ok")
                if command == b"QUIT":
                    return

    @staticmethod
    def _say(lines: BufferedIOBase, words: str) -> None:
        lines.write(words.encode() + b"\r\n")
        lines.flush()

    def close(self) -> None:
        self.join()
        self._listens.close()


@pytest.fixture(params=["250 ok", "550 unknown"])
def server(request: pytest.FixtureRequest) -> Iterator[_Server]:
    made = _Server(request.param)
    made.start()
    yield made
    made.close()


def test_a_server_takes_them_or_refuses_a_recipient(store: Store, waiting: UUID, server: _Server) -> None:
    told = send(store, MailWay(SENDER, server=MailServer("127.0.0.1", server.port)))
    if server.got:
        assert (len(told.sent), told.refused, known(store, waiting)) == (1, (), Told.CURRENT)
    else:
        assert (told.sent, len(told.refused), known(store, waiting)) == ((), 1, Told.FAILED)
    assert told.problem is None


def test_addresses_are_one_and_nothing_else() -> None:
    assert is_address("w@example.com")
    assert not any(map(is_address, ("", "w", "w@x", "W <w@example.com>", "w@example.com\nBcc: x@example.com")))
    assert mailto("w@example.com", "停电 & 复电", "一\n二") == (
        "mailto:w@example.com?subject=%E5%81%9C%E7%94%B5%20%26%20%E5%A4%8D%E7%94%B5&body=%E4%B8%80%0D%0A%E4%BA%8C"
    )
