"""Loads what no page has needed yet: in the background, as soon as the first page stands."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject

from ui.background import Runner
from ui.options.sections import SECTIONS
from ui.pages import PLACES

OTHERS = ("ui.shell.palette", "ui.shell.key_sheet")


def load_rest(runner: Runner, owner: QObject) -> None:
    """Import the modules of every page and of every section of the settings, one after the other.

    The first opening of a page imported up to 80 modules while the GUI thread waited.
    """
    names = _names()

    def load_next(_done: object = None) -> None:
        name = next(names, None)
        if name is not None:
            runner.ask(owner, lambda _reader: _load(name), load_next)

    load_next()


def _names() -> Iterator[str]:
    for each in (*PLACES, *SECTIONS):
        yield each.target.partition(":")[0]
    yield from OTHERS


def _load(name: str) -> None:
    import_module(name)
