"""Two windows side by side on one server, as two people who signed in: each sees the other's work, and stays calm."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.changes import Changes, Kind
from crm.storage.store import Store
from crm.storage.tables import Account, Person, Task
from crm.usecases.recording import start_record
from crm.usecases.tasks import add_task
from tests.support.build import DAY
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.lists.page import ListPage
from ui.live import Live
from ui.settings import PATIENCE_SECONDS, Settings
from ui.visits.record_page import RecordPage

pytestmark = pytest.mark.postgresql
LONG = 60_000


@pytest.fixture
def page(desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path) -> Iterator[ListPage]:
    """The manager's list of tasks in a window that hears of other desks."""
    maker = WindowMaker(desks[0], Settings(tmp_path / "rounds.ini"), qtbot, tmp_path)
    with desks[0].change() as work:
        account_id = work.scalar(select(Account.c.id).order_by(Account.c.id))
        for number in range(3):
            title = f"Of one's own {number}"
            add_task(work, title, account_id=account_id, assignee_id=work.actor.person_id, due_on=DAY)
    window = maker.open("tasks", Runner)
    session = maker.sessions[0]
    # The window's own clock stands still, but a second between two looks passes.
    live = Live(session.hub, desks[0].clock, session.runner, session.runner)
    live.start(desks[0].listen)
    assert isinstance(window.page, ListPage)
    found = window.page
    qtbot.waitUntil(lambda: live.as_of is not None and session.runner.is_idle and bool(found.model.ids()), timeout=LONG)
    yield found
    live.stop()
    maker.close()


def _title(page: ListPage, key: Any) -> str:
    row = page.model.row(key)
    return "" if row is None else str(row.title)


def test_what_one_desk_changes_the_other_sees_without_being_moved(
    desks: tuple[Store, Store], page: ListPage, qtbot: QtBot
) -> None:
    before = list(page.model.ids())
    page.table.set_current(before[1])
    page.filters.focus_text()
    with desks[1].change() as work:
        row = work.one(select(Task.c.version, Task.c.account_id).where(Task.c.id == before[0]))
        assert row is not None
        work.update(Task, before[0], row.version, title="Changed at the other desk")
        add_task(
            work,
            "New at the other desk",
            account_id=row.account_id,
            assignee_id=desks[0].actor.person_id,
            due_on=DAY.replace(year=2020),
        )
    qtbot.waitUntil(lambda: _title(page, before[0]) == "Changed at the other desk", timeout=LONG)
    qtbot.waitUntil(page.pill.isVisible, timeout=LONG)
    assert page.pill.text() == "1 new"
    assert list(page.model.ids()) == before
    assert page.table.current_id() == before[1]
    page.pill.click()
    assert len(page.model.ids()) == len(before) + 1


def test_a_record_that_is_open_at_two_desks_says_who_else_is_editing(
    desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path
) -> None:
    with desks[0].change() as work:
        account_id = work.scalar(select(Account.c.id).order_by(Account.c.id))
        assert work.actor.person_id is not None
        visit_id = start_record(work, account_id, work.actor.person_id)
    makers = [WindowMaker(store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path) for store in desks]
    lives = []
    pages = []
    for maker, store in zip(makers, desks, strict=True):
        window = maker.open("visit", Runner, id=visit_id)
        session = maker.sessions[0]
        lives.append(Live(session.hub, store.clock, session.runner, session.runner))
        lives[-1].start(store.listen)
        assert isinstance(window.page, RecordPage)
        pages.append(window.page)
    mine, theirs = pages
    qtbot.waitUntil(mine.company.isVisible, timeout=LONG)
    with desks[0].read() as reader:
        leader = reader.scalar(select(Person.c.name).where(Person.c.id == desks[1].actor.person_id))
    assert mine.company.accessibleName().startswith(f"{leader} is editing")
    qtbot.waitUntil(theirs.company.isVisible, timeout=LONG)
    makers[1].sessions[0].window.navigate("tasks")
    qtbot.waitUntil(mine.company.isHidden, timeout=LONG)
    for live in lives:
        live.stop()
    for maker in makers:
        maker.close()


def test_the_program_itself_listens_and_knows_its_patience(
    desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "rounds.ini")
    settings.put(PATIENCE_SECONDS[0], 12)
    maker = WindowMaker(desks[0], settings, qtbot, tmp_path)
    maker.open("tasks", Runner)
    session = maker.sessions[0]
    told: list[Changes] = []
    session.hub.changed.connect(lambda changes, _origin: told.append(changes))
    session.live.start(desks[0].listen)
    assert desks[0].link is not None
    assert desks[0].link.watchdog.patience == 12
    qtbot.waitUntil(lambda: any(changes.everything for changes in told), timeout=LONG)
    with desks[1].change() as work:
        add_task(work, "Heard", account_id=work.scalar(select(Account.c.id).order_by(Account.c.id)))
    qtbot.waitUntil(lambda: any(Kind.TASK in changes.elsewhere for changes in told), timeout=LONG)
    session.live.stop()
    maker.close()
