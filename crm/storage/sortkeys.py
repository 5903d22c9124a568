"""Pinyin of names: the stored key that sorts them on both databases, and the words by which they are found."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any
from unicodedata import normalize

CHINESE = "[\u3400-\u4dbf\u4e00-\u9fff]"
_CHINESE_RUNS = re.compile(f"{CHINESE}+")
SUFFIX_SYLLABLES = 8
LONGEST_WORD = 32
SURNAMES = {
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "查": "zha",
    "盖": "ge",
    "区": "ou",
    "朴": "piao",
    "任": "ren",
    "华": "hua",
    "燕": "yan",
    "尉": "yu",
    "缪": "miao",
}
"""Surnames that are read otherwise than the character alone."""


@lru_cache(maxsize=1)
def _pypinyin() -> Any:
    return import_module("pypinyin")


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    """Return every reading of one Chinese character without tones, the commonest first."""
    tool = _pypinyin()
    found = tool.pinyin(character, style=tool.Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(reading.replace("ü", "v") for reading in found))


def _surname(character: str) -> str:
    """Return how a character is read as a surname (单 is shan)."""
    return SURNAMES.get(character) or _readings(character)[0]


def is_chinese(character: str) -> bool:
    """Say whether a character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


@lru_cache(maxsize=65536)
def sort_key(text: str, *, person: bool = False) -> str:
    """Return the key of pinyin order: syllables apart, latin in lower case, then the name itself."""
    syllables = []
    for position, character in enumerate(normalize("NFKC", text).strip().lower()):
        if not is_chinese(character):
            syllables.append(character)
        elif person and position == 0:
            syllables.append(f"{_surname(character)} ")
        else:
            syllables.append(f"{_readings(character)[0]} ")
    return f"{''.join(syllables).strip()}|{text}"


@lru_cache(maxsize=65536)
def pinyin_words(text: str, *, person: bool = False) -> frozenset[str]:
    """Return pinyin words of a name: from each syllable on, in full and as initials, and its other readings."""
    words: set[str] = set()
    for found in _CHINESE_RUNS.finditer(text):
        run = [_readings(character)[0] for character in found[0]]
        if person and found.start() == 0:
            run[0] = _surname(text[0])
        initials = "".join(syllable[0] for syllable in run)
        spelled = "".join(run)
        start = 0
        for place, syllable in enumerate(run):
            words.add(spelled[start : start + LONGEST_WORD])
            words.add(initials[place : place + SUFFIX_SYLLABLES])
            start += len(syllable)
    return frozenset(words | _other_readings(text))


def _other_readings(text: str) -> set[str]:
    """Return short names in every reading of their characters, in full and as initials."""
    characters = "".join(_CHINESE_RUNS.findall(text))
    if len(characters) > 4:
        return set()
    words = {""}
    initials = {""}
    for character in characters:
        readings = _readings(character)[:3]
        words = {word + reading for word in words for reading in readings}
        initials = {word + reading[0] for word in initials for reading in readings}
    return (words | initials) - {""}
