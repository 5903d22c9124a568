"""Contacts with customers by every channel, written onto the timeline in one way.

They move the day by which the next contact is due, as a visit of any channel does, and never that of the next visit:
only a visit on site resets that clock (domain.md section 2.1; see crm.storage.duty).
"""

from uuid import UUID

from crm.domain.accounts import ContactRow
from crm.domain.changes import Kind
from crm.domain.codes import InteractionKind
from crm.domain.errors import NotFound
from crm.domain.interactions import InteractionDraft, check_interaction
from crm.storage import contacts as contact_store
from crm.storage import duty
from crm.storage.account_detail import contacts
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.tables import Interaction
from crm.storage.unit import UnitOfWork
from crm.usecases.tasks import TaskValues, add_task


def contacts_of(reader: Reader, account_id: UUID) -> tuple[ContactRow, ...]:
    """Return whom an account can be reached by, in call order."""
    return contacts(reader, account_id)


def add_interaction(
    work: UnitOfWork, account_id: UUID, draft: InteractionDraft, task: tuple[str, TaskValues] | None = None
) -> UUID:
    """Write down a contact, and the task that follows from it; return the contact's key.

    Raises what `check_interaction` and `add_task` raise, and NotFound("contact.gone") for a contact of another account.
    """
    check_interaction(draft, work.clock.now())
    if draft.contact_id is not None and contact_store.contact(work, draft.contact_id).account_id != account_id:
        raise NotFound("contact.gone")
    made = work.insert(
        Interaction,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        kind=draft.kind,
        direction=draft.direction,
        result=draft.result,
        text=draft.text.strip(),
        happened_at=draft.happened_at,
        minutes=draft.minutes,
        person_id=work.actor.person_id,
        contact_id=draft.contact_id,
    )
    reindex(work, Kind.INTERACTION, [made])
    if draft.kind is not InteractionKind.NOTE:
        duty.refresh(work, [account_id])
    if task is not None:
        title, values = task
        add_task(work, title, account_id=account_id, source=(Kind.INTERACTION, made), **values)
    return made
