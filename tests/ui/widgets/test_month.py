"""The month: days and lines where they belong, drags between days, keys alone."""

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from crm.domain.clock import BUREAU_ZONE
from crm.domain.codes import Segment
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip, Verdict
from ui.widgets.calendar.month import MonthView
from ui.widgets.calendar.month_layout import MonthLayout
from ui.widgets.rows.items import account_mime
from ui.widgets.tips import literal

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 17)
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def block(number: int, day: int, hour: int = 9, style: BlockStyle = BlockStyle.PLANNED) -> CalendarBlock:
    start = datetime(2026, 11, day, hour, tzinfo=BUREAU_ZONE)
    return CalendarBlock(
        UUID(int=number),
        start,
        start + timedelta(hours=1),
        f"客户 <b>{number}</b>",
        segment=Segment.TOP100,
        style=style,
    )


@pytest.fixture
def month(qtbot: QtBot) -> MonthView:
    shown = MonthView()
    qtbot.addWidget(shown)
    shown.resize(760, 700)
    days = MonthLayout(FIRST, 760, 700).days()
    shown.set_month([DayHead(day, workday=day.weekday() < 5) for day in days], FIRST, TODAY)
    shown.set_blocks([block(1, 18), block(2, 18, 14), block(3, 20), block(4, 16, style=BlockStyle.DONE)])
    start = datetime(2026, 11, 19, 8, tzinfo=BUREAU_ZONE)
    shown.set_outages([OutageStrip(start, start + timedelta(hours=4), "F03")])
    shown.set_load({date(2026, 11, 18): 1.2})
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.setFocus()
    return shown


def spot(month: MonthView, day: date) -> QPoint:
    return MonthLayout(FIRST, month.width(), month.height()).room(day).center().toPoint()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 1)), st.integers(200, 2000), st.integers(200, 1500))
def test_six_weeks_cover_the_month_and_every_place_is_one_day(first: date, wide: int, high: int) -> None:
    layout = MonthLayout(first, wide, high)
    days = layout.days()
    assert days[0].weekday() == 0
    assert days[0] <= first.replace(day=1) <= days[6]
    for day in days:
        assert layout.day_at(layout.room(day).center()) == day


@given(st.integers(0, 30), st.booleans(), st.integers(250, 1200))
def test_lines_stay_in_their_day_and_none_is_forgotten(count: int, has_foot: bool, high: int) -> None:
    layout = MonthLayout(FIRST, 700, high)
    cell = layout.cell(TODAY, [block(number + 1, 17) for number in range(count)], has_foot)
    assert len(cell.lines) + cell.hidden == count
    assert all(cell.room.contains(room.center()) for _each, room in cell.lines)


def test_a_block_is_dragged_to_another_day_at_its_own_hour(month: MonthView, qtbot: QtBot) -> None:
    start = month.line_of(UUID(int=1)).center().toPoint()
    with qtbot.waitSignal(month.moved) as caught:
        QTest.mousePress(month, Qt.MouseButton.LeftButton, NONE, start)
        QTest.mouseMove(month, start + QPoint(30, 30))
        QTest.mouseMove(month, spot(month, date(2026, 11, 26)))
        QTest.mouseRelease(month, Qt.MouseButton.LeftButton, NONE, spot(month, date(2026, 11, 26)))
    assert caught.args == [UUID(int=1), block(1, 26).start, block(1, 26).end]


def always(verdict: Verdict, _what: object, _day: date) -> Verdict:
    return verdict


def test_a_refused_day_and_what_is_done_stay_where_they_are(month: MonthView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(month.moved):
        for number, allowed in ((1, False), (4, True)):
            verdict = Verdict(allowed, "closed")
            month.set_judge(partial(always, verdict))
            start = month.line_of(UUID(int=number)).center().toPoint()
            QTest.mousePress(month, Qt.MouseButton.LeftButton, NONE, start)
            QTest.mouseMove(month, spot(month, date(2026, 11, 26)))
            QTest.mouseRelease(month, Qt.MouseButton.LeftButton, NONE, spot(month, date(2026, 11, 26)))


def test_an_account_is_dropped_on_a_day(month: MonthView, qtbot: QtBot) -> None:
    data, place = account_mime([UUID(int=9)]), QPointF(spot(month, date(2026, 11, 26)))
    buttons, actions = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(month, QDragEnterEvent(place.toPoint(), actions, data, buttons, NONE))
    with qtbot.waitSignal(month.dropped) as caught:
        QApplication.sendEvent(month, QDropEvent(place, actions, data, buttons, NONE))
    assert caught.args == [UUID(int=9), date(2026, 11, 26)]


def test_keys_alone_walk_open_move_and_remove(month: MonthView, qtbot: QtBot) -> None:
    QTest.keyClick(month, Qt.Key.Key_J)
    assert month.focused_id == UUID(int=1)
    QTest.keyClick(month, Qt.Key.Key_J)
    QTest.keyClick(month, Qt.Key.Key_J)
    assert month.focused_id == UUID(int=3)
    assert "客户" in month.accessibleName()
    with qtbot.waitSignal(month.moved) as caught:
        QTest.keyClick(month, Qt.Key.Key_Down, ALT)
    assert caught.args[1] == block(3, 27).start
    with qtbot.waitSignal(month.opened):
        QTest.keyClick(month, Qt.Key.Key_Return)
    with qtbot.waitSignal(month.removed):
        QTest.keyClick(month, Qt.Key.Key_Delete)
    QTest.keyClick(month, Qt.Key.Key_Escape)
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert month.day == date(2026, 11, 21)
    with qtbot.waitSignal(month.day_opened):
        QTest.keyClick(month, Qt.Key.Key_Return)


def test_a_refused_day_is_told_by_keys_too(month: MonthView, qtbot: QtBot) -> None:
    month.set_judge(partial(always, Verdict(False, "Closed <b>")))
    QTest.keyClick(month, Qt.Key.Key_J)
    with qtbot.assertNotEmitted(month.moved):
        QTest.keyClick(month, Qt.Key.Key_Right, ALT)
    assert QToolTip.text() == literal("Closed <b>")


def test_it_is_painted_at_any_size(month: MonthView) -> None:
    for size in ((120, 90), (400, 2000), (2000, 300)):
        month.resize(*size)
        assert not month.grab().isNull()
