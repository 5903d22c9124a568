"""The store: readers and units of work over one database."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from sqlalchemy import Engine

from crm.domain.actor import Actor
from crm.domain.addresses import read_address, without_password
from crm.domain.clock import Clock
from crm.domain.codes import Role
from crm.domain.errors import Offline
from crm.domain.ids import new_id
from crm.domain.progress import Progress
from crm.domain.secret import Secret
from crm.storage.engine import file_engine, give_back, is_server, our_errors, server_engine, server_link, system_login
from crm.storage.reader import Reader
from crm.storage.sent import AlreadySent, forget_units, note_unit
from crm.storage.server.identity import signed_in
from crm.storage.unit import UnitOfWork

if TYPE_CHECKING:
    from crm.storage.server.link import Link
    from crm.storage.server.listening import Line, Listener, Pace

T = TypeVar("T")
AGAIN = (0.2, 0.5, 1.0, 2.0, 4.0)
"""After how many seconds each a unit is tried again whose connection was lost."""
LONGEST = 15.0
"""In seconds: no more tries after that, so that whoever waits is told."""


class Store:
    """One open database. Readers run side by side; changes follow one another.

    `where` holds no password: it is shown, remembered and names folders. `secret` is what connections are let in with.
    On a server `link` is how they come about.
    """

    def __init__(
        self,
        where: str,
        changes: Engine,
        reads: Engine,
        clock: Clock,
        actor: Actor,
        *,
        is_guarded: bool = False,
        secret: Secret | None = None,
        link: "Link | None" = None,
    ) -> None:
        self.where = where
        self.clock = clock
        self.actor = actor
        self.is_guarded = is_guarded
        self.secret = secret or Secret()
        self.link = link
        self.rest: Callable[[float], None] = time.sleep
        self._changes = changes
        self._reads = reads

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._changes.dialect.name

    def act_as(self, person_id: UUID | None, role: Role) -> None:
        """Let another person be the one who acts; the login stays. On a server that keeps rights nobody can."""
        if not self.is_guarded:
            self.actor = Actor(self.actor.login, person_id, role)

    @contextmanager
    def read(self, progress: Progress | None = None) -> Iterator[Reader]:
        """Give a reader inside one read transaction."""
        with our_errors(self.where), self._reads.connect() as connection, connection.begin():
            yield Reader(connection, self.clock, self.actor, progress or Progress(), self.is_guarded)

    @contextmanager
    def change(self, progress: Progress | None = None, key: UUID | None = None) -> Iterator[UnitOfWork]:
        """Give a unit of work; it is committed once when the block ends well, else nothing is kept.

        On a server a unit has a key of its own; raises crm.storage.sent.AlreadySent when that was committed before.
        """
        with our_errors(self.where), self._changes.connect() as connection:
            transaction = connection.begin()
            work = UnitOfWork(connection, self.clock, self.actor, progress or Progress(), self.is_guarded)
            try:
                if self.link is not None:
                    note_unit(connection, key or new_id())
                yield work
                work.progress.look()
            except BaseException:
                transaction.rollback()
                raise
            if work.discarded:
                transaction.rollback()
            else:
                transaction.commit()

    def run(
        self, command: Callable[[UnitOfWork], T], progress: Progress | None = None, key: UUID | None = None
    ) -> tuple[T, UnitOfWork] | None:
        """Run a whole unit of work, and again where the connection to a server was lost: it happens once or not at all.

        Return what the command returned and the unit that was committed; None when the key was committed by a program
        that has ended since. Raises Offline, which is Offline("database.unsure") when nobody knows what became of it.
        """
        key, begun = key or new_id(), time.monotonic()
        last: tuple[T, UnitOfWork] | None = None
        for pause in (*AGAIN, None):
            try:
                with self.change(progress, key) as work:
                    last = None
                    last = done = (command(work), work)
                return done
            except AlreadySent:
                return last
            except Offline as error:
                if self.link is None or pause is None or time.monotonic() - begun > LONGEST:
                    raise (Offline("database.unsure") if last is not None else error) from error
                if progress is not None and progress.cancelled:
                    raise
            self.rest(pause)
        raise AssertionError

    def be_patient(self, seconds: float) -> None:
        """Let a server take so long for one statement before its line is given up."""
        if self.link is not None:
            self.link.watchdog.patience = seconds

    def listen(
        self, hear: Callable[[frozenset[str] | None], None], tell: "Callable[[Line], None]", pace: "Pace | None" = None
    ) -> "Listener | None":
        """Return what tells of other people's changes once it is started; None for a file, which nobody shares."""
        if self.link is None:
            return None
        from crm.storage.server.listening import Listener

        return Listener(self.link, hear, tell, pace)

    def let_go(self) -> None:
        """Give back what connections to a file keep while nobody asks; those to a server are dear."""
        if self.link is None:
            give_back(self._reads, self._changes)

    def close(self) -> None:
        """Close every connection."""
        self._reads.dispose()
        self._changes.dispose()
        if self.link is not None:
            self.link.close()


def _signed_in(engine: Engine) -> Actor | None:
    """Return whose login it is on a server that keeps rights; nothing stays open when it is nobody's."""
    try:
        with engine.begin() as connection:
            found = signed_in(connection)
            forget_units(connection)
            return found
    except BaseException:
        engine.dispose()
        raise


def connect(where: str | Path, clock: Clock, actor: Actor | None = None, reads: Engine | None = None) -> Store:
    """Connect to a database that is known to be of the present revision (see crm.storage.start).

    `reads` is what has looked at a file already.
    """
    who = actor or Actor(system_login())
    if is_server(where):
        secret = Secret(read_address(str(where)).password)
        link = server_link(str(where), secret)
        engine = server_engine(str(where), secret, link)
        # Readers see one state of the database, as in a file, and the server itself keeps them from writing.
        on_server = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with our_errors(str(where)):
            person = _signed_in(engine)
        shown, is_guarded = without_password(str(where)), person is not None
        return Store(shown, engine, on_server, clock, person or who, is_guarded=is_guarded, secret=secret, link=link)
    # Whoever remembers this address may stand in another folder next time.
    path = Path(where).absolute()
    changes = file_engine(path, read_only=False)
    return Store(str(path), changes, reads or file_engine(path, read_only=True), clock, who)
