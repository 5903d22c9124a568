"""The outage desk in two windows of one server, two people signed in: what one does the other sees without a step."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.domain.outage_desk import BoardGroup
from crm.domain.outages import NoticeResult, Told
from crm.storage.store import Store
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.live import Live
from ui.outages.forms import EstimateForm, MomentForm
from ui.outages.page import OutagesPage
from ui.settings import Settings

pytestmark = pytest.mark.postgresql
LONG = 60_000


@pytest.fixture
def pages(
    light_theme: None, desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path
) -> Iterator[tuple[OutagesPage, OutagesPage]]:
    """The manager's board and the supervisor's, each in a window of its own login that hears of other desks."""
    made: list[tuple[WindowMaker, Live]] = []
    found: list[OutagesPage] = []
    for number, desk in enumerate(desks):
        maker = WindowMaker(desk, Settings(tmp_path / f"rounds{number}.ini"), qtbot, tmp_path)
        window = maker.open("outages", Runner)
        session = maker.sessions[0]
        live = Live(session.hub, desk.clock, session.runner, session.runner)
        live.start(desk.listen)
        made.append((maker, live))
        assert isinstance(window.page, OutagesPage)
        found.append(window.page)
    for page, (_maker, live) in zip(found, made, strict=True):
        qtbot.waitUntil(lambda page=page, live=live: live.as_of is not None and page.found is not None, timeout=LONG)  # type: ignore[misc]
    yield found[0], found[1]
    for maker, live in made:
        live.stop()
        maker.close()


def look_at(page: OutagesPage, other: OutagesPage, until: Callable[[Callable[[], bool]], None]) -> None:
    """Let a page show the outage that the other one looks at."""
    assert other.found is not None
    wanted = other.found.head.outage_id
    page.shown({"id": wanted})
    until(lambda: page.found is not None and page.found.head.outage_id == wanted)


def test_what_one_desk_does_the_other_sees_without_a_step(pages: tuple[OutagesPage, OutagesPage], qtbot: QtBot) -> None:
    manager, supervisor = pages
    logins = {page._context.scope.role for page in pages}
    assert logins == {Role.MANAGER, Role.SUPERVISOR}

    def until(done: Callable[[], bool]) -> None:
        qtbot.waitUntil(done, timeout=LONG)

    assert manager.found is not None
    assert manager.found.head.group is BoardGroup.OFF_NOW
    look_at(supervisor, manager, until)
    supervisor.act("estimate")
    form = supervisor.findChildren(EstimateForm)[-1]
    back = supervisor._context.clock.now() + timedelta(hours=9)
    form.back.set_value(back)
    form.reason.setText("换横担")
    form.save()
    until(lambda: manager.found is not None and manager.found.estimates[-1].reason == "换横担")

    def ends(page: OutagesPage) -> object:
        return page.found.head.ends_at if page.found is not None else None

    until(lambda: ends(manager) == ends(supervisor) == back)
    row = next(each for each in manager.table.rows() if each.needs_notice and each.contacts)
    assert row.known.state is not Told.CURRENT
    manager.notice.called.emit(row, NoticeResult.DELIVERED)

    def knows(page: OutagesPage) -> bool:
        now = {each.account_id: each.known.state for each in page.table.rows()}
        return now.get(row.account_id) is Told.CURRENT

    until(lambda: knows(manager))
    until(lambda: knows(supervisor))
    supervisor.act("restore")
    supervisor.findChildren(MomentForm)[-1].save()
    until(lambda: manager.found is not None and manager.found.head.group is BoardGroup.RESTORED)
    assert "0 off now" in manager.page_subtitle()
