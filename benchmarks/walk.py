"""A walk through every page of the program with its real runner; for processes of their own."""

import os
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from types import TracebackType
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QTimer

from crm.domain.keys import Keys
from crm.domain.lists import ListKind, ListQuery
from crm.usecases.lists import list_ids
from ui.app import AppOptions, Program, Session
from ui.leisure import QUIET_SECONDS
from ui.pages import PLACES
from ui.shell.window import MainWindow

WAKE_MS = 5
ACCOUNTS = 100
Stop = tuple[str, dict[str, Any]]


class Walk:
    """The whole program on a database, and how to go from page to page and wait until each stands."""

    def __init__(self, database: str, language: str = "en") -> None:
        sys.excepthook = _fail
        self.program = Program(AppOptions(database=database, language=language, theme="light", page="today"))
        self.program.open(database)
        # The loop sleeps until something comes: a circle without sleep would keep the reading threads from their work.
        self._waker = QTimer(interval=WAKE_MS)
        self._waker.start()
        self.session.runner.failed.connect(_failed)
        self.settle()
        self.accounts, self.visits = self._ids()

    @property
    def session(self) -> Session:
        assert self.program.session is not None
        return self.program.session

    @property
    def window(self) -> MainWindow:
        return self.session.window

    def settle(self) -> None:
        """Let everything that was asked for arrive and be painted."""
        self.turn()
        while not (self.session.runner.is_idle and self.window.page_id):
            self.turn()
        self.turn()

    def wait_until_loaded(self) -> None:
        """Wait until the pages that were not opened yet are loaded, as happens in the background after the start."""
        while not all(place.target.partition(":")[0] in sys.modules for place in PLACES):
            self.turn()
        self.settle()

    def turn(self) -> None:
        """Let the event loop do what waits, or wait for something."""
        self.program.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # Only a loop that runs does this by itself.
        self.program.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def go(self, stop: Stop) -> None:
        """Open a page and wait until it stands."""
        page, arguments = stop
        self.open(page, arguments)
        self.settle()

    def open(self, page: str, arguments: dict[str, Any]) -> None:
        """Open a page."""
        self.window.navigate(page, **arguments)

    def pause(self) -> None:
        """Do nothing for as long as the program waits before it tidies up, and a moment longer."""
        begin = time.monotonic()
        while time.monotonic() - begin < QUIET_SECONDS + 1:
            self.turn()

    def places(self) -> Iterator[Stop]:
        """Yield every place of the program for ever, a record of another visit each time."""
        visits = cycle(self.visits)
        for place in cycle(place for place in PLACES if place.id != "account"):
            yield place.id, {"id": next(visits)} if place.id == "visit" else {}

    def stops(self) -> Iterator[Stop]:
        """Yield the places for ever, and every fifth time one of a hundred accounts."""
        places = self.places()
        for account_id in cycle(self.accounts):
            yield "account", {"id": account_id}
            for _ in range(4):
                yield next(places)

    def _ids(self) -> tuple[list[UUID], list[UUID]]:
        found: list[tuple[list[UUID], list[UUID]]] = []

        def read(reader: Any) -> tuple[list[UUID], list[UUID]]:
            accounts = list_ids(reader, ListKind.ACCOUNTS, ListQuery())
            return _spread(accounts), _spread(list_ids(reader, ListKind.VISITS, ListQuery(view="planned")))

        self.session.runner.ask(self.window, read, found.append)
        self.settle()
        return found[0]


def _failed(error: BaseException) -> None:
    _fail(type(error), error, error.__traceback__)


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at once: a page that shows an error must not count as a quick or a small one."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def _spread(ids: Keys) -> list[UUID]:
    return ids[:: max(1, len(ids) // ACCOUNTS)][:ACCOUNTS]
