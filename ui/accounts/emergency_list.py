"""Whom to call in an emergency, one after the other."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.contacts import emergency_list
from crm.domain.phones import masked
from ui.accounts.contact_actions import ContactActions, best_phone, job_of
from ui.context import Context
from ui.theme.look import colour, px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel, Overline
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.ordered_lines import Line, OrderedLines
from ui.widgets.paint import CENTER, rounded, words

KEYS = {Qt.Key.Key_Delete: "remove", Qt.Key.Key_Return: "copy", Qt.Key.Key_Enter: "copy"}


class EmergencyList(QWidget):
    """Numbered lines; Alt with an arrow or a drag changes the order, Delete takes somebody off."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._account_id: UUID | None = None
        self._contacts: tuple[ContactRow, ...] = ()
        self._actions = ContactActions(context, self)
        self.title = Overline(self.tr("Emergency calls"))
        self.copy = IconButton("copy", self.tr("Copy the list"))
        self.copy.clicked.connect(lambda: self._copy(self.on_list()))
        self.add = Button(self.tr("Add"), "quiet")
        self.add.clicked.connect(self._offer)
        self.lines = OrderedLines()
        self.lines.ordered.connect(self._save)
        head = QHBoxLayout()
        head.setContentsMargins(px(8), 0, 0, 0)
        head.setSpacing(px(4))
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines)

    def show_contacts(self, account_id: UUID, contacts: Sequence[ContactRow]) -> None:
        """Show those of an account's contacts that are on the list."""
        self._account_id = account_id
        if tuple(contacts) != self._contacts:
            self._contacts = tuple(contacts)
            self.lines.set_lines([self._line(place, each) for place, each in enumerate(self.on_list(), start=1)])
        self.copy.setVisible(bool(self.on_list()))
        self.add.setVisible(len(self.on_list()) < len(contacts))

    def on_list(self) -> list[ContactRow]:
        """Return who is on the list, the first to call first."""
        return emergency_list(self._contacts)

    def set_listed(self, contact: ContactRow, joins: bool) -> None:
        """Put somebody at the end of the list, or take them off."""
        rest = [each.id for each in self.on_list() if each.id != contact.id]
        self._save([*rest, contact.id] if joins else rest)

    def _line(self, place: int, contact: ContactRow) -> "NumberedLine":
        line = NumberedLine(place, contact, self.lines)
        line.asked.connect(lambda what: self._asked(contact, what))
        line.menu_asked.connect(lambda at: self._menu(contact, at))
        return line

    def _asked(self, contact: ContactRow, what: str) -> None:
        if what == "remove":
            self.set_listed(contact, False)
        elif what in ("copy", "open"):
            self._copy([contact])

    def _menu(self, contact: ContactRow, at: QPoint) -> None:
        menu = passing_menu(self)
        menu.addAction(self.tr("Copy the number")).triggered.connect(lambda: self._copy([contact]))
        off = menu.addAction(self.tr("Take off the emergency list"))
        off.triggered.connect(lambda: self.set_listed(contact, False))
        menu.popup(at)

    def _offer(self) -> None:
        menu = passing_menu(self)
        for contact in self._contacts:
            if contact.emergency_order is None:
                action = menu.addAction(in_menu(contact.name))
                action.triggered.connect(lambda _checked=False, which=contact: self.set_listed(which, True))
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _copy(self, contacts: Sequence[ContactRow]) -> None:
        phones: list[PhoneRow] = []
        rows = []
        for place, contact in enumerate(contacts, start=1):
            phone = best_phone(contact)
            phones += [phone] if phone is not None else []
            number = phone.number if phone is not None else self.tr("no number")
            rows.append(f"{place}. {contact.name} {number} ({job_of(contact)})")
        if len(contacts) == 1 and phones:
            rows = [phones[0].number]
        self._actions.copy(phones, "\n".join(rows))

    def _save(self, keys: Sequence[UUID]) -> None:
        if self._account_id is not None:
            seen = [each.id for each in self.on_list()]
            self._actions.list_for_emergencies(self._account_id, keys, seen)


class NumberedLine(Line):
    """A number in a circle, a name, a masked telephone number."""

    def __init__(self, place: int, contact: ContactRow, parent: QWidget) -> None:
        super().__init__(contact.id, KEYS, parent)
        self._place = place
        phone = best_phone(contact)
        number = masked(phone.number) if phone is not None else self.tr("no number")
        doubtful = phone is None or phone.is_doubtful
        row = QHBoxLayout(self)
        row.setContentsMargins(px(36), px(4), px(8), px(4))
        row.setSpacing(px(8))
        row.addWidget(ElidedLabel(contact.name, "body"), 1)
        row.addWidget(ElidedLabel(number, "small", "danger" if doubtful else "text2"))
        self.setMinimumHeight(px(28))
        self.setAccessibleName(f"{place}. {contact.name}, {number}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        circle = QRectF(px(8), (self.height() - px(20)) / 2, px(20), px(20))
        rounded(painter, circle, px(10), fill=colour("quiet"))
        words(painter, circle, str(self._place), "small_strong", "text2", CENTER)
