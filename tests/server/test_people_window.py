"""People, their logins and passwords in the window, as real logins on a real server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.domain.errors import RoundsError
from crm.domain.staff import PersonDetail
from crm.storage.start import open_store
from crm.storage.store import Store
from tests.support.office import PASSWORD, Office
from tests.support.postgres import asking_for_passwords
from tests.support.refused import Refused
from tests.support.window import WindowMaker
from ui.options.people import PeopleOptions
from ui.settings import Settings
from ui.shell.window import MainWindow

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
NEXT = "another-word-2"
People = Callable[[str], tuple[MainWindow, PeopleOptions]]


@pytest.fixture(autouse=True)
def _looks(light_theme: None) -> None:
    """Every window stands in the light theme."""


@pytest.fixture
def asking(office: Office) -> Iterator[Office]:
    with asking_for_passwords(office.address):
        yield office


@pytest.fixture
def people(asking: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[People]:
    """Sign somebody in and open the people of the settings."""
    opened: list[tuple[Store, WindowMaker]] = []

    def begin(who: str) -> tuple[MainWindow, PeopleOptions]:
        store = asking.open(who)
        maker = WindowMaker(store, Settings(tmp_path / f"{who}.ini"), qtbot, tmp_path)
        opened.append((store, maker))
        window = maker.open("settings", section="people")
        [section] = window.stack.findChildren(PeopleOptions)
        return window, section

    yield begin
    for store, maker in opened:
        maker.close()
        store.close()


@pytest.fixture
def login(asking: Office) -> Iterator[str]:
    name = f"new_{uuid4().hex[:6]}"
    yield name
    with psycopg.connect(asking.address, autocommit=True) as installer:
        installer.execute("UPDATE person SET login = NULL, version = version + 1 WHERE login = %s", (name,))
        installer.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")


def enters(office: Office, login: str, password: str) -> str:
    """Sign in and return the role, or the code with which it is refused."""
    try:
        store = open_store(office.address.replace("postgres:@", f"{login}:{password}@", 1), office.clock)
    except RoundsError as error:
        return error.code
    store.close()
    return str(store.actor.role)


def named(section: PeopleOptions, name: str) -> PersonDetail:
    return next(each for each in section.shown().people if each.name == name)


def added(section: PeopleOptions, name: str) -> PersonDetail:
    """Add a person as an administrator does."""
    section.people.add.click()
    section.person_form.name.setText(name)
    section.person_form.save.click()
    return named(section, name)


def choose(section: PeopleOptions, key: UUID, words: str) -> None:
    """Run the command of a person's menu."""
    dict(section.people.offers(key))[words]()


def fill(section: PeopleOptions, password: str, repeated: str) -> None:
    form = section.logins.form
    form.password.setText(password)
    form.repeated.setText(repeated)
    form.save.click()


def test_an_administrator_lets_somebody_in_and_out_again(people: People, asking: Office, login: str) -> None:
    window, section = people("admin")
    person = added(section, f"陈{uuid4().hex[:4]}")
    form = section.logins.form
    choose(section, person.id, "Let sign in…")
    form.login.setText(login)
    fill(section, PASSWORD, NEXT)
    assert form.isVisible()
    assert form.fields[2].error() == "The two passwords differ."
    fill(section, "short", "short")
    assert form._problem.text().startswith("The password is too short")
    assert form.login.text() == login
    fill(section, PASSWORD, PASSWORD)
    assert form.isHidden()
    assert not form.password.text()
    assert window.toast.text == f"{person.name} can sign in as {login}"
    assert enters(asking, login, PASSWORD) == Role.MANAGER

    choose(section, person.id, "New password…")
    assert not form.login.isVisible()
    form.make.click()
    made = form.password.text()
    form.copy.click()
    assert QApplication.clipboard().text() == made
    form.save.click()
    assert enters(asking, login, made) == Role.MANAGER
    choose(section, person.id, "Disable the login")
    assert enters(asking, login, made) == "login.disabled"
    choose(section, person.id, "Enable the login")
    choose(section, person.id, "Change role to Supervisor")
    assert named(section, person.name).role is Role.SUPERVISOR
    assert enters(asking, login, made) == Role.SUPERVISOR


def test_a_login_in_use_is_changed_and_deactivated_without_asking_for_more(
    people: People, asking: Office, login: str
) -> None:
    _window, section = people("admin")
    person = added(section, f"丁{uuid4().hex[:4]}")
    choose(section, person.id, "Let sign in…")
    section.logins.form.login.setText(login)
    fill(section, PASSWORD, PASSWORD)
    with Refused() as refused:
        choose(section, person.id, "Change")
        assert not section.person_form.login.isVisible()
        assert not section.person_form.role.isVisible()
        section.person_form.phone.setText("0755-1")
        section.person_form.save.click()
        assert section.person_form.isHidden()
        assert named(section, person.name).phone == "0755-1"
        choose(section, person.id, "Deactivate")
    assert not refused.statements
    assert person.name not in [each.name for each in section.shown().people]
    assert enters(asking, login, PASSWORD) == "login.disabled"


def test_whoever_holds_books_is_not_deactivated_by_an_administrator(people: People, asking: Office) -> None:
    window, section = people("admin")
    holder = next(each for each in section.shown().people if each.login == asking.logins["manager"])
    with Refused() as refused:
        choose(section, holder.id, "Deactivate")
    assert not refused.statements
    assert window.toast.text.startswith("This person still answers or stands in for portfolios")
    assert enters(asking, holder.login, PASSWORD) == Role.MANAGER


def test_each_is_offered_what_he_or_she_may_do(people: People, asking: Office) -> None:
    _window, section = people("admin")
    book = section.shown().books[0]
    assert not section._book_row(book).value
    assert [words for words, _run in section.books.offers(book.id)] == ["Change name and unit"]
    own = next(each for each in section.shown().people if each.login == asking.logins["admin"])
    assert [words for words, _run in section.people.offers(own.id)] == ["Change", "Deactivate"]
    section.books.add.click()
    assert not section.book_form.owner.isVisible()
    _window, section = people("supervisor")
    assert section.areas.add.isHidden()
    assert section.people.add.isHidden()
    assert not section.people.offers(own.id)
    assert not section.areas.offers(section.shown().areas[0].id)
    assert "Hand over…" in [words for words, _run in section.books.offers(book.id)]
    section.people.asked.emit(own.id)
    assert section.person_form.isHidden()
