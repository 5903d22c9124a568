"""Where what was found leads, and what may be done with it."""

from typing import TYPE_CHECKING
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.permits import PERMITS

if TYPE_CHECKING:
    from crm.usecases.search import Hit

VERBS = {
    "open": "page.account",
    "plan": "do.plan",
    "record": "do.record",
    "task": "do.task",
    "contact": "do.contact",
    "interaction": "do.interaction",
    "outage": "do.outage",
    "network": "page.network",
}
"""The permit of each thing that is done with the account of a hit, or with a feeder."""
PAGES = {
    Kind.VISIT: "visit",
    Kind.WORK_ORDER: "orders",
    Kind.FEEDER: "accounts",
    Kind.OUTAGE: "outages" if "page.outages" in PERMITS else "today",
}


def page_of(hit: "Hit") -> str:
    """Return the page on which a hit is opened."""
    return PAGES.get(Kind(hit.kind), "account" if account_of(hit) is not None else "tasks")


def account_of(hit: "Hit") -> UUID | None:
    """Return the account that a hit leads to."""
    return hit.id if hit.kind == Kind.ACCOUNT else hit.account_id
