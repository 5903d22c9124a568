"""Bad usage, said as one sentence in the chosen language."""

import argparse
import re
from typing import NoReturn

from crm.domain.errors import Invalid

_KINDS = (
    (re.compile(r"argument (?P<name>.+?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.*)\)"), "choice"),
    (re.compile(r"argument (?P<name>.+?): invalid .+? value: '?(?P<value>.*?)'?"), "value"),
    (re.compile(r"argument (?P<name>.+?): expected one argument"), "no_value"),
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "missing"),
    (re.compile(r"unrecognized arguments: (?P<value>.+)"), "unknown"),
)
"""What argparse says, of which only the values are kept; anything else is told as it comes."""


class Parser(argparse.ArgumentParser):
    """Raises Invalid("usage"), or one of usage.choice, usage.value, usage.no_value, usage.missing and usage.unknown."""

    def error(self, message: str) -> NoReturn:
        for pattern, kind in _KINDS:
            if match := pattern.fullmatch(message.replace("\n", " ")):
                values = {name: value.replace("'", "") for name, value in match.groupdict().items()}
                raise Invalid(f"usage.{kind}", command=self.prog, **values)
        raise Invalid("usage", message=message, command=self.prog)


MOST = 100_000


def positive(text: str) -> int:
    """Return a whole number from 1 to MOST; raises ValueError, which argparse tells as bad usage."""
    if not 1 <= (value := int(text)) <= MOST:
        raise ValueError(text)
    return value


def seconds(text: str) -> float:
    """Return a time to search, from 0.1 to 600 seconds; raises ValueError."""
    if not 0.1 <= (value := float(text)) <= 600:
        raise ValueError(text)
    return value
