from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.chip import Chip, ChipState
from ui.widgets.choice_list import Choice
from ui.widgets.filters import Filter, FilterBar
from ui.widgets.tabs import SegmentedControl, Tab, Tabs

SEGMENTS = [Choice("top100", "Top-100", 12), Choice("direct_service", "Direct-line", 19)]


def segments(then: Callable[[Sequence[Choice]], None]) -> None:
    then(SEGMENTS)


def bar(qtbot: QtBot) -> FilterBar:
    part = FilterBar(
        [Filter("segment", "Segment", segments, pinned=True), Filter("due", "Due", segments, single=True)],
        "Filter these",
    )
    qtbot.addWidget(part)
    part.resize(900, 40)
    part.show()
    return part


def test_choosing_values_makes_a_chip_that_reads_as_a_phrase(qtbot: QtBot) -> None:
    part = bar(qtbot)
    part.open_filter("segment")
    popup = part._popup
    assert popup is not None
    with qtbot.waitSignal(part.changed):
        QTest.keyClick(popup.list, Qt.Key.Key_Space)
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Space)
    popup.close()
    assert part.values() == {"segment": ("top100", "direct_service")}
    chip = part._chips["segment"]
    assert chip.state is ChipState.SET
    assert chip.text() == "Segment: Top-100, Direct-line"


def test_a_single_filter_holds_one_value_and_closes_itself(qtbot: QtBot) -> None:
    part = bar(qtbot)
    part.set_values({"due": ["top100"]})
    part.open_filter("due")
    popup = part._popup
    assert popup is not None
    popup.list.toggle(1)
    assert part.values() == {"due": ("direct_service",)}
    assert not popup.isVisible()


def test_the_cross_and_delete_clear_a_chip(qtbot: QtBot) -> None:
    part = bar(qtbot)
    part.set_values({"segment": ["top100"], "due": ["top100"]})
    chip = part._chips["segment"]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 12, 14))
    assert part.values() == {"due": ("top100",)}
    assert chip.state is ChipState.UNSET
    due = part._chips["due"]
    QTest.keyClick(due, Qt.Key.Key_Delete)
    assert part.values() == {}
    assert due.isHidden()


def test_a_saved_view_sets_everything_and_tells_once(qtbot: QtBot) -> None:
    part = bar(qtbot)
    told: list[int] = []
    part.changed.connect(lambda: told.append(1))
    part.set_values({"segment": ["top100"], "unknown": ["x"]}, "cold")
    assert (part.values(), part.text(), len(told)) == ({"segment": ("top100",)}, "cold", 1)
    part.clear()
    assert (part.values(), part.text()) == ({}, "")
    assert not part.clear_button.isVisible()


def test_typing_is_told_once_it_rests(qtbot: QtBot) -> None:
    part = bar(qtbot)
    told: list[str] = []
    part.changed.connect(lambda: told.append(part.text()))
    QTest.keyClicks(part.line, "cold")
    assert told == []
    qtbot.waitUntil(lambda: told == ["cold"])


def test_choices_can_be_searched(qtbot: QtBot) -> None:
    part = bar(qtbot)
    part.open_filter("segment")
    popup = part._popup
    assert popup is not None
    popup.list.narrow("direct")
    assert popup.list.item(0).isHidden()
    assert popup.list.currentRow() == 1


def test_tabs_tell_what_the_user_picks_and_keep_it_over_new_counts(qtbot: QtBot) -> None:
    part = Tabs([Tab("all", "All", 86), Tab("late", "Overdue", 7)])
    qtbot.addWidget(part)
    part.show()
    picked: list[str] = []
    part.picked.connect(picked.append)
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Right)
    assert (part.current(), picked) == ("late", ["late"])
    part.set_tabs([Tab("all", "All", 85), Tab("late", "Overdue", 6), Tab("low", "Low rating")])
    assert (part.current(), picked) == ("late", ["late"])
    assert part.tabText(1) == "Overdue 6"
    assert part.tabRect(0).height() == 40


def test_a_segmented_control_moves_by_arrows(qtbot: QtBot) -> None:
    part = SegmentedControl([("day", "Day"), ("week", "Week"), ("month", "Month")])
    qtbot.addWidget(part)
    part.set_current("week")
    with qtbot.waitSignal(part.picked) as told:
        QTest.keyClick(part, Qt.Key.Key_Right)
    assert told.args == ["month"]
    assert part.current() == "month"


def test_a_chip_is_made_when_it_is_set_and_stands_in_the_order_of_the_filters(qtbot: QtBot) -> None:
    part = FilterBar([Filter(key, key, segments) for key in ("first", "second", "third", "fourth")])
    qtbot.addWidget(part)
    part.resize(1400, 40)
    with qtbot.waitActive(part):
        part.show()
        part.activateWindow()
    assert [chip.text() for chip in part.findChildren(Chip)] == ["Add filter"]
    for key in ("third", "first", "second"):
        part.set_values({**part.values(), key: ["top100"]})
    qtbot.waitUntil(lambda: part.chip("first").x() < part.chip("second").x() < part.chip("third").x() < part.add.x())
    part.line.setFocus()
    for key in ("first", "second", "third"):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert part.chip(key).hasFocus()
