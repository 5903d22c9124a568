"""What importing a module of the window would load, found out without running any of it.

A class of Qt for Python may only be made on the GUI thread: while one is made it is entered in a table that Qt reads
without Python's lock, and the process crashes now and then (one start in some dozens; 20,000 classes made in a thread
beside 600 widgets: each time).
"""

import dis
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.abc import InspectLoader
from importlib.util import find_spec

OURS, QT = "ui", "PySide6"


def needed(name: str) -> list[str]:
    """Return the modules that importing one would load and that only the GUI thread may import, in a fitting order.

    Runs in a thread in which nobody waits: what has nothing to do with Qt is imported there at once.
    """
    found: dict[str, None] = {}
    _follow(name, found, set())
    return list(found)


def _follow(name: str, found: dict[str, None], seen: set[str]) -> None:
    if name in seen or name in sys.modules:
        return
    seen.add(name)
    top = name.partition(".")[0]
    if top not in (OURS, QT):
        import_module(name)
        return
    for other in _imported(name) if top == OURS else ():
        _follow(other, found, seen)
    found[name] = None


def _imported(name: str) -> Iterator[str]:
    """Yield what a module imports while it is imported itself; what its functions import comes when they are called."""
    place = find_spec(name)
    loader = place.loader if place is not None else None
    code = loader.get_code(name) if isinstance(loader, InspectLoader) else None
    names: object = None
    for step in dis.get_instructions(code) if code is not None else ():
        if step.opname == "IMPORT_NAME":
            yield step.argval
            yield from _parts(step.argval, names)
        names = step.argval


def _parts(package: str, names: object) -> Iterator[str]:
    """Yield the modules among what is imported from a package."""
    if not isinstance(names, tuple):
        return
    place = find_spec(package)
    if place is not None and place.submodule_search_locations is not None:
        yield from (f"{package}.{each}" for each in names if find_spec(f"{package}.{each}") is not None)
