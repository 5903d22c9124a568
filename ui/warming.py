"""Loads and builds what no page has needed yet: as soon as the first page stands, and in turns with everything else."""

import linecache
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module

from PySide6.QtCore import QObject

from ui import signals
from ui.background import Runner
from ui.needed import needed
from ui.options.sections import SECTIONS
from ui.pages import PLACES

OTHERS = (
    "crm.domain.repeats_typed",
    "ui.shell.palette",
    "ui.shell.key_sheet",
    "ui.shell.messages",
    "ui.shell.undo_history",
    "ui.conflicts.many",
)


def load_rest(runner: Runner, window: QObject, prepare: Callable[[str], Iterator[None]]) -> None:
    """Import the modules of every page and of every section of the settings, one after the other, and build the pages.

    `prepare` are the works that build a page of the window. The first opening of a page imported up to 80 modules and
    built up to 500 widgets while the GUI thread waited. What may be loaded in a thread is (see `ui.needed`), the rest
    comes module by module.
    """
    rest = every_module()

    def load_next() -> None:
        module, page = next(rest, ("", ""))
        if module:
            runner.ask(window, lambda _reader: needed(module), lambda names: runner.in_turns(window, load(names, page)))

    def load(names: Sequence[str], page: str) -> Iterator[None]:
        for name in names:
            import_module(name)
            yield
        # Qt for Python reads the source of what is imported, and all of it would stay.
        linecache.clearcache()
        if page:
            yield from prepare(page)
            signals.let_go()
            yield
        load_next()

    load_next()


def every_module() -> Iterator[tuple[str, str]]:
    """Yield modules, each with the page that it is of."""
    for place in PLACES:
        yield place.target.partition(":")[0], place.id
    for section in SECTIONS:
        yield section.target.partition(":")[0], ""
    for other in OTHERS:
        yield other, ""
