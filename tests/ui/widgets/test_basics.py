from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from ui.widgets.avatar import initials, tint_number
from ui.widgets.badge import Badge, CountPill
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.facts import Fact, FactList
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.labels import ElidedLabel
from ui.widgets.marks import SegmentMark
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel


def test_initials_follow_the_custom_of_the_name() -> None:
    assert initials("林晓岚") == "林"
    assert initials("欧阳明") == "欧阳"
    assert initials("Dr Shen Yi") == "SY"
    assert initials("Tang") == "T"
    assert initials("") == ""
    assert tint_number("Tang") == tint_number("Tang")


def test_a_cut_line_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Baolong New Energy Battery, a demo account")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.is_cut()
    assert label.toolTip() == label.text() == label.accessibleName()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_an_icon_button_names_itself_and_its_key(qtbot: QtBot) -> None:
    button = IconButton("plus", "New", "Ctrl+N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New"
    assert "New" in button.toolTip()
    assert "N" in button.toolTip().split("·")[1]
    assert button.sizeHint().height() == 34


def test_enter_presses_what_has_the_keyboard(qtbot: QtBot) -> None:
    for button in (Button("Save"), IconButton("plus", "New")):
        qtbot.addWidget(button)
        pressed: list[bool] = []
        button.clicked.connect(lambda _=False, pressed=pressed: pressed.append(True))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            QTest.keyClick(button, key)
        QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(pressed) == 3


def test_a_card_shows_its_count_and_tells_of_its_link(qtbot: QtBot) -> None:
    card = Card("Tasks", link="All tasks")
    qtbot.addWidget(card)
    assert card.header is not None
    card.set_count(None)
    assert card.header.count is None
    card.set_count(6)
    card.show()
    assert card.header.count is not None
    assert card.header.count.text() == "6"
    assert card.header.height() == 49
    link = button_of(card)
    with qtbot.waitSignal(card.link_clicked):
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)


def test_small_parts_read_aloud_what_they_show(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    badge = Badge("9 days late", "danger", parent=host)
    assert (badge.accessibleName(), badge.sizeHint().height()) == ("9 days late", 20)
    badge.set_badge("")
    assert badge.isHidden()
    assert CountPill(1234, host).accessibleName() == "1,234"
    assert SegmentMark(Segment.TOP100, host).accessibleName() == "Top-100"


def test_a_figure_opens_what_is_behind_it_by_click_and_by_key(qtbot: QtBot) -> None:
    strip = FigureStrip([Figure("late", "Overdue", "7"), Figure("fact", "Unpaid", "0", link=False)])
    qtbot.addWidget(strip)
    strip.resize(600, 84)
    strip.show()
    opened: list[str] = []
    strip.opened.connect(opened.append)
    first, second = strip._columns
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert opened == ["late", "late"]
    assert first.accessibleName() == "Overdue: 7"
    strip.set_figures([Figure("late", "Overdue", "8")])
    assert first.accessibleName() == "Overdue: 8"


def test_phrases_that_do_not_fit_beside_their_numbers_stand_below_them(qtbot: QtBot) -> None:
    strip = FigureStrip([Figure("used", "Capacity used", "66%", "43,200 of 65,000 kVA")] * 3, compact=True)
    qtbot.addWidget(strip)
    strip.resize(1200, 64)
    strip.show()
    low = strip.height()
    strip.resize(600, low)
    assert strip.height() > low
    assert not any(column.wide(stacked=True) > column.width() for column in strip._columns)
    strip.resize(1200, strip.height())
    assert strip.height() == low


def facts(qtbot: QtBot) -> tuple[FactList, list[tuple[str, str]]]:
    part = FactList(
        [
            Fact("name", "Name", "Demo works", editable=True),
            Fact("cycle", "Cycle", "90 days", editable=True, choices=(("30", "30 days"), ("90", "90 days"))),
            Fact("phone", "Phone", "138****2046", link=True),
        ]
    )
    qtbot.addWidget(part)
    part.resize(300, 120)
    part.show()
    with qtbot.waitActive(part):
        part.activateWindow()
    edited: list[tuple[str, str]] = []
    part.edited.connect(lambda key, text: edited.append((key, text)))
    return part, edited


def test_a_fact_is_edited_in_place_and_enter_goes_down(qtbot: QtBot) -> None:
    part, edited = facts(qtbot)
    row = part.row("name")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_E)
    editor = row.editor()
    assert isinstance(editor, QLineEdit)
    editor.setText("Other works")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited == [("name", "Other works")]
    assert row.editor() is None
    assert part.row("cycle").hasFocus()


def test_esc_restores_a_fact_and_an_unchanged_one_is_not_written(qtbot: QtBot) -> None:
    part, edited = facts(qtbot)
    row = part.row("name")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        row.begin_edit()
        editor = row.editor()
        assert isinstance(editor, QLineEdit)
        if key == Qt.Key.Key_Escape:
            editor.setText("Other works")
        QTest.keyClick(editor, key)
    assert edited == []


def test_a_masked_number_is_a_link(qtbot: QtBot) -> None:
    part, _ = facts(qtbot)
    with qtbot.waitSignal(part.linked) as told:
        QTest.mouseClick(part.row("phone"), Qt.MouseButton.LeftButton)
    assert told.args == ["phone"]


def test_an_error_offers_again_and_its_details(qtbot: QtBot) -> None:
    panel = ErrorPanel("Readings could not be loaded", "The database did not answer.", "demo trace")
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.retry):
        panel.again.click()
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "demo trace"


def test_an_empty_place_has_at_most_one_button(qtbot: QtBot) -> None:
    part = EmptyState("calendar-check", "Nothing is overdue", action="Open the planner")
    qtbot.addWidget(part)
    part.show()
    with qtbot.waitSignal(part.acted):
        button_of(part).click()
    part.set_words("calendar-check", "Nothing is overdue")
    assert not button_of(part).isVisible()


def button_of(part: QWidget) -> Button:
    button = part.findChild(Button)
    assert isinstance(button, Button)
    return button


def test_a_fast_answer_never_shows_the_skeleton(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    skeleton = Skeleton(host)
    skeleton.start()
    skeleton.stop()
    assert not skeleton.isVisible()
    skeleton.start()
    qtbot.waitUntil(skeleton.isVisible)
    assert skeleton.geometry() == host.rect()


def test_the_inside_of_an_empty_place_is_made_when_it_shows_and_comes_in_its_turn(qtbot: QtBot) -> None:
    host, place = QWidget(), QStackedWidget()
    before, after = QLineEdit(), QLineEdit()
    empty, failed = EmptyState("copy", "Nothing matches", action="Clear filters"), ErrorPanel("Failed")
    parts: list[QWidget] = [QWidget(), empty, failed]
    for part in parts:
        place.addWidget(part)
    column = QVBoxLayout(host)
    for line in (before, place, after):
        column.addWidget(line)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    assert not empty.findChildren(QWidget)
    assert not failed.findChildren(QWidget)
    for shown, first in ((empty, "Clear filters"), (failed, "Try again")):
        place.setCurrentWidget(shown)
        before.setFocus()
        QTest.keyClick(before, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, Button)
        assert focused.text() == first
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after
