"""Whether a name is what somebody looks for, how well it fits, and which of its characters to tint.

The index of a database proposes names and texts; what is decided here is the same on every database. Nothing is read
aloud while somebody types: a name comes with its `sound`, made when it was stored (crm.storage.sortkeys): one part for
each letter or figure, apart by spaces, a Chinese character with all of its readings: `海/hai 岳/yue a`.
"""

import re
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from msgspec import Struct, field

from crm.domain.folding import CHINESE, fold, is_chinese, letters_of, places_of, runs
from crm.domain.spelling import MOST, Chunk, Part, Spelling, spellings

Spans = tuple[tuple[int, int], ...]
SHORTEST_NUMBER = 3
"""From how many figures on a fragment of a number finds it."""
LONGEST_QUERY = 400
MOST_WORDS = 12
_WORDS = re.compile(rf"[{CHINESE}]+|(?:(?![{CHINESE}_])\w)+")
_NUMBER = re.compile(r"[\s\d+\-()./]+")
_COUNTRY = re.compile(r"\s*(?:\+|00)86")
_PLACE = re.compile(r"(?:\w{2,3}省)?(?:\w{2,3}市)?(?:\w{2,3}区)?(?=\w{2})")
"""Where a firm's name says in which place it is: what follows begins the name as well."""


class How(StrEnum):
    """By what a title matched."""

    NOTHING = ""
    LETTERS = "letters"
    PINYIN = "pinyin"
    INITIALS = "initials"


class Rank(IntEnum):
    """How well a name fits what was typed, best first."""

    EXACT = 0
    PREFIX = 1
    INITIALS = 2
    ANYWHERE = 3


class Match(Struct, frozen=True):
    """Begin and end of each matched stretch, and by what it matched; no spans when it matched elsewhere."""

    spans: Spans = ()
    how: How = How.NOTHING


NOWHERE = Match()


class Word(Struct, frozen=True, eq=False, dict=True):
    """One word of a query in folded letters."""

    text: str

    @cached_property
    def is_fragment(self) -> bool:
        """Say whether it may stand anywhere in a number."""
        return len(self.text) >= SHORTEST_NUMBER and any(map(str.isdigit, self.text)) and self.text.isascii()

    @cached_property
    def spellings(self) -> tuple[Spelling, ...]:
        """The ways to read it in which latin letters are pinyin; other characters stand for themselves."""
        return _spellings(self.text)

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        """What to look for in a sound: whole syllables, only initials, anything between."""
        return _patterns(self.spellings)

    def may_sound(self, sound: str) -> bool:
        """Say whether a sound has all the letters of one way to read it; most have not, and that is told quickly."""
        return any(all(map(sound.__contains__, way)) for way in self._parts)

    @cached_property
    def _parts(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(chunk.text for chunk in way) for way in self.spellings)

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """The word where it begins: after a space, a sign, a figure or a Chinese character."""
        before = r"(?<![0-9])" if self.text[0].isdigit() else r"(?<![a-z])"
        return re.compile(before + r"[\W_]*".join(map(re.escape, self.text)))


class Query(Struct, frozen=True, eq=False):
    """What was typed: words, parted also where Chinese characters meet others, and `whole`, all of it as one word."""

    words: tuple[Word, ...]
    whole: Word

    def __bool__(self) -> bool:
        return bool(self.words)


@lru_cache(maxsize=64)
def parse(text: str) -> Query:
    """Return what a text asks for; nothing when it has no letter and no figure."""
    folded = fold(text[:LONGEST_QUERY])
    number = ""
    if _NUMBER.fullmatch(folded):
        number = letters_of(_COUNTRY.sub("", folded))
    words = [number] if len(number) >= SHORTEST_NUMBER else _WORDS.findall(folded)[:MOST_WORDS]
    return Query(tuple(map(Word, words)), Word("".join(words)))


def _spellings(text: str) -> tuple[Spelling, ...]:
    parts = list(runs(text))
    if not any(part.isascii() and part.isalpha() for part in parts):
        return ()
    ways = [_readings(part, is_last=place == len(parts) - 1) for place, part in enumerate(parts)]
    joined = (sum(way, ()) for way in product(*ways))
    return tuple(way for way, _ in zip(joined, range(MOST * 2), strict=False))


def _readings(part: str, *, is_last: bool) -> tuple[Spelling, ...]:
    if part.isascii() and part.isalpha():
        return spellings(part, is_last=is_last)
    return (tuple(Chunk(character, Part.LITERAL) for character in part),)


class Card(NamedTuple):
    """What something is found by: its title, other names, each with its sound, and numbers without signs."""

    title: str
    sound: str = ""
    others: tuple[tuple[str, str], ...] = ()
    numbers: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """How well a card fits; spans count letters and figures only (see `spans_in`).

    `other` is the place of the other name that matched and `number` of the number, -1 for none.
    """

    rank: Rank
    start: int
    how: How = How.NOTHING
    spans: Spans = ()
    other: int = -1
    other_spans: Spans = ()
    number: int = -1
    number_span: tuple[int, int] = (0, 0)


class _Found(Struct):
    """What the words of a query found so far."""

    rank: Rank = Rank.EXACT
    start: int = 0
    how: How = How.NOTHING
    spans: set[tuple[int, int]] = field(default_factory=set)
    other: int = -1
    other_spans: set[tuple[int, int]] = field(default_factory=set)
    number: int = -1
    number_span: tuple[int, int] = (0, 0)

    def verdict(self) -> Verdict:
        spans, others = tuple(sorted(self.spans)), tuple(sorted(self.other_spans))
        return Verdict(self.rank, self.start, self.how, spans, self.other, others, self.number, self.number_span)


