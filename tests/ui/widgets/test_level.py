"""Chinese in a field stands in its middle, on the base line of Latin text."""

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from ui.theme.look import metrics
from ui.widgets.forms.text_line import TextLine


def shown(qtbot: QtBot, text: str, size: int) -> TextLine:
    line = TextLine(text)
    qtbot.addWidget(line)
    font = QFont(metrics("body").font)
    font.setPixelSize(size)
    line.setFont(font)
    line.setReadOnly(True)  # a cursor would be ink too
    line.retheme()
    line.show()
    return line


def last_row(line: TextLine, wide: int) -> int:
    """Return the lowest row with ink in the first pixels of the text."""
    image, left = line.grab().toImage(), line.textMargins().left() + 1
    rows = (
        y
        for y in range(4, image.height() - 4)
        if any(image.pixelColor(left + x, y).lightness() < 150 for x in range(wide))
    )
    return max(rows)


@pytest.mark.parametrize("size", [12, 13, 14, 16, 18, 20])
def test_latin_keeps_its_base_line_beside_chinese(qtbot: QtBot, size: int) -> None:
    alone, beside = shown(qtbot, "H", size), shown(qtbot, "H国", size)
    assert abs(last_row(beside, size // 2) - last_row(alone, size // 2)) <= 1


def test_what_is_typed_decides_and_what_is_deleted_no_more(qtbot: QtBot) -> None:
    line = shown(qtbot, "", 13)
    line.setText("客户")
    above = line.textMargins().top()
    line.setText("Client")
    assert line.textMargins().top() == 0
    line.setText("C户")
    assert line.textMargins().top() == above > 0
