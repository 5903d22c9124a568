from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip, Verdict
from ui.widgets.calendar.painting import paint_block
from ui.widgets.calendar.view import CalendarView
from ui.widgets.rows.items import ACCOUNT_MIME, account_mime

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 16)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


PLANNED = CalendarBlock(UUID(int=1), at(17, 10), at(17, 11), "Demo cold chain", (), Segment.TOP100)
DONE = CalendarBlock(UUID(int=2), at(16, 9), at(16, 10), "Demo tools", style=BlockStyle.DONE)
FIXED = CalendarBlock(UUID(int=3), at(18, 14), at(18, 15), "Demo fab", style=BlockStyle.FIXED)
ACCOUNT = UUID(int=77)


@pytest.fixture
def calendar(qtbot: QtBot) -> CalendarView:
    view = CalendarView()
    qtbot.addWidget(view)
    view.resize(900, 900)
    view.set_days([DayHead(MONDAY + timedelta(days=n), "", n < 5) for n in range(7)], at(17, 9, 48))
    view.set_lunch(time(12), time(13))
    view.set_blocks([PLANNED, DONE, FIXED])
    view.set_outages([OutageStrip(at(19, 8), at(19, 12), "Demo feeder off")])
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    view.grab()
    return view


def told(view: CalendarView) -> list[tuple[str, object]]:
    heard: list[tuple[str, object]] = []
    view.moved.connect(lambda id, start, end: heard.append(("moved", (id, start, end))))
    view.resized.connect(lambda id, start, end: heard.append(("resized", (id, start, end))))
    view.dropped.connect(lambda id, start, end: heard.append(("dropped", (id, start, end))))
    view.created.connect(lambda start, end: heard.append(("created", (start, end))))
    view.opened.connect(lambda id: heard.append(("opened", id)))
    view.removed.connect(lambda id: heard.append(("removed", id)))
    return heard


def spot(view: CalendarView, moment: datetime) -> QPoint:
    """Return the middle of a day's column at a time, in the viewport."""
    grid = view.grid.grid
    x = grid.left(moment.date()) + grid.column_width(moment.date()) / 2
    return view.grid.mapFromScene(QPointF(x, grid.y_at(moment)))


def drag(view: CalendarView, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier, drop: bool = True) -> None:
    port = view.grid.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifiers, start)
    for place in (start + QPoint(12, 12), end):
        position, everywhere = QPointF(place), QPointF(port.mapToGlobal(place))
        left = Qt.MouseButton.LeftButton
        move = QMouseEvent(QEvent.Type.MouseMove, position, everywhere, Qt.MouseButton.NoButton, left, modifiers)
        QApplication.sendEvent(port, move)
    view.grab()
    if drop:
        QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifiers, end)


NONE = Qt.KeyboardModifier.NoModifier


def test_a_block_is_dragged_to_another_day_and_snaps(calendar: CalendarView) -> None:
    heard = told(calendar)
    start = spot(calendar, at(17, 10, 20))
    drag(calendar, start, spot(calendar, at(19, 13, 24)), NONE)
    assert heard == [("moved", (PLANNED.id, at(19, 13), at(19, 14)))]


def test_alt_snaps_to_five_minutes(calendar: CalendarView) -> None:
    heard = told(calendar)
    drag(calendar, spot(calendar, at(17, 10, 20)), spot(calendar, at(17, 13, 40)), Qt.KeyboardModifier.AltModifier)
    assert heard == [("moved", (PLANNED.id, at(17, 13, 20), at(17, 14, 20)))]


def test_the_lower_edge_resizes(calendar: CalendarView) -> None:
    heard = told(calendar)
    drag(calendar, spot(calendar, at(17, 10, 58)), spot(calendar, at(17, 11, 33)), NONE)
    assert heard == [("resized", (PLANNED.id, at(17, 10), at(17, 11, 30)))]


