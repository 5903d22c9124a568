"""Lines where a pixel is one and a half dots of the screen: all as thin, none blurred."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from ui.theme.look import colour
from ui.widgets.paint import hairline, on_dots, rounded

SIDE = 40


def _picture(ratio: float) -> QImage:
    image = QImage(round(SIDE * ratio), round(SIDE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    return image


def _column(image: QImage, x: int) -> list[str]:
    return [image.pixelColor(x, y).name() for y in range(image.height())]


@pytest.mark.parametrize(("ratio", "dots"), [(1.0, 1), (1.25, 1), (1.5, 1), (2.0, 2)])
@pytest.mark.parametrize("shift", [0, 1, 3])
def test_hairlines_are_equally_thin_wherever_a_part_stands(qtbot: QtBot, ratio: float, dots: int, shift: int) -> None:
    image = _picture(ratio)
    with QPainter(image) as painter:
        painter.translate(0, shift)
        for top in (0, 7, 14, 21):
            hairline(painter, 0, top, SIDE)
            hairline(painter, top, 28 - shift, 10, upright=True)
    ink = colour("border").name()
    assert set(_column(image, image.width() - 1)) == {ink, "#ffffff"}
    assert _column(image, image.width() - 1).count(ink) == 4 * dots
    row = [image.pixelColor(x, round(30 * ratio)).name() for x in range(image.width())]
    assert row.count(ink) == 4 * dots


def test_an_edge_at_one_and_a_half_is_not_blurred(qtbot: QtBot) -> None:
    image = _picture(1.5)
    with QPainter(image) as painter:
        rounded(painter, QRectF(3, 5, 21, 17), 4, edge=colour("control"))
    assert set(_column(image, 20)) == {colour("control").name(), "#ffffff"}
    assert _column(image, 20).count(colour("control").name()) == 2


def test_whole_pixels_stay_where_they_are(qtbot: QtBot) -> None:
    image, area = _picture(2.0), QRectF(3.25, 5, 21, 17)
    with QPainter(image) as painter:
        assert on_dots(painter, area) == area
