"""The hand-over sheet: of a hand-over, or of a manager's accounts as they are today."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from msgspec.structs import replace

from crm.domain.codes import (
    Channel,
    ContactRole,
    GrantKind,
    HazardLevel,
    ImportanceGrade,
    IssueState,
    PlanState,
    Priority,
    Segment,
    Topic,
)
from crm.domain.errors import Invalid
from crm.domain.handover import Clash, HandOverPlan
from crm.domain.handover_sheet import (
    HandoverSheet,
    SheetAccount,
    SheetContact,
    SheetHazard,
    SheetIssue,
    SheetPaper,
    SheetTask,
    SheetVisit,
)
from crm.domain.phones import masked
from crm.domain.plan_table import standing
from crm.exchange.handover import handover_book, handover_paper
from crm.storage import handover_sheet as store
from crm.storage.handover import accounts_of_book
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values
from crm.storage.visits import person_name
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook
from crm.usecases.privacy import exports_personal


def sheet_of_plan(reader: Reader, plan: HandOverPlan) -> HandoverSheet:
    """Return the sheet of a hand-over, before or after it is done: what is open on its accounts, whoever has it."""
    wish, personal = plan.wish, exports_personal(reader)
    sheet = _sheet(reader, plan.account_ids, {clash.visit_id: clash for clash in plan.clashes}, personal)
    named = replace(sheet, givers=plan.givers, receiver=plan.to)
    return replace(named, kind=wish.kind, starts_on=wish.starts_on, ends_on=wish.ends_on)


def sheet_of_manager(
    reader: Reader, person_id: UUID, receiver_id: UUID | None = None, personal: bool = False
) -> HandoverSheet:
    """Return the sheet of all accounts that a person answers for today.

    People of the customers are named when it is `personal` or the bureau allows it in all exports. Raises
    Invalid("handover.no_accounts") and, when the receiver is the same person, Invalid("handover.same_person").
    """
    if receiver_id == person_id:
        raise Invalid("handover.same_person")
    answering = owners(reader, reader.clock.today())
    books = [book_id for book_id, owner in answering.items() if owner[0] == person_id]
    accounts = [key for book_id in books for key in accounts_of_book(reader, book_id)]
    if not accounts:
        raise Invalid("handover.no_accounts")
    sheet = _sheet(reader, accounts, {}, personal or exports_personal(reader))
    receiver = person_name(reader, receiver_id) if receiver_id is not None else None
    return replace(sheet, givers=(person_name(reader, person_id) or "",), receiver=receiver or "")


def book_of_handover(reader: Reader, sheet: HandoverSheet, language: str) -> MadeBook:
    """Return the sheet as a workbook; the count is that of accounts."""
    return MadeBook(handover_book(sheet, heading(reader, None, None), language), len(sheet.accounts))


def handover_on_paper(sheet: HandoverSheet, language: str) -> SheetPaper:
    """Return the sheet in words, as the workbook has them, for paper."""
    return handover_paper(sheet, language)


def _sheet(
    reader: Reader, account_ids: Iterable[UUID], clashes: Mapping[UUID, Clash], is_personal: bool
) -> HandoverSheet:
    ids, today = list(account_ids), reader.clock.today()
    visits = store.visits(reader, ids)
    topics = store.topics(reader, [row.id for row in visits])
    people = store.contacts(reader, ids)
    numbers = store.phones(reader, [row.id for row in people])
    accounts = sorted(store.accounts(reader, ids), key=lambda row: (row.sort_key, str(row.id)))
    return HandoverSheet(
        str(all_values(reader, today)["bureau.name"]),
        today,
        (),
        "",
        GrantKind.OWNER,
        None,
        None,
        is_personal,
        tuple(_account(row) for row in accounts),
        tuple(_visit(reader, row, topics.get(row.id, []), clashes.get(row.id)) for row in visits),
        tuple(_task(row) for row in store.tasks(reader, ids)),
        tuple(_issue(row) for row in store.issues(reader, ids)),
        tuple(_hazard(row) for row in store.hazards(reader, ids)),
        tuple(_contact(row, numbers.get(row.id, []), is_personal) for row in people),
    )


def _account(row: AnyRow) -> SheetAccount:
    return SheetAccount(
        row.account_no,
        row.name,
        Segment(row.segment),
        ImportanceGrade(row.importance_grade),
        row.contract_kva,
        row.last_onsite_on,
        row.due_on,
        row.street_code,
        row.address,
        row.site_access,
        row.visit_hours,
        row.note,
    )


def _visit(reader: Reader, row: AnyRow, topics: list[str], clash: Clash | None) -> SheetVisit:
    local = reader.clock.local
    return SheetVisit(
        row.account,
        row.planned_on,
        local(row.planned_start) if row.planned_start is not None else None,
        local(row.planned_end) if row.planned_end is not None else None,
        row.person,
        Channel(row.channel),
        row.purpose,
        tuple(Topic(topic) for topic in topics),
        standing(PlanState(row.plan_state), row.planned_on, row.first_approved_on),
        row.is_fixed,
        clash,
    )


def _task(row: AnyRow) -> SheetTask:
    return SheetTask(row.account, row.title, row.due_on, row.due_time, Priority(row.priority), row.person, row.note)


def _issue(row: AnyRow) -> SheetIssue:
    state, unit = IssueState(row.state), row.responsible_unit
    return SheetIssue(row.account, row.text, row.topic, state, row.raised_on, row.due_on, unit, row.person)


def _hazard(row: AnyRow) -> SheetHazard:
    return SheetHazard(row.account, row.text, HazardLevel(row.level), row.found_on, row.remedy_due)


def _contact(row: AnyRow, numbers: list[str], is_personal: bool) -> SheetContact:
    return SheetContact(
        row.account,
        row.call_order,
        row.name if is_personal else "",
        ContactRole(row.role),
        row.title,
        tuple(masked(number) for number in numbers),
        row.emergency_order,
    )
