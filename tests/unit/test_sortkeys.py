from hypothesis import given
from hypothesis import strategies as st

from crm.storage.sortkeys import pinyin_words, sort_key


def test_names_sort_as_they_are_spoken() -> None:
    names = ["重庆银行", "长安汽车", "海岳精密", "ACME", "成都石化", "9号仓"]
    assert sorted(names, key=sort_key) == ["9号仓", "ACME", "长安汽车", "成都石化", "重庆银行", "海岳精密"]


def test_a_surname_has_its_own_reading() -> None:
    assert sort_key("单晓燕", person=True).startswith("shan ")
    assert sort_key("单华电子").startswith("dan ")
    assert "sxy" in pinyin_words("单晓燕", person=True)


def test_words_of_a_polyphone_in_both_readings() -> None:
    words = pinyin_words("重庆银行")
    assert {"cqyh", "chongqingyinhang"} <= words
    assert any(word.startswith("zhong") for word in words)


def test_every_syllable_may_begin_a_word() -> None:
    assert {"hyjm", "yjm", "jm", "m", "jingmi"} <= pinyin_words("海岳精密")


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_ends_with_itself(text: str) -> None:
    assert sort_key(text).endswith(f"|{text}")
    assert "" not in pinyin_words(text)


@given(st.text(alphabet="海岳精密重长行乐单曾", min_size=1, max_size=12))
def test_chinese_names_are_found_by_their_initials(name: str) -> None:
    words = pinyin_words(name)
    assert any(len(word) == min(len(name), 8) and word.isascii() for word in words)
