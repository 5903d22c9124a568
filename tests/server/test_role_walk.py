"""Each role walks through the window on a real server: what is offered works, and what is refused is not offered."""

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from crm.domain.codes import Role
from crm.domain.permits import Rights
from crm.storage.tables import Account, Visit
from crm.usecases.people import people
from tests.support.refused import Refused
from tests.support.window import Open, belongs
from ui.options.section_list import OptionsList, SectionButton
from ui.options.sections import SECTIONS
from ui.pages import BY_ID, PLACES
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow
from ui.widgets.states import ErrorPanel

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
WHO = ("manager", "supervisor", "admin", "readonly")


@pytest.fixture(autouse=True)
def _looks(light_theme: None) -> None:
    """Every window stands in the light theme."""


def complaints(window: MainWindow) -> list[str]:
    """Return what the page in view says that it could not load."""
    panels = [each for each in window.findChildren(ErrorPanel) if each.isVisible() and belongs(each, window)]
    return [f"{window.page_id}: {each.accessibleName() or each}" for each in panels]


def a_row(window: MainWindow, table: Any) -> object:
    """Return the key of a row of a table that whoever signed in sees."""
    found: list[object] = []
    statement = select(table.c.id).where(table.c.deleted_at.is_(None)).limit(1)
    window.context.runner.ask(window, lambda reader: reader.scalar(statement), found.append)
    return found[0]


@pytest.mark.parametrize("who", WHO)
def test_every_page_and_section_that_is_offered_opens(sign_in: Open, who: str) -> None:
    with Refused() as refused:
        window = sign_in(who)
        rights = window.context.scope.rights
        assert rights == Rights(Role(who), is_shared=True)
        told = complaints(window)
        for place in PLACES:
            if place.of_row or not rights.sees(place.id):
                continue
            window.navigate(place.id)
            assert window.page_id == place.id
            told += complaints(window)
        for section in SECTIONS:
            if rights.may(f"section.{section.id}"):
                window.navigate("settings", section=section.id)
                told += complaints(window)
    assert not refused.statements
    assert not told


@pytest.mark.parametrize("who", WHO)
def test_pages_of_one_row_open(sign_in: Open, who: str) -> None:
    with Refused() as refused:
        window = sign_in(who)
        for page, table in (("account", Account), ("visit", Visit), ("brief", Account)):
            if window.context.scope.rights.sees(page):
                key = a_row(window, table)
                window.navigate(page, **({"ids": [key]} if page == "brief" else {"id": key}))
                assert window.page_id == page
                assert not complaints(window)
    assert not refused.statements


@pytest.mark.parametrize("who", WHO)
def test_every_action_of_the_palette_works(sign_in: Open, who: str) -> None:
    window = sign_in(who)
    with Refused() as refused:
        for action in actions_of(window):
            if action.icon not in ("sign-out", "translate", "export") and "calendar file" not in action.text:
                action.run()
                if (modal := QApplication.activeModalWidget()) is not None:
                    modal.close()
                if (menu := QApplication.activePopupWidget()) is not None:
                    menu.close()
    assert not refused.statements


@pytest.mark.parametrize("who", WHO)
def test_the_palette_searches_within_the_rights(sign_in: Open, who: str) -> None:
    window = sign_in(who)
    with Refused() as refused:
        for text in ("0", "电", "#a", "!1", "zzz"):
            window.open_palette(text)
    assert not refused.statements


@pytest.mark.parametrize("who", WHO)
def test_what_runs_by_itself_asks_for_nothing_that_is_refused(sign_in: Open, who: str) -> None:
    with Refused() as refused:
        window = sign_in(who)
        context = window.context
        context.workdays.load()
        context.feed.write()
        for each in window.context.runner.children():
            if hasattr(each, "look"):
                each.look()
    assert not refused.statements


def test_a_page_that_may_not_be_seen_is_nowhere_and_does_not_open(sign_in: Open) -> None:
    for who in WHO:
        window = sign_in(who)
        rights = window.context.scope.rights
        hidden = {place.id for place in PLACES if not rights.sees(place.id)}
        for place in hidden:
            before = window.page_id
            window.navigate(place)
            assert window.page_id == before
            if (button := window.rail._buttons.get(place)) is not None:
                assert button.isHidden()
        words = {BY_ID[place].words() for place in hidden}
        assert not words & {action.text for action in actions_of(window)}
        window.navigate("settings")
        [sections] = window.stack.findChildren(OptionsList)
        assert not words & {each.text() for each in sections.findChildren(SectionButton) if not each.isHidden()}


@pytest.mark.parametrize(("who", "begun"), [("manager", 5), ("supervisor", 6), ("admin", 0), ("readonly", 0)])
def test_new_offers_what_may_be_begun(sign_in: Open, who: str, begun: int) -> None:
    window = sign_in(who)
    assert len(window.top.new.menu_of().actions()) == begun
    if not begun:
        assert window.top.new.isHidden()
        for what in ("task", "visit", "plan", "contact", "import", "interaction", "order"):
            window.begin(what)
        assert QApplication.activeModalWidget() is None
        assert window.palette_over is None or window.palette_over.isHidden()


def test_the_menu_of_people_shows_an_administrator_no_desks(sign_in: Open) -> None:
    window = sign_in("admin")
    names: list[str] = []
    window.context.runner.ask(
        window, people, lambda rows: names.extend(each.text() for each in window.people.menu_of(rows).actions())
    )
    assert window.page_id == "settings"
    assert "Sign out" in names
    assert not any("·" in name for name in names)


def test_a_refusal_by_the_database_is_a_sentence(sign_in: Open) -> None:
    """Somebody's right may end while the window still offers what stood on it."""
    window = sign_in("manager")
    said: list[str] = []
    window.toast.said.connect(said.append)
    key = a_row(window, Account)
    window.context.runner.do(
        window,
        lambda work: work.update(Account, key, 1, account_no="0000000000"),
    )
    assert len(said) == 1
    assert "permission denied" not in said[0]
    assert said[0].endswith(".")
