"""Pinyin of names: the stored key that sorts them on both databases, and the words by which they are found."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any
from unicodedata import normalize

CHINESE = "[\u3400-\u4dbf\u4e00-\u9fff]"
_CHINESE_RUNS = re.compile(f"{CHINESE}+")
POLYPHONES = frozenset("重长行乐朝盛藏传都降卡落率绿磨铺曲厦省石调尾钻载")
"""Characters of company and place names whose reading depends on the word; only such names pay for looking it up."""
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


@lru_cache(maxsize=8192)
def _spoken(run: str) -> tuple[str, ...]:
    """Return the syllables of a run of Chinese characters as the words in it are read (重庆 is chong qing)."""
    if POLYPHONES.isdisjoint(run):
        return tuple(_readings(character)[0] for character in run)
    return tuple(syllable.replace("ü", "v") for syllable in _pypinyin().lazy_pinyin(run))


def _surname(character: str) -> str:
    """Return how a character is read as a surname (单 is shan)."""
    return SURNAMES.get(character) or _readings(character)[0]


def is_chinese(character: str) -> bool:
    """Say whether a character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


@lru_cache(maxsize=65536)
def sort_key(text: str, *, person: bool = False) -> str:
    """Return the key of pinyin order: syllables apart, latin in lower case, then the name itself."""
    parts = []
    plain = normalize("NFKC", text).strip().lower()
    end = 0
    for found in _CHINESE_RUNS.finditer(plain):
        parts += [plain[end : found.start()], " ".join(_syllables(found, person)), " "]
        end = found.end()
    return f"{''.join([*parts, plain[end:]]).strip()}|{text}"


def _syllables(found: re.Match[str], person: bool) -> tuple[str, ...]:
    """Return the syllables of a run; a person's name begins with the surname."""
    spoken = _spoken(found[0])
    if person and found.start() == 0:
        return (_surname(found[0][0]), *spoken[1:])
    return spoken


@lru_cache(maxsize=65536)
def pinyin_words(text: str, *, person: bool = False) -> frozenset[str]:
    """Return pinyin words of a name: from each syllable on, in full and as initials, and its other readings."""
    words: set[str] = set()
    for found in _CHINESE_RUNS.finditer(text):
        readings = [_syllables(found, person)]
        if not POLYPHONES.isdisjoint(found[0]):
            readings.append(tuple(_readings(character)[0] for character in found[0]))
        for run in readings:
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
