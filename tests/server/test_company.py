"""Who else is editing a row is told on the page of an account and in the panels of tasks, issues and orders."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, text

from crm.domain.codes import Priority
from crm.domain.ids import new_id
from crm.storage.store import Store
from crm.storage.tables import Person, Presence, Task, table_named
from crm.usecases.presence import enter, leave
from crm.usecases.tasks import add_task
from tests.support.office import Office
from tests.support.window import WindowMaker
from ui.company import Company
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.tasks.panel import TaskPanel

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
PLACES = {"account": "account", "task": "tasks", "issue": "issues", "work_order": "orders"}
"""On which page the row of a table stands."""


@pytest.fixture
def desks(light_theme: None, office: Office) -> Iterator[tuple[Store, Store]]:
    """A manager's desk and the supervisor's."""
    mine, theirs = office.open("manager"), office.open("supervisor")
    yield mine, theirs
    mine.close()
    theirs.close()


@pytest.fixture
def open_window(desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Show the manager a page."""
    maker = WindowMaker(desks[0], Settings(tmp_path / "rounds.ini"), qtbot, tmp_path)
    yield maker.open
    maker.close()


def _row(store: Store, table: str) -> tuple[UUID, UUID]:
    """Return a row that is there and its account."""
    columns = table_named(table).c
    with store.read() as reader:
        account = columns.id if table == "account" else columns.account_id
        found = reader.one(select(columns.id, account).where(account.is_not(None)).order_by(columns.id).limit(1))
    assert found is not None
    return found[0], found[1]


def _name(store: Store) -> str:
    with store.read() as reader:
        return str(reader.scalar(select(Person.c.name).where(Person.c.id == reader.actor.person_id)))


@pytest.mark.parametrize("table", PLACES)
def test_a_colleague_is_named_and_goes_with_leaving_or_dying(
    desks: tuple[Store, Store], open_window: Callable[..., MainWindow], table: str
) -> None:
    mine, theirs = desks
    row_id, account_id = _row(mine, table)
    window = open_window("account", id=row_id) if table == "account" else open_window(PLACES[table])
    page: Any = window.page
    company: Company = page.company if table == "account" else page.panel.company.company
    if table != "account":
        company._page.show()
    company.show_row(row_id, account_id)
    hear = window.context.hub.noticed.emit
    assert company.words == ""
    key = new_id()
    with theirs.change() as work:
        enter(work, key, table, row_id, account_id)
    hear("presence")
    assert company.words == f"{_name(theirs)} is editing this"
    if table == "account":
        assert company.words in page.page_subtitle()
    else:
        assert page.panel.company.text() == company.words
    with theirs.change() as work:
        work.connection.execute(text("UPDATE presence SET seen_at = now() - interval '61 seconds'"))
    hear("presence")
    assert company.words == ""
    with theirs.change() as work:
        enter(work, key, table, row_id, account_id)
    hear("presence")
    assert company.words != ""
    with theirs.change() as work:
        leave(work, key)
    hear("presence")
    assert company.words == ""


def test_who_writes_on_the_page_is_told_to_others_and_no_more_when_the_keyboard_leaves(
    desks: tuple[Store, Store], open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    row_id, _account_id = _row(desks[0], "account")
    window = open_window("account", id=row_id)
    with qtbot.waitActive(window):
        window.activateWindow()
    page: Any = window.page

    def told() -> list[UUID]:
        with desks[1].read() as reader:
            return list(reader.scalars(select(Presence.c.row_id).where(Presence.c.table_name == "account")))

    assert told() == []
    page.timeline.note.setFocus()
    assert told() == [row_id]
    page.plan.setFocus()
    assert told() == []
    page.timeline.note.setFocus()
    window.navigate("today")
    assert told() == []


def test_the_panel_of_a_task_follows_the_task_in_view(
    desks: tuple[Store, Store], open_window: Callable[..., MainWindow]
) -> None:
    mine, theirs = desks
    _row_id, account_id = _row(mine, "task")
    with mine.change() as work:
        first = add_task(work, "Company", account_id=account_id, priority=Priority.NORMAL)
        alone = add_task(work, "Of no account", priority=Priority.NORMAL)
    window = open_window("tasks")
    panel = TaskPanel(window.context, window)
    panel.show()
    with theirs.change() as work:
        assert work.one(select(Task.c.id).where(Task.c.id == first)) is not None
        enter(work, new_id(), "task", first, account_id)
    panel.show_task(first)
    assert _name(theirs) in panel.company.text()
    panel.show_task(alone)
    assert panel.company.text() == ""
