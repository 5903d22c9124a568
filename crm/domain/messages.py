"""The sentences that codes stand for, in both languages; crm itself only knows the codes."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from crm.domain.errors import RoundsError

LANGUAGES = ("en", "zh_CN")


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Return every sentence of a language by code; an unknown language reads as English."""
    known = language if language in LANGUAGES else "en"
    text = files("resources").joinpath("messages", f"{known}.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def sentence(code: str, language: str, values: Mapping[str, object]) -> str:
    """Return a code's sentence with its values filled in; values that are missing show as a dash."""
    return sentences(language)[code].format_map(_Values(values))


def sentence_of(error: RoundsError, language: str) -> str:
    """Return the sentence for an error; one without a sentence of its own reads as its kind.

    `fields` among its values are ids: they are named in words, with the id that a mapping needs.
    """
    known = sentences(language)
    code = error.code if error.code in known else "unknown"
    values = {"code": error.code, **error.values}
    if isinstance(fields := values.get("fields"), tuple):
        values["fields"] = ", ".join(f"{known.get(f'field.{field}', field)} ({field})" for field in fields)
    return sentence(code, language, values)


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "—"
