"""Calls and messages to contacts, calls that failed, and looks at masked numbers."""

from collections.abc import Iterable
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import CallResult, Direction, InteractionKind
from crm.domain.interactions import InteractionDraft
from crm.storage import contacts as store
from crm.storage.tables import ContactPhone, PhoneLook
from crm.storage.unit import UnitOfWork
from crm.usecases.interactions import add_interaction
from crm.usecases.tasks import add_task


def log_contact(
    work: UnitOfWork,
    contact_id: UUID,
    kind: InteractionKind,
    text: str = "",
    minutes: int | None = None,
) -> UUID:
    """Write a call or a message to a contact onto the timeline; raises Invalid("call.minutes")."""
    result = CallResult.REACHED if kind is InteractionKind.CALL else None
    return _log(work, contact_id, kind, text, result, minutes)


def failed_call(
    work: UnitOfWork, phone_id: UUID, result: CallResult, task_title: str | None = None, text: str = ""
) -> UUID:
    """Log a call that reached nobody and put its number in doubt, with day and reason, until the next check.

    A wrong number also makes a task, in the words of `task_title`, unless one is open (domain.md 3.5).
    """
    phone = store.phone(work, phone_id)
    call_id = _log(work, phone.contact_id, InteractionKind.CALL, text, result)
    today = work.clock.today()
    work.update(
        ContactPhone, phone_id, phone.version, is_doubtful=True, doubtful_since=today, doubt_reason=result.value
    )
    if result is CallResult.WRONG_NUMBER and task_title and not store.has_open_task(work, phone_id):
        source = (Kind.CONTACT_PHONE, phone_id)
        add_task(work, task_title, account_id=phone.account_id, due_on=today, source=source)
    return call_id


def _log(
    work: UnitOfWork,
    contact_id: UUID,
    kind: InteractionKind,
    text: str,
    result: CallResult | None,
    minutes: int | None = None,
) -> UUID:
    """Write down that somebody turned to a contact now."""
    account_id, now = store.contact(work, contact_id).account_id, work.clock.now()
    draft = InteractionDraft(kind, Direction.OUT, now, text, contact_id, minutes, result)
    return add_interaction(work, account_id, draft)


def note_look(work: UnitOfWork, phone_ids: Iterable[UUID]) -> None:
    """Remember that somebody made numbers readable (Privacy, domain.md 8); this is a log and cannot be taken back."""
    for phone_id in phone_ids:
        phone = store.phone(work, phone_id)
        work.insert(
            PhoneLook,
            account_id=phone.account_id,
            portfolio_id=phone.portfolio_id,
            phone_id=phone_id,
            person_id=work.actor.person_id,
            seen_at=work.clock.now(),
        )
