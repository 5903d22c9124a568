"""A quick start: no garbage collection while the program is loaded, no reading of sources, no library half used.

Imports make some hundred thousand objects that all stay; looking through them again and again took a fifth of the time
from the begin of the process to the first painted page. PySide6 stands in the way of every import after it, to see
whether its own features (`snake_case`, `true_property`) may be asked for there: it reads the sources of 600 modules, a
quarter of that time, and their texts stay in memory. SQLAlchemy imports asyncio, the metadata of packages, other
drivers of SQLite, and OpenSSL for digests, of which only engines and names that we do not use ask for anything: a
seventh of what all imports took. What escapes texts for XML imports HTTP, TLS and mail to open addresses, which nobody
has: 6 MB from the first workbook or survey form on. And asyncio would come with the first question that is cancelled.
"""

import builtins
import gc
import importlib
import inspect
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

from ui import heap

LATER = (
    *("asyncio", "hashlib", "importlib.metadata"),
    *("sqlalchemy.dialects.sqlite.aiosqlite", "sqlalchemy.dialects.sqlite.pysqlcipher"),
)

ADDRESSES = "urllib.request"


class _NoTask(BaseException):
    """Stands for what ends a task of asyncio: there are none."""


def begin() -> None:
    """Prepare a quick start before the window's modules are imported."""
    gc.disable()  # `ui.collector` begins when the first page stands
    heap.share()
    _import_directly()
    _import_half_of_sqlalchemy()
    _import_half_of_xml()


def _import_directly() -> None:
    """Import as before PySide6 looked on, as neither we nor our libraries use features of its own."""
    import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


class _Later(ModuleType):
    """Stands in for a module in those that imported it meanwhile, and loads it when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self.__name__), name)


def _import_half_of_sqlalchemy() -> None:
    """Import SQLAlchemy with stand-ins for what it only might need; everybody else still imports the real ones."""
    aside = {name: _Later(name) for name in LATER if name not in sys.modules}
    if "asyncio" in aside:
        # The one thing that is asked for while it is imported; there are no coroutines of asyncio's former kind. After
        # a statement that failed it asks whether a task was ended or took too long, which is Python's own error by now.
        asked = {"iscoroutine": inspect.iscoroutine, "TimeoutError": TimeoutError, "CancelledError": _NoTask}
        vars(aside["asyncio"]).update(asked)
    sys.modules.update(aside)
    parts = {name.removeprefix("importlib."): each for name, each in aside.items() if name.startswith("importlib.")}
    vars(importlib).update(parts)
    try:
        import_module("sqlalchemy.dialects.sqlite")
    finally:
        for name in aside:
            del sys.modules[name]
        for name in parts:
            del vars(importlib)[name]


def _import_half_of_xml() -> None:
    """Import what escapes texts; who opens an address by it still gets the real module."""
    if ADDRESSES in sys.modules:
        return
    package, _dot, name = ADDRESSES.rpartition(".")
    sys.modules[ADDRESSES] = aside = _Later(ADDRESSES)
    setattr(import_module(package), name, aside)
    try:
        import_module("xml.sax.saxutils")
    finally:
        del sys.modules[ADDRESSES]