def test_a_forbidden_slot_refuses_and_says_why(calendar: CalendarView) -> None:
    heard = told(calendar)
    calendar.set_judge(lambda block, day, start, end: Verdict(False, "Closed on Thursdays"))
    drag(calendar, spot(calendar, at(17, 10, 20)), spot(calendar, at(19, 13)), NONE, drop=False)
    hint = calendar.grid._pointer._hint
    assert hint.isVisible()
    assert hint.lines == ["Thu 19 Nov · 12:45–13:45", "Closed on Thursdays"]
    QTest.mouseRelease(calendar.grid.viewport(), Qt.MouseButton.LeftButton, NONE, spot(calendar, at(19, 13)))
    assert heard == []
    assert not hint.isVisible()


def test_esc_cancels_a_drag_and_what_is_done_stays(calendar: CalendarView) -> None:
    heard = told(calendar)
    goal = spot(calendar, at(19, 13))
    drag(calendar, spot(calendar, at(17, 10, 20)), goal, NONE, drop=False)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Escape)
    QTest.mouseRelease(calendar.grid.viewport(), Qt.MouseButton.LeftButton, NONE, goal)
    drag(calendar, spot(calendar, at(16, 9, 20)), goal, NONE)
    assert heard == []


def test_an_account_is_dropped_from_a_list(calendar: CalendarView) -> None:
    heard = told(calendar)
    preview = CalendarBlock(ACCOUNT, at(17, 8), at(17, 9, 30), "Demo desalination", segment=Segment.LARGE_INDUSTRIAL)
    calendar.set_preview(lambda id: preview if id == ACCOUNT else None)
    mime = account_mime([ACCOUNT])
    place = spot(calendar, at(20, 13, 8))
    buttons, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, mime, buttons, NONE)
    QApplication.sendEvent(calendar.grid.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(calendar.grid.viewport(), QDropEvent(QPointF(place), action, mime, buttons, NONE))
    assert heard == [("dropped", (ACCOUNT, at(20, 13), at(20, 14, 30)))]
    assert not calendar.grid._pointer._slot.isVisible()


@pytest.mark.parametrize("content", [b"", b"no id", b"\xff\xfe", str(UUID(int=5)).encode()])
def test_what_is_no_known_account_is_not_taken(calendar: CalendarView, content: bytes) -> None:
    mime = QMimeData()
    mime.setData(ACCOUNT_MIME, content)
    place, left = spot(calendar, at(20, 13)), Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, left, NONE)
    enter.setAccepted(False)
    QApplication.sendEvent(calendar.grid.viewport(), enter)
    assert not calendar.grid._pointer._slot.isVisible()


def test_a_double_click_creates_on_a_free_place_and_opens_a_block(calendar: CalendarView) -> None:
    heard = told(calendar)
    port = calendar.grid.viewport()
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NONE, spot(calendar, at(20, 15, 10)))
    QTest.mouseDClick(port, Qt.MouseButton.LeftButton, NONE, spot(calendar, at(18, 14, 30)))
    assert heard == [("created", (at(20, 15), at(20, 16))), ("opened", FIXED.id)]


def test_keys_walk_move_resize_open_and_remove(calendar: CalendarView) -> None:
    heard = told(calendar)
    calendar.grid.setFocus()
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    QTest.keyClick(calendar.grid, Qt.Key.Key_J)
    QTest.keyClick(calendar.grid, Qt.Key.Key_J)
    assert calendar.grid.focused_id == PLANNED.id
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Up, alt)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Right)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down, shift)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Return)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Delete)
    assert heard == [
        ("moved", (PLANNED.id, at(17, 10, 15), at(17, 11, 15))),
        ("moved", (PLANNED.id, at(17, 9, 55), at(17, 10, 55))),
        ("moved", (PLANNED.id, at(18, 10), at(18, 11))),
        ("resized", (PLANNED.id, at(17, 10), at(17, 11, 15))),
        ("opened", PLANNED.id),
        ("removed", PLANNED.id),
    ]


