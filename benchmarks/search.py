"""A keystroke in the palette until its hits are painted, on both databases, beside bare lookups in the same index."""

import os
import sqlite3
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds

NAMES = ("lan", "yjj", "lanshuo", "昱璟", "66875", "1000", "precision", "wangwei")
"""Initials, pinyin, characters, fragments of numbers, English, a person of whom there are many."""
WORDS = ("琥珀", "变压", "电容", "鹦鹉")
"""In about ten of a million notes, in a third of them, in a tenth, in none."""
ROUNDS = 15
"""More than eleven: from then on a server may keep one plan for all that is asked (docs/decisions.md)."""
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
    """Return the slowest of the words that are typed, each the median of many searches on one connection."""
    driver = sqlite3.connect(data.database(size))
    found: list[tuple[float, float, str]] = []
    with _palette(where) as search:
        for text in typed:
            limit, ours = in_turn(partial(_bare, driver, text), partial(search, text), ROUNDS)
            found.append((ours, limit, text))
    driver.close()
    ours, _limit, slowest = max(found)
    limit = statistics.median(limit for _ours, limit, _text in found)
    times = ", ".join(f"{text} {ours * 1000:.1f}" for ours, _limit, text in found)
    return Result(job, f"keystroke to paint, slowest {slowest} ({times}); limit: bare FTS5", limit, ours, target)


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
def _palette(where: str) -> Iterator[Callable[[str], float]]:
    """Give what types a text into the palette of a whole window and tells how long its hits took to be painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from crm.storage.start import open_store
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
        window.resize(1440, 900)
        window.show()
        window.open_first("today")
        _settle(app, session)
        window.open_palette()
        _settle(app, session)
        palette = window.palette_over

        def search(text: str) -> float:
            palette.field.setText(" ")
            _settle(app, session)
            shown: list[bool] = []
            connection = palette.model.modelReset.connect(lambda: shown.append(True))

            def type_it() -> None:
                palette.field.setText(text)
                while not shown:
                    # Waiting in a circle would keep the thread that searches from its work.
                    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                palette.list.viewport().repaint()

            taken = seconds(type_it)
            palette.model.modelReset.disconnect(connection)
            _settle(app, session)
            return taken

        try:
            yield search
        finally:
            window.hide()
            session.close()
            window.deleteLater()
            app.processEvents()


def _settle(app: Any, session: Any) -> None:
    app.processEvents()
    while not session.runner.is_idle:
        app.processEvents()
