"""Whether a name fits what was typed, how well, and which of its characters are tinted."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crm.domain.folding import fold, letters_of
from crm.domain.matching import Card, How, Rank, judge, match, parse, spans_in
from crm.domain.snippets import snippet, spans_of
from crm.storage.sortkeys import sound

NAME = "海岳精密光学A厂"
NAMES = st.text(alphabet="海岳精密重庆单女乐長臺灣科技ABab12 ()·é", min_size=1, max_size=14)
QUERIES = st.text(alphabet="hyjmaeinguvz12海岳精女长重 -'%", max_size=8)


@pytest.mark.parametrize(
    ("query", "spans", "how"),
    [
        ("海岳", ((0, 2),), How.LETTERS),
        ("光学 精密", ((2, 6),), How.LETTERS),
        ("hyjm", ((0, 4),), How.INITIALS),
        ("jm", ((2, 4),), How.INITIALS),
        ("haiyuejing", ((0, 3),), How.PINYIN),
        ("hai yue", ((0, 2),), How.PINYIN),
        ("jingmi", ((2, 4),), How.PINYIN),
        ("guangx", ((4, 6),), How.PINYIN),
        ("haiyjm", ((0, 4),), How.INITIALS),
        ("hai", ((0, 1),), How.PINYIN),
        ("haiyue精密", ((0, 4),), How.PINYIN),
        ("ＨＹＪＭ", ((0, 4),), How.INITIALS),
        ("光學", ((4, 6),), How.LETTERS),
        ("a", ((6, 7),), How.LETTERS),
        ("0075", (), How.NOTHING),
        ("zz", (), How.NOTHING),
        ("", (), How.NOTHING),
    ],
)
def test_where_a_query_stands_in_a_name(query: str, spans: object, how: How) -> None:
    found = match(NAME, sound(NAME), query)
    assert (found.spans, found.how) == (spans, how)


def test_a_word_that_ends_inside_a_syllable_tints_that_character() -> None:
    assert match(NAME, sound(NAME), "haiyu").spans == ((0, 2),)
    assert match(NAME, sound(NAME), "jin").spans == ((2, 3),)


@pytest.mark.parametrize(
    ("title", "query", "tinted"),
    [
        ("臺灣華為科技", "华为", "華為"),
        ("华为科技", "華為", "华为"),
        ("ＡＢＣ电子", "abc", "ＡＢＣ"),
        ("㎡广场", "m2", "㎡"),
        ("Café 海岳", "cafe", "Café"),
        ("海岳(深圳)精密", "深圳精密", "深圳)精密"),
        ("岚湖站F12", "lhzf12", "岚湖站F12"),
        ("岚湖站F12", "f12", "F12"),
    ],
)
def test_the_stretch_of_the_stored_title_is_tinted(title: str, query: str, tinted: str) -> None:
    assert [title[begin:end] for begin, end in match(title, sound(title), query).spans] == [tinted]


@pytest.mark.parametrize(
    ("query", "rank"),
    [
        ("深圳市海岳精密", Rank.EXACT),
        ("9900000000101", Rank.EXACT),
        ("haiyue precision", Rank.EXACT),
        ("深圳", Rank.PREFIX),
        ("海岳", Rank.PREFIX),
        ("haiyue", Rank.PREFIX),
        ("99000", Rank.PREFIX),
        ("hyjm", Rank.INITIALS),
        ("精密", Rank.ANYWHERE),
        ("jingmi", Rank.ANYWHERE),
        ("0101", Rank.ANYWHERE),
        ("precision", Rank.ANYWHERE),
    ],
)
def test_how_well_it_fits(query: str, rank: Rank) -> None:
    title = "深圳市海岳精密"
    card = Card(title, sound(title), (("Haiyue Precision", ""),), ("9900000000101",))
    verdict = judge(card, parse(query))
    assert verdict is not None
    assert verdict.rank is rank


@pytest.mark.parametrize("query", ["recision", "00", "海密", "mjyh", "haiyueguang", "lv"])
def test_what_does_not_fit(query: str) -> None:
    title = "深圳市海岳精密"
    card = Card(title, sound(title), (("Haiyue Precision", ""),), ("9900000000101",))
    assert judge(card, parse(query)) is None


def test_letters_of_a_foreign_word_are_no_initials() -> None:
    assert match("ACME工厂", sound("ACME工厂"), "acg").spans == ()
    assert match("ACME工厂", sound("ACME工厂"), "acme").spans == ((0, 4),)


@given(NAMES, QUERIES)
def test_spans_lie_inside_the_title_apart_and_in_order(title: str, query: str) -> None:
    spans = match(title, sound(title), query).spans
    assert all(0 <= begin < end <= len(title) for begin, end in spans)
    assert all(first[1] < second[0] for first, second in pairwise(spans))


@given(st.text(), st.text(), st.text())
def test_any_text_is_judged_calmly(title: str, its_sound: str, query: str) -> None:
    spans = match(title, sound(title), query).spans + match(title, "", query).spans
    assert all(0 <= begin < end <= len(title) for begin, end in spans)
    judge(Card(title, sound(title), ((its_sound, ""),), (its_sound,)), parse(query))


@given(NAMES, QUERIES)
def test_what_is_tinted_corresponds_to_the_query(title: str, query: str) -> None:
    found = match(title, sound(title), query)
    tinted = "".join(letters_of(title[begin:end]) for begin, end in found.spans)
    wanted = letters_of(query)
    if found.how is How.LETTERS and len(parse(query).words) == 1:
        assert tinted == wanted
    elif found.spans and len(parse(query).words) == 1:
        assert len(tinted) <= len(wanted)


@given(st.text(alphabet="海岳精密重庆单女乐长科技", min_size=1, max_size=8), st.data())
def test_a_name_is_found_by_any_reading_of_its_characters(name: str, data: st.DataObject) -> None:
    readings = [data.draw(st.sampled_from(unit.split("/")[1:])) for unit in sound(name).split(" ")]
    start = data.draw(st.integers(0, len(readings) - 1))
    for typed in ("".join(readings[start:]), "".join(each[0] for each in readings[start:])):
        assert match(name, sound(name), typed).spans, typed


@given(st.text(alphabet="海岳精密臺灣AB12", min_size=1, max_size=10), st.integers(0, 9), st.integers(1, 10))
def test_a_name_is_found_by_any_part_of_it(name: str, start: int, length: int) -> None:
    part = name[start : start + length]
    assume(part and not (part[0].isascii() and start > 0 and name[start - 1].isascii()))
    spans = match(name, sound(name), part).spans
    assert spans
    assert letters_of("".join(name[begin:end] for begin, end in spans)) == letters_of(part)


def test_spans_of_nothing_are_none() -> None:
    assert spans_in("海岳", ()) == ()


@given(title=NAMES, query=QUERIES)
def test_a_sound_that_lacks_the_letters_of_every_reading_fits_none(title: str, query: str) -> None:
    its_sound = sound(title)
    for word in parse(query).words:
        fits = any(pattern is not None and pattern.search(its_sound) for pattern in word.patterns)
        assert word.may_sound(its_sound) or not fits


@given(st.text())
def test_letters_are_what_folding_leaves_of_letters_and_figures(value: str) -> None:
    assert letters_of(value) == "".join(filter(str.isalnum, fold(value)))


@given(
    text=st.text(alphabet="客户Ａb1 ½㎡é́ß锈蚀，", max_size=40),
    query=st.sampled_from(["锈蚀", "客户", "b1", "m2", "1 锈"]),
)
def test_a_stretch_of_a_text_shows_what_was_looked_for(text: str, query: str) -> None:
    asked = parse(query)
    found = snippet(text, asked)
    held = [word.text in fold(text) for word in asked.words if word.text[0] > "z"]
    if found is None:
        assert not held or not all(held) or len(held) < len(asked.words)
        return
    words = sorted(letters_of(found.text[begin:end]) for begin, end in found.match.spans)
    assert len(words) == len(asked.words)
    assert all(any(word.text in tinted for tinted in words) for word in asked.words)


@pytest.mark.parametrize(
    ("text", "words", "tinted"),
    [
        ("电容柜开关跳闸，电容柜已更换", ["电容柜"], ["电容柜", "电容柜"]),
        ("Call back, CALL again", ["call"], ["Call", "CALL"]),
        ("備用電源聯鎖", ["备用", "用电"], ["備用電"]),
        ("100%_*", ["%_", "'"], ["%_"]),
        ("nothing", [""], []),
    ],
)
def test_each_place_of_what_is_sought_is_tinted(text: str, words: list[str], tinted: list[str]) -> None:
    assert [text[begin:end] for begin, end in spans_of(text, words)] == tinted


@given(text=st.text(alphabet="客户Ａb1 ½ß锈", max_size=30), words=st.lists(st.sampled_from(["客", "b1", "户A", "锈"])))
def test_tinted_places_are_in_order_and_apart(text: str, words: list[str]) -> None:
    spans = spans_of(text, words)
    assert all(begin < end <= len(text) for begin, end in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    assert all(any(fold(word) in fold(text[begin:end]) for word in words) for begin, end in spans)
