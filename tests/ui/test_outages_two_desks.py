"""The outage desk at two desks of one server: a time that the supervisor publishes is there for the manager at once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.outage_desk import AttemptDraft, BoardGroup, EstimateDraft
from crm.domain.outages import EstimateSource, NoticeChannel, NoticeResult, Stage, Told
from crm.storage.store import Store
from crm.usecases.outages.board import board, detail
from crm.usecases.outages.estimates import estimate
from crm.usecases.outages.notices import log_attempts
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.live import Live
from ui.outages.page import OutagesPage
from ui.settings import Settings

pytestmark = pytest.mark.postgresql
LONG = 60_000


@pytest.fixture
def page(light_theme: None, desks: tuple[Store, Store], qtbot: QtBot, tmp_path: Path) -> Iterator[OutagesPage]:
    """The manager's board in a window that hears of other desks, with an outage that is off now."""
    maker = WindowMaker(desks[0], Settings(tmp_path / "rounds.ini"), qtbot, tmp_path)
    window = maker.open("outages", Runner)
    session = maker.sessions[0]
    live = Live(session.hub, desks[0].clock, session.runner, session.runner)
    live.start(desks[0].listen)
    assert isinstance(window.page, OutagesPage)
    found = window.page
    qtbot.waitUntil(lambda: live.as_of is not None and found.found is not None, timeout=LONG)
    yield found
    live.stop()
    maker.close()


def test_a_time_and_a_call_of_the_other_desk_are_seen_without_a_step(
    desks: tuple[Store, Store], page: OutagesPage, qtbot: QtBot
) -> None:
    shown = page.found
    assert shown is not None
    outage_id = shown.head.outage_id
    with desks[1].read() as reader:
        assert any(row.outage_id == outage_id for row in board(reader, None).rows)
        row = next(each for each in detail(reader, outage_id).affected if each.needs_notice and each.contacts)
        back = reader.clock.now() + timedelta(hours=9)
    if shown.head.group is BoardGroup.OFF_NOW:
        with desks[1].change() as work:
            estimate(work, outage_id, EstimateDraft(back, EstimateSource.DISPATCH, "换横担"))
        qtbot.waitUntil(lambda: page.found is not None and page.found.head.ends_at == back, timeout=LONG)
    told = page.telling.told()
    with desks[1].change() as work:
        contact = row.contacts[0].contact_id
        call = (Stage.REVISED, NoticeChannel.PHONE, NoticeResult.DELIVERED, told, contact)
        log_attempts(work, outage_id, [AttemptDraft(row.account_id, *call)])

    def knows() -> bool:
        now = {each.account_id: each.known for each in page.table.rows()}
        return row.account_id in now and now[row.account_id].state is Told.CURRENT

    qtbot.waitUntil(knows, timeout=LONG)
