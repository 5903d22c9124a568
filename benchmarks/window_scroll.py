"""Scrolls the list of all visits and prints frames, usual and slowest in seconds: `... window_scroll DATABASE`.

A frame is the work of the GUI thread itself: what else the machine does while it waits is not ours.
"""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from ui import quick

quick.begin()
from ui.app import AppOptions, Program  # noqa: E402 - as the command line does it

STEPS = 60
"""Steps of the wheel, each of 120 pixels, from each of a few places."""
PLACES = (0.0, 0.25, 0.5, 0.99)
PAUSE = 0.02
"""Between two frames the screen waits, and the reading threads work."""


def frames(table: Any, app: QApplication) -> Iterator[float]:
    """Yield how long each frame holds the GUI thread: the step, everything that arrives, and its painting."""
    bar = table.verticalScrollBar()
    moves: list[Callable[[], None]] = []
    for place in PLACES:
        moves.append(lambda place=place: bar.setValue(int(bar.maximum() * place)))  # type: ignore[misc]
        moves += [lambda: bar.setValue(bar.value() + 120)] * STEPS
    moves.append(lambda: bar.setValue(bar.maximum()))
    for move in moves:
        yield _spent(move, app)
        yield from _turns(app)


def _turns(app: QApplication) -> Iterator[float]:
    """Let the next frames come: what arrived in the meantime is taken and painted."""
    for _ in range(2):
        time.sleep(PAUSE)
        yield _spent(lambda: None, app)


def _spent(work: Callable[[], object], app: QApplication) -> float:
    """Do something, paint what follows from it, and return how long both took."""
    begin = time.thread_time()
    work()
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return time.thread_time() - begin


program = Program(AppOptions(database=sys.argv[1], language="en", theme="light", page="visits"))
program.open(sys.argv[1])
session = program.session
while session is None or not session.runner.is_idle or not session.window.page_id:
    program.app.processEvents()
    session = program.session
session.window.context.scope.choose(None, "", session.window.context.scope.role)
session.window.navigate("visits", view="all")
while not session.runner.is_idle:
    program.app.processEvents()
page: Any = session.window.page
gc.collect()
gc.freeze()
taken = list(frames(page.table, program.app))
taken = [each for each in taken if each > 0.0005]
print(len(taken), statistics.median(taken), max(taken))
sys.stdout.flush()
os._exit(0)
