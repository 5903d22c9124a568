from datetime import date, time
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import Priority
from crm.domain.repeats import Every, Pattern
from crm.domain.task_line import read_line
from crm.planning.workdays import calendar_of
from ui.theme.look import metrics
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field
from ui.widgets.forms.framed import INSET
from ui.widgets.forms.month_grid import MonthGrid, months_on
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import NumberField, read_number
from ui.widgets.forms.tag_line import Entry, Part, Person, TagLine
from ui.widgets.forms.tiles import ChoiceTiles, Scale

TODAY = date(2026, 11, 17)


def today() -> date:
    return TODAY


def test_a_field_is_checked_when_it_is_left_and_not_while_typing(qtbot: QtBot) -> None:
    line, other = QLineEdit(), QLineEdit()
    field = Field("Phone", line, required=True, check=lambda: "One digit is missing." if len(line.text()) < 11 else "")
    host = QWidget()
    column = QVBoxLayout(host)
    column.addWidget(field)
    column.addWidget(other)
    qtbot.addWidget(host)
    host.show()
    with qtbot.waitActive(host):
        host.activateWindow()
    line.setFocus()
    QTest.keyClicks(line, "1380013800")
    assert field.error() == ""
    other.setFocus()
    assert field.error() == "One digit is missing."
    assert line.property("problem")
    assert line.accessibleDescription() == "One digit is missing."
    line.setText("13800138000")
    assert field.check()
    assert not line.property("problem")


def test_tiles_are_chosen_by_click_and_by_number(qtbot: QtBot) -> None:
    part = ChoiceTiles([("yes", "Yes"), ("no", "No"), ("unsure", "Not sure")])
    qtbot.addWidget(part)
    part.show()
    told: list[list[str]] = []
    part.changed.connect(told.append)
    QTest.mouseClick(part.tiles[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(part.tiles[0], Qt.Key.Key_3)
    assert told == [["yes"], ["unsure"]]
    QTest.mouseClick(part.tiles[2], Qt.MouseButton.LeftButton)
    assert part.values() == []


def test_several_checks_can_hold(qtbot: QtBot) -> None:
    part = ChoiceTiles([("phone", "Phone"), ("sms", "SMS")], multiple=True)
    qtbot.addWidget(part)
    QTest.keyClick(part.tiles[0], Qt.Key.Key_1)
    QTest.keyClick(part.tiles[0], Qt.Key.Key_2)
    assert part.values() == ["phone", "sms"]


def test_a_scale_takes_its_digits_and_frees_its_answer(qtbot: QtBot) -> None:
    part = Scale(0, 10, "0 never · 10 always")
    qtbot.addWidget(part)
    QTest.keyClick(part.tiles[0], Qt.Key.Key_0)
    assert part.value() == 0
    QTest.mouseClick(part.tiles[10], Qt.MouseButton.LeftButton)
    assert part.value() == 10
    with qtbot.waitSignal(part.changed) as told:
        QTest.mouseClick(part.tiles[10], Qt.MouseButton.LeftButton)
    assert told.args == [None]
    five = Scale(1, 5)
    qtbot.addWidget(five)
    QTest.keyClick(five.tiles[0], Qt.Key.Key_9)
    assert five.value() is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("12,500", Decimal(12500)), ("１２５０．５", Decimal("1250.5")), ("", None), ("NaN", None), ("12 kVA", None)],
)
def test_numbers_are_read_as_people_write_them(text: str, number: Decimal | None) -> None:
    assert read_number(text) == number


def test_a_number_keeps_to_its_limits(qtbot: QtBot) -> None:
    part = NumberField("kVA", least=Decimal(0), most=Decimal(10000), whole=True)
    qtbot.addWidget(part)
    said = []
    for text in ("", "12500", "-1", "1.5", "x", "8,000"):
        part.line.setText(text)
        said.append(part.problem())
    assert said == ["", "At most 10,000.", "At least 0.", "Only whole numbers.", "This is not a number.", ""]
    assert part.value() == Decimal(8000)


def test_a_typed_date_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    part = DateField(today)
    qtbot.addWidget(part)
    told: list[date | None] = []
    part.changed.connect(told.append)
    QTest.keyClicks(part, "+7")
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert told == [date(2026, 11, 24)]
    assert part.text() == "Tue 24 Nov"
    part.setText("soon")
    assert part.value() is None
    assert "Tue 24 Nov" in part.problem()


def test_a_long_date_shows_its_beginning(qtbot: QtBot) -> None:
    part = DateField(today)
    qtbot.addWidget(part)
    part.set_value(date(2027, 12, 31))
    assert part.cursorPosition() == 0
    QTest.keyClicks(part, "x" * 40)
    part.setText("2028-01-31")
    QTest.keyClick(part, Qt.Key.Key_Return)
    assert (part.value(), part.cursorPosition()) == (date(2028, 1, 31), 0)


