"""The store: readers and units of work over one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from crm.domain.actor import Actor
from crm.domain.addresses import read_address, without_password
from crm.domain.clock import Clock
from crm.domain.codes import Role
from crm.domain.progress import Progress
from crm.domain.secret import Secret
from crm.storage.engine import file_engine, is_server, our_errors, server_engine, system_login
from crm.storage.reader import Reader
from crm.storage.server.identity import signed_in
from crm.storage.unit import UnitOfWork


class Store:
    """One open database. Readers run side by side; changes follow one another.

    `where` holds no password: it is shown, remembered and names folders. `secret` is what connections are let in with.
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
    ) -> None:
        self.where = where
        self.clock = clock
        self.actor = actor
        self.is_guarded = is_guarded
        self.secret = secret or Secret()
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
    def change(self, progress: Progress | None = None) -> Iterator[UnitOfWork]:
        """Give a unit of work; it is committed once when the block ends well, else nothing is kept."""
        with our_errors(self.where), self._changes.connect() as connection:
            transaction = connection.begin()
            work = UnitOfWork(connection, self.clock, self.actor, progress or Progress(), self.is_guarded)
            try:
                yield work
            except BaseException:
                transaction.rollback()
                raise
            if work.discarded:
                transaction.rollback()
            else:
                transaction.commit()

    def close(self) -> None:
        """Close every connection."""
        self._reads.dispose()
        self._changes.dispose()


def _signed_in(engine: Engine) -> Actor | None:
    """Return whose login it is on a server that keeps rights; nothing stays open when it is nobody's."""
    try:
        with engine.connect() as connection:
            return signed_in(connection)
    except BaseException:
        engine.dispose()
        raise


def connect(where: str | Path, clock: Clock, actor: Actor | None = None) -> Store:
    """Connect to a database that is known to be of the present revision (see crm.storage.start)."""
    who = actor or Actor(system_login())
    if is_server(where):
        secret = Secret(read_address(str(where)).password)
        engine = server_engine(str(where), secret)
        # Readers see one state of the database, as in a file, and the server itself keeps them from writing.
        reads = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        person = _signed_in(engine)
        shown = without_password(str(where))
        return Store(shown, engine, reads, clock, person or who, is_guarded=person is not None, secret=secret)
    # Whoever remembers this address may stand in another folder next time.
    path = Path(where).absolute()
    changes = file_engine(path, read_only=False)
    return Store(str(path), changes, file_engine(path, read_only=True), clock, who)
