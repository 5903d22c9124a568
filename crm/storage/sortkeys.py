"""Pinyin of names: the stored key that sorts them on both databases, and the sound by which they are found."""

import re
from functools import lru_cache
from importlib import import_module
from typing import Any
from unicodedata import normalize

from crm.domain.folding import is_chinese, letters_of

_CHINESE_RUNS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_FOREIGN = re.compile(r"[a-z]{3,}|(?![\u3007\u3400-\u9fff\U00020000-\U000323af])[^\W0-9a-z]")
POLYPHONES = frozenset("重长行乐朝盛藏传都降卡落率绿磨铺曲厦省石调尾钻载")
"""Characters of company and place names whose reading depends on the word; only such names pay for looking it up."""
LONGEST_SOUND = 200
"""How many letters and figures of a name are found by their sound."""
COMPOUND_SURNAMES = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "长孙": ("zhang", "sun"),
    "单于": ("chan", "yu"),
    "澹台": ("tan", "tai"),
}
"""Surnames of two characters that are read otherwise than the characters alone."""
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
    "种": "chong",
    "乐": "yue",
    "黑": "he",
    "秘": "bi",
    "繁": "po",
    "员": "yun",
    "翟": "zhai",
    "覃": "qin",
    "折": "she",
    "召": "shao",
    "逄": "pang",
    "洗": "xian",
    "瞿": "qu",
    "宓": "mi",
    "卜": "bu",
    "车": "che",
    "纪": "ji",
    "盛": "sheng",
    "过": "guo",
    "牟": "mou",
    "那": "na",
    "宁": "ning",
    "应": "ying",
    "句": "gou",
    "谌": "chen",
    "郇": "xun",
    "郗": "xi",
    "佴": "nai",
    "乜": "nie",
    "隗": "kui",
    "尹": "yin",
    "长": "zhang",
    "晁": "chao",
    "哈": "ha",
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
        compound = COMPOUND_SURNAMES.get(found[0][:2])
        return (*compound, *spoken[2:]) if compound else (_surname(found[0][0]), *spoken[1:])
    return spoken


@lru_cache(maxsize=65536)
def sound(text: str) -> str:
    """Return how a name's letters and figures sound, apart by spaces: `海/hai 岳/yue a`; empty without Chinese ones.

    A Chinese character has all of its readings, at the beginning also the one that it has as a surname (单 is shan);
    ü is written v, and u as well. Letters of a foreign word are dashes: they are no initials of anything.
    """
    letters = _FOREIGN.sub(lambda found: "-" * len(found[0]), letters_of(text)[:LONGEST_SOUND])
    if not any(map(is_chinese, letters)):
        return ""
    return " ".join(_sounds(letter, not place) for place, letter in enumerate(letters))


@lru_cache(maxsize=16384)
def _sounds(letter: str, is_first: bool) -> str:
    if not is_chinese(letter):
        return letter
    readings = [each for each in _readings(letter) if each.isascii()]
    if is_first and letter in SURNAMES:
        readings.append(SURNAMES[letter])
    readings += [each.replace("v", "u") for each in readings if "v" in each]
    return "/".join(dict.fromkeys([letter, *readings]))
