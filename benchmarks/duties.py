"""Counting every account's duty anew, beside reading the same rows with the bare driver."""

import sqlite3
from contextlib import closing

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.storage.duty import derived
from crm.storage.start import open_store

READS = (
    "SELECT id, segment, importance_grade, contract_kva, voltage_code, created_at, due_on FROM account",
    "SELECT account_id, channel, held_on FROM visit WHERE record_state IN ('submitted', 'approved')",
    "SELECT account_id, raised_on FROM issue WHERE state NOT IN ('closed', 'cancelled')",
    "SELECT x.account_id, o.actual_start FROM outage_account x JOIN outage o ON o.id = x.outage_id",
    "SELECT account_id, starts_on FROM supply_point",
)


def run(size: str) -> Result:
    """Measure the recount without writing, as `rounds check` and a changed rule need it."""
    path = data.database(size)
    store = open_store(str(path), data.CLOCK)
    try:
        with closing(sqlite3.connect(path)) as driver, store.read() as reader:
            limit, ours = in_turn(
                lambda: seconds(lambda: [driver.execute(sql).fetchall() for sql in READS]),
                lambda: seconds(lambda: derived(reader, None)),
                rounds=5,
            )
    finally:
        store.close()
    return Result("duties", "every duty counted; limit: the rows, bare driver", limit, ours, Target(10, 5))
