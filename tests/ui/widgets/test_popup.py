"""A popup stays on the screen, also when it grows after it was opened."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.popup import Popup

WIDE, HIGH = 200, 200


def test_a_popup_that_grows_over_its_anchor_stays_on_the_screen(qtbot: QtBot) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    room = anchor.screen().availableGeometry()
    anchor.setGeometry(room.left() + 40, room.bottom() - 40, 80, 32)
    anchor.show()
    popup, words = Popup(anchor), QLabel("words")
    popup.body.addWidget(words)
    popup.open_under(anchor, WIDE)
    words.setMinimumHeight(HIGH)
    popup.adjustSize()
    assert popup.height() > HIGH
    assert popup.width() >= WIDE
    assert popup.geometry().bottom() <= room.bottom()
    assert popup.geometry().top() >= room.top()


def test_a_popup_higher_than_the_screen_begins_at_its_top(qtbot: QtBot) -> None:
    anchor = QWidget()
    qtbot.addWidget(anchor)
    anchor.show()
    room = anchor.screen().availableGeometry()
    popup, words = Popup(anchor), QLabel("words")
    popup.body.addWidget(words)
    popup.open_under(anchor)
    popup.resize(WIDE, room.height() + HIGH)
    assert popup.geometry().top() == room.top()
