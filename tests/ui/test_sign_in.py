"""Signing in as people do: a page, a real server that asks for passwords, a keyring of the test's own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, timedelta
from urllib.parse import quote

import psycopg
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.addresses import read_address
from crm.domain.codes import Role
from tests.support.listening import listening
from tests.support.office import PASSWORD, Office
from tests.support.postgres import asking_for_passwords
from tests.support.ring import Ring
from ui.app import AppOptions, Program
from ui.passwords import Passwords
from ui.settings import DIRS
from ui.shell.sign_in_page import SignInPage
from ui.widgets.banner import Banner

pytestmark = pytest.mark.postgresql
MakeProgram = Callable[..., Program]


class Locked(Ring):
    """A keyring whose owner does not open it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked: the word was not-a-secret-1")


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def make(qapp: QApplication, ring: Ring) -> Iterator[MakeProgram]:
    """Start the program on a new computer."""
    before = qapp.styleSheet()
    shutil.rmtree(DIRS.user_config_path, ignore_errors=True)
    made: list[Program] = []

    def begin(other: Ring | None = None, language: str = "en") -> Program:
        made.append(Program(AppOptions(language=language, theme="light"), Passwords(other or ring)))
        return made[-1]

    yield begin
    for program in made:
        if program.session is not None:
            program.session.window.hide()
        program.close()
        program.language.use("en")
    QLocale.setDefault(QLocale.c())
    qapp.setStyleSheet(before)


@pytest.fixture
def asking(office: Office) -> Iterator[Office]:
    with asking_for_passwords(office.address):
        yield office


def address_of(office: Office, who: str) -> str:
    """Return the address with which somebody signs in, without the password."""
    host = quote(read_address(office.address).hosts[0].name, safe="")
    return f"postgresql://{office.logins[who]}@{host}/{read_address(office.address).database}"


def page_of(program: Program, where: str = "") -> SignInPage:
    """Open the page for signing in."""
    program.entrance.show_sign_in(where)
    assert program.entrance.sign_in_page is not None
    return program.entrance.sign_in_page


def ready(program: Program) -> bool:
    return program.session is not None and program.session.runner.is_idle and bool(program.session.window.page_id)


def sign_in(program: Program, qtbot: QtBot, where: str, password: str) -> None:
    page = page_of(program, where)
    page.password.setText(password)
    QTest.mouseClick(page.sign_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ready(program), timeout=20000)


@pytest.mark.parametrize("who", ["manager", "supervisor"])
def test_whoever_has_a_login_signs_in(make: MakeProgram, asking: Office, qtbot: QtBot, who: str) -> None:
    program = make()
    page = page_of(program)
    page.form.server.setText(address_of(asking, who))
    page.password.setText(PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ready(program), timeout=20000)
    assert program.session is not None
    assert program.session.scope.role is Role(who)
    assert program.entrance.sign_in_page is None
    remembered = program.settings.text("database")
    assert read_address(remembered).login == asking.logins[who]


def test_the_password_is_nowhere_but_in_the_keyring(
    make: MakeProgram, asking: Office, ring: Ring, qtbot: QtBot
) -> None:
    program = make()
    page = page_of(program, address_of(asking, "manager"))
    page.password.setText("wrong-" + PASSWORD)
    QTest.mouseClick(page.sign_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.problem.isHidden())
    sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)
    assert list(ring.words.values()) == [PASSWORD]
    assert program.session is not None
    program.session.presenter.show(RuntimeError("a crash"))
    program.settings.sync()
    for root in {DIRS.user_config_path, DIRS.user_data_path, DIRS.user_log_path, DIRS.user_state_path}:
        for file in root.rglob("*"):
            assert PASSWORD not in str(file)
            if file.is_file():
                assert PASSWORD.encode() not in file.read_bytes(), file


