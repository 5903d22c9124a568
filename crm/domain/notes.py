"""Notes taken apart: tasks after each #, contacts after each @."""

import re
from collections.abc import Iterable

from msgspec import Struct

_TASK = re.compile(r"(?:^|(?<=\s))[#＃]\s*(?P<title>[^\s#＃].*?)(?=\s[#＃]|\n|$)")
_AT = re.compile(r"[@＠]")


class Stretch(Struct, frozen=True):
    """A part of a note by its place: a task with its title, or a contact's name."""

    start: int
    end: int
    words: str
    is_task: bool


class NoteParts(Struct, frozen=True):
    """A note taken apart: the text without its tasks, the titles of the tasks, the contacts that it names."""

    text: str
    tasks: tuple[str, ...]
    mentions: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()


def parts_of(text: str, names: Iterable[str] = ()) -> NoteParts:
    """Take a note apart: `# buy cable` up to the next #, the end of the line or the end is a task.

    `@name` names one of the contacts in `names`; the longest name that fits wins, so that names may hold blanks.
    """
    tasks = [Stretch(found.start(), found.end(), found["title"].strip(), True) for found in _TASK.finditer(text)]
    named = _mentions(text, sorted((name for name in names if name), key=len, reverse=True))
    rest = "\n".join(" ".join(line.split()) for line in _TASK.sub(" ", text).splitlines()).strip()
    return NoteParts(
        rest,
        tuple(each.words for each in tasks),
        tuple(dict.fromkeys(each.words for each in named)),
        tuple(sorted((*tasks, *named), key=lambda each: (each.start, -each.end))),
    )


def _mentions(text: str, names: list[str]) -> list[Stretch]:
    lower = text.casefold()
    if len(lower) != len(text):
        lower = text
    found = []
    for at in _AT.finditer(text):
        name = next((each for each in names if lower.startswith(each.casefold(), at.end())), None)
        if name is not None:
            found.append(Stretch(at.start(), at.end() + len(name), name, False))
    return found


def being_named(text: str, cursor: int) -> str | None:
    """Return what was typed after the @ before the cursor, None when no name is being typed there."""
    before = text[:cursor]
    at = max(before.rfind("@"), before.rfind("＠"))
    typed = before[at + 1 :]
    if at < 0 or len(typed) > 40 or any(sign in typed for sign in "\n@＠#，。,.;；"):
        return None
    return typed
