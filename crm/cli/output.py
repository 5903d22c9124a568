"""What a command says: sentences for people, or one JSON object for programs."""

import io
import json
import sys
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from crm.domain.messages import sentence


def use_utf8() -> None:
    """Write UTF-8 on every platform, whatever the console's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


class Talk(Struct, frozen=True):
    """The language of a command's output, and whether it is for a program."""

    language: str
    json: bool

    def say(self, code: str, **values: object) -> None:
        """Print a sentence, unless a program listens."""
        if not self.json:
            print(self.words(code, **values))

    def words(self, code: str, **values: object) -> str:
        """Return the sentence of a code."""
        return sentence(code, self.language, values)

    def give(self, result: Mapping[str, Any]) -> None:
        """Print the one JSON object, when a program listens."""
        if self.json:
            print(json.dumps(result, ensure_ascii=False))
