"""Opening the database that a command names."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crm.domain.clock import clock_from_environment
from crm.domain.errors import Invalid, Unreadable
from crm.storage.engine import is_server
from crm.storage.start import open_store
from crm.storage.store import Store


def named(options: argparse.Namespace) -> str:
    """Return the database that --database names.

    Raises Invalid("database.not_chosen") and Invalid("address.unreadable") for an address of another kind of server.
    """
    where = getattr(options, "database", None)
    if not where:
        raise Invalid("database.not_chosen")
    return checked(str(where))


def checked(where: str) -> str:
    """Return a file or the address of a server; raises Invalid("address.unreadable")."""
    if "://" in where and not is_server(where):
        raise Invalid("address.unreadable", value=where)
    return where


@contextmanager
def opened(options: argparse.Namespace, *, may_create: bool = False) -> Iterator[Store]:
    """Open the named database for the length of a block; a file made for a block that then fails is taken away again.

    Raises Unreadable("database.missing_file") for a file that is not there, unless it may be created.
    """
    where = named(options)
    is_new = not is_server(where) and not Path(where).exists()
    if is_new and not may_create:
        raise Unreadable("database.missing_file", path=where)
    store = open_store(where, clock_from_environment())
    try:
        yield store
    except BaseException:
        store.close()
        if is_new:
            for ending in ("", "-wal", "-shm"):
                Path(f"{where}{ending}").unlink(missing_ok=True)
        raise
    store.close()
