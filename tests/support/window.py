"""Whole windows for tests, and what notes that the GUI thread asks a database itself."""

import threading
import traceback
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

from crm.storage.store import Store
from ui.app import Session
from ui.background import InlineRunner, Runner
from ui.settings import Settings
from ui.shell.window import MainWindow


class WindowMaker:
    """One window over an open database; pages load at once unless a real runner is asked for."""

    def __init__(self, store: Store, settings: Settings, qtbot: QtBot, drafts: Path) -> None:
        self._store, self._settings, self._qtbot, self._drafts = store, settings, qtbot, drafts
        self.sessions: list[Session] = []

    def open(self, page: str = "today", runner_type: type[Runner] = InlineRunner, **arguments: Any) -> MainWindow:
        """Show a window at a page."""
        session = Session(self._store, self._settings, self._store.clock, self._drafts / uuid4().hex, runner_type)
        self.sessions.append(session)
        session.window.resize(1440, 900)
        session.window.show()
        session.window.open_first(page, **arguments)
        self._qtbot.waitUntil(lambda: session.runner.is_idle and bool(session.window.page_id))
        return session.window

    def close(self) -> None:
        """Close the windows, end their threads, free them now and not in a later test; the database stays open."""
        for session in self.sessions:
            session.window.hide()
            session.drafts.close()
            session.runner.close()
            session.window.deleteLater()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def belongs(each: QWidget | None, window: QWidget) -> bool:
    """Say whether something is a window or was opened over it."""
    while each is not None and each is not window:
        each = each.parentWidget()
    return each is window


class Open(Protocol):
    """Sign somebody of the office in: `sign_in("manager")`."""

    def __call__(self, who: str, runner_type: type[Runner] = InlineRunner) -> MainWindow: ...


class QuietGui:
    """Notes every statement that the GUI thread itself sends to a database.

    A clock would judge the machine and not the program; which thread asks is the same on every machine.
    """

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._gui = threading.get_ident()

    def start(self) -> None:
        """Begin to listen to every engine."""
        event.listen(Engine, "before_cursor_execute", self._note)

    def stop(self) -> None:
        """Listen no more."""
        event.remove(Engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if threading.get_ident() == self._gui:
            self.asked.append(f"{statement} {''.join(traceback.format_stack()[-20:-12])}")
