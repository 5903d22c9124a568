"""A brief in words: sections of lines, which the sheet shortens where it has to."""

from enum import StrEnum

from msgspec import Struct


class Tone(StrEnum):
    """How loud a line is on paper."""

    PLAIN = "plain"
    QUIET = "quiet"
    ALARM = "alarm"


class Part(StrEnum):
    """The sections, by name."""

    ASKS = "asks"
    TOPICS = "topics"
    CONTACTS = "contacts"
    PROMISES = "promises"
    OUTAGES = "outages"
    VISITS = "visits"
    ANSWERS = "answers"
    MISSING = "missing"


class Line(Struct, frozen=True):
    """A line: what leads it in bold, its words, what stands at its right side; `is_box` draws a box to tick."""

    text: str
    lead: str = ""
    side: str = ""
    tone: Tone = Tone.PLAIN
    is_box: bool = False


class Section(Struct, frozen=True):
    """A heading over lines; `empty` is said where there are none, `note` stands behind the heading."""

    part: Part
    title: str
    lines: tuple[Line, ...]
    empty: str = ""
    note: str = ""


def width_of(letter: str) -> int:
    """Return how many Latin letters a letter is as wide as."""
    return 2 if ord(letter) >= 0x1100 else 1


def clipped(text: str, room: int) -> str:
    """Return a text on one line that is no wider than so many Latin letters, with an ellipsis where it was cut."""
    plain = " ".join(text.split())
    used = 0
    for place, letter in enumerate(plain):
        used += width_of(letter)
        if used > room:
            return plain[:place].rstrip() + "…"
    return plain
