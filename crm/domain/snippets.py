"""Where the words of a query stand in a long text, and the stretch of it that a list shows."""

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct

from crm.domain.folding import fold, is_chinese
from crm.domain.matching import How, Match, Query, Spans, Word

LENGTH = 120
BEFORE = 14
"""How many characters of the text stand before what was found."""


class Snippet(Struct, frozen=True):
    """A stretch of a text on one line, with what matched in it."""

    text: str
    match: Match


def snippet(text: str, query: Query) -> Snippet | None:
    """Return the stretch of a text around the first word of a query, None when a word is not in it."""
    folded = fold(text)
    spans = [_find(folded, word) for word in query.words]
    found = sorted(span for span in spans if span is not None)
    if not found or len(found) < len(spans):
        return None
    return _cut(text, tuple((_place(text, begin), _place(text, end - 1) + 1) for begin, end in found))


def spans_of(text: str, words: Iterable[str]) -> Spans:
    """Return every place of a text at which one of the words stands, compared as texts are, in order and apart."""
    folded, found = fold(text), []
    for word in filter(None, map(fold, words)):
        at = folded.find(word)
        while at >= 0:
            found.append((_place(text, at), _place(text, at + len(word) - 1) + 1))
            at = folded.find(word, at + len(word))
    apart: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if apart and begin <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((begin, end))
    return tuple(apart)


def _place(text: str, folded: int) -> int:
    """Return the character of a text that one of the folded text comes from."""
    if len(fold(text[:folded])) == folded and len(fold(text[: folded + 1])) == folded + 1:
        return folded
    return next(islice((place for place, character in enumerate(text) for _ in fold(character)), folded, None))


def _find(folded: str, word: Word) -> tuple[int, int] | None:
    if is_chinese(word.text[0]):
        at = folded.find(word.text)
        return (at, at + len(word.text)) if at >= 0 else None
    hit = word.beginning.search(folded)
    return hit.span() if hit is not None else None


def _cut(text: str, spans: Spans) -> Snippet:
    start = 0 if len(text) <= LENGTH or spans[0][0] <= BEFORE else spans[0][0] - BEFORE
    mark = "…" if start else ""
    shown = mark + text[start : start + LENGTH].replace("\n", " ")
    shift = len(mark) - start
    moved = ((begin + shift, min(end + shift, len(shown))) for begin, end in spans if begin + shift < len(shown))
    return Snippet(shown, Match(tuple(moved), How.LETTERS))
