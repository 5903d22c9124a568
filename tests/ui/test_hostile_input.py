"""Every page over what is hard: nothing at all, one account, names that no screen expects, filters that hide all.

What is refused beside its field (a task due in 1900, a contact without name and number) and 200,000 rows in a list
are tested with the forms and lists themselves; here the rules below all of them are held once.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import IssueTopic, RecordState
from crm.domain.errors import Invalid
from crm.domain.lists import ListKind
from crm.domain.orders import KeyedOrder
from crm.storage.honesty import refresh
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.usecases import contacts, tasks, visits
from crm.usecases.accounts import edit_account
from crm.usecases.issues import add_issue
from crm.usecases.orders import add_order
from tests.support.build import DAY, account, at, bureau
from tests.support.window import WindowMaker
from ui.lists.page import ListPage
from ui.pages import PLACES
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.widgets.states import EmptyState, ErrorPanel

NAMES = (
    "长" * 500,
    "W" * 500,
    "مصنع الطاقة \u202e‮",
    "🏭🔌👩‍🔬 厂",
    "<b>粗体</b><img src=x>&amp;",
    "'",
    '"',
    "%_*",
    "&File\tand\nline",
)
LISTS = tuple(kind.value for kind in ListKind)
World = dict[str, UUID]


@pytest.fixture
def open_page(
    file_store: Store, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> Iterator[Callable[..., MainWindow]]:
    """Open a page over a database that a test has filled; it ends with all of its errors counted."""
    maker = WindowMaker(file_store, settings, qtbot, tmp_path / "drafts")
    failed: list[BaseException] = []

    def opened(page: str, **arguments: object) -> MainWindow:
        window = maker.open("today")
        maker.sessions[-1].runner.failed.connect(failed.append)
        window.context.scope.choose(None, "", window.context.scope.role)
        window.navigate(page, **arguments)
        window.grab()
        return window

    yield opened
    maker.close()
    assert not failed


def world(store: Store, name: str) -> World:
    """Make one account with one of everything, all of it of this name."""
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        edit_account(work, key, 1, name=name)
        visit = visits.plan_visit(work, key, home.manager_id, at(10), at(11), purpose=name)
        tasks.add_task(work, name, account_id=key, assignee_id=home.manager_id, due_on=date(2026, 11, 18))
        add_issue(work, key, IssueTopic.OTHER, name, assignee_id=home.manager_id)
        contacts.add_contact(work, key, name, title=name, number="10012345678")
        add_order(work, key, KeyedOrder("W1", "inquiry", "", work.clock.now(), name, caller=name))
    return {"account": key, "visit": visit}


def odd_record(store: Store, made: World) -> None:
    """Hand a record in, a month after the visit."""
    with store.change() as work:
        values = {"record_state": RecordState.SUBMITTED, "held_on": DAY - timedelta(days=30), "submitted_at": at(10)}
        version = work.scalar(select(Visit.c.version).where(Visit.c.id == made["visit"]))
        work.update(Visit, made["visit"], version, **values)
        refresh(work, {made["visit"]})


def arguments_of(page: str, made: World) -> dict[str, UUID]:
    return {"id": made[page]} if page in made else {}


def visible(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in window.findChildren(kind) if each.isVisible()]


def markup(window: MainWindow) -> list[str]:
    """Return what is shown as markup though it holds what somebody typed."""
    labels = [
        each.text()
        for each in window.findChildren(QLabel)
        if "<b>" in each.text() and each.textFormat() != Qt.TextFormat.PlainText
    ]
    tips = [each.toolTip() for each in window.findChildren(QWidget) if "<b>粗体" in each.toolTip()]
    return labels + tips


@pytest.mark.parametrize("page", [place.id for place in PLACES if place.id not in ("account", "visit")])
def test_an_empty_database_is_shown_calmly(page: str, open_page: Callable[..., MainWindow]) -> None:
    window = open_page(page)
    assert window.page_id == page
    assert not visible(window, ErrorPanel)
    if page in LISTS:
        assert len(visible(window, EmptyState)) == 1


@pytest.mark.parametrize("page", ["account", "visit"])
def test_a_record_that_is_not_there_is_told(page: str, open_page: Callable[..., MainWindow]) -> None:
    window = open_page(page, id=uuid4())
    assert visible(window, ErrorPanel) or visible(window, EmptyState)


@pytest.mark.parametrize("page", [place.id for place in PLACES])
def test_one_account_is_enough(page: str, open_page: Callable[..., MainWindow], file_store: Store) -> None:
    made = world(file_store, "甲")
    window = open_page(page, **arguments_of(page, made))
    assert window.page_id == page
    assert not visible(window, ErrorPanel)


@pytest.mark.parametrize("name", NAMES, ids=["long", "wide", "right", "emoji", "markup", "one", "two", "wild", "key"])
def test_any_name_is_shown_on_every_page(name: str, open_page: Callable[..., MainWindow], file_store: Store) -> None:
    made = world(file_store, name)
    window = open_page("today")
    width = window.minimumSizeHint().width()
    for place in PLACES:
        window.navigate(place.id, **arguments_of(place.id, made))
        window.grab()
        assert window.page_id == place.id
        assert not visible(window, ErrorPanel), place.id
        assert not markup(window), place.id
        assert window.minimumSizeHint().width() <= max(width, 1180), f"{place.id} no longer fits its window"


@pytest.mark.parametrize("name", ["%_*", "🏭", "<b>"])
@pytest.mark.parametrize("page", LISTS)
def test_a_filter_that_hides_everything_says_so_and_is_cleared(
    page: str, name: str, open_page: Callable[..., MainWindow], file_store: Store
) -> None:
    made = world(file_store, "甲")
    if page in ("reviews", "honesty"):
        odd_record(file_store, made)
    window = open_page(page, view="all")
    shown = window.page
    assert isinstance(shown, ListPage)
    assert len(shown.model.ids()) == 1
    shown.filters.set_values({}, name)
    assert not shown.model.ids()
    (empty,) = visible(window, EmptyState)
    assert isinstance(empty, EmptyState)
    empty.acted.emit()
    assert len(shown.model.ids()) == 1


def test_the_palette_is_asked_for_anything(
    open_page: Callable[..., MainWindow], file_store: Store, qtbot: QtBot
) -> None:
    world(file_store, "甲")
    window = open_page("today")
    window.open_palette()
    palette = window.palette_over
    assert palette is not None
    for name in NAMES:
        palette.field.setText(name)
        qtbot.waitUntil(lambda: window.context.runner.is_idle)
        palette.grab()


def test_what_cannot_be_is_refused_below_every_form(file_store: Store) -> None:
    made = world(file_store, "甲")
    with pytest.raises(Invalid), file_store.change() as work:
        tasks.add_task(work, "t", due_on=date(1900, 1, 1))
    for nobody in ("", "   "):
        with pytest.raises(Invalid), file_store.change() as work:
            contacts.add_contact(work, made["account"], nobody)
