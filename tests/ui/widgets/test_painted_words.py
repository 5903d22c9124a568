"""Words that are laid out once look as Qt draws them each time anew."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.look import LAID, colour, metrics
from ui.widgets.paint import CENTER, LEFT, RIGHT, short_words

AREA = QRectF(4, 5.5, 250, 36)
TEXTS = (
    "1,234",
    "Visit",
    "南方电网第一厂",
    "大工业 12.5 %",
    "<i>not markup</i>",
    "two\nlines\tand a tab",
    "مرحبا 123",
    "  led by blanks",
    "",
)


def _picture() -> QImage:
    image = QImage(270, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def _by_qt(area: QRectF, text: str, align: Qt.AlignmentFlag) -> QImage:
    image = _picture()
    with QPainter(image) as painter:
        painter.setFont(metrics("body").font)
        painter.setPen(colour("text"))
        painter.drawText(area, align.value | Qt.TextFlag.TextSingleLine.value, text)
    return image


def _ours(area: QRectF, text: str, align: Qt.AlignmentFlag) -> QImage:
    image = _picture()
    with QPainter(image) as painter:
        short_words(painter, area, text, "body", align=align)
    return image


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("align", [LEFT, RIGHT, CENTER])
def test_a_line_stands_where_qt_draws_it(qtbot: QtBot, text: str, align: Qt.AlignmentFlag) -> None:
    assert _ours(AREA, text, align) == _by_qt(AREA, text, align)


@pytest.mark.parametrize("area", [QRectF(4, 4, 40, 36), QRectF(4, 4, 250, 9)])
def test_a_line_larger_than_its_area_is_clipped(qtbot: QtBot, area: QRectF) -> None:
    long = "Guangzhou Steel Works"
    assert _ours(area, long, LEFT) == _by_qt(area, long, LEFT)


def test_the_lines_that_are_kept_are_as_many_as_a_window_shows(qtbot: QtBot) -> None:
    face = metrics("body")
    first = face.laid("row 0")
    assert face.laid("row 0") is first
    for row in range(LAID + 1):
        face.laid(f"row {row}")
    assert face.laid("row 0") is not first
