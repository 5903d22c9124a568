import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.matching import How, match

NAME = "海岳精密光学A厂"
KEY = "hai yue jing mi guang xue a" + "chang |" + NAME


@pytest.mark.parametrize(
    ("query", "spans", "how"),
    [
        ("海岳", ((0, 2),), How.LETTERS),
        ("光学 精密", ((2, 4), (4, 6)), How.LETTERS),
        ("hyjm", ((0, 4),), How.INITIALS),
        ("jm", ((2, 4),), How.INITIALS),
        ("haiyuejing", ((0, 3),), How.PINYIN),
        ("jingmi", ((2, 4),), How.PINYIN),
        ("guangx", ((4, 6),), How.PINYIN),
        ("hai", ((0, 1),), How.PINYIN),
        ("a", ((6, 7),), How.LETTERS),
        ("0075", (), How.NOTHING),
        ("zz", (), How.NOTHING),
        ("", (), How.NOTHING),
    ],
)
def test_where_a_query_stands_in_a_name(query: str, spans: object, how: How) -> None:
    found = match(NAME, KEY, query)
    assert (found.spans, found.how) == (spans, how)


def test_a_word_that_ends_inside_a_syllable_tints_that_character() -> None:
    assert match(NAME, KEY, "haiyu").spans == ((0, 2),)
    assert match(NAME, KEY, "jin").spans == ((2, 3),)


@pytest.mark.parametrize("key", ["", "shen zhen |深圳"])
def test_a_foreign_key_only_loses_the_pinyin(key: str) -> None:
    assert match(NAME, key, "hyjm").spans == ()
    assert match(NAME, key, "精密").spans == ((2, 4),)


@given(st.text(), st.text(), st.text())
def test_spans_lie_inside_the_title_in_order(title: str, key: str, query: str) -> None:
    spans = match(title, key, query).spans
    assert all(0 <= begin < end <= len(title) for begin, end in spans)
    assert list(spans) == sorted(spans)
