import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.folding import letters_of
from crm.storage.sortkeys import sort_key, sound


def test_names_sort_as_they_are_spoken() -> None:
    names = ["重庆银行", "长安汽车", "海岳精密", "ACME", "成都石化", "9号仓"]
    assert sorted(names, key=sort_key) == ["9号仓", "ACME", "长安汽车", "成都石化", "重庆银行", "海岳精密"]


def test_a_surname_has_its_own_reading() -> None:
    assert sort_key("单晓燕", person=True).startswith("shan ")
    assert sort_key("单华电子").startswith("dan ")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("单晓燕", "shan xiao yan"),
        ("曾子涵", "zeng "),
        ("解志远", "xie "),
        ("仇建国", "qiu "),
        ("区丽华", "ou "),
        ("查静", "zha "),
        ("翟伟", "zhai "),
        ("尉迟明", "yu chi ming"),
        ("长孙敏", "zhang sun "),
    ],
)
def test_people_sort_by_the_reading_of_their_surname(name: str, begins: str) -> None:
    assert sort_key(name, person=True).startswith(begins)


def test_a_sound_has_every_reading_of_a_character() -> None:
    assert sound("重庆A厂2").split(" ")[0].split("/")[:3] == ["重", "zhong", "chong"]
    assert "/shan" in sound("单华")
    assert {"nv", "nu"} <= set(sound("女").split("/"))
    assert sound("ACME Demo") == ""


@given(st.text(max_size=30))
def test_any_text_has_a_key_and_ends_with_itself(text: str) -> None:
    assert sort_key(text).endswith(f"|{text}")


@given(st.text(max_size=30))
def test_a_sound_has_a_part_for_each_letter(text: str) -> None:
    made = sound(text)
    assert not made or len(made.split(" ")) == len(letters_of(text))