def test_arrows_walk_past_what_cannot_move(calendar: CalendarView) -> None:
    heard = told(calendar)
    calendar.focus_block(DONE.id)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Down)
    assert calendar.grid.focused_id == PLANNED.id
    QTest.keyClick(calendar.grid, Qt.Key.Key_K)
    QTest.keyClick(calendar.grid, Qt.Key.Key_Delete)
    assert heard == []


def test_the_weekend_is_folded_until_it_is_asked_for_or_busy(calendar: CalendarView) -> None:
    saturday = MONDAY + timedelta(days=5)
    assert calendar.grid.grid.folded == {saturday, saturday + timedelta(days=1)}
    calendar.toggle_fold(saturday)
    assert calendar.grid.grid.folded == frozenset()
    calendar.toggle_fold(saturday)
    busy = CalendarBlock(UUID(int=9), at(21, 9), at(21, 10), "Demo")
    calendar.set_blocks([PLANNED, busy])
    assert calendar.grid.grid.folded == {saturday + timedelta(days=1)}


def test_overlapping_blocks_stand_side_by_side_and_early_ones_are_in_view(calendar: CalendarView) -> None:
    other = CalendarBlock(UUID(int=4), at(17, 10, 30), at(17, 11, 30), "Demo other")
    early = CalendarBlock(UUID(int=5), at(17, 6), at(17, 7), "Demo early")
    calendar.set_blocks([PLANNED, other, early])
    first, second = calendar.grid.item(PLANNED.id), calendar.grid.item(other.id)
    assert first is not None
    assert second is not None
    assert not first.area().intersects(second.area())
    assert calendar.grid.grid.first_hour == 6


def test_a_block_is_read_aloud(calendar: CalendarView) -> None:
    block = CalendarBlock(
        UUID(int=6), at(17, 13, 45), at(17, 15), "Demo fab", segment=Segment.TOP100, style=BlockStyle.FIXED
    )
    assert calendar.spoken(block) == "Tuesday 13:45 to 15:00, Demo fab, Top-100, planned, fixed"
    calendar.set_blocks([block])
    calendar.focus_block(block.id)
    assert calendar.grid.accessibleDescription() == calendar.spoken(block)


def test_a_single_day_fills_the_width(calendar: CalendarView) -> None:
    calendar.set_days([DayHead(MONDAY, "4 visits")], at(16, 9))
    calendar.grab()
    grid = calendar.grid.grid
    assert grid.left(MONDAY) + grid.column_width(MONDAY) == calendar.grid.viewport().width()
    calendar.set_days([DayHead(MONDAY + timedelta(days=5), workday=False)], at(16, 9))
    assert calendar.grid.grid.folded == frozenset()


def test_special_days_are_named_in_the_head_and_down_a_folded_column(calendar: CalendarView) -> None:
    off = DayHead(MONDAY + timedelta(days=4), workday=False, mark="National Day")
    worked = DayHead(MONDAY + timedelta(days=5), "2 visits", mark="Make-up workday")
    calendar.set_days([DayHead(MONDAY), off, worked], at(16, 9))
    assert calendar.grid.grid.folded == {off.day}
    assert calendar.grid.ground.marks == {off.day: "National Day", worked.day: "Make-up workday"}
    spoken = calendar.header.accessibleName()
    assert "National Day" in spoken
    assert "Make-up workday · 2 visits" in spoken
    calendar.grab()


@pytest.mark.parametrize(("width", "has_words"), [(8, False), (120, True)])
def test_words_are_painted_where_a_block_has_room_for_them(qapp: QApplication, width: int, has_words: bool) -> None:
    def painted(title: str) -> QImage:
        image = QImage(width, 60, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_block(painter, QRectF(0, 0, width, 60), replace(PLANNED, title=title))
        painter.end()
        return image

    assert (painted("WWWW") != painted("")) == has_words
