"""Marks of cells: what a spreadsheet does to a cell is no change, what a person does is one."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.lists import ListKind
from crm.domain.returned import FORMAT, WIDTH, Stamp, marks, plain, stamp_of, was_changed

STAMP = Stamp("db", ListKind.TASKS, datetime(2026, 11, 17, 1, 48, tzinfo=UTC), "zh_CN", (("title", '任务 "甲", 乙'),))


def test_a_stamp_comes_back() -> None:
    assert stamp_of(STAMP.text) == STAMP
    assert stamp_of(f"  {STAMP.text}\n") == STAMP


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rounds.id",
        "rounds.id {",
        "rounds.id []",
        "rounds.id {}",
        "客户",
        STAMP.text.replace('"tasks"', '"nothing"'),
        STAMP.text.replace(f'"format": {FORMAT}', '"format": 99'),
        STAMP.text.replace("+00:00", ""),
        STAMP.text.replace('"columns": [', '"columns": [1, '),
    ],
)
def test_what_is_no_stamp_is_none(text: str) -> None:
    assert stamp_of(text) is None


@given(st.text())
def test_any_text_is_a_stamp_or_none(text: str) -> None:
    assert stamp_of(text) is None
    assert stamp_of(f"rounds.id {text}") is None or text.strip()


@pytest.mark.parametrize(
    ("left", "came"),
    [
        (None, ""),
        ("甲厂", "甲厂 "),
        ("a\r\nb", "a\nb"),
        ("a\x07b", "a_x0007_b"),
        (1250, 1250.0),
        (1250.5, "1250.5"),
        (1 / 3, 0.333333333333333),
        (7, "7"),
        (date(2026, 11, 17), datetime(2026, 11, 17)),
        (date(2026, 11, 17), "2026-11-17"),
        (datetime(2026, 11, 17, 9, 48), datetime(2026, 11, 17, 9, 47, 59, 999_500)),
        (datetime(2026, 11, 17, 9, 48), "2026-11-17 09:48"),
        (time(9, 30), datetime(1899, 12, 31, 9, 29, 59, 900_000)),
        ("00990001", "00990001"),
    ],
)
def test_what_a_spreadsheet_does_is_no_change(left: Any, came: Any) -> None:
    assert not was_changed(came, marks([left]))


@pytest.mark.parametrize(
    ("left", "came"),
    [
        ("00990001", 990001.0),
        ("00990001", "990001"),
        ("0990001861508", 990001861508.0),
        ("甲厂", "乙厂"),
        ("a b", "a  b"),
        ("a\nb", "ab"),
        (None, "x"),
        ("x", None),
        (1250, 1251.0),
        (date(2026, 11, 17), date(2026, 11, 18)),
        ("12345678901234567890", 1.2345678901234567e19),
        ("=1+1", 2.0),
    ],
)
def test_what_a_person_does_is_one(left: Any, came: Any) -> None:
    assert was_changed(came, marks([left]))


@given(st.text(max_size=60))
def test_a_text_is_itself(text: str) -> None:
    assert not was_changed(text, marks([text]))


@given(st.lists(st.one_of(st.none(), st.text(max_size=20), st.integers(), st.dates()), max_size=12))
def test_each_cell_has_a_mark_of_one_width(cells: list[Any]) -> None:
    found = marks(cells)
    assert len(found) == WIDTH * len(cells)
    for place, cell in enumerate(cells):
        assert found[place * WIDTH : (place + 1) * WIDTH] == marks([cell])


@given(st.text(max_size=30), st.text(max_size=30))
def test_other_texts_have_other_marks(left: str, came: str) -> None:
    """Of few texts: one change in 16 million goes unseen."""
    if plain(left) != plain(came) and len(left) < 4 and len(came) < 4:
        assert was_changed(came, marks([left])) or marks([left]) == marks([came])
