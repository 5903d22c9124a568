"""Everything that the visit record page shows beside the record itself."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.codes import COMPLETED_RECORDS, RecordState, Side
from crm.domain.visits import FilledForm, Participant, RecordDraft, Reminder, VisitDetail, VisitRow
from crm.storage import account_detail as accounts
from crm.storage import people as people_store
from crm.storage import tasks as task_store
from crm.storage import visits as store
from crm.storage.reader import Reader
from crm.storage.records import record
from crm.storage.settings import all_values, number
from crm.usecases.attachments import files_of_visit
from crm.usecases.campaigns.agenda import open_campaigns
from crm.usecases.surveys.answers import answers_of_visit
from crm.usecases.surveys.filling import FormToFill, forms_to_fill


class RecordToWrite(Struct, frozen=True):
    """A visit with the forms that it was asked by, ready to be filled in."""

    detail: VisitDetail
    forms: tuple[FormToFill, ...]


def record_to_write(reader: Reader, visit_id: UUID, version_ids: Iterable[UUID] = ()) -> RecordToWrite:
    """Return a visit with its forms and with others that a draft on this computer holds; raises NotFound."""
    detail = visit_detail(reader, visit_id)
    wanted = dict.fromkeys((*(each.version_id for each in detail.draft.surveys), *version_ids))
    return RecordToWrite(detail, forms_to_fill(reader, detail.row.account_id, visit_id, wanted))


def visit_detail(reader: Reader, visit_id: UUID) -> VisitDetail:
    """Return a visit with its record, what to say today, the last visit and the power factors; raises NotFound."""
    row = store.visit_row(reader, visit_id)
    account = accounts.account_detail(reader, row.account_id)
    months = tuple((month.month, month.pf) for month in account.energy[-12:] if month.pf is not None)
    colleagues = tuple(people_store.person_names(reader).items())
    return VisitDetail(
        row=row,
        draft=_draft(reader, row),
        last=store.last_of_account(reader, row.account_id, before=visit_id),
        reminders=_reminders(reader, row, account.energy[-1].pf if account.energy else None, account.open_issues),
        pf_by_month=months,
        contacts=tuple((contact.id, contact.name, contact.title) for contact in account.contacts),
        colleagues=colleagues,
        contract_kva=account.contract_kva,
        files=files_of_visit(reader, visit_id),
    )


def whole_record(reader: Reader, visit_id: UUID) -> RecordDraft:
    """Return everything that is written down of a visit so far; raises NotFound("visit.gone")."""
    filled = (FilledForm(key, answers) for key, answers in answers_of_visit(reader, visit_id).items())
    return replace(record(reader, visit_id), surveys=tuple(filled))


def _draft(reader: Reader, row: VisitRow) -> RecordDraft:
    """Return the record as it stands; a fresh one begins with the planned day, hours, people and topics."""
    draft = whole_record(reader, row.id)
    if row.record_state is not RecordState.NONE:
        return draft
    participants = [Participant(Side.BUREAU, row.person, person_id=row.person_id)]
    contacts = accounts.contacts(reader, row.account_id)
    if contacts:
        first = contacts[0]
        participants.append(Participant(Side.CUSTOMER, first.name, first.title, contact_id=first.id))
    return RecordDraft(
        held_on=row.planned_on,
        channel=row.channel,
        arrived_at=row.start,
        left_at=row.end,
        topics=draft.topics,
        participants=tuple(participants),
    )


def _reminders(reader: Reader, row: VisitRow, pf: float | None, open_issues: int) -> tuple[Reminder, ...]:
    """Return what the manager should bring up, the most urgent first."""
    today = reader.clock.today()
    found = []
    coming = store.coming_outage(reader, row.account_id, reader.clock.now(), timedelta(days=30))
    if coming is not None:
        found.append(Reminder("say.outage", {"feeder": coming[0], "start": coming[1], "end": coming[2]}))
    target = number(all_values(reader, today), "pf.target")
    if pf is not None and pf < target:
        found.append(Reminder("say.low_pf", {"pf": pf, "target": target}))
    if open_issues:
        found.append(Reminder("say.open_issues", {"count": open_issues}))
    for each in open_campaigns(reader, [row.account_id]).get(row.account_id, ()):
        code = "say.campaign_again" if each.is_new_edition else "say.campaign"
        found.append(Reminder(code, {"material": each.material, "edition": each.edition}))
    late = [task for task in task_store.open_tasks(reader, None, today, row.account_id) if task.days_late(today)]
    if late:
        found.append(Reminder("say.late_task", {"title": late[0].title, "days": late[0].days_late(today)}))
    return tuple(found)


def is_open(row: VisitRow) -> bool:
    """Say whether a record may still be written."""
    return row.record_state not in COMPLETED_RECORDS
