"""A dispatcher's morning in the window: a feeder trips, whom it reaches, calls and messages, new times, back again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm.domain.clock import FixedClock
from crm.domain.codes import OutageState, OutageType, Role, SourceRole
from crm.domain.outage_desk import BoardGroup, OutageDetail
from crm.domain.outages import NoticeResult, Told
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageNotice, SupplyPoint
from crm.usecases.demo.fill import fill
from tests.support.window import WindowMaker
from ui.outages.forms import EstimateForm, MomentForm
from ui.outages.outage_form import OutageForm
from ui.outages.page import OutagesPage
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.widgets.confirm_popup import ConfirmPopup

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[Store]:
    opened = open_store(tmp_path / "office.db", clock)
    with opened.change() as work:
        fill(work, "office", 7)
    yield opened
    opened.close()


@pytest.fixture
def window(light_theme: None, store: Store, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    maker = WindowMaker(store, Settings(tmp_path / "rounds.ini"), qtbot, tmp_path / "drafts")
    window = maker.open("today")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    maker.close()


def desk(window: MainWindow) -> OutagesPage:
    assert isinstance(window.page, OutagesPage)
    return window.page


def found(window: MainWindow) -> OutageDetail:
    shown = desk(window).found
    assert shown is not None
    return shown


def quiet_feeder(store: Store) -> Any:
    """Return the feeder with most main supplies on which nothing is off or planned."""
    with store.read() as reader:
        open_states = (OutageState.RUNNING, OutageState.PUBLISHED, OutageState.DRAFT)
        off = set(reader.scalars(select(Outage.c.feeder_id).where(Outage.c.state.in_(open_states))))
        main = select(SupplyPoint.c.feeder_id, func.count()).where(SupplyPoint.c.role == SourceRole.PRIMARY)
        rows = reader.rows(main.group_by(SupplyPoint.c.feeder_id).order_by(func.count().desc()))
    return next(row[0] for row in rows if row[0] not in off)


def _message_the_rest(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    """Let the rest hear by message; important users are not told by a message alone."""
    page = desk(window)
    page.table.check_waiting()
    qtbot.waitUntil(lambda: bool(page.telling.texts))
    able = {each.account_id for each in page.telling.texts if each.problem is None}
    QTest.mouseClick(page.notice.send, LEFT)
    popup = page.findChild(ConfirmPopup)
    assert popup is not None
    QTest.mouseClick(popup.yes, LEFT)

    def notices() -> int:
        with store.read() as reader:
            mine = OutageNotice.c.outage_id == found(window).head.outage_id
            return int(reader.scalar(select(func.count()).select_from(OutageNotice).where(mine)))

    qtbot.waitUntil(lambda: notices() == 1 + len(able))


def test_a_dispatchers_morning(window: MainWindow, store: Store, qtbot: QtBot) -> None:
    feeder = quiet_feeder(store)
    # The control room calls: the feeder is entered and published, and the call list stands.
    window.navigate("outages", feeder=feeder)
    page = desk(window)
    form = page.findChild(OutageForm)
    assert form is not None
    assert form.kind.value() == OutageType.FAULT
    qtbot.waitUntil(lambda: bool(form.scope.parts()))
    form.text.setText("外力破坏")
    form.reported.time.setText("08:05")
    qtbot.waitUntil(lambda: form.reach.text().startswith("Reaches"))
    QTest.mouseClick(form.publish, LEFT)
    qtbot.waitUntil(lambda: found(window).head.cause == "外力破坏")
    assert found(window).head.group is BoardGroup.OFF_NOW
    reached = found(window).head.reached
    assert reached > 0
    # Nobody knows anything yet, so everybody is checked.
    assert len(page.table.checked) == reached

    # The first time is published, and the first customer is called.
    page.act("estimate")
    first = page.findChild(EstimateForm)
    assert first is not None
    first.save()
    qtbot.waitUntil(lambda: len(found(window).estimates) == 1)
    row = next(each for each in page.table.rows() if each.needs_notice and each.contacts)
    page.notice.called.emit(row, NoticeResult.DELIVERED)
    qtbot.waitUntil(lambda: found(window).head.told == 1)

    _message_the_rest(window, store, qtbot)

    # A second time reopens whoever heard the first one.
    page.act("estimate")
    second = page.findChildren(EstimateForm)[-1]
    second.back.time.setText("21:30")
    second.save()
    qtbot.waitUntil(lambda: len(found(window).estimates) == 2)
    assert found(window).head.told == 0
    assert any(each.known.state is Told.OUTDATED for each in page.table.rows())

    # Supply is back.
    page.act("restore")
    back = page.findChildren(MomentForm)[-1]
    back.save()
    qtbot.waitUntil(lambda: found(window).head.state is OutageState.RESTORED)
    assert found(window).actual_end is not None
