"""A dispatcher's morning at two desks of one server, by the keys: off, called, told, revised, back, ledger, indices."""

from collections.abc import Callable, Iterator
from datetime import timedelta
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
from crm.storage.tables import ContactPhone, Outage, OutageNotice, SupplyPoint
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


def test_a_dispatchers_morning_at_two_desks(
    windows: tuple[MainWindow, MainWindow], stores: tuple[Store, Store], until: Until
) -> None:
    mine, theirs = windows
    manager, leader = desk(mine), desk(theirs)
    with stores[1].read() as reader:
        today = reader.clock.today()
        before = reliability(reader, today, today).total.now

    # The control room calls the supervisor: a feeder tripped at 08:05.
    theirs.navigate("outages", feeder=quiet_feeder(stores[0]))
    entry = form(leader, OutageForm)
    assert entry.kind.value() == OutageType.FAULT
    until(lambda: bool(entry.scope.parts()))
    QTest.keyClicks(entry.text, "pole fell")
    entry.reported.time.setText("08:05")
    until(lambda: entry.reach.text().startswith("Reaches"))
    enter(entry.publish)
    until(lambda: leader.found is not None and leader.found.head.cause == "pole fell")
    assert leader.found is not None
    outage_id = leader.found.head.outage_id
    assert group(leader) is BoardGroup.OFF_NOW

    # The manager's board has it without a step; the accounts in the own books wait to be told.
    until(lambda: outage_id in {row.outage_id for row in (manager._board.rows if manager._board else ())})
    manager.shown({"id": outage_id})
    until(lambda: manager.found is not None and manager.found.head.outage_id == outage_id)
    waiting = [row for row in manager.table.rows() if row.needs_notice and row.contacts and row.contacts[0].phone]
    assert waiting
    assert len(manager.table.checked) == manager.found.head.reached  # type: ignore[union-attr]

    # A first time is published; the first customer does not answer, and that number is in doubt.
    leader.act("estimate")
    first = form(leader, EstimateForm)
    first.back.time.setText("14:30")
    enter(first.give)
    until(lambda: manager.found is not None and len(manager.found.estimates) == 1)
    one = next(row for row in manager.table.rows() if row.account_id == waiting[0].account_id)
    call(manager, one, Qt.Key.Key_N, until)
    until(lambda: known(manager, one.account_id) is Told.FAILED and known(leader, one.account_id) is Told.FAILED)
    with stores[0].read() as reader:
        doubts = reader.scalars(
            select(ContactPhone.c.is_doubtful).where(ContactPhone.c.contact_id == one.contacts[0].contact_id)
        )
    assert True in doubts

    # The second call gets through, the rest is told by message.
    again = next(row for row in manager.table.rows() if row.account_id == one.account_id)
    call(manager, again, Qt.Key.Key_D, until)
    until(lambda: known(leader, one.account_id) is Told.CURRENT)
    manager.table.check_waiting()
    assert manager.table.checked
    until(lambda: bool(manager.telling.texts) and manager.notice.send.isEnabled())
    able = {each.account_id for each in manager.telling.texts if each.problem is None}
    assert able
    enter(manager.notice.send)
    enter(manager.findChildren(ConfirmPopup)[-1].yes)
    until(lambda: _logged(stores[0], outage_id) == 2 + len(able))

    # A second time: whoever heard the first one has to hear this one.
    leader.act("estimate")
    second = form(leader, EstimateForm)
    second.back.time.setText("17:15")
    second.reason.setText("crane")
    enter(second.give)
    until(lambda: known(manager, one.account_id) is Told.OUTDATED)
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
    assert (row.estimates, row.changes) == (2, 1)
    assert row.bias == -timedelta(hours=4, minutes=55).total_seconds() / 60
    off = sum(each.is_interrupted for each in leader.table.rows())
    assert after.interruptions - before.interruptions == off
    assert after.customer_hours - before.customer_hours == pytest.approx(off * 1.5)


def _logged(store: Store, outage_id: UUID) -> int:
    with store.read() as reader:
        return len(reader.scalars(select(OutageNotice.c.id).where(OutageNotice.c.outage_id == outage_id)))
