"""Contacts in call order: who, what for, when checked; numbers masked until asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.codes import CallResult
from crm.domain.phones import masked
from crm.usecases.calls import failed_call
from crm.usecases.contacts import remove_contact, verify_contact
from ui.context import Context
from ui.texts.dates import short_day
from ui.texts.names import contact_role_name
from ui.theme.look import px
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel


class ContactList(QWidget):
    """A line a contact; the telephone button shows and copies the number."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._lines: list[ContactLine] = []

    def show_contacts(self, contacts: Sequence[ContactRow]) -> None:
        """Show these contacts; the first is the one to call first."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self._lines = [ContactLine(contact, place == 0, self._context, self) for place, contact in enumerate(contacts)]
        for line in self._lines:
            self._column.addWidget(line)


class ContactLine(QWidget):
    """One contact with a menu."""

    def __init__(self, contact: ContactRow, first: bool, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._contact, self._context = contact, context
        names = QVBoxLayout()
        names.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(ElidedLabel(contact.name, "body_strong"))
        if first:
            top.addWidget(Badge(self.tr("Primary")))
        top.addStretch(1)
        names.addLayout(top)
        names.addWidget(ElidedLabel(self._second(), "small", "text2"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(Avatar(contact.name))
        row.addLayout(names, 1)
        ink = "danger" if any(phone.is_doubtful for phone in contact.phones) else "text2"
        self.phone = IconButton("phone", self.tr("Show the number of {name}").format(name=contact.name), ink=ink)
        self.phone.setEnabled(bool(contact.phones))
        self.phone.clicked.connect(self._show_number)
        self.more = IconButton("dots-three", self.tr("More about {name}").format(name=contact.name))
        self.more.clicked.connect(self._menu)
        row.addWidget(self.phone)
        row.addWidget(self.more)

    def _second(self) -> str:
        contact = self._contact
        parts = [contact.title or contact_role_name(contact.role)]
        if contact.phones:
            # First, because a narrow column cuts the end.
            parts.insert(0, masked(contact.phones[0].number))
        if contact.phones and contact.phones[0].is_doubtful:
            parts.insert(0, self.tr("number in doubt"))
        elif contact.verified_on is not None:
            parts.append(self.tr("checked {day}").format(day=short_day(contact.verified_on)))
        return " · ".join(parts)

    def _show_number(self) -> None:
        menu = QMenu(self)
        for phone in self._contact.phones:
            copy = menu.addAction(self.tr("{number} · copy").format(number=phone.number))
            copy.triggered.connect(lambda _checked=False, number=phone.number: self._copy(number))
            words = self.tr("The number works") if phone.is_doubtful else self.tr("The call failed: mark as doubtful")
            doubt = menu.addAction(words)
            doubt.triggered.connect(lambda _checked=False, which=phone: self._doubt(which))
        menu.popup(self.phone.mapToGlobal(QPoint(0, self.phone.height())))

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self._context.toast(self.tr("Copied {number}").format(number=number))

    def _doubt(self, phone: PhoneRow) -> None:
        self._context.runner.do(
            self.parent() or self,
            lambda work: failed_call(work, phone.id, CallResult.NOT_REACHED),
            undo_text=self.tr("mark on the number of {name}").format(name=self._contact.name),
        )

    def _menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Checked today")).triggered.connect(self._verify)
        menu.addSeparator()
        menu.addAction(self.tr("Remove")).triggered.connect(self._remove)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _verify(self) -> None:
        contact = self._contact
        self._context.runner.do(
            self.parent() or self,
            lambda work: verify_contact(work, contact.id, contact.version),
            undo_text=self.tr("check of {name}").format(name=contact.name),
        )

    def _remove(self) -> None:
        contact = self._contact
        self._context.runner.do(
            self.parent() or self,
            lambda work: remove_contact(work, contact.id, contact.version),
            lambda _none: self._context.toast(self.tr("Removed {name}").format(name=contact.name), undo=True),
            undo_text=self.tr("removal of {name}").format(name=contact.name),
        )
