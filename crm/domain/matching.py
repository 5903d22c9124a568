"""Which characters of a title a search word stands for, so that a list can tint them.

A name's pinyin comes from its stored sort key (`shen zhen A |深圳A`), so nothing is read aloud while somebody types.
"""

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import normalize

Spans = tuple[tuple[int, int], ...]


class How(StrEnum):
    """By what a title matched."""

    NOTHING = ""
    LETTERS = "letters"
    PINYIN = "pinyin"
    INITIALS = "initials"


@dataclass(frozen=True)
class Match:
    """Begin and end of each matched stretch, and by what it matched; no spans when it matched elsewhere."""

    spans: Spans = ()
    how: How = How.NOTHING


NOWHERE = Match()


def match(title: str, key: str, query: str) -> Match:
    """Return where the words of a query stand in a title; `key` is its sort key or empty."""
    folded = _folded(title)
    if len(folded) != len(title):
        return NOWHERE
    syllables = _syllables(folded, key)
    spans: set[tuple[int, int]] = set()
    how = How.NOTHING
    for word in _folded(query).split():
        span, by = _find(folded, syllables, word)
        if span is not None:
            spans.add(span)
            how = by
    return Match(tuple(sorted(spans)), how)


def _folded(text: str) -> str:
    return normalize("NFKC", text).lower()


def _syllables(title: str, key: str) -> list[str]:
    """Return each Chinese character's syllable and "" for every other, or nothing when the key is another title's."""
    left = f"{key.rpartition('|')[0]} "
    found = []
    for character in title:
        if "\u3400" <= character <= "\u9fff":
            syllable, _, left = left.partition(" ")
            found.append(syllable)
        elif left.startswith(character):
            found.append("")
            left = left[1:]
        else:
            return []
    return found


def _find(title: str, syllables: list[str], word: str) -> tuple[tuple[int, int] | None, How]:
    at = title.find(word)
    if at >= 0:
        return (at, at + len(word)), How.LETTERS
    if not word.isascii() or not word.isalpha():
        return None, How.NOTHING
    for start in range(len(syllables)):
        end = _spelled(syllables, start, word)
        if end:
            return (start, end), How.PINYIN
    initials = "".join(syllable[:1] or " " for syllable in syllables)
    at = initials.find(word)
    return ((at, at + len(word)), How.INITIALS) if at >= 0 else (None, How.NOTHING)


def _spelled(syllables: list[str], start: int, word: str) -> int:
    """Return where a word ends that spells whole syllables and perhaps the beginning of the last; 0 when none."""
    left = word
    for place in range(start, len(syllables)):
        syllable = syllables[place]
        if not syllable:
            return 0
        if syllable.startswith(left):
            return place + 1
        if not left.startswith(syllable):
            return 0
        left = left.removeprefix(syllable)
        if not left:
            return place + 1
    return 0
