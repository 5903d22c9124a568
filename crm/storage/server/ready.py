"""The whole way to a server that a bureau can work on: schema, rights, the first administrator, the lint."""

from sqlalchemy import Connection

from crm.domain.actor import Actor
from crm.domain.clock import Clock
from crm.domain.codes import Role
from crm.domain.errors import Invalid
from crm.domain.progress import Progress
from crm.domain.server import Fault, FirstAdmin
from crm.storage.engine import is_server, our_errors, server_engine
from crm.storage.people import person_by_login
from crm.storage.server.identity import is_set_up
from crm.storage.server.lint import lint
from crm.storage.server.logins import create_login
from crm.storage.server.setup import set_up
from crm.storage.sortkeys import sort_key
from crm.storage.start import prepare_server
from crm.storage.tables import Person
from crm.storage.unit import UnitOfWork


def make_ready(where: str, clock: Clock, admin: FirstAdmin | None) -> list[Fault]:
    """Make a server's database ready, or look after one that is; return what the lint finds, which must be nothing.

    Raises Denied("server.no_installer"), and Invalid("server.no_admin") where nobody could look after people.
    """
    check_address(where)
    with our_errors(where):
        prepare_server(where)
    engine = server_engine(where)
    try:
        with our_errors(where), engine.begin() as connection:
            set_up(connection)
            if not _has_admin(connection):
                if admin is None:
                    raise Invalid("server.no_admin")
                _add_admin(connection, clock, admin)
            return lint(connection)
    finally:
        engine.dispose()


def faults_of(where: str) -> list[Fault]:
    """Return what in a server's catalog lets somebody do too much; raises Invalid("server.not_set_up")."""
    check_address(where)
    engine = server_engine(where)
    try:
        with our_errors(where), engine.connect() as connection:
            if not is_set_up(connection):
                raise Invalid("server.not_set_up")
            return lint(connection)
    finally:
        engine.dispose()


def check_address(where: str) -> None:
    """Raise Invalid("address.unreadable") for what is no address of a server."""
    if not is_server(where):
        raise Invalid("address.unreadable", value=where)


def _has_admin(connection: Connection) -> bool:
    found = connection.exec_driver_sql(
        "SELECT 1 FROM person WHERE role = 'admin' AND login IS NOT NULL AND deleted_at IS NULL LIMIT 1"
    )
    return found.first() is not None


def _add_admin(connection: Connection, clock: Clock, admin: FirstAdmin) -> None:
    work = UnitOfWork(connection, clock, Actor("installer"), Progress())
    if person_by_login(work, admin.login) is not None:
        raise Invalid("login.taken", login=admin.login)
    key = sort_key(admin.name, person=True)
    person_id = work.insert(Person, name=admin.name, sort_key=key, role=Role.ADMIN, login=None)
    create_login(connection, person_id, admin.login, admin.password)
