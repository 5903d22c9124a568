"""Chinese texts are set as Chinese is: full-width commas, colons, semicolons and brackets beside its characters."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2] / "resources"
HALF = re.compile(r"[\u4e00-\u9fff”）}][,;:](?!\d)|[,;:] ?[\u4e00-\u9fff“]|[\u4e00-\u9fff] ?\((?!&|\*)")
"""The key of a menu "(&T)" and the endings of files "(*.xlsx)" are read by Qt."""
TIME = re.compile(r"\{[^{}]*\}:00")
FILES = ("messages", "workbook", "notices")


def half_width(text: str) -> bool:
    """Say whether a Chinese text has a mark of half width beside a character or a placeholder."""
    return bool(re.search(r"[\u4e00-\u9fff]", text) and HALF.search(TIME.sub("", text)))


def of_json(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from of_json(each)


def of_window() -> Iterator[str]:
    tree = ET.parse(ROOT / "translations" / "rounds_zh_CN.ts")
    for translation in tree.iter("translation"):
        yield translation.text or ""
        yield from (form.text or "" for form in translation.iter("numerusform"))


@pytest.mark.parametrize("room", FILES)
def test_sentences_are_set_in_full_width(room: str) -> None:
    texts = of_json(json.loads((ROOT / room / "zh_CN.json").read_text(encoding="utf-8")))
    assert [text for text in texts if half_width(text)] == []


def test_words_of_the_window_are_set_in_full_width() -> None:
    assert [text for text in of_window() if half_width(text)] == []


@pytest.mark.parametrize(
    ("text", "is_half"),
    [
        ("已停电,请告知", True), ("{name}:已告知", True), ("需量(kW)", True), ("停电：{start}，请告知", False),
        ("任务(&T)", False), ("工作簿 (*.xlsx)", False), ("午休 {start}:00–{end}:00", False),
        ("如 114.057,22.543", False),
        ("a,b", False),
    ],
)  # fmt: skip
def test_a_mark_of_half_width_is_seen(text: str, is_half: bool) -> None:
    assert half_width(text) is is_half