def judge(card: Card, query: Query) -> Verdict | None:
    """Return how a card fits a query, None when a word of it is found nowhere."""
    if not query:
        return None
    whole = _judged(card, (query.whole,))
    if whole is not None or len(query.words) == 1:
        return whole
    return _judged(card, query.words)


def _judged(card: Card, words: Sequence[Word]) -> Verdict | None:
    found = _Found()
    for place, word in enumerate(words):
        one = _title(card, word, found) or _other(card, word, found) or _number(card, word, found)
        if one is None:
            return None
        rank, start = one
        if len(words) > 1:
            rank = max(rank, Rank.PREFIX)
        found.rank = max(found.rank, rank)
        if place == 0:
            found.start = start
    return found.verdict()


def _title(card: Card, word: Word, found: _Found) -> tuple[Rank, int] | None:
    one = find(card.title, card.sound, word)
    if one is None:
        return None
    rank, span, how = one
    found.spans.add(span)
    found.how = how
    return rank, span[0]


def _other(card: Card, word: Word, found: _Found) -> tuple[Rank, int] | None:
    for place, (text, sound) in enumerate(card.others):
        one = find(text, sound, word)
        if one is not None:
            rank, span, how = one
            found.other_spans = (found.other_spans if found.other == place else set()) | {span}
            found.other, found.how = place, found.how or how
            return rank, span[0]
    return None


def _number(card: Card, word: Word, found: _Found) -> tuple[Rank, int] | None:
    if not word.is_fragment:
        return None
    hits = ((number.find(word.text), place) for place, number in enumerate(card.numbers))
    best = min(((at, place) for at, place in hits if at >= 0), default=None)
    if best is None:
        return None
    at, found.number = best
    found.number_span = (at, at + len(word.text))
    if len(card.numbers[found.number]) == len(word.text):
        return Rank.EXACT, at
    return (Rank.ANYWHERE if at else Rank.PREFIX), at


def find(name: str, sound: str, word: Word) -> tuple[Rank, tuple[int, int], How] | None:
    """Return how a word fits a name, and where, counted in its letters and figures."""
    letters = letters_of(name)
    at = _letters_at(name, letters, word)
    if at >= 0:
        end = at + len(word.text)
        if end - at == len(letters):
            return Rank.EXACT, (at, end), How.LETTERS
        return _begun(letters, at, Rank.ANYWHERE), (at, end), How.LETTERS
    if not word.may_sound(sound):
        return None
    for pattern, how in zip(word.patterns, (How.PINYIN, How.INITIALS, How.INITIALS), strict=True):
        hit = pattern.search(sound) if pattern is not None else None
        if hit is not None:
            start = sound.count(" ", 0, hit.start())
            span = (start, start + sound.count(" ", hit.start(), hit.end()) + 1)
            # Initials stay after what is written or spelled, wherever in the name they are.
            rank = Rank.INITIALS if how is How.INITIALS else _begun(letters, start, Rank.ANYWHERE)
            return rank, span, how
    return None


def _begun(letters: str, at: int, otherwise: Rank) -> Rank:
    return Rank.PREFIX if at in (0, name_start(letters)) else otherwise


def name_start(letters: str) -> int:
    """Return where a firm's own name begins after the place that it names first (深圳市…)."""
    found = _PLACE.match(letters)
    return found.end() if found else 0


def _letters_at(name: str, letters: str, word: Word) -> int:
    """Return where the letters of a word stand in a name's; latin words are found by their beginnings."""
    at = letters.find(word.text)
    if at <= 0 or not word.text[0].isascii() or not word.text[0].isalnum():
        return at
    hit = word.beginning.search(fold(name))
    if hit is not None:
        return len(letters_of(fold(name)[: hit.start()]))
    return at if is_chinese(letters[at - 1]) else -1


def _patterns(found: Sequence[Spelling]) -> tuple[re.Pattern[str] | None, ...]:
    ways: tuple[list[Spelling], ...] = ([], [], [])
    for way in found:
        is_spelled = all(chunk.part is not Part.INITIAL for chunk in way)
        ways[1 if _is_initials(way) else 0 if is_spelled else 2].append(way)
    return tuple(re.compile("|".join(map(_pattern, way))) if way else None for way in ways)


def _is_initials(way: Spelling) -> bool:
    letters = [chunk for chunk in way if chunk.part is not Part.LITERAL]
    short = all(chunk.part is Part.INITIAL for chunk in letters[:-1]) and len(letters[-1].text) == 1
    return short and len(way) > 1


def _pattern(way: Spelling) -> str:
    return r"(?<!\S)" + " ".join(map(_part, way))


def _part(chunk: Chunk) -> str:
    text = re.escape(chunk.text)
    if chunk.part is Part.SYLLABLE:
        return rf"(?:\S*/)?{text}(?!\w)\S*"
    if chunk.part is Part.LITERAL:
        return rf"{text}\S*"
    return rf"(?:\S*/)?{text}\S*"


def spans_in(text: str, spans: Spans) -> Spans:
    """Return spans of letters and figures as stretches of the text itself; neighbours become one."""
    if not spans:
        return ()
    places = places_of(text)
    found: list[tuple[int, int]] = []
    for begin, end in spans:
        first, last = places[begin], places[min(end, len(places)) - 1] + 1
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def match(title: str, sound: str, query: str) -> Match:
    """Return where the words of a query stand in a title that all of them are found in."""
    verdict = judge(Card(title, sound), parse(query))
    return Match(spans_in(title, verdict.spans), verdict.how) if verdict is not None else NOWHERE
