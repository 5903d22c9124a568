"""Finishing one visit, with audit, search index, duty and versions, beside one durable commit."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.domain.codes import Topic
from crm.domain.lists import ListKind, ListQuery
from crm.domain.visits import RecordDraft
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from crm.usecases.recording import finish_visit, start_record, visitor

SAVES = 41


def run(size: str) -> Result:
    """Measure saves on a copy of the database; the limit writes one row to a file of its own in the same folder."""
    # Beside the database and not simply in memory: durability is what both sides pay for.
    with TemporaryDirectory(dir=data.folder()) as scratch:
        path = Path(scratch) / "save.db"
        shutil.copyfile(data.database(size), path)
        store = open_store(path, data.CLOCK)
        driver = _durable(Path(scratch) / "limit.db")
        try:
            begun = _begun(store)
            limit, ours = in_turn(
                lambda: seconds(lambda: _commit(driver)), lambda: _finish(store, *next(begun)), rounds=SAVES - 1
            )
        finally:
            driver.close()
            store.close()
    return Result("save", "one visit finished; limit: one durable SQLite commit", limit, ours, Target(15, 6))


def _durable(path: Path) -> sqlite3.Connection:
    driver = sqlite3.connect(path, isolation_level=None)
    driver.execute("PRAGMA journal_mode=WAL")
    driver.execute("PRAGMA synchronous=FULL")
    driver.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
    return driver


def _commit(driver: sqlite3.Connection) -> None:
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("INSERT INTO note (words) VALUES (?)", ("x" * 200,))
    driver.execute("COMMIT")


def _begun(store: Store) -> Iterator[tuple[UUID, RecordDraft]]:
    """Begin a record for each save, on accounts from all over the list, outside the measured time."""
    with store.change() as work:
        person = people(work)[0].id
        ids = list_ids(work, ListKind.ACCOUNTS, ListQuery())
        chosen = ids[:: max(1, len(ids) // SAVES)][:SAVES]
        begun = [start_record(work, account_id, person) for account_id in chosen]
        who = visitor(work, person)
    for count, visit_id in enumerate(begun):
        yield (
            visit_id,
            RecordDraft(
                held_on=data.CLOCK.today(),
                topics=(Topic.SATISFACTION,),
                participants=(who,),
                content=f"核对联系人与停电计划,客户生产正常。(演示){count}",
                satisfaction=5,
            ),
        )


def _finish(store: Store, visit_id: UUID, draft: RecordDraft) -> float:
    def save() -> None:
        with store.change() as work:
            finish_visit(work, visit_id, 1, draft)

    return seconds(save)
