"""What looks odd about the records of a bureau: everything that the page asks, with an odd one in four.

The limit of the issue is a time (1 s in the background), so the target is too.
"""

from contextlib import closing

from sqlalchemy import select

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds
from crm.domain.codes import COMPLETED_RECORDS
from crm.domain.honesty import Oddity
from crm.domain.ids import new_id
from crm.domain.lists import ListKind, ListQuery
from crm.storage.rows import insert_rows
from crm.storage.start import open_store
from crm.storage.tables import Visit, VisitFlag
from crm.storage.unit import UnitOfWork
from crm.usecases.lists import choices, list_ids, list_rows, list_totals, view_counts

PAGE = 60
ONE_IN = 4
QUERY = ListQuery(view="to_look_at")


def run(size: str) -> Result:
    """Measure the counts, keys, first rows and filters of the page, beside counting every record by who held it."""
    with closing(open_store(data.database(size), data.CLOCK)) as store, store.change() as work:
        records = _add_flags(work)
        bare = "SELECT person_id, record_state, count(*) FROM visit WHERE deleted_at IS NULL GROUP BY 1, 2"
        driver = work.connection.connection.driver_connection
        assert driver is not None
        limit, ours = in_turn(
            lambda: seconds(lambda: driver.execute(bare).fetchall()), lambda: seconds(lambda: _ask(work)), rounds=3
        )
        work.discard()
    what = f"the page of what looks odd about {records} records; limit: sqlite3, counting them by person"
    return Result("honesty", what, limit, ours, Target(1000, 500, "ms"))


def _ask(work: UnitOfWork) -> None:
    view_counts(work, ListKind.HONESTY, QUERY)
    list_totals(work, ListKind.HONESTY, QUERY)
    list_rows(work, ListKind.HONESTY, list_ids(work, ListKind.HONESTY, QUERY)[:PAGE])
    for column in ("person", "kind"):
        choices(work, ListKind.HONESTY, QUERY, column)


def _add_flags(work: UnitOfWork) -> int:
    """Let every fourth record look odd, past the unit of work: nothing of it stays."""
    held = work.scalars(select(Visit.c.id).where(Visit.c.record_state.in_(COMPLETED_RECORDS)).order_by(Visit.c.id))
    known = set(work.scalars(select(VisitFlag.c.visit_id)))
    kinds = list(Oddity)
    odd = [key for key in held[::ONE_IN] if key not in known]
    rows = [
        {"id": new_id(), "visit_id": key, "kind": kinds[place % len(kinds)], "amount": 10.0, "other_id": held[0]}
        for place, key in enumerate(odd)
    ]
    insert_rows(work.connection, VisitFlag, rows)
    return len(held)
