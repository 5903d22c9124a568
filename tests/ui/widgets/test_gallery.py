from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import look, style
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.figures import HIGH, STACKED, FigureStrip
from ui.widgets.gallery import gallery


@pytest.fixture
def before(qapp: QApplication) -> Iterator[None]:
    """Puts back the looks that other tests use."""
    kept, font, palette = look.theme(), QFont(qapp.font()), QPalette(qapp.palette())
    yield
    look.install(kept)
    qapp.setFont(font)
    qapp.setPalette(palette)


def button(sheet: QWidget, text: str) -> Button:
    return next(one for one in sheet.findChildren(Button) if one.text() == text)


@pytest.mark.parametrize(("wish", "percent"), [("light", 100), ("dark", 150)])
@pytest.mark.usefixtures("before")
def test_every_part_paints_in_both_themes_and_at_large_text(qtbot: QtBot, wish: str, percent: int) -> None:
    look.install(Theme(wish, percent))
    sheet = gallery()
    qtbot.addWidget(sheet)
    sheet.resize(1680, 2300)
    sheet.show()
    assert not sheet.grab().toImage().isNull()
    assert button(sheet, "Discard").height() == round(32 * percent / 100)


@pytest.mark.usefixtures("before")
def test_parts_follow_a_change_of_theme_and_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    look.install(Theme("light", 100))
    style.apply(qapp, look.theme())
    sheet = gallery()
    qtbot.addWidget(sheet)
    sheet.resize(1120, 2300)
    sheet.show()
    strip = sheet.findChild(FigureStrip)
    assert strip is not None
    light = sheet.grab().toImage().pixelColor(40, 30)
    look.theme().use("dark", 150)
    style.apply(qapp, look.theme())
    assert strip.height() == look.px(HIGH + STACKED), "at this size the phrases stand below their numbers"
    assert button(sheet, "Discard").sizeHint().height() == 48
    assert sheet.grab().toImage().pixelColor(40, 30).lightness() < light.lightness()
