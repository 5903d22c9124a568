"""A bureau's shared database, as whoever installs it speaks of it."""

from msgspec import Struct


class FirstAdmin(Struct, frozen=True):
    """Who looks after people and books from the beginning."""

    name: str
    login: str
    password: str


class Fault(Struct, frozen=True):
    """Something in a server's catalog that lets somebody do too much; `check` is the code of the rule it breaks."""

    check: str
    name: str


class Moved(Struct, frozen=True):
    """How many rows of a table came over from a file."""

    table: str
    rows: int
