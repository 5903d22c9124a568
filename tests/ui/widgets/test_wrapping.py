"""Text in painted lines."""

from pytestqt.qtbot import QtBot

from ui.widgets.paint import text_width
from ui.widgets.wrapping import wrapped


def test_chinese_goes_on_beside_a_mark_that_is_not_chinese(qtbot: QtBot) -> None:
    text = "报装进度停在设计环节,希望加快审图"
    for place in (10, 11):
        room = text_width(text[:place], "body") + 1
        assert wrapped(text, "body", room) == [text[:place], text[place:]]