def test_a_date_is_picked_from_the_small_calendar(qtbot: QtBot) -> None:
    grid = MonthGrid(TODAY)
    qtbot.addWidget(grid)
    grid.show()
    picked: list[date] = []
    grid.picked.connect(picked.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_PageDown, Qt.Key.Key_Return):
        QTest.keyClick(grid.days, key)
    assert picked == [date(2026, 12, 23)]
    assert months_on(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_a_time_is_typed_and_stepped(qtbot: QtBot) -> None:
    part = TimeField()
    qtbot.addWidget(part)
    told: list[time | None] = []
    part.changed.connect(told.append)
    QTest.keyClicks(part, "930")
    QTest.keyClick(part, Qt.Key.Key_Return)
    QTest.keyClick(part, Qt.Key.Key_Up)
    assert told == [time(9, 30), time(9, 45)]
    assert part.text() == "09:45"


def test_a_combo_keeps_its_value_over_new_choices(qtbot: QtBot) -> None:
    part = Combo([("a", "A"), ("b", "B")])
    qtbot.addWidget(part)
    part.set_value("b")
    part.set_choices([("b", "Bee"), ("c", "C")])
    assert part.value() == "b"
    part.set_choices([("c", "C")])
    assert part.value() == "c"


def test_text_grows_with_its_lines(qtbot: QtBot) -> None:
    part = GrowingText(least=2, most=6)
    qtbot.addWidget(part)
    part.resize(300, 40)
    part.show()
    small = part.height()
    part.set_text("\n".join("line" for _ in range(5)))
    middle = part.height()
    part.set_text("\n".join("line" for _ in range(50)))
    assert small < middle < part.height() < small * 4


PEOPLE = [Person(1, "Wang"), Person(2, "Wang Jian"), Person(3, "林晓岚")]


def test_a_line_gives_its_words_its_date_and_its_people() -> None:
    entry, spans = read_line("Quote for store 4 supply Tue 24 Nov @wang jian", TODAY, PEOPLE)
    assert entry == Entry("Quote for store 4 supply", date(2026, 11, 24), (PEOPLE[1],))
    assert len(spans) == 2
    entry, _ = read_line("周四给出报价 @林晓岚", TODAY, PEOPLE)
    assert entry == Entry("给出报价", date(2026, 11, 19), (PEOPLE[2],))
    assert read_line("mail a@b.example", TODAY, PEOPLE)[0].people == ()
    contact = Person(4, "Shen Yi", is_contact=True)
    entry, spans = read_line("Call @Shen Yi on Fri", TODAY, [contact])
    assert (entry.text, entry.people, len(spans)) == ("Call Shen Yi", (contact,), 2)


@pytest.fixture
def line(qtbot: QtBot) -> TagLine:
    """A line that is shown, with the cursor in it."""
    part = TagLine(today, "Add a task", lambda: calendar_of([2026]))
    part.set_people(PEOPLE)
    qtbot.addWidget(part)
    part.resize(800, 40)
    part.show()
    part.setFocus()
    qtbot.waitUntil(part.line.hasFocus)
    return part


def test_everything_that_is_understood_becomes_a_chip(line: TagLine) -> None:
    line.line.insertPlainText("抄表 每周一 9:30 @林晓岚 !")
    assert line.chips() == ["每周一", "9:30", "@林晓岚", "!"]
    line.grab()
    weekly = Pattern(Every.WEEK, weekdays=(0,))
    assert line.entry() == Entry("抄表", None, (PEOPLE[2],), time(9, 30), Priority.HIGH, weekly)


def test_backspace_makes_a_chip_text_again(line: TagLine) -> None:
    line.line.insertPlainText("Explain the dip of 11 Nov")
    assert line.chips() == ["11 Nov"]
    QTest.keyClick(line.line, Qt.Key.Key_Backspace)
    assert line.line.toPlainText() == "Explain the dip of 11 Nov"
    assert line.entry() == Entry("Explain the dip of 11 Nov", None, ())
    QTest.keyClicks(line.line, " Fri")
    assert line.chips() == ["Fri"]
    assert line.entry().text == "Explain the dip of 11 Nov"
    for _ in range(7):
        QTest.keyClick(line.line, Qt.Key.Key_Backspace)
    QTest.keyClicks(line.line, "ov")
    assert line.line.toPlainText() == "Explain the dip of 11 Nov"
    assert line.chips() == ["11 Nov"]


def test_names_are_offered_after_at_and_taken_by_keys(line: TagLine) -> None:
    names = line.line.names
    QTest.keyClicks(line.line, "Quote @wa")
    assert names.offered() == ["Wang", "Wang Jian"]
    QTest.keyClick(names.popup, Qt.Key.Key_Down)
    QTest.keyClick(line.line, Qt.Key.Key_Return)
    assert line.line.toPlainText() == "Quote @Wang Jian "
    assert line.chips() == ["@Wang Jian"]
    assert not names.is_open
    line.line.insertPlainText("@林")
    assert names.offered() == ["林晓岚"]
    QTest.keyClick(line.line, Qt.Key.Key_Escape)
    assert not names.is_open
    assert line.line.hasFocus()


def test_a_line_leaves_out_what_its_page_cannot_keep(qtbot: QtBot) -> None:
    part = TagLine(today, "Add a follow-up", parts=(Part.DAY, Part.PERSON))
    qtbot.addWidget(part)
    part.set_text("Quote weekly ! Fri")
    assert part.chips() == ["Fri"]


def test_enter_adds_and_stays_and_an_empty_line_adds_nothing(qtbot: QtBot) -> None:
    part = TagLine(today, "Add a follow-up")
    qtbot.addWidget(part)
    part.set_people(PEOPLE)
    part.show()
    added: list[Entry] = []
    part.added.connect(added.append)
    QTest.keyClick(part.line, Qt.Key.Key_Return)
    QTest.keyClicks(part.line, "Check headroom Fri 27 Nov")
    part.grab()
    QTest.keyClick(part.line, Qt.Key.Key_Return)
    assert added == [Entry("Check headroom", date(2026, 11, 27), ())]
    assert part.entry() == Entry("", None, ())


def test_a_single_choice_is_one_stop_of_tab(qtbot: QtBot) -> None:
    scale, tiles = Scale(1, 5), ChoiceTiles([("a", "A"), ("b", "B")], multiple=True)
    for part in (scale, tiles):
        qtbot.addWidget(part)

    def stops(part: Scale | ChoiceTiles) -> list[str]:
        return [tile.text() for tile in part.tiles if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops(scale) == ["1"]
    scale.set_value(4)
    assert stops(scale) == ["4"]
    assert scale.focusProxy() is scale.tiles[3]
    assert stops(tiles) == ["A", "B"]


CHINA = calendar_of([2025])


def test_the_month_pales_days_off_and_tells_their_names() -> None:
    grid = MonthGrid(date(2025, 10, 9), CHINA)
    days = grid.days
    assert days.is_pale(date(2025, 10, 1))
    assert not days.is_pale(date(2025, 10, 11))
    assert not days.is_pale(date(2025, 10, 10))
    assert days.is_pale(date(2025, 10, 12))
    assert days.words_of(date(2025, 10, 1)) == "Wed 1 Oct · National Day"
    assert days.words_of(date(2025, 10, 11)).endswith("Make-up workday")
    days.go(date(2025, 10, 1))
    assert "National Day" in days.accessibleName()
    plain = MonthGrid(date(2025, 10, 9))
    assert not plain.days.is_pale(date(2025, 10, 1))
    grid.deleteLater()
    plain.deleteLater()


def test_a_date_field_counts_workdays(qtbot: QtBot) -> None:
    part = DateField(lambda: date(2025, 9, 30), lambda: CHINA)
    qtbot.addWidget(part)
    part.setText("下一个工作日")
    assert part.value() == date(2025, 10, 9)
    part.setText("+3 workdays")
    assert part.value() == date(2025, 10, 11)


def test_a_choice_wears_no_sheet_and_its_list_opens_below(qtbot: QtBot) -> None:
    host = QWidget()
    combo = Combo([("a", "Short"), ("b", "A much longer choice")], host)
    qtbot.addWidget(host)
    host.show()
    assert combo.sizeHint().width() > metrics("body").width_of("A much longer choice")
    assert not any(part.styleSheet() for part in (combo, *combo.findChildren(QWidget)))
    with qtbot.waitSignal(combo.changed) as told:
        combo.showPopup()
        assert combo.view().isVisible()
        assert combo.view().mapToGlobal(QPoint()).y() > combo.mapToGlobal(QPoint()).y()
        QTest.keyClick(combo.view(), Qt.Key.Key_Down)
        QTest.keyClick(combo.view(), Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_a_field_of_lines_keeps_its_text_off_its_edge(qtbot: QtBot) -> None:
    field = GrowingText("Notes")
    qtbot.addWidget(field)
    field.show()
    assert not field.styleSheet()
    assert field.viewport().geometry().topLeft() == QPoint(INSET, INSET)
