"""Times of day as people type them, in Chinese and English."""

import re
from datetime import time

from msgspec import Struct

_WIDE = str.maketrans("０１２３４５６７８９：．", "0123456789:.")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{1,2})?)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_WHEN = "上午|下午|凌晨|中午|傍晚|早上?|晚上?"
_HOURS = {"两": 2} | {name: hour for hour, name in enumerate("零一二三四五六七八九", 0)}
_HOURS |= {"十": 10, "十一": 11, "十二": 12}
_HAN_HOUR = "十[一二]?|[一二两三四五六七八九]"
_HAN = re.compile(rf"({_WHEN})?\s*(\d{{1,2}}|{_HAN_HOUR})\s*(?:[点时]钟?(?:(半)|(\d{{1,2}})分?)?|:(\d{{2}}))")
_HALF = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.IGNORECASE)
_AFTERNOON = ("下午", "傍晚", "晚上", "晚")
_IN_TEXT = re.compile(
    r"(?<![\w:.：-])(?:\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\.?(?![a-z])|\d{1,2}[:：]\d{2}(?![\d:：]))"
    rf"|(?:(?:{_WHEN})\s*|(?<!\d))\d{{1,2}}\s*(?:[:：]\d{{2}}(?![\d:：])|[点时](?!间|候|段)钟?(?:半|\d{{1,2}}分?)?)"
    rf"|(?:{_WHEN})\s*(?:{_HAN_HOUR})[点时](?!间|候|段)钟?(?:半|\d{{1,2}}分?)?",
    re.IGNORECASE,
)
"""Times that need no neighbour to be one: with a colon, am and pm, or 点; an hour in Chinese needs its part of the day,
for 两点 are also two points."""


class TypedTime(Struct, frozen=True):
    """A time found in a text at [start, end)."""

    start: int
    end: int
    moment: time


def find_times(text: str) -> list[TypedTime]:
    """Return the times named inside a sentence, in order and without overlap."""
    plain = text.translate(_WIDE)
    found = [(match.start(), match.end(), read_time(match.group())) for match in _IN_TEXT.finditer(plain)]
    return [TypedTime(start, end, moment) for start, end, moment in found if moment is not None]


def read_time(text: str) -> time | None:
    """Return the wall time a text names (9, 930, 9:30, 2pm, 9点半, 下午2点), None for anything else."""
    plain = text.strip().translate(_WIDE)
    if match := _HALF.fullmatch(plain):
        return _time(int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0), int(match[2] or 0))
    if match := _HAN.fullmatch(plain):
        hour = _HOURS.get(match[2]) or int(match[2])
        later = (match[1] in _AFTERNOON and hour < 12) or (match[1] == "中午" and hour < 3)
        minute = 30 if match[3] else int(match[4] or match[5] or 0)
        return _time(hour + (12 if later else 0), minute)
    match = _DIGITS.fullmatch(plain) or _CLOCK.fullmatch(plain)
    return _time(int(match[1]), int(match[2] or 0)) if match else None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
