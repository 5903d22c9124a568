"""Signals that nobody asked for: Qt for Python makes all of them, of every object, when the object is made.

A button has ten, a scroll bar twelve. With the table of attributes that holds them they are 2 to 3 KB an object, half
of what a small one takes: 30,000 of them were 10 MB, and a tenth was ever connected. What was let go is made again when
it is asked for; what is connected stays so, because Qt keeps that and not the object in Python.
"""

from functools import cache

import shiboken6
from PySide6.QtCore import QObject, Signal, SignalInstance

FRESH = "objectNameChanged"
"""Every object has it from the beginning, and nobody asks for it: so whatever has it was not looked at yet."""


def let_go() -> None:
    """Let go of the signals of all objects that were made since the last time; for the GUI thread."""
    for each in shiboken6.getAllValidWrappers():
        if isinstance(each, QObject) and FRESH in vars(each):
            _let_go_of(each)


def _let_go_of(each: QObject) -> None:
    kept, kind = vars(each), type(each)  # type: dict[str, object], type
    own = _signals(kind)
    for name in [name for name, value in kept.items() if type(value) is SignalInstance and name in own]:
        del kept[name]
    if not kept:
        kept.clear()  # The table stays as large as it ever was until then.


@cache
def _signals(kind: type) -> frozenset[str]:
    """Return the names of the signals of a class: an object may keep one of another object under a name of its own."""
    return frozenset(name for part in kind.__mro__ for name, value in vars(part).items() if isinstance(value, Signal))
