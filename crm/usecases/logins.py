"""Who may sign in to the shared database: logins, passwords, roles. Nothing of it is taken back by undo."""

from datetime import datetime, timedelta
from uuid import UUID

from crm.domain.addresses import read_address
from crm.domain.changes import Action, Kind
from crm.domain.codes import Role
from crm.domain.errors import Invalid
from crm.domain.passwords import check_password
from crm.domain.secret import Secret
from crm.storage.engine import driver_error, server_link
from crm.storage.reader import Reader
from crm.storage.server import logins
from crm.storage.staff import login_of
from crm.storage.unit import UnitOfWork

WARNED = timedelta(days=14)
"""So long before a password ends whoever has it is told."""


def make_login(work: UnitOfWork, person_id: UUID, login: str, password: str) -> None:
    """Let a person sign in.

    Raises Invalid("login.form"), Invalid("login.taken") and what check_password raises, and Denied for anybody who is
    no administrator.
    """
    logins.create_login(work.connection, person_id, login.strip(), password)
    _noted(work, person_id)


def new_password(work: UnitOfWork, person_id: UUID, password: str) -> None:
    """Give a person another password; raises what check_password raises, and Denied for who is no administrator."""
    logins.set_password(work.connection, person_id, login_of(work, person_id), password)
    _noted(work, person_id)


def change_role(work: UnitOfWork, person_id: UUID, role: Role) -> None:
    """Give a person another role; raises Invalid("login.own") and Invalid("login.last_admin")."""
    logins.set_role(work.connection, person_id, role)
    _noted(work, person_id)


def disable_login(work: UnitOfWork, person_id: UUID) -> None:
    """Let a person sign in no more; raises Invalid("login.own") and Invalid("login.last_admin")."""
    logins.disable(work.connection, person_id)
    _noted(work, person_id)


def enable_login(work: UnitOfWork, person_id: UUID) -> None:
    """Let a person sign in again, with the password of before."""
    logins.enable(work.connection, person_id)
    _noted(work, person_id)


def change_own_password(work: UnitOfWork, where: str, old: str, new: str) -> None:
    """Give whoever is signed in at the address `where` another password.

    Raises Invalid("password.wrong_old"), Invalid("password.same") and what check_password raises.
    """
    check_password(new, work.actor.login)
    if new == old:
        raise Invalid("password.same")
    _prove(where, old)
    logins.set_own_password(work.connection, work.actor.login, new)


def password_ends(reader: Reader) -> datetime | None:
    """Return until when the own password counts where that is soon: the server takes it no more then, without a reason.

    None where it counts for two weeks yet, and where no database asks for one.
    """
    ends = logins.password_ends(reader.connection) if reader.is_guarded else None
    return ends if ends is not None and ends < reader.clock.now() + WARNED else None


def _prove(where: str, password: str) -> None:
    """Sign in once more with a password: whoever finds an open window shall not take the login over."""
    address = read_address(where).text()
    link = server_link(address, Secret(password))
    try:
        link.connect().close()
    except Exception as error:
        ours = driver_error(error)
        if ours is not None and ours.code in ("login.refused", "login.no_password"):
            raise Invalid("password.wrong_old") from error
        raise ours or error from error
    finally:
        link.close()


def _noted(work: UnitOfWork, person_id: UUID) -> None:
    work.changes.note(Action.UPDATED, Kind.PERSON, person_id)
