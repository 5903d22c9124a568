"""Telling on paper, by mail and by other ways: letters, the call sheet, what was told, who has no contacts."""

import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.outage_desk import AffectedRow
from crm.domain.outages import NoticeChannel, NoticeResult, Told
from crm.storage.store import Store
from crm.storage.tables import Contact, ContactPhone, ExportLog
from crm.usecases.outages.notices import texts
from tests.support.ring import Ring
from tests.support.window import WindowMaker
from ui.outages.mail_form import BY_FOLDER, BY_SERVER, MailForm
from ui.outages.mute_dialog import MuteDialog
from ui.outages.page import OutagesPage
from ui.outages.papers import call_paper, letter_papers
from ui.outages.told_form import ToldForm
from ui.passwords import Passwords
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("outages")
    qtbot.waitUntil(lambda: page(window).found is not None)
    page(window).telling.mailing.passwords = Passwords(Ring())
    return window


def page(window: MainWindow) -> OutagesPage:
    assert isinstance(window.page, OutagesPage)
    return window.page


def waiting(window: MainWindow) -> list[AffectedRow]:
    found = [row for row in page(window).table.rows() if row.needs_notice and row.known.state is not Told.CURRENT]
    assert found
    return found


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_each_account_gets_a_letter_on_a_sheet_of_its_own(
    window: MainWindow, demo_store: Store, tmp_path: Path
) -> None:
    shown = page(window)
    rows = [row for row in shown.table.rows() if row.needs_notice]
    assert shown.found is not None
    out = tmp_path / "letters.pdf"
    shown.telling.paper.write_letters(shown.found, rows, out)
    pdf = out.read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/FontFile") == pdf.count(b"/FontDescriptor\n") > 0
    with demo_store.read() as reader:
        words = texts(reader, shown.found.head.outage_id, [row.account_id for row in rows], None, ["letter"])
        assert out.name in reader.scalars(select(ExportLog.c.file_name))
    papers = letter_papers(words)
    assert len(papers) == len(rows) > 1
    for letter, paper in zip(words, papers, strict=True):
        name = next(row.name for row in rows if row.account_id == letter.account_id)
        assert name in paper.body
        assert f'<p align="right">{letter.text.splitlines()[-2]}<br>' in paper.body
    assert not any(
        row.attempts for row in page(window).table.rows() if row.attempts and row.attempts[0].channel == "letter"
    )


def test_the_call_sheet_has_every_contact_in_order(window: MainWindow, tmp_path: Path) -> None:
    shown = page(window)
    assert shown.found is not None
    shown.table.check([])
    rows = shown.telling.to_call()
    assert [row.account_id for row in rows] == [row.account_id for row in waiting(window)]
    paper = call_paper(shown.found, rows, window.context.clock)
    places = [paper.body.index(row.name) for row in rows]
    assert places == sorted(places)
    assert all(each.name in paper.body for row in rows for each in row.contacts[:3])
    out = tmp_path / "calls.pdf"
    shown.telling.paper.write_calls(shown.found, rows, out)
    assert out.read_bytes().startswith(b"%PDF")
    assert "Nobody has to be called" in call_paper(shown.found, [], window.context.clock).body


def test_what_was_told_by_letter_is_logged_with_its_receipt(window: MainWindow) -> None:
    shown, rows = page(window), waiting(window)[:2]
    shown.table.check([row.account_id for row in rows])
    assert shown.telling.bar.isVisible()
    shown.telling.mark_told(NoticeChannel.LETTER)
    form = shown.findChildren(ToldForm)[-1]
    form.receipt.setText("门卫签收")
    form.save()
    told = {row.account_id: row for row in shown.table.rows()}
    for row in rows:
        last = told[row.account_id].attempts[0]
        assert (last.channel, last.result, last.receipt) == ("letter", NoticeResult.DELIVERED, "门卫签收")
        assert last.told == shown.telling.told()


