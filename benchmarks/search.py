"""A keystroke in the palette until its hits are painted, on both databases, beside bare lookups in the same index."""

import os
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks import data
from benchmarks.harness import Result, Spent, Target, seconds, spent
from crm.domain.codes import Role
from crm.domain.people import PersonRow
from crm.storage.start import open_store
from crm.usecases.people import people

NAMES = ("lan", "yjj", "lanshuo", "昱璟", "66875", "1000", "precision", "wangwei")
"""Initials, pinyin, characters, fragments of numbers, English, a person of whom there are many."""
WORDS = ("琥珀", "变压", "电容", "鹦鹉")
"""In about ten of a million notes, in a third of them, in a tenth, in none."""
ROUNDS, PASSES = 15, 3
"""All words are measured in three passes, of which each counts with its best: a busy moment does not falsify it."""
WARMING = 24
"""How often each is looked for before it counts: from the twelfth time on a connection, of which there are two, a
server may keep one plan for all that is asked (docs/decisions.md)."""
KINDS = ("account", "contact", "feeder", "outage", "task", "issue", "visit", "interaction")
SHOWN = 5
FILE, SERVER = Target(10, 5, "ms"), Target(30, 15, "ms")


def names_in_file(size: str) -> Result:
    """Names, pinyin and numbers in a SQLite file."""
    return _measured("names", str(data.database(size)), NAMES, size, FILE)


def words_in_file(size: str) -> Result:
    """Two-character words of notes in a SQLite file."""
    return _measured("words", str(data.database(size)), WORDS, size, FILE)


def names_on_server(size: str) -> Result | None:
    """Names, pinyin and numbers on PostgreSQL."""
    return _on_server("names_pg", NAMES, size)


def words_on_server(size: str) -> Result | None:
    """Two-character words of notes on PostgreSQL."""
    return _on_server("words_pg", WORDS, size)


def _on_server(job: str, typed: Sequence[str], size: str) -> Result | None:
    address = data.server(size)
    return _measured(job, address, typed, size, SERVER) if address is not None else None


def _measured(job: str, where: str, typed: Sequence[str], size: str, target: Target) -> Result:
    """Return the slowest of the words that are typed, each the best of a few times many searches on one connection."""
    driver = sqlite3.connect(data.database(size))
    with _palette(where) as search:
        for _ in range(WARMING):
            for text in typed:
                search(text)
        passes = [[_taken(driver, search, text) for text in typed] for _ in range(PASSES)]
    driver.close()
    found = [min(some) for some in zip(*passes, strict=True)]
    slowest = max(found)
    times = ", ".join(f"{one.text} {one.ours * 1000:.1f}" for one in found)
    what = f"keystroke to paint, slowest {slowest.text} ({times}); limit: bare FTS5"
    limit = statistics.median(one.limit for one in found)
    return Result(job, what, limit, slowest.ours, target, slowest.best, slowest.cpu)


class Taken(NamedTuple):
    """Seconds that a word took on the clock: the median, the best, and of work of the whole program; and its limit."""

    ours: float
    best: float
    cpu: float
    limit: float
    text: str


def _taken(driver: sqlite3.Connection, search: Callable[[str], Spent], text: str) -> Taken:
    pairs = [(_bare(driver, text), search(text)) for _ in range(ROUNDS)]
    spent = [one for _limit, one in pairs]
    clock, cpu = [one.clock for one in spent], [one.cpu for one in spent]
    limit = statistics.median(one for one, _spent in pairs)
    return Taken(statistics.median(clock), min(clock), statistics.median(cpu), limit, text)


def _bare(driver: sqlite3.Connection, text: str) -> float:
    """Look a word up in every index and read what it leads to, on the bare driver."""

    def look() -> None:
        for kind in KINDS:
            table = f"search_{kind}"
            driver.execute(
                f"SELECT e.row_id, e.title FROM {table} w JOIN search_entry e ON e.id = w.rowid "
                f"WHERE {table} MATCH ? ORDER BY w.rowid DESC LIMIT {SHOWN}",
                (f'"{text}"',),
            ).fetchall()

    return seconds(look)


@contextmanager
def _palette(where: str) -> Iterator[Callable[[str], Spent]]:
    """Give what types a text into the palette of a whole window and tells how long its hits took to be painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from benchmarks.painting import Painted
    from ui.app import Session
    from ui.settings import Settings
    from ui.theme import style
    from ui.theme.look import theme

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    style.apply(app, theme())
    with TemporaryDirectory() as scratch:
        settings = Settings(Path(scratch) / "rounds.ini")
        session = Session(open_store(where, data.CLOCK), settings, data.CLOCK, Path(scratch) / "drafts")
        window: Any = session.window
        manager = _manager(where)
        window.context.scope.choose(manager.id, manager.name, manager.role)
        window.resize(1440, 900)
        window.show()
        window.open_first("today")
        _settle(app, session)
        window.open_palette()
        _settle(app, session)
        palette = window.palette_over
        painted = Painted(palette.list)

        def type_it(text: str) -> None:
            painted.begin()
            palette.field.setText(text)
            while not painted.is_done:
                # Waiting in a circle would keep the thread that searches from its work.
                app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

        def search(text: str) -> Spent:
            palette.field.setText(" ")
            _settle(app, session)
            taken = spent(partial(type_it, text))
            _settle(app, session)
            return taken

        try:
            yield search
        finally:
            window.hide()
            session.close()
            window.deleteLater()
            app.processEvents()


def _manager(where: str) -> PersonRow:
    """Return the manager with the most accounts, whose hits lead."""
    store = open_store(where, data.CLOCK)
    try:
        with store.read() as reader:
            managers = [each for each in people(reader) if each.role is Role.MANAGER]
            return max(managers, key=lambda each: (each.accounts, each.name))
    finally:
        store.close()


def _settle(app: Any, session: Any) -> None:
    app.processEvents()
    while not session.runner.is_idle:
        app.processEvents()
