"""The left column of the account page: About, contacts and emergency calls, and under them the pinned site access."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail, ContactRow
from crm.domain.errors import RoundsError
from crm.usecases.accounts import edit_account
from crm.usecases.campaigns.telling import opt_in, opt_out
from ui.accounts.about_facts import FIRST, PUBLICITY, about_facts, read_fact
from ui.accounts.contact_dialog import ContactDialog
from ui.accounts.contact_list import ContactList
from ui.accounts.emergency_list import EmergencyList
from ui.accounts.history_popup import HistoryDialog, show_history
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, CardHeader
from ui.widgets.facts import FactList
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.icon import Icon
from ui.widgets.labels import Separator
from ui.widgets.scrolling import scrolled

SIDE = 20
LABEL, ROW = 96, 27


class AboutCard(Card):
    """Enter saves a fact; a refused value stays open with its sentence. `linked(key)` opens what is behind a fact."""

    linked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._context = context
        self._account: AccountDetail | None = None
        self._base: AccountDetail | None = None
        self._is_whole = False
        self.set_title(self.tr("About"))
        self.history = IconButton("clock-counter-clockwise", self.tr("History of this account"))
        self.history.clicked.connect(self.show_whole_history)
        self.pencil = IconButton("pencil-simple", self.tr("Edit the facts"), "E")
        self.pencil.clicked.connect(self.begin_edit)
        for button in (self.history, self.pencil):
            self._head().right.addWidget(button)
        self._head().right.setSpacing(0)
        self.facts = FactList([], label_width=LABEL, row_height=ROW)
        self.facts.edited.connect(self._edited)
        self.facts.linked.connect(self.linked)
        self.facts.history_asked.connect(self._show_history)
        self.more = Button("", "quiet")
        self.more.clicked.connect(self._toggle)
        self.contacts = ContactList(context)
        self.contacts.opened.connect(self.edit_contact)
        self.contact_header = CardHeader(self.tr("Contacts"), SIDE, True)
        self.add_button = Button(self.tr("Add"), "quiet")
        self.add_button.clicked.connect(lambda: self.edit_contact(None))
        self.contact_header.right.addWidget(self.add_button)
        self.emergency = EmergencyList(context)
        self.contacts.listed.connect(self.emergency.set_listed)
        self.access_header = CardHeader(self.tr("Site access"), SIDE, False)
        self.access_header.lead_with(Icon("push-pin", "text2", 18))
        self.access = GrowingText(self.tr("Gate, badge, parking"), 1, 5, quiet=True)
        self.access.setAccessibleName(self.tr("Site access"))
        self.access.left.connect(self._save_access)
        self.body.addWidget(self._column(), 1)
        # Pinned: it stays in view however long the facts and contacts are.
        for part in (Separator(), self.access_header):
            self.body.addWidget(part)
        self.body.addLayout(_boxed(self.access, (12, 0, 12, 12)))

    def _column(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, margins in (
            (self.facts, (SIDE, 10, 8, 0)),
            (self.more, (SIDE, 4, 8, 8)),
            (Separator(), (0, 0, 0, 0)),
            (self.contact_header, (0, 0, 0, 0)),
            (self.contacts, (12, 8, 0, 4)),
            (self.emergency, (12, 4, 8, 8)),
        ):
            column.addLayout(_boxed(widget, margins))
        column.addStretch(1)
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def show_account(self, account: AccountDetail) -> None:
        """Show facts, contacts and site access; what is being edited stands on what its editor began with."""
        self._account = account
        if self._base is None or self._base.id != account.id or not self._is_editing():
            self._base = account
        self._show_facts()
        self.contact_header.set_count(len(account.contacts))
        self.contacts.show_contacts(account.contacts, account.id)
        self.emergency.show_contacts(account.id, account.contacts)
        self.emergency.setVisible(bool(self.emergency.on_list()))
        if not self.access.hasFocus():
            self.access.setPlainText(account.site_access or "")

    def _is_editing(self) -> bool:
        return self.access.hasFocus() or self.facts.is_editing()

    def begin_edit(self) -> None:
        """Open the first fact; Enter leads from one to the next."""
        if self._account is not None:
            self.edit_fact("name_en")

    def edit_fact(self, key: str) -> None:
        """Open one fact, also one that stands behind *More*."""
        if self._account is None:
            return
        if not self._is_whole and key not in {fact.key for fact in about_facts(self._account, whole=False)}:
            self._toggle()
        row = self.facts.row(key)
        row.setFocus()
        row.begin_edit()

    def focus_contacts(self) -> None:
        """Give the keyboard to the first contact, or to what adds one."""
        first = self.contacts.lines[0] if self.contacts.lines else self.add_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_whole_history(self) -> None:
        """Show everything that was changed of the account."""
        if self._account is not None:
            HistoryDialog(self._context, self._account.id, self._account.name, self).open()

    def edit_contact(self, contact: ContactRow | None) -> None:
        """Open a contact as a whole, or a new one."""
        if self._account is None:
            return
        listed = [each.id for each in self.emergency.on_list()]
        dialog = ContactDialog(self._context, self._account.id, contact, listed, self)
        dialog.history_asked.connect(lambda which: self._contact_history(which, dialog))
        dialog.open()

    def _contact_history(self, contact: ContactRow, dialog: QWidget) -> None:
        place = QCursor.pos()
        show_history(self._context, dialog, "contact", contact.id, None, contact.name, place)

    def _show_facts(self) -> None:
        if self._account is None:
            return
        facts = about_facts(self._account, self._is_whole)
        self.facts.set_facts(facts)
        count = len(about_facts(self._account)) - FIRST
        words = self.tr("Fewer facts") if self._is_whole else self.tr("{count} more facts").format(count=count)
        self.more.setText(words)

    def _toggle(self) -> None:
        self._is_whole = not self._is_whole
        self._show_facts()

    def _edited(self, key: str, text: str) -> None:
        if key == PUBLICITY:
            self._save_publicity(bool(text))
            return
        try:
            value = read_fact(key, text)
        except RoundsError as error:
            self.facts.refused(key, sentence(error))
            return
        self._save({key: value}, key)

    def _save_publicity(self, wanted: bool) -> None:
        account = self._base
        if account is None:
            return
        self._context.runner.do(
            self,
            lambda work: (opt_in if wanted else opt_out)(work, [account.id]),
            lambda _count: self.facts.saved(PUBLICITY),
            lambda error: self._refused(account.id, PUBLICITY, error),
            undo_text=self.tr("publicity for {name}").format(name=account.name),
        )

    def _save(self, values: dict[str, Any], key: str) -> None:
        account = self._base
        if account is None:
            return

        def saved(_version: int) -> None:
            self._base = self._account
            self.facts.saved(key)

        self._context.runner.do(
            self,
            lambda work: edit_account(work, account.id, account.version, **values),
            saved,
            lambda error: self._refused(account.id, key, error),
            undo_text=self.tr("edit of {name}").format(name=account.name),
        )

    def _refused(self, account_id: UUID, key: str, error: BaseException) -> None:
        if key == "site_access" or self._account is None or self._account.id != account_id:
            self._context.show_error(error)
        else:
            self.facts.refused(key, sentence(error))

    def _save_access(self) -> None:
        account, text = self._base, self.access.toPlainText().strip()
        if account is not None and text != (account.site_access or ""):
            self._save({"site_access": text or None}, "site_access")

    def _show_history(self, key: str) -> None:
        account = self._account
        if account is None:
            return
        row = self.facts.row(key)
        place = row.mapToGlobal(row.rect().bottomLeft())
        show_history(self._context, self, "account", account.id, key, row.label(), place)


def _boxed(widget: QWidget, margins: tuple[int, int, int, int]) -> QVBoxLayout:
    """Return a part of the column with its margins."""
    box = QVBoxLayout()
    box.setContentsMargins(*(px(margin) for margin in margins))
    box.addWidget(widget)
    return box
