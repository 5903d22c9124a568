"""A reader: a consistent view of the database for one piece of work."""

import sqlite3
from collections.abc import Iterator
from itertools import chain
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select

from crm.domain.actor import Actor
from crm.domain.clock import Clock
from crm.domain.keys import Keys
from crm.domain.permits import Rights
from crm.domain.progress import Progress
from crm.storage.types import packed

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
"""A select of any columns."""
AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of any columns; the frozen rows of crm.domain give them their types."""
KEYS_AT_ONCE = 2_000
ROWS_AT_ONCE = 200
"""Of a long answer the driver's rows are never all there beside ours: a third less memory, in the same time."""


class Reader:
    """A consistent view of the database for one piece of work, in one thread.

    `is_guarded` tells that the database itself decides what the login may see and do.
    """

    def __init__(
        self, connection: Connection, clock: Clock, actor: Actor, progress: Progress, is_guarded: bool = False
    ) -> None:
        self.connection = connection
        self.clock = clock
        self.actor = actor
        self.progress = progress
        self.is_guarded = is_guarded

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.connection.dialect.name

    @property
    def rights(self) -> Rights:
        """What whoever acts may see and do."""
        return Rights(self.actor.role, self.is_guarded)

    def rows(self, statement: AnySelect) -> list[AnyRow]:
        """Return every row of a select."""
        return list(self.each(statement))

    def each(self, statement: AnySelect) -> Iterator[AnyRow]:
        """Yield every row of a select; of a long answer only a part is there at a time."""
        return chain.from_iterable(self.connection.execute(statement).partitions(ROWS_AT_ONCE))

    def one(self, statement: AnySelect) -> AnyRow | None:
        """Return the first row of a select, or None."""
        return self.connection.execute(statement).first()

    def scalar(self, statement: AnySelect) -> Any:
        """Return the first column of the first row, or None."""
        return self.connection.execute(statement).scalar()

    def scalars(self, statement: AnySelect) -> list[Any]:
        """Return the first column of every row."""
        return list(self.connection.execute(statement).scalars().all())

    def keys(self, statement: AnySelect) -> Keys:
        """Return the keys of a select of one StoredId column; of a long list they never are all objects at once."""
        parts = self.connection.execute(statement).scalars().partitions(KEYS_AT_ONCE)
        return Keys(b"".join(packed(part) for part in parts))

    def interrupt(self) -> None:
        """Stop the running statement; safe to call from another thread."""
        self.progress.cancel()
        driver = self.connection.connection.dbapi_connection
        if isinstance(driver, sqlite3.Connection):
            driver.interrupt()
        elif driver is not None:
            driver.cancel()