def test_the_next_start_needs_no_password(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    first = make()
    sign_in(first, qtbot, address_of(asking, "manager"), PASSWORD)
    first.close()
    second = make()
    second.entrance.show_sign_in(second.settings.text("database"), at_once=True)
    qtbot.waitUntil(lambda: ready(second), timeout=20000)


def test_a_password_changed_elsewhere_is_asked_for(make: MakeProgram, asking: Office, ring: Ring, qtbot: QtBot) -> None:
    where = address_of(asking, "manager")
    Passwords(ring).keep(read_address(where), "the-former-1")
    program = make()
    program.entrance.show_sign_in(where, at_once=True)
    page = program.entrance.sign_in_page
    assert page is not None
    qtbot.waitUntil(lambda: not page.problem.isHidden(), timeout=20000)
    assert "refused" in page.problem.accessibleName()
    assert ring.words == {}
    assert page.login.text() == asking.logins["manager"]


def test_without_a_known_password_the_page_only_asks(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    program = make()
    program.entrance.show_sign_in(address_of(asking, "manager"), at_once=True)
    page = program.entrance.sign_in_page
    assert page is not None
    qtbot.waitUntil(page.sign_in.isEnabled, timeout=20000)
    assert page.problem.isHidden()


def test_a_locked_keyring_keeps_nobody_out(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    program = make(Locked())
    sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)
    assert program.session is not None
    told = [each.accessibleName() for each in program.session.window.findChildren(Banner)]
    assert any("not kept" in words for words in told)


def test_a_new_password_takes_the_place_of_a_known_one_only(ring: Ring) -> None:
    passwords = Passwords(ring)
    known, unknown = (read_address(f"postgresql://{login}@server/rounds") for login in ("lin", "he"))
    passwords.keep(known, "the-former-1")
    for address in (known, unknown):
        passwords.renew(address, "the-new-one-2")
    assert (passwords.known(known), passwords.known(unknown)) == ("the-new-one-2", "")


def test_no_keyring_at_all_is_taken_calmly() -> None:
    from keyring.backends import fail, null

    for ring in (fail.Keyring(), null.Keyring()):  # type: ignore[no-untyped-call]
        passwords = Passwords(ring)
        address = read_address("postgresql://lin@db/rounds")
        assert passwords.known(address) == ""
        assert not passwords.keep(address, PASSWORD)
        passwords.forget(address)


def test_a_server_that_says_nothing_can_be_given_up(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    program = make()
    with listening(b"") as port:
        page = page_of(program, f"postgresql://lin@127.0.0.1:{port}/rounds")
        QTest.mouseClick(page.sign_in, Qt.MouseButton.LeftButton)
        assert not page.sign_in.isEnabled()
        QTest.keyClick(page.cancel, Qt.Key.Key_Escape)
        assert page.sign_in.isEnabled()
        sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)


def test_signing_out_asks_who_comes_next(make: MakeProgram, asking: Office, ring: Ring, qtbot: QtBot) -> None:
    program = make()
    sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)
    assert program.session is not None
    program.session.window.sign_out_asked.emit()
    qtbot.waitUntil(lambda: program.session is None)
    qtbot.waitUntil(lambda: ring.words == {})
    page = program.entrance.sign_in_page
    assert page is not None
    page.login.setText(asking.logins["supervisor"])
    page.password.setText(PASSWORD)
    QTest.mouseClick(page.sign_in, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: ready(program), timeout=20000)
    assert program.session.scope.role is Role.SUPERVISOR


@pytest.mark.parametrize(("language", "words"), [("en", "60 minutes behind"), ("zh_CN", "慢 60 分钟")])
def test_a_clock_that_is_an_hour_off_is_told(
    make: MakeProgram, asking: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    with psycopg.connect(asking.address) as server:
        row = server.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    monkeypatch.setenv("ROUNDS_NOW", (row[0].astimezone(UTC) - timedelta(hours=1)).isoformat())
    program = make(language=language)
    sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)
    assert program.session is not None
    told = [each.accessibleName() for each in program.session.window.findChildren(Banner)]
    assert any(words in each for each in told)


@pytest.mark.parametrize(
    ("field", "text", "marked"),
    [("server", "d b", "server"), ("port", "54x", "port"), ("server", "", "server"), ("database", " ", "database")],
)
def test_what_is_wrong_in_an_address_stands_beside_it(make: MakeProgram, field: str, text: str, marked: str) -> None:
    page = page_of(make(), "postgresql://lin@db/rounds")
    getattr(page.form, field).setText(text)
    page.sign_in.click()
    assert page.form.fields[marked].error()
    assert not page.form.isHidden()
    assert page.sign_in.isEnabled()


def test_an_address_that_nobody_can_read_is_told_on_the_page(make: MakeProgram) -> None:
    page = page_of(make(), "postgresql://lin:secret@db:99999999/rounds")
    assert page.form.fields["port"].error()
    assert "secret" not in page.form.fields["port"].error()


def test_the_first_page_leads_to_signing_in(make: MakeProgram, qtbot: QtBot) -> None:
    program = make()
    program.show_start("")
    start = program.entrance.start_page
    assert start is not None
    QTest.mouseClick(start.server_button, Qt.MouseButton.LeftButton)
    assert program.entrance.start_page is None
    page = program.entrance.sign_in_page
    assert page is not None
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert program.entrance.start_page is not None


def test_a_login_that_is_asked_for_is_required(make: MakeProgram) -> None:
    page = page_of(make(), "postgresql://db/rounds")
    page.sign_in.click()
    assert page.login_field.error()


def test_an_address_may_hold_the_password_and_loses_it(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    program = make()
    where = address_of(asking, "manager").replace("@", f":{quote(PASSWORD)}@", 1)
    program.entrance.show_sign_in(where, at_once=True)
    qtbot.waitUntil(lambda: ready(program), timeout=20000)
    assert program.session is not None
    assert PASSWORD not in program.session.store.where
    assert PASSWORD not in program.settings.text("database")


def test_seconds_are_no_matter_for_a_clock(make: MakeProgram, asking: Office, qtbot: QtBot) -> None:
    program = make()
    sign_in(program, qtbot, address_of(asking, "manager"), PASSWORD)
    assert program.session is not None
    told = [each.accessibleName() for each in program.session.window.findChildren(Banner)]
    assert not any("clock" in words for words in told)
