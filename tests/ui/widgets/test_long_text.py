"""Text of a million characters: it is shown in parts, typed into, and given back as it was pasted."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.forms.multiline import LONGEST, GrowingText

LONG = "电" * 1_000_000


@pytest.fixture
def box(qtbot: QtBot) -> GrowingText:
    made = GrowingText()
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    return made


@pytest.mark.parametrize("text", [LONG, f"a\n{LONG[:9000]}\n\n{LONG[: 2 * LONGEST]}\nb", "x\n" * 5000, " " * 5000])
def test_long_text_is_given_back_as_it_was(box: GrowingText, text: str) -> None:
    box.set_text(text)
    assert box.text() == text


def test_no_part_is_longer_than_a_layout_takes_at_once(box: GrowingText) -> None:
    box.set_text(LONG)
    assert max(len(block.text()) for block in box._blocks()) == LONGEST


def test_a_key_and_a_line_break_inside_stand_where_they_were_typed(box: GrowingText) -> None:
    box.set_text(LONG[: 3 * LONGEST])
    cursor = box.textCursor()
    cursor.setPosition(LONGEST + 11)
    box.setTextCursor(cursor)
    QTest.keyClicks(box, "ab")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == LONG[: LONGEST + 10] + "ab\n" + LONG[: 2 * LONGEST - 10]


def test_what_is_pasted_is_told_once_and_whole(box: GrowingText) -> None:
    box.set_text("前后")
    told: list[str] = []
    box.changed.connect(lambda: told.append(box.text()))
    cursor = box.textCursor()
    cursor.setPosition(1)
    box.setTextCursor(cursor)
    data = QMimeData()
    data.setText(LONG)
    box.insertFromMimeData(data)
    assert told == [f"前{LONG}后"]
