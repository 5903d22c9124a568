"""Connections to SQLite and PostgreSQL, and the one place where driver errors become ours."""

import errno
import getpass
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import QueuePool

from crm.domain.addresses import SCHEMES, read_address
from crm.domain.errors import Busy, Cancelled, Conflict, Denied, DiskFull, Offline, RoundsError, Unreadable
from crm.domain.secret import Secret
from crm.storage.door import at_the_door, option_refused

if TYPE_CHECKING:
    from crm.storage.server.link import Link

BUSY_SECONDS = 5.0
READ_CACHE_KB, WRITE_CACHE_KB = 2_000, 32_000
"""Of each connection. Readers leave the rest to the system, and map nothing: each would count all that it has read."""

SESSION: dict[str, Any] = {"prepare_threshold": None, "application_name": "rounds", "options": "-c timezone=UTC"}
"""How each session on a server begins."""


def is_server(where: str | Path) -> bool:
    """Say whether WHERE is the address of a PostgreSQL server and not a file."""
    return str(where).startswith(tuple(f"{scheme}://" for scheme in SCHEMES))


def system_login() -> str:
    """Return the operating-system user, or a plain word where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


def server_link(where: str, secret: Secret) -> "Link":
    """Return the way to a PostgreSQL server for a desk; raises what crm.domain.addresses.read_address raises."""
    # A file needs neither the line nor the sockets under it.
    from crm.storage.server.link import Link

    return Link({**SESSION, **read_address(where).parameters()}, secret)


def server_engine(where: str, secret: Secret | None = None, link: "Link | None" = None) -> Engine:
    """Return an engine for a PostgreSQL server (psycopg, UTC, no server-side prepared plans).

    The password stays apart, so that no text of the engine holds it and a new one counts from the next connection on.
    With a link its connections are watched; without one a call may last as long as it likes, as an upgrade does.
    Raises Invalid for an address that is wrong (see crm.domain.addresses.read_address).
    """
    address = read_address(where)
    known = secret or Secret(address.password)
    engine = create_engine(
        "postgresql+psycopg://",
        pool_size=4,
        max_overflow=0,
        pool_pre_ping=True,
        # A failed statement stands in logs: neither customers nor what is kept of passwords belong there.
        hide_parameters=True,
        connect_args={**SESSION, **address.parameters()},
    )

    @event.listens_for(engine, "do_connect")
    def let_in(_dialect: object, _record: object, _arguments: object, parameters: dict[str, Any]) -> Any:
        if link is not None:
            return link.connect(**parameters)
        if known.word:
            parameters["password"] = known.word
        return None

    return engine


def file_engine(path: Path, *, read_only: bool) -> Engine:
    """Return an engine for a SQLite file.

    Changes use one connection that begins IMMEDIATE and checkpoints; readers are query-only and never checkpoint,
    because SQLite up to 3.51.2 can damage a WAL file when two connections write and checkpoint at once.
    """
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        pool_size=3 if read_only else 1,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in _pragmas(read_only):
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


def give_back(reads: Engine, changes: Engine) -> None:
    """Close the idle connections to a file but one that reads, and let that one forget the pages that it has read.

    Each knows the whole schema by itself, 2.5 MB, and as much of pages and statements; opening one takes 13 ms. The
    last one stays, as closing that would write the WAL back: the one that changes goes only where another is open.
    """
    if _shrink(reads):
        changes.pool.dispose()
    else:
        _shrink(changes)


def _shrink(engine: Engine) -> bool:
    """Leave at most one idle connection, and say whether any is open at all."""
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    if pool.checkedin():
        with engine.connect() as kept:
            pool.dispose()
            driver = kept.connection.dbapi_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA shrink_memory")
    return bool(pool.checkedin() or pool.checkedout())


def _pragmas(read_only: bool) -> tuple[str, ...]:
    common = (
        "PRAGMA foreign_keys=ON",
        f"PRAGMA busy_timeout={int(BUSY_SECONDS * 1000)}",
        f"PRAGMA cache_size=-{READ_CACHE_KB if read_only else WRITE_CACHE_KB}",
        "PRAGMA temp_store=MEMORY",
    )
    if read_only:
        return (*common, "PRAGMA query_only=ON", "PRAGMA wal_autocheckpoint=0")
    return ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", *common)


@contextmanager
def our_errors(where: str) -> Iterator[None]:
    """Turn driver errors that a user can act on into the errors of crm.domain; let the others through.

    SQLite's own errors come bare from where rows go straight to the driver.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        ours = translate(error, where)
        if ours is None:
            raise
        raise ours from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull("disk.full", path=str(error.filename or "")) from error
        raise


def translate(error: DBAPIError | sqlite3.Error, where: str) -> RoundsError | None:
    """Return our error for a driver's, or None when it is a fault of the program."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return _from_sqlite(original, where)
    assert isinstance(error, DBAPIError)
    state = getattr(original, "sqlstate", None)
    if state is None and error.connection_invalidated:
        return Offline("database.offline")
    if state is None and not isinstance(error, OperationalError | InterfaceError):
        return option_refused(str(original))
    return _from_server(state, str(original))


def driver_error(error: BaseException) -> RoundsError | None:
    """Return our error for one of the server's driver that did not come through SQLAlchemy, or None for any other."""
    if not hasattr(error, "sqlstate"):
        return None
    return _from_server(error.sqlstate, str(error))


_SQLITE_CODES: tuple[tuple[str, type[RoundsError], str], ...] = (
    ("SQLITE_BUSY", Busy, "database.busy"),
    ("SQLITE_LOCKED", Busy, "database.busy"),
    ("SQLITE_FULL", DiskFull, "disk.full"),
    ("SQLITE_CONSTRAINT_UNIQUE", Conflict, "row.taken"),
    ("SQLITE_READONLY", Denied, "database.read_only"),
    ("SQLITE_CORRUPT", Unreadable, "database.damaged"),
    ("SQLITE_NOTADB", Unreadable, "database.not_ours"),
    ("SQLITE_CANTOPEN", Unreadable, "database.cannot_open"),
    ("SQLITE_IOERR", Unreadable, "database.cannot_read"),
)


def _from_sqlite(error: sqlite3.Error, where: str) -> RoundsError | None:
    if "rounds.version" in str(error):
        return Conflict("row.changed")
    if "rounds.sealed" in str(error):
        return Denied("denied")
    name = getattr(error, "sqlite_errorname", "") or ""
    if name == "SQLITE_INTERRUPT":
        return Cancelled()
    for start, kind, code in _SQLITE_CODES:
        if name.startswith(start):
            return kind(code, path=where)
    return None


_SERVER_STATES: tuple[tuple[str, type[RoundsError], str], ...] = (
    ("23505", Conflict, "row.taken"),
    ("25006", Denied, "denied"),
    ("40", Conflict, "row.changed"),
    ("42501", Denied, "denied"),
    ("55P03", Busy, "database.busy"),
    ("57014", Busy, "database.too_slow"),
    ("28", Denied, "login.refused"),
    ("3D000", Offline, "database.missing"),
    ("53100", DiskFull, "disk.full"),
    ("53300", Busy, "database.full_house"),
    ("08", Offline, "database.offline"),
    ("57P", Offline, "database.offline"),
)


def _from_server(state: str | None, message: str) -> RoundsError | None:
    if state is None:
        return at_the_door(message)
    for start, kind, code in _SERVER_STATES:
        if state.startswith(start):
            return kind(code)
    return None
