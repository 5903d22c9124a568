"""What database engine answers, and which library speaks to it."""

import sqlite3

from msgspec import Struct
from sqlalchemy import text

from crm.storage.reader import Reader


class EngineVersions(Struct, frozen=True):
    """The engine's name and version, and the library's; for a file they are one and the same."""

    engine: str
    version: str
    library: str
    library_version: str
    is_server: bool


def versions(reader: Reader) -> EngineVersions:
    """Ask the engine itself, because the library in use may be another one than was installed."""
    if reader.dialect == "sqlite":
        version = str(reader.connection.execute(text("SELECT sqlite_version()")).scalar())
        return EngineVersions("SQLite", version, "sqlite3", sqlite3.sqlite_version, False)
    import psycopg

    version = str(reader.connection.execute(text("SHOW server_version")).scalar())
    return EngineVersions("PostgreSQL", version, "libpq", _dotted(psycopg.pq.version()), True)


def _dotted(number: int) -> str:
    """Return libpq's number as people write it: 180001 is 18.1."""
    return f"{number // 10000}.{number % 10000}"
