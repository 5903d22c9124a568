"""Contacts in call order: who, what for, when checked, how to reach them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow
from ui.accounts.contact_actions import ContactActions, best_phone, checked_words, job_of
from ui.accounts.reach_popup import ReachPopup
from ui.context import Context
from ui.theme.look import px
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.buttons import IconButton
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu
from ui.widgets.ordered_lines import Line, OrderedLines
from ui.widgets.tips import literal

FRESH_DAYS = 365
"""After so many days a check is old (domain.md 1.7)."""
LINE_SIDE = 8
"""What the ring of the keyboard has at the sides of a line."""
KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_E: "open",
    Qt.Key.Key_F2: "open",
    Qt.Key.Key_V: "verify",
    Qt.Key.Key_C: "call",
    Qt.Key.Key_M: "message",
    Qt.Key.Key_Delete: "remove",
}


class ContactList(OrderedLines):
    """A line a contact: Enter edits, C calls, M writes, V checks, Alt with an arrow changes the order.

    `opened(contact)` asks for the whole contact, `listed(contact, whether)` for its place on the emergency list.
    """

    opened = Signal(object)
    listed = Signal(object, bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account_id: UUID | None = None
        self._contacts: tuple[ContactRow, ...] = ()
        self.popup: ReachPopup | None = None
        self.actions_of = ContactActions(context, self)
        self.ordered.connect(self._order)

    def show_contacts(self, contacts: Sequence[ContactRow], account_id: UUID | None = None) -> None:
        """Show these contacts, the first to call first; only those of a whole account can be ordered."""
        self._account_id = account_id
        self.is_ordered = account_id is not None
        if tuple(contacts) == self._contacts:
            return
        self._contacts = tuple(contacts)
        self.set_lines([self._line(contact, place == 0) for place, contact in enumerate(contacts)])

    def reach(self, contact: ContactRow, by_phone: bool, anchor: QWidget) -> None:
        """Open what it takes to call or to write."""
        self.popup = ReachPopup(self._context, self.actions_of, contact, by_phone, self)
        self.popup.open_under(anchor, px(320))

    def _line(self, contact: ContactRow, first: bool) -> "ContactLine":
        line = ContactLine(contact, first, self._second(contact), self._checked(contact), self)
        line.asked.connect(lambda what: self._asked(contact, what, line))
        line.menu_asked.connect(lambda place: self._menu(contact, line, place))
        return line

    def _second(self, contact: ContactRow) -> tuple[str, str]:
        """Return the second line and its ink; what is wrong comes first, because a narrow column cuts the end."""
        phone = best_phone(contact)
        if phone is not None and phone.is_doubtful:
            return self.tr("number in doubt · {job}").format(job=job_of(contact)), "danger"
        return job_of(contact), "text2"

    def _checked(self, contact: ContactRow) -> tuple[str, bool]:
        """Return when and by whom the contact was checked, and whether that is less than a year ago."""
        today = self._context.clock.today()
        fresh = contact.verified_on is not None and (today - contact.verified_on).days <= FRESH_DAYS
        return checked_words(contact, today), fresh

    def _asked(self, contact: ContactRow, what: str, line: "ContactLine") -> None:
        if what == "open" and self._account_id is not None:
            self.opened.emit(contact)
        elif what in ("call", "message"):
            self.reach(contact, what == "call", line.phone if what == "call" else line.write)
        elif what == "verify":
            self.actions_of.verify(contact)
        elif what == "remove":
            self.actions_of.remove(contact)

    def _menu(self, contact: ContactRow, line: "ContactLine", place: QPoint) -> None:
        menu = passing_menu(self)
        offered = [
            (self.tr("Edit"), "open", "E"),
            (self.tr("Call"), "call", "C"),
            (self.tr("Write"), "message", "M"),
            (self.tr("Checked today"), "verify", "V"),
            (self.tr("Remove"), "remove", "Del"),
        ]
        for words, what, key in offered:
            if what == "open" and self._account_id is None:
                continue
            action = menu.addAction(f"{words}\t{key}")
            action.triggered.connect(lambda _checked=False, which=what: self._asked(contact, which, line))
        if self._account_id is not None:
            self._offer_order(menu, contact)
        menu.popup(place)

    def _offer_order(self, menu: QMenu, contact: ContactRow) -> None:
        menu.addSeparator()
        place, last = self.keys().index(contact.id), len(self.lines) - 1
        for words, by, possible in ((self.tr("Move up"), -1, place > 0), (self.tr("Move down"), 1, place < last)):
            action = menu.addAction(f"{words}\tAlt+{'↑' if by < 0 else '↓'}")
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, step=by: self.put(contact.id, place + step))
        joins = contact.emergency_order is None
        words = self.tr("Put on the emergency list") if joins else self.tr("Take off the emergency list")
        menu.addAction(words).triggered.connect(lambda: self.listed.emit(contact, joins))

    def _order(self, keys: list[UUID]) -> None:
        if self._account_id is not None:
            self.actions_of.order(self._account_id, keys)


class ContactLine(Line):
    """One contact."""

    def __init__(
        self, contact: ContactRow, first: bool, second: tuple[str, str], checked: tuple[str, bool], parent: QWidget
    ) -> None:
        super().__init__(contact.id, KEYS, parent)
        self.contact = contact
        self.second = ElidedLabel(second[0], "small", second[1])
        self.phone = IconButton("phone", self.tr("Call {name}").format(name=contact.name), "C")
        self.phone.setEnabled(bool(contact.phones))
        self.write = IconButton("chat-circle-dots", self.tr("Write to {name}").format(name=contact.name), "M")
        self.phone.clicked.connect(lambda: self.asked.emit("call"))
        self.write.clicked.connect(lambda: self.asked.emit("message"))
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(ElidedLabel(contact.name, "body_strong"))
        if first:
            top.addWidget(Badge(self.tr("Primary")))
        top.addStretch(1)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(px(6))
        below.addWidget(self.second)
        self.checked = Icon(
            "circle-wavy-check" if checked[1] else "circle-wavy-question", "ok" if checked[1] else "warn", 14
        )
        self.checked.setToolTip(literal(checked[0]))
        below.addWidget(self.checked)
        below.addStretch(1)
        names.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(LINE_SIDE), px(5), px(LINE_SIDE), px(5))
        row.setSpacing(px(12))
        row.addWidget(Avatar(contact.name))
        row.addLayout(names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.phone)
        buttons.addWidget(self.write)
        row.addLayout(buttons)
        self.setAccessibleName(", ".join(part for part in (contact.name, second[0], checked[0]) if part))
