"""What can be done with a contact, each as one step that can be taken back."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.codes import CallResult, InteractionKind
from crm.domain.contacts import ContactDraft
from crm.usecases.calls import failed_call, log_contact, note_look
from crm.usecases.contacts import order_contacts, remove_contact, save_contact, set_emergency_list, verify_contact
from ui.context import Context
from ui.texts.dates import dated
from ui.texts.names import contact_role_name

Fail = Callable[[BaseException], None]


class ContactActions(QObject):
    """Commands of one account's contacts; `owner` is what they are asked from and lives as long as its page."""

    def __init__(self, context: Context, owner: QObject) -> None:
        super().__init__(owner)
        self._context = context

    def save(
        self,
        account_id: UUID,
        draft: ContactDraft,
        contact: ContactRow | None,
        emergency: Sequence[UUID] | None,
        then: Callable[[UUID], None],
        fail: Fail,
    ) -> None:
        """Write a contact whole; `emergency` is the call list that it joins or leaves with this, None when it stays.

        A contact that is new to the list is its last.
        """

        def command(work: Any) -> UUID:
            if contact is None:
                saved = save_contact(work, account_id, draft)
            else:
                seen = {phone.id: phone.version for phone in contact.phones}
                saved = save_contact(work, account_id, draft, contact.id, contact.version, seen)
            if emergency is not None:
                listed = [each for each in emergency if each != saved]
                joins = contact is None or contact.emergency_order is None
                set_emergency_list(work, account_id, [*listed, saved] if joins else listed, emergency)
            return saved

        words = self.tr("edit of {name}") if contact is not None else self.tr("new contact {name}")
        self._context.runner.do(self, command, then, fail, undo_text=words.format(name=draft.name))

    def verify(self, contact: ContactRow) -> None:
        """Note that a contact was checked today."""
        said = self.tr("{name} checked today").format(name=contact.name)
        self._context.runner.do(
            self,
            lambda work: verify_contact(work, contact.id, contact.version),
            lambda _version: self._context.toast(said, undo=True),
            undo_text=self.tr("check of {name}").format(name=contact.name),
        )

    def remove(self, contact: ContactRow) -> None:
        """Put a contact into the bin."""
        self._context.runner.do(
            self,
            lambda work: remove_contact(work, contact.id, contact.version),
            lambda _none: self._context.toast(self.tr("Removed {name}").format(name=contact.name), undo=True),
            undo_text=self.tr("removal of {name}").format(name=contact.name),
        )

    def order(self, account_id: UUID, ids: Sequence[UUID]) -> None:
        """Let the contacts be called in this order."""
        keys = list(ids)
        self._context.runner.do(
            self, lambda work: order_contacts(work, account_id, keys), undo_text=self.tr("order of contacts")
        )

    def list_for_emergencies(self, account_id: UUID, ids: Sequence[UUID], seen: Sequence[UUID]) -> None:
        """Let these be the emergency call list, in this order, in place of those that were seen on it."""
        keys, shown = list(ids), list(seen)
        self._context.runner.do(
            self,
            lambda work: set_emergency_list(work, account_id, keys, shown),
            undo_text=self.tr("emergency call list"),
        )

    def failed(self, contact: ContactRow, phone: PhoneRow, result: CallResult) -> None:
        """Log a call in vain; the number is in doubt, and a wrong one makes a task."""
        title = self.tr("Find the right number of {name}").format(name=contact.name)
        if result is CallResult.WRONG_NUMBER:
            said = self.tr("Wrong number noted, task added")
        else:
            said = self.tr("{name} was not reached: noted").format(name=contact.name)
        self._context.runner.do(
            self,
            lambda work: failed_call(work, phone.id, result, title),
            lambda _key: self._context.toast(said, undo=True),
            undo_text=self.tr("failed call to {name}").format(name=contact.name),
        )

    def log(
        self,
        contact: ContactRow,
        kind: InteractionKind,
        text: str,
        minutes: int | None,
        then: Callable[[UUID], None],
        fail: Fail,
    ) -> None:
        """Write a call or a message onto the timeline."""
        words = self.tr("call to {name}") if kind is InteractionKind.CALL else self.tr("message to {name}")
        self._context.runner.do(
            self,
            lambda work: log_contact(work, contact.id, kind, text, minutes),
            then,
            fail,
            undo_text=words.format(name=contact.name),
        )

    def copy(self, phones: Sequence[PhoneRow], text: str, then: Callable[[], None] | None = None) -> None:
        """Put numbers on the clipboard once the look was written down; a log cannot be taken back."""
        keys = [phone.id for phone in phones]

        def looked(_none: None) -> None:
            QGuiApplication.clipboard().setText(text)
            if then is not None:
                then()
            self._context.toast(self.tr("Copied {text}").format(text=text) if len(phones) == 1 else self.tr("Copied"))

        self._context.runner.do(self, lambda work: note_look(work, keys), looked, self._context.show_error)


def job_of(contact: ContactRow) -> str:
    """Return what a contact does."""
    return contact.title or contact_role_name(contact.role)


def checked_words(contact: ContactRow, today: date) -> str:
    """Return when a contact was checked, and by whom."""
    if contact.verified_on is None:
        return QCoreApplication.translate("Contacts", "never checked")
    day = dated(contact.verified_on, today)
    if not contact.verified_by:
        return QCoreApplication.translate("Contacts", "checked {day}").format(day=day)
    words = QCoreApplication.translate("Contacts", "checked {day} by {name}")
    return words.format(day=day, name=contact.verified_by)


def best_phone(contact: ContactRow) -> PhoneRow | None:
    """Return the first number that is not in doubt, else the first."""
    sound = [phone for phone in contact.phones if not phone.is_doubtful]
    return next(iter(sound or contact.phones), None)
