"""No turn of the event loop does more than fits between two frames: counted in calls, on a list of a bureau's length.

Which thread asks the database is held by `QuietGui`; this holds what the GUI thread does with the answers.
"""

from collections.abc import Callable
from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from crm.storage.store import Store
from tests.support.turns import Turns
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.lists.page import ListPage
from ui.options.sections import SECTIONS
from ui.pages import PLACES
from ui.shell.window import MainWindow

MOST = 45_000
"""Calls in one turn. A call takes about one microsecond on a slow core, so that this is held under 50 ms."""
TASKS = 20_000


@pytest.fixture
def many_tasks(demo_store: Store) -> int:
    """Copy a task of the demo so often that the list is as long as a bureau's, each with a key of its own."""
    with demo_store.change() as work:
        columns = [row[1] for row in work.connection.exec_driver_sql("PRAGMA table_info(task)") if row[1] != "id"]
        named = ", ".join(columns)
        work.connection.execute(
            text(
                f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
                f"INSERT INTO task (id, {named}) SELECT randomblob(16), {named} FROM n, "
                f"(SELECT * FROM task WHERE deleted_at IS NULL LIMIT 1)"
            ),
            {"count": TASKS},
        )
    return TASKS


def walk(window: MainWindow, take: Callable[[str, Callable[[], None]], None], until: Callable[[str], None]) -> None:
    """Open every page and every section of the settings, and the long list last."""
    stops: list[tuple[str, dict[str, str]]] = [(place.id, {}) for place in PLACES if not place.of_row]
    stops += [("settings", {"section": section.id}) for section in SECTIONS]
    for page, arguments in [*stops, ("tasks", {"view": "all"})]:
        what = " ".join((page, *arguments.values()))
        take(what, partial(window.navigate, page, **arguments))
        until(what)


def test_no_turn_of_the_event_loop_does_too_much(windows: WindowMaker, many_tasks: int, qtbot: QtBot) -> None:
    window, turns = windows.open("today", Runner), Turns()
    runner = window.context.runner
    walk(window, lambda _what, work: work(), lambda _what: qtbot.waitUntil(lambda: runner.is_idle))
    walk(window, turns.take, lambda what: turns.until(what, lambda: runner.is_idle))
    assert isinstance(window.page, ListPage)
    assert window.page.model.rowCount() > many_tasks
    assert turns.most(1)[0][0] <= MOST, turns.most(5)
