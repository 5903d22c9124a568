"""Whole windows for tests, and the dog that watches the GUI thread."""

import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from ui.app import Session
from ui.background import InlineRunner, Runner
from ui.settings import Settings
from ui.shell.window import MainWindow

BLOCK_SECONDS = 0.05
SAMPLE_SECONDS = 0.01


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
        """Close the windows and end their threads; the database stays open."""
        for session in self.sessions:
            session.window.hide()
            session.drafts.close()
            session.runner.close()
            session.window.deleteLater()
        QApplication.processEvents()


class Watchdog(QObject):
    """Notes every turn of the event loop in which the GUI thread could not answer for longer than 50 ms.

    A turn begins when the loop wakes and ends when it waits for events again. A thread of its own looks in every
    10 ms and keeps the place where a long turn stood, so that a failure names it.
    """

    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.blocked: list[str] = []
        self._since: float | None = None
        self._where = ""
        self._end = threading.Event()
        self._gui = threading.get_ident()
        self._sampler = threading.Thread(target=self._look, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.connect(self._awake)
        dispatcher.aboutToBlock.connect(self._idle)
        self._sampler.start()

    def stop(self) -> None:
        """End the watch."""
        self._end.set()
        self._sampler.join()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.awake.disconnect(self._awake)
        dispatcher.aboutToBlock.disconnect(self._idle)

    def _awake(self) -> None:
        if self._since is None:
            self._where, self._since = "", time.monotonic()

    def _idle(self) -> None:
        since, self._since = self._since, None
        if since is not None and time.monotonic() - since > BLOCK_SECONDS:
            self.blocked.append(f"{(time.monotonic() - since) * 1000:.0f} ms {self._where}")

    def _look(self) -> None:
        while not self._end.wait(SAMPLE_SECONDS):
            since = self._since
            if since is not None and not self._where and time.monotonic() - since > BLOCK_SECONDS:
                frame = sys._current_frames().get(self._gui)
                self._where = "".join(traceback.format_stack(frame)[-3:]) if frame is not None else ""
