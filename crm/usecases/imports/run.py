"""Importing a list of any kind, for real or only to see what would happen."""

from collections.abc import Callable

from crm.domain.imports import ImportKind
from crm.domain.memory import no_collection
from crm.exchange.rows import ReadResult
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.accounts import import_accounts
from crm.usecases.imports.contacts import import_contacts
from crm.usecases.imports.orders import import_orders
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.visits import import_visits

IMPORTERS: dict[ImportKind, Callable[[UnitOfWork, ReadResult], ImportReport]] = {
    ImportKind.ACCOUNTS: import_accounts,
    ImportKind.CONTACTS: import_contacts,
    ImportKind.VISITS: import_visits,
    ImportKind.ORDERS: import_orders,
}


def run_import(work: UnitOfWork, result: ReadResult) -> ImportReport:
    """Take what a file holds; all of it lies in the caller's unit of work."""
    with no_collection():
        report = IMPORTERS[result.kind](work, result)
    report.problems.sort(key=lambda problem: problem.row)
    return report


def preview(work: UnitOfWork, result: ReadResult) -> ImportReport:
    """Do the same and keep nothing."""
    report = run_import(work, result)
    work.discard()
    return report