@pytest.fixture
def mute(demo_store: Store, window: MainWindow) -> AffectedRow:
    """An account of the outage that nobody can be called about."""
    row = waiting(window)[0]
    with demo_store.change() as work:
        for table in (Contact, ContactPhone):
            for key, version in work.rows(
                select(table.c.id, table.c.version).where(table.c.account_id == row.account_id)
            ):
                work.remove(table, key, version)
    page(window).load()
    return row


def test_accounts_without_contacts_have_a_list_of_their_own(window: MainWindow, mute: AffectedRow) -> None:
    shown = page(window)
    assert "without contacts" in shown.notice.mute.text()
    shown.notice.mute.click()
    dialog = shown.findChildren(MuteDialog)[-1]
    assert mute.account_id in [row.account_id for row in dialog.table.figures.rows]
    dialog.open_account(mute)
    assert type(window.page).__name__ == "AccountPage"


@pytest.fixture
def form(window: MainWindow) -> MailForm:
    return page(window).telling.mailing.choose()


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (lambda form: form.address.setText("nobody"), "Enter the address"),
        (lambda form: form.folder.setText("/no/such/folder"), "is not there"),
        (lambda form: form.way.set_value(BY_SERVER), "name of the mail server"),
        (lambda form: (form.way.set_value(BY_SERVER), form.host.setText("mail"), form.port.line.setText("0")), "port"),
    ],
)
def test_mail_settings_that_cannot_be_are_refused(form: MailForm, fill: Callable[[Any], Any], said: str) -> None:
    form.address.setText("desk@example.com")
    fill(form)
    form.save()
    assert said in form.problem.text()
    assert form._context.settings.text("mail/sender") == ""


def mailed(window: MainWindow) -> list[NoticeResult]:
    lines = [each for row in page(window).table.rows() for each in row.attempts if each.channel == NoticeChannel.EMAIL]
    return [each.result for each in lines]


def test_mail_waits_while_the_server_is_away_and_leaves_into_a_folder_later(
    window: MainWindow, demo_store: Store, form: MailForm, tmp_path: Path
) -> None:
    key = waiting(window)[0].contacts[0].contact_id
    with demo_store.change() as work:
        version = work.scalar(select(Contact.c.version).where(Contact.c.id == key))
        work.update(Contact, key, version, email="w@example.com")
    shown, ring = page(window), Ring()
    form._passwords = shown.telling.mailing.passwords = Passwords(ring)
    form.way.set_value(BY_SERVER)
    form.address.setText("desk@example.com")
    form.host.setText("127.0.0.1")
    form.port.line.setText(str(free_port()))
    form.user.setText("desk")
    form.password.setText("not-a-secret-2")
    form.save()
    assert list(ring.words.values()) == ["not-a-secret-2"]
    settings = window.context.settings
    settings.sync()
    assert "not-a-secret" not in Path(settings._values.fileName()).read_text(encoding="utf-8")
    shown.table.check_waiting()
    before = len(mailed(window))
    shown.notice.ways.set_values([NoticeChannel.EMAIL])
    shown.telling._ask_texts()
    able = sum(each.problem is None for each in shown.telling.texts)
    assert able
    shown.telling.send(shown.telling.texts, None)
    assert mailed(window).count(NoticeResult.QUEUED) == able
    assert "does not answer" in window.toast.history[-1].text
    assert "wait: try again" in shown.notice.waiting.text()
    other = shown.telling.mailing.choose()
    other.way.set_value(BY_FOLDER)
    other.folder.setText(str(tmp_path))
    other.save()
    shown.notice.waiting.click()
    assert len(list(tmp_path.glob("*.eml"))) == able
    assert len(mailed(window)) == before + able
    assert NoticeResult.QUEUED not in mailed(window)
    assert not shown.notice.waiting.isVisible()
    assert b"From: desk@example.com" in next(tmp_path.glob("*.eml")).read_bytes()
