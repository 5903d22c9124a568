"""The words under which the search index keeps a name, a number or a text.

Both databases match words as they are, so one query proposes the same rows on both; what is a hit is then decided by
crm.domain.matching. A sign at its beginning tells what a word is:

- `海岳` two neighbouring Chinese characters, `密` one that no other follows, `acme`, `12` letters or figures;
- `~hai.yue` two neighbouring readings, `~mi.` the last one, `.hy` two initials;
- `#668` three neighbouring figures or letters of a number;
- `=海岳精密` the whole name or number, `^海岳` the beginning of a name, of a number, or after the place in a name;
- `@0190...` the book that an entry belongs to.
"""

from collections.abc import Iterable
from functools import lru_cache
from operator import add as add_text
from uuid import UUID

from crm.domain.folding import fold, is_chinese, runs
from crm.domain.matching import SHORTEST_NUMBER, name_start

LONGEST = 32
"""Longer words are kept and looked for by their beginning."""
MOST = 20_000
"""How many words of a text are kept; a text of more different words is no note."""


def name_words(name: str, sound: str) -> list[str]:
    """Return the words of a name; `sound` is its sound or empty."""
    folded = fold(name)
    letters = "".join(filter(str.isalnum, folded))
    if not letters:
        return []
    apart = list(runs(folded))
    joined = apart if letters == folded else list(runs(letters))
    starts = {0, name_start(letters)}
    found = [f"={letters[:LONGEST]}", *_written(apart, joined)]
    found += [f"^{_beginning(letters[start:])}" for start in starts]
    if sound:
        found += _spoken(sound.split(" "), starts)
    return found


def _written(apart: list[str], joined: list[str]) -> list[str]:
    """Return the words of a name as it is written; Chinese characters that only a sign parts are neighbours too."""
    found = [run[:LONGEST] for run in apart if not is_chinese(run[0])]
    for run in joined:
        if is_chinese(run[0]):
            found += _neighbours(run)
    return found


def _spoken(units: list[str], starts: set[int]) -> list[str]:
    """Return the words of a name as it is read aloud."""
    found: list[str] = []
    for pair in map(_pair, units, units[1:]):
        found += pair
    for place in starts:
        found += [f"^{word}" for word in _pair(*units[place : place + 2])] if place + 1 < len(units) else ()
    return found + _last(units[-1])


def _neighbours(run: str) -> list[str]:
    return [*map(add_text, run, run[1:]), run[-1]]


def _beginning(letters: str) -> str:
    run = next(runs(letters))
    return run[:2] if is_chinese(run[0]) else run[:LONGEST]


@lru_cache(maxsize=65536)
def _pair(first: str, second: str) -> tuple[str, ...]:
    """Return the words of two neighbours: every reading of one with every reading of the other, and their initials."""
    if ("/" not in first and "/" not in second) or "-" in (first, second):
        return ()
    made = {f"~{one}.{two}" for one in _readings(first) for two in _readings(second)}
    return (*made, *{f".{one[0]}{two[0]}" for one in _readings(first) for two in _readings(second)})


def _last(unit: str) -> list[str]:
    return [f"~{reading}." for reading in _readings(unit)] if "/" in unit else []


def _readings(unit: str) -> list[str]:
    return unit.split("/")[1:] or [unit]


def number_words(number: str) -> list[str]:
    """Return the words of a number without signs: any fragment of it is found."""
    if not number:
        return []
    parts = number_parts(number)
    return [f"={number[:LONGEST]}", *parts, f"^{parts[0]}" if parts else number]


def number_parts(number: str) -> list[str]:
    """Return the words that a number and a fragment of it share."""
    last = len(number) - SHORTEST_NUMBER
    return [f"#{number[place : place + SHORTEST_NUMBER]}" for place in range(last + 1)]


def book_word(portfolio_id: UUID) -> str:
    """Return the word of the book that an entry belongs to."""
    return f"@{portfolio_id.hex}"


def text_words(text: str) -> list[str]:
    """Return the words of a text."""
    found: list[str] = []
    for run in runs(fold(text)):
        if is_chinese(run[0]):
            found += _neighbours(run)
        else:
            found.append(run[:LONGEST])
    return found


def distinct(words: Iterable[str]) -> list[str]:
    """Return different words, in an order that does not change from run to run."""
    return list(dict.fromkeys(words))[:MOST]
