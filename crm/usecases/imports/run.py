"""Importing a list of any kind, for real or only to see what would happen.

The registry of writing: adding a kind is adding a line here, after its reading stands in crm.exchange.fields.
"""

from operator import attrgetter

from msgspec.structs import replace

from crm.domain.imports import ImportKind, Severity
from crm.domain.memory import no_collection
from crm.exchange.rows import ReadResult
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.accounts import import_accounts
from crm.usecases.imports.contacts import ContactImporter
from crm.usecases.imports.curves import CurveImporter
from crm.usecases.imports.history import record
from crm.usecases.imports.interactions import InteractionImporter
from crm.usecases.imports.issues import IssueImporter
from crm.usecases.imports.leads import LeadImporter
from crm.usecases.imports.losses import import_losses
from crm.usecases.imports.options import USUAL, ImportOptions
from crm.usecases.imports.orders import import_orders
from crm.usecases.imports.outages import OutageImporter
from crm.usecases.imports.point_months import PointMonthImporter
from crm.usecases.imports.readings import ReadingImporter
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.row_importer import Importer, importer
from crm.usecases.imports.supply_points import SupplyImporter
from crm.usecases.imports.tasks import TaskImporter
from crm.usecases.imports.visits import VisitImporter

_row_of = attrgetter("row")
IMPORTERS: dict[ImportKind, Importer] = {
    ImportKind.ACCOUNTS: import_accounts,
    ImportKind.CONTACTS: importer(ContactImporter),
    ImportKind.SUPPLY_POINTS: importer(SupplyImporter),
    ImportKind.VISITS: importer(VisitImporter),
    ImportKind.INTERACTIONS: importer(InteractionImporter),
    ImportKind.TASKS: importer(TaskImporter),
    ImportKind.ISSUES: importer(IssueImporter),
    ImportKind.ORDERS: import_orders,
    ImportKind.READINGS: importer(ReadingImporter),
    ImportKind.OUTAGES: importer(OutageImporter),
    ImportKind.LOSSES: import_losses,
    ImportKind.LEADS: importer(LeadImporter),
    ImportKind.CURVES: importer(CurveImporter),
    ImportKind.POINTS: importer(PointMonthImporter),
}


def run_import(work: UnitOfWork, result: ReadResult, options: ImportOptions = USUAL) -> ImportReport:
    """Take what a file holds and write the import down; all of it lies in the caller's unit of work."""
    with no_collection():
        report = _taken(work, result, options)
        record(work, result, report)
    return report


def preview(work: UnitOfWork, result: ReadResult, options: ImportOptions = USUAL) -> ImportReport:
    """Do the same and keep nothing."""
    with no_collection():
        report = _taken(work, result, options)
    work.discard()
    return report


def _taken(work: UnitOfWork, result: ReadResult, options: ImportOptions) -> ImportReport:
    taken = _held_back(result) if options.holds_back else result
    report = IMPORTERS[result.kind](work, taken, options)
    for told in (report.problems, report.changes):
        work.progress.look()
        told.sort(key=_row_of)
    return report


def _held_back(result: ReadResult) -> ReadResult:
    """Return the rows without those that reading has warned of."""
    doubtful = {each.row for each in result.problems if each.severity is Severity.WARNING} - set(result.refused)
    drafts = [(row, draft) for row, draft in result.drafts if row not in doubtful]
    held = [row for row, _draft in result.drafts if row in doubtful]
    return replace(result, drafts=drafts, refused=sorted([*result.refused, *held]))
