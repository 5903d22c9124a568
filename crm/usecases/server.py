"""Looking after a bureau's shared database: making it ready, checking its catalog, taking a local file over."""

from pathlib import Path

from crm.domain.clock import Clock
from crm.domain.errors import Denied, Invalid, Unreadable
from crm.domain.progress import Progress
from crm.domain.server import Fault, FirstAdmin, Moved
from crm.storage.searchable import rebuild
from crm.storage.server.adopt import adopt
from crm.storage.server.identity import is_set_up
from crm.storage.server.logins import create_login
from crm.storage.server.ready import check_address, faults_of, make_ready
from crm.storage.start import open_store
from crm.usecases.people import person_named


def init_server(where: str, clock: Clock, admin: FirstAdmin | None) -> list[Fault]:
    """Make a server's database ready, or look after one that is; return what the lint finds, which must be nothing.

    Raises Denied("server.no_installer"), and Invalid("server.no_admin") where nobody could look after people.
    """
    return make_ready(where, clock, admin)


def lint_server(where: str) -> list[Fault]:
    """Return what in a server's catalog lets somebody do too much; raises Invalid("server.not_set_up")."""
    return faults_of(where)


def give_login(where: str, clock: Clock, person: str, login: str, password: str) -> None:
    """Let somebody sign in with the rights of his or her role; `where` is the address of an administrator.

    Raises NotFound("person.unknown"), Invalid("server.not_set_up"), Invalid("login.form"), Invalid("login.taken"),
    Invalid("password.short"), and Denied for anybody who is no administrator.
    """
    check_address(where)
    store = open_store(where, clock)
    try:
        with store.change() as work:
            if not is_set_up(work.connection):
                raise Invalid("server.not_set_up")
            create_login(work.connection, person_named(work, person), login, password)
    finally:
        store.close()


def adopt_file(file: Path, where: str, clock: Clock, progress: Progress | None = None) -> list[Moved]:
    """Move what a local file holds into a server that is ready and has no accounts yet, all of it or nothing.

    Raises Invalid("server.not_empty"), Invalid("server.not_set_up") and Denied("server.no_installer").
    """
    check_address(where)
    if not file.exists():
        raise Unreadable("database.missing_file", path=str(file))
    source, target = open_store(file, clock), open_store(where, clock)
    try:
        if target.is_guarded:
            raise Denied("server.no_installer")
        with source.read(progress) as reader, target.change(progress) as work:
            if not is_set_up(work.connection):
                raise Invalid("server.not_set_up")
            moved = adopt(reader, work.connection, work.progress)
            rebuild(work)
            return moved
    finally:
        source.close()
        target.close()
