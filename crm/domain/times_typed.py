"""Times of day as people type them, in Chinese and English."""

import re
from datetime import time

_WIDE = str.maketrans("０１２３４５６７８９：．", "0123456789:.")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{1,2})?)?")
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_HAN = re.compile(r"(上午|下午|晚上|中午|早上)?\s*(\d{1,2})\s*[点时](?:(半)|(\d{1,2})分?)?")
_HALF = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?", re.IGNORECASE)
_AFTERNOON = ("下午", "晚上")


def read_time(text: str) -> time | None:
    """Return the wall time a text names (9, 930, 9:30, 2pm, 9点半, 下午2点), None for anything else."""
    plain = text.strip().translate(_WIDE)
    if match := _HALF.fullmatch(plain):
        return _time(int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0), int(match[2] or 0))
    if match := _HAN.fullmatch(plain):
        hour = int(match[2])
        later = match[1] in _AFTERNOON and hour < 12
        return _time(hour + (12 if later else 0), 30 if match[3] else int(match[4] or 0))
    match = _DIGITS.fullmatch(plain) or _CLOCK.fullmatch(plain)
    return _time(int(match[1]), int(match[2] or 0)) if match else None


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
