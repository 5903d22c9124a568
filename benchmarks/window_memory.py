"""Prints the bytes in use after 300 and after 500 page changes, or by an empty window without a DATABASE.

Whoever works pauses now and then, and the program tidies up in pauses of some seconds (`ui.leisure`): here after every
fiftieth change. Nothing is called that the program would not do by itself.
"""

import gc
import os
import sys

from benchmarks.resident import resident

CHANGES = (300, 500)
PAUSE_EVERY = 50


def of_empty_window() -> list[int]:
    """Return what a Qt program with an empty main window uses."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    return [resident()]


def of_program(database: str) -> list[int]:
    """Return what the whole program uses after so many changes of the page."""
    from ui import quick

    # As the command line does it: a collection on a reading thread may free parts of the window.
    quick.begin()
    from benchmarks.walk import Walk

    walk = Walk(database)
    taken = []
    for count, stop in enumerate(walk.stops(), start=1):
        walk.go(stop)
        if count % PAUSE_EVERY == 0:
            walk.pause()
        if count in CHANGES:
            gc.collect()
            taken.append(resident())
        if count == CHANGES[-1]:
            break
    return taken


print(*(of_program(sys.argv[1]) if len(sys.argv) > 1 else of_empty_window()))
sys.stdout.flush()
os._exit(0)
