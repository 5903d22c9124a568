"""Somebody changes their own password in the settings: the old one proves who asks, the new one lets in."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from pytestqt.qtbot import QtBot

from crm.domain.errors import RoundsError
from crm.storage.start import open_store
from tests.support.conflicts import texts
from tests.support.office import PASSWORD, Office
from tests.support.postgres import asking_for_passwords
from tests.support.window import WindowMaker
from ui.first_notices import tell_first
from ui.options.database import DatabaseOptions
from ui.settings import Settings

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
NEXT = "not-a-secret-2"


@pytest.fixture
def asking(office: Office) -> Iterator[Office]:
    with asking_for_passwords(office.address):
        yield office
        with psycopg.connect(office.address, autocommit=True) as installer:
            installer.execute(f"ALTER ROLE {office.logins['manager']} PASSWORD '{PASSWORD}'")


@pytest.fixture
def section(light_theme: None, asking: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[DatabaseOptions]:
    store = asking.open("manager")
    maker = WindowMaker(store, Settings(tmp_path / "manager.ini"), qtbot, tmp_path)
    window = maker.open("settings", section="database")
    [found] = window.stack.findChildren(DatabaseOptions)
    yield found
    maker.close()
    store.close()


def enters(office: Office, password: str) -> bool:
    login = office.logins["manager"]
    try:
        open_store(office.address.replace("postgres:@", f"{login}:{password}@", 1), office.clock).close()
    except RoundsError:
        return False
    return True


def fill(section: DatabaseOptions, old: str, new: str, again: str) -> None:
    form = section.password_form
    form.old.setText(old)
    form.password.setText(new)
    form.repeated.setText(again)
    form.save.click()


def test_the_old_password_proves_who_asks_and_the_new_one_lets_in(
    section: DatabaseOptions, asking: Office, qtbot: QtBot
) -> None:
    section.change_password.click()
    assert section.password_form.isVisible()
    fill(section, PASSWORD, NEXT, "another-one-3")
    assert enters(asking, PASSWORD)
    fill(section, "wrong-one-9", NEXT, NEXT)
    assert section.password_form.isVisible()
    assert not enters(asking, NEXT)
    with qtbot.waitSignal(section.password_changed) as told:
        fill(section, PASSWORD, NEXT, NEXT)
    assert told.args == [NEXT]
    assert (enters(asking, NEXT), enters(asking, PASSWORD)) == (True, False)
    assert section.password_form.isHidden()
    assert not section.password_form.old.text()


def test_whoever_has_a_password_that_ends_soon_is_told(
    light_theme: None, asking: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    login = asking.logins["manager"]
    with closing(asking.open("manager")) as store, psycopg.connect(asking.address, autocommit=True) as installer:
        maker = WindowMaker(store, Settings(tmp_path / "manager.ini"), qtbot, tmp_path)
        window = maker.open("today")
        tell_first(window.context.runner, store.clock, window.show_notice, is_guarded=True)
        assert "password ends" not in texts(window)
        ends = store.clock.now() + timedelta(days=3)
        try:
            installer.execute(f"ALTER ROLE {login} VALID UNTIL '{ends.isoformat()}'")
            tell_first(window.context.runner, store.clock, window.show_notice, is_guarded=True)
        finally:
            installer.execute(f"ALTER ROLE {login} VALID UNTIL 'infinity'")
        qtbot.waitUntil(lambda: "Your password ends on" in texts(window))
        said = texts(window)
        maker.close()
    assert "Settings > Database" in said
