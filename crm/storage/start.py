"""Opening a database: new, of this revision, older (backup and upgrade) or newer (refused)."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from crm.domain.actor import Actor
from crm.domain.clock import Clock
from crm.domain.errors import Denied, DiskFull, Offline, TooNew, Unreadable
from crm.storage.backup import safe_copy
from crm.storage.engine import file_engine, is_server, our_errors, server_engine, translate
from crm.storage.places import refuse_shared_place
from crm.storage.server.identity import is_set_up
from crm.storage.store import Store, connect

HEAD = "0001"
"""The revision that this program works with; a test holds it equal to the newest migration."""
OLDEST_SERVER = 160000
NO_RIGHT = "42501"
UPGRADE_LOCK = 7_401_026


def open_store(where: str | Path, clock: Clock, actor: Actor | None = None) -> Store:
    """Open a database, creating or upgrading it where needed.

    Raises TooNew, Unreadable, Denied, Busy or Offline, each with its own code.
    """
    with our_errors(str(where)):
        if is_server(where):
            prepare_server(str(where))
            reads = None
        else:
            reads = prepare_file(Path(where).absolute(), clock)
    return connect(where, clock, actor, reads)


def revision_of(connection: Connection) -> str | None:
    """Return the database's revision, or None for one that holds nothing yet.

    Raises Unreadable("database.not_ours") for somebody else's database.
    """
    if connection.dialect.name == "sqlite":
        tables = set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
    else:
        # Not the information schema: it hides the tables on which the login has no right.
        names = text(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace"
        )
        tables = set(connection.execute(names).scalars())
    if not tables:
        return None
    if not {"alembic_version", "account", "portfolio"} <= tables:
        raise Unreadable("database.not_ours" if connection.dialect.name == "sqlite" else "server.not_ours")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def prepare_file(path: Path, clock: Clock) -> Engine | None:
    """Bring a file to this revision; an older one is copied beside itself first.

    Returns what has looked at a file that needed nothing: its connection has read the schema, which takes 10 ms.
    """
    _check_place(path)
    is_new = not path.exists() or path.stat().st_size == 0
    revision = None
    if not is_new:
        reads = file_engine(path, read_only=True)
        try:
            revision = _file_revision(reads)
        finally:
            if revision != HEAD:
                reads.dispose()
        if revision == HEAD:
            return reads
    _refuse_newer(revision)
    if revision is not None:
        stamp = clock.local(clock.now()).strftime("%Y%m%d-%H%M%S")
        safe_copy(path, path.with_name(f"{path.name}.rev-{revision}-{stamp}.bak"))
    engine = file_engine(path, read_only=False)
    try:
        _upgrade_file(engine)
    except BaseException:
        engine.dispose()
        if is_new:
            for ending in ("", "-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
    return None


def _file_revision(engine: Engine) -> str | None:
    """Return a file's revision without changing a byte of it: it may be somebody else's."""
    with engine.connect() as connection:
        return revision_of(connection)


def _check_place(path: Path) -> None:
    refuse_shared_place(path)
    if path.is_dir():
        raise Unreadable("database.is_folder", path=str(path))
    if not path.parent.is_dir():
        raise Unreadable("database.no_folder", path=str(path.parent))
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise Unreadable("database.not_ours", path=str(path))
    target = path if path.exists() else path.parent
    if not os.access(target, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise Denied("database.read_only", path=str(path))


def _refuse_newer(revision: str | None) -> None:
    """Raise TooNew for a revision that this program does not know."""
    if revision is None or revision <= HEAD:
        return
    raise TooNew("database.newer", revision=revision, known=HEAD)


def _upgrade_file(engine: Engine) -> None:
    """Run the missing migrations in one transaction and commit only a sound result."""
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            before = _row_counts(connection)
            _migrate(connection)
            _check_sound(connection, before)


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    ).scalars()
    own = [name for name in names if not name.startswith(("sqlite_", "search_", "alembic_"))]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in own}


def _check_sound(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if name in after and after[name] < count]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar_one()
    if lost or broken is not None or whole != "ok":
        raise Unreadable("database.upgrade_failed", details=", ".join(lost) or str(broken or whole))
    _check_triggers(connection)


def _check_triggers(connection: Connection) -> None:
    """A table made anew loses its triggers without a word, and then nobody's changes to it would be traced."""
    # Only an upgrade needs to know every table.
    from crm.storage.triggers import missing_triggers

    missing = missing_triggers(connection)
    if missing:
        raise Unreadable("database.upgrade_failed", details=", ".join(sorted(missing)))


