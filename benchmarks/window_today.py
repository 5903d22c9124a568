"""The program itself until Today is painted with data: `python -m benchmarks.window_today DATABASE`."""

import os
import sys
from types import TracebackType

from PySide6.QtCore import QTimer

from ui import quick

quick.begin()
from ui.app import AppOptions, Program  # noqa: E402 - as the command line does it

LOOK_EVERY_MS = 5
"""Looking more often would keep the reading thread from its work: a wish for the interpreter waits 5 ms."""


def end_when_painted(program: Program) -> None:
    """End the process as soon as everything that the page asked for has arrived and is painted."""
    session = program.session
    if session is None or not session.runner.is_idle:
        return
    session.window.repaint()
    os._exit(0 if session.window.page_id == "today" else 1)


def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A start that went wrong must not count as a quick one."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


sys.excepthook = fail
program = Program(AppOptions(database=sys.argv[1], language="en", theme="light", page="today"))
program.open(sys.argv[1])
timer = QTimer(interval=LOOK_EVERY_MS)
timer.timeout.connect(lambda: end_when_painted(program))
timer.start()
program.app.exec()
