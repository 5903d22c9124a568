"""The registry of kinds: adding one is adding a line here, its headings to crm.exchange.synonyms and its writing to
crm.usecases.imports.run.
"""

from functools import partial

from crm.domain.imports import ImportKind
from crm.domain.reading import identifiers
from crm.exchange.kinds.accounts import ACCOUNTS
from crm.exchange.kinds.contacts import CONTACTS
from crm.exchange.kinds.curves import CURVES
from crm.exchange.kinds.field import Field, ListKind
from crm.exchange.kinds.interactions import INTERACTIONS
from crm.exchange.kinds.issues import ISSUES
from crm.exchange.kinds.leads import LEADS
from crm.exchange.kinds.losses import LOSSES
from crm.exchange.kinds.orders import ORDERS
from crm.exchange.kinds.outages import OUTAGES
from crm.exchange.kinds.point_months import POINT_MONTHS
from crm.exchange.kinds.readings import READINGS
from crm.exchange.kinds.supply_points import SUPPLY_POINTS
from crm.exchange.kinds.tasks import TASKS
from crm.exchange.kinds.visits import VISITS

KINDS: dict[ImportKind, ListKind] = {
    ImportKind.ACCOUNTS: ACCOUNTS,
    ImportKind.CONTACTS: CONTACTS,
    ImportKind.SUPPLY_POINTS: SUPPLY_POINTS,
    ImportKind.VISITS: VISITS,
    ImportKind.INTERACTIONS: INTERACTIONS,
    ImportKind.TASKS: TASKS,
    ImportKind.ISSUES: ISSUES,
    ImportKind.ORDERS: ORDERS,
    ImportKind.READINGS: READINGS,
    ImportKind.OUTAGES: OUTAGES,
    ImportKind.LOSSES: LOSSES,
    ImportKind.LEADS: LEADS,
    ImportKind.CURVES: CURVES,
    ImportKind.POINTS: POINT_MONTHS,
}


def fields(kind: ImportKind, lengths: tuple[int, ...] = identifiers.LENGTHS) -> dict[str, Field]:
    """Return the fields of a kind by id; `lengths` are the allowed lengths of account numbers (domain.md 13)."""
    number = partial(identifiers.account_no, lengths=lengths)
    return {field.id: field for field in KINDS[kind].fields(number)}