def prepare_server(where: str) -> None:
    """Bring a server's database to this revision under a lock; only one program does it at a time."""
    engine = server_engine(where)
    try:
        with engine.connect() as connection:
            _check_server(connection)
            revision = revision_of(connection)
            if revision == HEAD:
                return
            _refuse_whom_it_is_not_for(connection, revision)
        with engine.begin() as connection:
            _upgrade_server(connection)
    except DBAPIError as error:
        if isinstance(error.orig, ModuleNotFoundError):
            raise Offline("server.driver_missing") from error
        if getattr(error.orig, "sqlstate", "") == NO_RIGHT:
            # Whoever may sign in may read the revision, once setting up has come to its end.
            raise Unreadable("server.half_made") from error
        raise
    finally:
        engine.dispose()


def _check_server(connection: Connection) -> None:
    version = int(connection.execute(text("SHOW server_version_num")).scalar_one())
    if version < OLDEST_SERVER:
        raise Unreadable("server.too_old", version=version // 10000)


def _upgrade_server(connection: Connection) -> None:
    connection.execute(text("SET LOCAL lock_timeout = '10s'"))
    connection.execute(text("SET LOCAL statement_timeout = '10min'"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK})
    revision = revision_of(connection)
    if revision == HEAD:
        return
    _refuse_newer(revision)
    is_guarded = is_set_up(connection)
    _migrate(connection)
    _check_triggers(connection)
    if is_guarded:
        from crm.storage.server.setup import set_up

        # A new table has no policies yet.
        set_up(connection)


def _refuse_whom_it_is_not_for(connection: Connection, revision: str | None) -> None:
    """Let only who owns the tables upgrade them, and nobody touch a newer database.

    Raises TooNew, Denied("server.ask_owner") for everybody else, and Denied("server.empty") for a database without
    tables in which the login may make none.
    """
    _refuse_newer(revision)
    if revision is None:
        may_make = connection.scalar(text("SELECT has_schema_privilege(current_schema(), 'CREATE')"))
        if not may_make:
            raise Denied("login.not_here" if may_make is None else "server.empty")
        return
    is_ours = text("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('alembic_version')")
    if not connection.scalar(is_ours):
        raise Denied("server.ask_owner", revision=revision, known=HEAD, whom=_whom_to_ask(connection))


def _whom_to_ask(connection: Connection) -> str:
    """Return who keeps the program at the bureau, else who owns the tables."""
    owner = "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass('alembic_version')"
    found: list[str] = []
    with suppress(DBAPIError):
        admins = "SELECT name FROM person WHERE role = 'admin' AND login IS NOT NULL AND deleted_at IS NULL ORDER BY 1"
        found = [str(name) for name in connection.execute(text(admins)).scalars()]
    if found:
        return ", ".join(found)
    connection.rollback()
    return str(connection.scalar(text(owner)))


def _migrate(connection: Connection) -> None:
    """Run the missing migrations; raises Unreadable("database.upgrade_failed"), and the caller takes all of it back."""
    from alembic import command

    from crm.storage.migrations import config

    try:
        command.upgrade(config(connection), "head")
    except DBAPIError as error:
        if isinstance(translate(error, ""), DiskFull | Denied):
            raise
        raise Unreadable("database.upgrade_failed", details=str(error.orig)) from error
