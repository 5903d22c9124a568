"""Forms in windows that are lower than they."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine

LINES = 8


class _Form(FormDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__("A form", "Save", parent)
        self.lines = [TextLine() for _ in range(LINES)]
        for number, line in enumerate(self.lines):
            self.form.addWidget(Field(f"Line {number}", line))
        self.fit()
        self.show()

    def save(self) -> None:
        self.say("Enter the first line.", self.lines[0])


def _form(qtbot: QtBot, high: int) -> _Form:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, high)
    window.show()
    form = _Form(window)
    qtbot.waitExposed(form)
    return form


def test_a_form_that_has_room_does_not_scroll(qtbot: QtBot) -> None:
    form = _form(qtbot, 780)
    assert form.area.verticalScrollBar().maximum() == 0
    assert all(line.width() == form.fields.width() for line in form.lines)


def test_a_form_that_is_higher_than_its_window_scrolls_above_its_buttons(qtbot: QtBot) -> None:
    form = _form(qtbot, 400)
    assert form.height() <= 400
    assert form.area.verticalScrollBar().maximum() > 0
    assert form.give.geometry().bottom() < form.height()


def test_tab_brings_a_field_into_view_and_what_is_wrong_brings_back_its_field(qtbot: QtBot) -> None:
    form = _form(qtbot, 400)
    form.lines[0].setFocus()
    for _ in range(LINES - 1):
        QTest.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.lines[-1]
    assert not form.lines[-1].visibleRegion().isEmpty()
    assert form.lines[0].visibleRegion().isEmpty()
    QTest.keyClick(form.lines[-1], Qt.Key.Key_Return)
    assert form.focusWidget() is form.lines[0]
    assert not form.lines[0].visibleRegion().isEmpty()
    assert form.problem.isVisible()
    assert form.height() <= 400
