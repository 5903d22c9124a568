"""Hears of other people's changes: a connection of its own that listens, or asks again and again where it cannot.

A notification names a table and nothing else, for anybody can send one: it means read again. A heartbeat proves that
notifications still arrive and asks for the news since the last one, so that nothing stays unheard for long; after each
new connection everything is to be read again. Through a pooler that gives each transaction another session (PgBouncer
in transaction mode) nothing can be heard; that is noticed when the connection is made, and news are asked for instead.
"""

import logging
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import uuid4

from msgspec import Struct

from crm.domain.errors import Offline, RoundsError
from crm.storage.engine import driver_error
from crm.storage.server.link import Link

log = logging.getLogger("rounds")
CHANNEL = "rounds"
LAST_WAIT = 2.0
"""How many seconds the end of the program waits for a try to connect; the thread ends with the process."""
_ASKED = "SELECT txid_current_snapshot()::text, ARRAY(SELECT rounds_news(%s::txid_snapshot))"


class Pace(Struct, frozen=True):
    """How often something is done, in seconds: prove that it listens, ask for news, wait for an echo, come back."""

    beat: float = 15.0
    poll: float = 1.0
    echo: float = 3.0
    back_off: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)


class Line(Struct, frozen=True):
    """How the line to the server is: `problem` is None while it holds; `polls` says that it cannot listen."""

    problem: RoundsError | None = None
    polls: bool = False


class Deaf(Exception):
    """Notifications do not arrive any more."""


class Listener:
    """Tells of changes from a thread of its own until it is stopped.

    `hear` gets names of tables, or None when everything may have changed; `tell` gets the Line whenever the server has
    answered or could not be reached. Both are called in that thread.
    """

    def __init__(
        self,
        link: Link,
        hear: Callable[[frozenset[str] | None], None],
        tell: Callable[[Line], None],
        pace: Pace | None = None,
    ) -> None:
        self._link, self._hear, self._tell = link, hear, tell
        self._pace = pace or Pace()
        self._channel = f"{CHANNEL}_{uuid4().hex}"
        self._stopped = False
        self._woken = threading.Event()
        self._connection: Any = None
        self._heard: set[str] = set()
        self._seen = ""
        self._thread = threading.Thread(target=self._run, name="rounds-listen", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End, whatever is under way."""
        self._stopped = True
        self.look()
        if self._thread.is_alive():
            self._thread.join(LAST_WAIT)

    def look(self) -> None:
        """Try the line now: come back at once instead of in a while, or prove that it still holds."""
        self._woken.set()
        connection = self._connection
        if connection is not None:
            with suppress(Exception), socket.fromfd(connection.fileno(), socket.AF_INET, socket.SOCK_STREAM) as copy:
                copy.shutdown(socket.SHUT_RDWR)

    def _run(self) -> None:
        tries = 0
        while not self._stopped:
            self._woken.clear()
            try:
                with self._link.connect(autocommit=True) as connection:
                    self._connection = connection
                    tries = 0
                    self._attend(connection)
            except Exception as error:
                self._lost(error)
            finally:
                self._connection = None
            if not self._stopped:
                self._woken.wait(self._pace.back_off[min(tries, len(self._pace.back_off) - 1)])
                tries += 1

    def _lost(self, error: Exception) -> None:
        if self._stopped:
            return
        problem = error if isinstance(error, RoundsError) else driver_error(error)
        if problem is None and not isinstance(error, Deaf):
            log.error("unexpected", exc_info=error)
        self._tell(Line(problem or Offline("database.offline")))

    def _attend(self, connection: Any) -> None:
        """Listen or ask until the line breaks."""
        connection.execute(f"LISTEN {CHANNEL}")
        connection.execute(f"LISTEN {self._channel}")
        polls = not self._is_heard(connection)
        (self._seen,) = connection.execute("SELECT txid_current_snapshot()::text").fetchone()
        self._heard.clear()
        self._tell(Line(polls=polls))
        # What happened before somebody listened is nobody's news: all of it is to be read again.
        self._hear(None)
        while not self._stopped:
            if polls:
                self._woken.wait(self._pace.poll)
                self._ask(connection)
            else:
                self._listen(connection)
            self._tell(Line(polls=polls))

    def _is_heard(self, connection: Any) -> bool:
        """Say whether what another session sends arrives while this one does nothing."""
        with self._link.connect(autocommit=True) as other:
            other.execute("SELECT pg_notify(%s, '')", (self._channel,))
        return self._echoes(connection)

    def _echoes(self, connection: Any) -> bool:
        for note in connection.notifies(timeout=self._pace.echo):
            if note.channel == self._channel:
                return True
            self._note(note)
        return False

    def _listen(self, connection: Any) -> None:
        """Hear what comes until the heart beats; raises Deaf when nothing can be heard any more."""
        for note in connection.notifies(timeout=self._pace.beat):
            self._note(note)
        connection.execute("SELECT pg_notify(%s, '')", (self._channel,))
        if not self._echoes(connection):
            raise Deaf
        self._ask(connection)

    def _note(self, note: Any) -> None:
        if note.channel == CHANNEL and note.payload:
            self._heard.add(note.payload)
            if not self._link.is_own(note.pid):
                self._hear(frozenset({note.payload}))

    def _ask(self, connection: Any) -> None:
        """Ask for the news since the last time, and tell those that were not heard."""
        self._seen, news = connection.execute(_ASKED, (self._seen,)).fetchone()
        unheard = frozenset(news) - self._heard
        self._heard.clear()
        if unheard:
            self._hear(unheard)
