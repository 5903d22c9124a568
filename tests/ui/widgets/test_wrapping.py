"""Text in painted lines."""

from pytestqt.qtbot import QtBot

from ui.widgets.paint import text_width
from ui.widgets.wrapping import wrapped


def _broken(text: str, at: int) -> list[str]:
    """Return the lines of a text in the room of its first `at` characters."""
    return wrapped(text, "body", text_width(text[:at], "body") + 1)


def test_chinese_goes_on_after_a_mark_that_is_not_chinese(qtbot: QtBot) -> None:
    text = "报装进度停在设计环节,希望加快审图"
    assert _broken(text, 11) == [text[:11], text[11:]]


def test_no_line_begins_with_a_mark_that_closes(qtbot: QtBot) -> None:
    for mark in ("。", "，", "）", ",", ")", "”"):
        text = f"负一层电容柜十号待更换{mark}复查"
        assert _broken(text, 11) == [text[:10], text[10:]]


def test_no_line_ends_with_a_mark_that_opens(qtbot: QtBot) -> None:
    for mark in ("（", "《", "(", "“"):
        text = f"深圳市医疗器械公司{mark}演示数据"
        assert _broken(text, 10) == [text[:9], text[9:]]


def test_a_word_amid_chinese_is_kept_whole(qtbot: QtBot) -> None:
    text = "请核对备用馈线F0412-B的容量"
    assert _broken(text, 10) == [text[:7], text[7:]]


def test_a_word_of_latin_letters_goes_to_the_next_line(qtbot: QtBot) -> None:
    assert _broken("Monthly invoice by feeder", 16) == ["Monthly invoice", "by feeder"]
