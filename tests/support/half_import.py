"""A process of its own that stands still in the middle of an import: `python half_import.py DATABASE FILE WHEN`.

WHEN is `before` or `after` the commit. It says `ready` on stdout and then waits to be killed.
"""

import sys
from pathlib import Path

from crm.domain.clock import SystemClock
from crm.domain.imports import ImportKind
from crm.exchange.incoming import read_file
from crm.storage.start import open_store
from crm.usecases.imports.run import run_import


def _stand_still() -> None:
    print("ready", flush=True)
    sys.stdin.read()


def main(database: str, file: str, when: str) -> None:
    """Import, and stop where it was asked for."""
    store = open_store(database, SystemClock())
    result = read_file(Path(file), ImportKind.ACCOUNTS)
    with store.change() as work:
        run_import(work, result)
        if when == "before":
            _stand_still()
    _stand_still()


if __name__ == "__main__":
    main(*sys.argv[1:])
