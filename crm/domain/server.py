"""A bureau's shared database, as whoever installs it speaks of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FirstAdmin:
    """Who looks after people and books from the beginning."""

    name: str
    login: str
    password: str


@dataclass(frozen=True)
class Fault:
    """Something in a server's catalog that lets somebody do too much; `check` is the code of the rule it breaks."""

    check: str
    name: str


@dataclass(frozen=True)
class Moved:
    """How many rows of a table came over from a file."""

    table: str
    rows: int
