"""What the index is asked: each word of a query as alternatives of words that must stand there together."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from crm.domain.folding import is_chinese, runs
from crm.domain.matching import Query, Word
from crm.domain.spelling import Chunk, Part, Spelling
from crm.storage.search_words import LONGEST, number_parts

DEEPEST = 8
"""How many words of one alternative are asked for: more of them find nothing rarer."""


class Term(Struct, frozen=True):
    """A word of the index, or only its beginning."""

    text: str
    begins: bool = False


Together = tuple[Term, ...]
Asked = tuple[tuple[Together, ...], ...]
"""For each word of a query the alternatives; every word must be found."""


def name_terms(query: Query) -> Asked:
    """Return what proposes the names that a query finds."""
    return tuple(tuple(dict.fromkeys(_alternatives(word))) for word in query.words)


def text_terms(query: Query) -> Asked:
    """Return what proposes the texts that a query finds."""
    return tuple((_written(word),) for word in query.words)


def is_certain(query: Query) -> bool:
    """Say whether every text that is proposed has the words of the query: nothing is longer than the index's words."""
    return all(len(word.text) <= 2 or not is_chinese(word.text[0]) for word in query.words)


def begun(asked: Asked) -> Asked:
    """Return the same for names that begin so."""
    first = tuple((Term(f"^{one.text}", one.begins), *rest) for one, *rest in asked[0])
    return (first, *asked[1:])


def whole(query: Query) -> Asked:
    """Return what proposes names and numbers that are the query and nothing more."""
    return (((Term(f"={query.whole.text[:LONGEST]}"),),),)


def initials(query: Query) -> Asked:
    """Return what proposes names whose initials the query may be; empty when it has more than one word."""
    if len(query.words) != 1:
        return ()
    short = [way for way in query.words[0].spellings if len(way) > 1 and all(len(chunk.text) == 1 for chunk in way)]
    asked = tuple(filter(None, map(_spelled, short)))
    return (asked,) if asked else ()


def _alternatives(word: Word) -> Iterable[Together]:
    yield _written(word)
    if word.is_fragment:
        yield tuple(Term(part) for part in number_parts(word.text)[:DEEPEST])
    yield from filter(None, map(_spelled, word.spellings))


def _written(word: Word) -> Together:
    found: list[Term] = []
    parts = list(runs(word.text))
    for place, part in enumerate(parts):
        if not is_chinese(part[0]):
            found.append(Term(part[:LONGEST], place == len(parts) - 1 or len(part) > LONGEST))
        elif len(part) == 1:
            found.append(Term(part, True))
        else:
            found += [Term(part[at : at + 2]) for at in range(len(part) - 1)]
    return tuple(dict.fromkeys(found))[:DEEPEST]


def _spelled(way: Spelling) -> Together:
    """Return the pairs of neighbours that a name read this way has."""
    if len(way) == 1:
        return (Term(f"~{way[0].text}", True),)
    pairs = ((first, second) for first, second in pairwise(way) if Part.LITERAL not in (first.part, second.part))
    return tuple(dict.fromkeys(_neighbours(first, second) for first, second in pairs))[:DEEPEST]


def _neighbours(first: Chunk, second: Chunk) -> Term:
    if first.part is Part.SYLLABLE:
        return Term(f"~{first.text}.{second.text}", second.part is not Part.SYLLABLE)
    return Term(f".{first.text[0]}{second.text[0]}")


def for_sqlite(asked: Asked) -> str:
    """Return the expression of FTS5."""
    return _joined(asked, '"{}"', '"{}"*', " AND ", " OR ")


def for_postgresql(asked: Asked) -> str:
    """Return the tsquery."""
    return _joined(asked, "'{}'", "'{}':*", " & ", " | ")


def _joined(asked: Asked, plain: str, begins: str, both: str, either: str) -> str:
    def of(together: Together) -> str:
        return "(" + both.join((begins if term.begins else plain).format(term.text) for term in together) + ")"

    return both.join("(" + either.join(map(of, alternatives)) + ")" for alternatives in asked)


def also(asked: Asked, words: Sequence[str]) -> Asked:
    """Return the same for entries that have one of some words as well."""
    return (*asked, tuple((Term(word),) for word in words))
