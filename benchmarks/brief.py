"""The briefs of a day of eight visits, read and set on paper, beside the same statements on the bare driver."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.lists import beside
from crm.domain.brief import Brief
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.tables import Account, Visit
from crm.usecases.brief import brief, briefs

QUICK = Target(2000, 200, "ms")
"""A brief is asked for with one key and must stand there within two seconds."""
DAY = 8


def one(size: str) -> Result:
    """Measure one brief of the account with the most visits."""
    key = _busiest(size, 1)[0]
    return beside("brief", "one brief", size, lambda reader: _on_paper((brief(reader, key),)), QUICK, repeats=3)


def day(size: str) -> Result:
    """Measure the briefs of eight accounts."""
    keys = _busiest(size, DAY)

    def ask(reader: Reader) -> object:
        return _on_paper(briefs(reader, keys))

    return beside("brief_day", f"{DAY} briefs", size, ask, QUICK, repeats=3)


def _on_paper(found: Sequence[Brief]) -> bytes:
    """Set briefs as the PDF that is saved."""
    from ui.paper_job import draw_briefs

    return draw_briefs(found, "zh_CN")


def _busiest(size: str, count: int) -> list[UUID]:
    """Return the accounts with the most visits."""
    store = open_store(data.database(size), data.CLOCK)
    try:
        with store.read() as reader:
            most = (
                select(Account.c.id)
                .join(Visit, Visit.c.account_id == Account.c.id)
                .group_by(Account.c.id)
                .order_by(func.count().desc(), Account.c.id)
                .limit(count)
            )
            return reader.scalars(most)
    finally:
        store.close()
