"""A dispatcher's morning at two desks of one server, by the keys: off, called, told, revised, back, ledger, indices."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import OutageState, OutageType, SourceRole
from crm.domain.outage_desk import AffectedRow, BoardGroup
from crm.domain.outage_ledger import By
from crm.domain.outages import Told
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageNotice, SupplyPoint
from crm.usecases.outages.ledger import ledgers
from crm.usecases.outages.reliability import reliability
from tests.support.office import Office
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.live import Live
from ui.outages.call_line import CallLine
from ui.outages.forms import EstimateForm, MomentForm
from ui.outages.outage_form import OutageForm
from ui.outages.page import OutagesPage
from ui.settings import Settings
from ui.shell.window import MainWindow
from ui.widgets.confirm_popup import ConfirmPopup

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]
LONG = 60_000
Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def stores(office: Office) -> Iterator[tuple[Store, Store]]:
    """The manager's desk and the supervisor's, each signed in on the server."""
    both = office.open("manager"), office.open("supervisor")
    yield both
    for store in both:
        store.close()


@pytest.fixture
def windows(
    light_theme: None, stores: tuple[Store, Store], qtbot: QtBot, tmp_path: Path
) -> Iterator[tuple[MainWindow, MainWindow]]:
    made: list[tuple[WindowMaker, Live]] = []
    found: list[MainWindow] = []
    for number, store in enumerate(stores):
        maker = WindowMaker(store, Settings(tmp_path / f"rounds{number}.ini"), qtbot, tmp_path)
        window = maker.open("outages", Runner)
        session = maker.sessions[0]
        live = Live(session.hub, store.clock, session.runner, session.runner)
        live.start(store.listen)
        made.append((maker, live))
        qtbot.waitUntil(lambda live=live: live.as_of is not None, timeout=LONG)  # type: ignore[misc]
        found.append(window)
    yield found[0], found[1]
    for maker, live in made:
        live.stop()
        maker.close()


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    return lambda done: qtbot.waitUntil(done, timeout=LONG)


def desk(window: MainWindow) -> OutagesPage:
    assert isinstance(window.page, OutagesPage)
    return window.page


def group(page: OutagesPage) -> BoardGroup | None:
    return page.found.head.group if page.found is not None else None


def enter(widget: QWidget) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Return)


def form(page: OutagesPage, kind: type[Any]) -> Any:
    return page.findChildren(kind)[-1]


def known(page: OutagesPage, account_id: UUID) -> Told | None:
    return next((row.known.state for row in page.table.rows() if row.account_id == account_id), None)


def quiet_feeder(store: Store) -> UUID:
    """Return the feeder with most main supplies of whoever signed in on which nothing is off or planned."""
    with store.read() as reader:
        open_states = (OutageState.RUNNING, OutageState.PUBLISHED, OutageState.DRAFT)
        off = set(reader.scalars(select(Outage.c.feeder_id).where(Outage.c.state.in_(open_states))))
        main = reader.scalars(select(SupplyPoint.c.feeder_id).where(SupplyPoint.c.role == SourceRole.PRIMARY))
    quiet = [key for key in main if key not in off]
    found: UUID = max(sorted(set(quiet)), key=quiet.count)
    return found


def call(page: OutagesPage, row: AffectedRow, key: Qt.Key, until: Until) -> None:
    """Say by the keys how a call ended."""
    name = row.contacts[0].name
    lines = [line for line in page.notice.findChildren(CallLine) if f"{name}, {row.name}" in line.call.accessibleName()]
    enter(lines[-1].call)
    until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, key)


def enter_fault(window: MainWindow, feeder: UUID, until: Until) -> UUID:
    """Enter and publish that a feeder tripped at 08:05, and return the key of the outage."""
    window.navigate("outages", feeder=feeder)
    page = desk(window)
    entry = form(page, OutageForm)
    assert entry.kind.value() == OutageType.FAULT
    until(lambda: bool(entry.scope.parts()))
    QTest.keyClicks(entry.text, "pole fell")
    entry.reported.time.setText("08:05")
    until(lambda: entry.reach.text().startswith("Reaches"))
    enter(entry.publish)
    until(lambda: page.found is not None and page.found.head.cause == "pole fell")
    assert page.found is not None
    assert group(page) is BoardGroup.OFF_NOW
    return page.found.head.outage_id


def promise(page: OutagesPage, hour: str, reason: str) -> None:
    """Publish a time of restoration."""
    page.act("estimate")
    said = form(page, EstimateForm)
    said.back.time.setText(hour)
    said.reason.setText(reason)
    enter(said.give)


def message_the_rest(page: OutagesPage, store: Store, outage_id: UUID, before: int, until: Until) -> None:
    """Let everybody hear by message who can be reached by one."""
    page.table.check_waiting()
    assert page.table.checked
    until(lambda: bool(page.telling.texts) and page.notice.send.isEnabled())
    able = {each.account_id for each in page.telling.texts if each.problem is None}
    assert able
    enter(page.notice.send)
    enter(page.findChildren(ConfirmPopup)[-1].yes)
    until(lambda: _logged(store, outage_id) == before + len(able))


def test_a_dispatchers_morning_at_two_desks(
    windows: tuple[MainWindow, MainWindow], stores: tuple[Store, Store], until: Until
) -> None:
    manager, leader = (desk(window) for window in windows)
    with stores[1].read() as reader:
        today = reader.clock.today()
        before = reliability(reader, today, today).total.now
    outage_id = enter_fault(windows[1], quiet_feeder(stores[0]), until)

    # The manager's board has it without a step; the accounts in the own books wait to be told.
    until(lambda: outage_id in {row.outage_id for row in (manager._board.rows if manager._board else ())})
    manager.shown({"id": outage_id})
    until(lambda: manager.found is not None and manager.found.head.outage_id == outage_id)
    waiting = [row for row in manager.table.rows() if row.needs_notice and row.contacts and row.contacts[0].phone]
    assert waiting
    one = waiting[0].account_id

    # The first customer does not answer, and that number is in doubt; the second call gets through.
    promise(leader, "14:30", "")
    until(lambda: manager.found is not None and len(manager.found.estimates) == 1)
    call(manager, row_of(manager, one), Qt.Key.Key_N, until)
    until(lambda: known(manager, one) is Told.FAILED and known(leader, one) is Told.FAILED)
    assert row_of(manager, one).contacts[0].doubtful
    call(manager, row_of(manager, one), Qt.Key.Key_D, until)
    until(lambda: known(leader, one) is Told.CURRENT)
    message_the_rest(manager, stores[0], outage_id, 2, until)

    # A second time: whoever heard the first one has to hear this one.
    promise(leader, "17:15", "crane")
    until(lambda: known(manager, one) is Told.OUTDATED)
    assert manager.found is not None
    assert manager.found.head.told == 0

    # Supply is back at 09:35; the ledger has both times, the indices the hour and a half of every account.
    leader.act("restore")
    back = form(leader, MomentForm)
    back.at.time.setText("09:35")
    enter(back.give)
    until(lambda: group(manager) is BoardGroup.RESTORED and group(leader) is BoardGroup.RESTORED)
    with stores[1].read() as reader:
        (row,) = [each for each in ledgers(reader, today, today, By.FEEDER).rows if each.outage_id == outage_id]
        after = reliability(reader, today, today).total.now
    assert (row.estimates, row.changes, row.bias) == (2, 1, -295)
    off = sum(each.is_interrupted for each in leader.table.rows())
    assert after.interruptions - before.interruptions == off
    assert after.customer_hours - before.customer_hours == pytest.approx(off * 1.5)


def row_of(page: OutagesPage, account_id: UUID) -> AffectedRow:
    return next(row for row in page.table.rows() if row.account_id == account_id)


def _logged(store: Store, outage_id: UUID) -> int:
    with store.read() as reader:
        return len(reader.scalars(select(OutageNotice.c.id).where(OutageNotice.c.outage_id == outage_id)))
