"""Opening one account: everything that its page asks for, beside the same statements on the bare driver."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from benchmarks import data
from benchmarks.harness import Result, Target
from benchmarks.lists import beside
from crm.storage.reader import Reader
from crm.storage.start import open_store
from crm.storage.tables import Account, Contact, Interaction
from crm.usecases.accounts import account_detail
from crm.usecases.tasks import tasks_of_account
from crm.usecases.timeline import timeline
from crm.usecases.visits import next_visit

WORDS = "变压器"
UNNOTICED = Target(100, 50, "ms")
"""The page comes from some thirty small questions: what counts is the time until it is there, off the GUI thread."""


def opened(size: str) -> Result:
    """Measure facts, contacts, energy, outages, tasks and the first page of the timeline of the busiest account."""
    account_id = _busiest(size)

    def ask(reader: Reader) -> Any:
        entries = timeline(reader, account_id)
        return (
            account_detail(reader, account_id),
            next_visit(reader, account_id),
            tasks_of_account(reader, account_id),
            entries,
        )

    return beside("account", "one account with 50 entries of its timeline", size, ask, UNNOTICED, repeats=5)


def sought(size: str) -> Result:
    """Measure words looked for in the timeline of the busiest account."""
    account_id = _busiest(size)
    what = "a word in the timeline of one account"
    return beside("timeline", what, size, lambda reader: (timeline(reader, account_id, words=WORDS),), UNNOTICED, 5)


def _busiest(size: str) -> UUID:
    """Return the account with the most notes and calls among those with contacts."""
    store = open_store(data.database(size), data.CLOCK)
    try:
        with store.read() as reader:
            most = (
                select(Account.c.id)
                .join(Interaction, Interaction.c.account_id == Account.c.id)
                .where(Account.c.id.in_(select(Contact.c.account_id)))
                .group_by(Account.c.id)
                .order_by(func.count().desc(), Account.c.id)
                .limit(1)
            )
            return UUID(str(reader.scalar(most)))
    finally:
        store.close()
