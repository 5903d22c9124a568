"""About, contacts and site access: the left column of the account page; facts are edited in place."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.codes import Segment
from crm.usecases.accounts import edit_account
from crm.usecases.contacts import add_contact
from ui.accounts.contact_list import ContactList
from ui.accounts.facts import about_facts
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card, CardHeader
from ui.widgets.facts import FactList
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import Separator

NUMBERS = ("contract_kva",)


class AboutCard(Card):
    """Enter saves a fact; a refused value stays open with its sentence."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._context = context
        self._account: AccountDetail | None = None
        self.set_title(self.tr("About"))
        self.facts = FactList([], label_width=98, row_height=27)
        self.facts.edited.connect(self._edited)
        self.contacts = ContactList(context)
        self.contact_header = CardHeader(self.tr("Contacts"), 20, True)
        self.add_button = _link(self.contact_header, self.tr("Add"))
        self.add_button.clicked.connect(self._add_contact)
        self.access_header = CardHeader(self.tr("Site access"), 20, False)
        self.access = GrowingText(self.tr("Gate, badge, parking: what a visitor has to know"), 2, 6)
        self.access.setAccessibleName(self.tr("Site access"))
        self.access.left.connect(self._save_access)
        for widget, margins in (
            (self.facts, (20, 10, 12, 8)),
            (Separator(), (0, 0, 0, 0)),
            (self.contact_header, (0, 0, 0, 0)),
            (self.contacts, (20, 12, 8, 12)),
            (Separator(), (0, 0, 0, 0)),
            (self.access_header, (0, 0, 0, 0)),
            (self.access, (16, 0, 16, 16)),
        ):
            widget.setContentsMargins(*(px(margin) for margin in margins))
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_account(self, account: AccountDetail) -> None:
        """Show facts, contacts and site access."""
        self._account = account
        self.facts.set_facts(about_facts(account))
        self.contact_header.count.set_count(len(account.contacts))
        self.contacts.show_contacts(account.contacts)
        if not self.access.hasFocus():
            self.access.setPlainText(account.site_access or "")

    def _edited(self, key: str, text: str) -> None:
        account = self._account
        if account is None:
            return
        value: Any = text.strip() or None
        if key in NUMBERS:
            try:
                value = float(text.replace(",", "").replace("，", "").strip())
            except ValueError:
                self.facts.refused(key, self.tr("Write a number of kVA."))
                return
        if key == "segment":
            value = Segment(text)
        self._save({key: value if value is not None or key != "name" else ""}, key)

    def _save(self, values: dict[str, Any], key: str) -> None:
        account = self._account
        if account is None:
            return
        self._context.runner.do(
            self,
            lambda work: edit_account(work, account.id, account.version, **values),
            lambda _version: self.facts.saved(key),
            lambda error: self._refused(key, error),
            undo_text=self.tr("edit of {name}").format(name=account.name),
        )

    def _refused(self, key: str, error: BaseException) -> None:
        if key == "site_access":
            self._context.show_error(error)
        else:
            self.facts.refused(key, sentence(error))

    def _save_access(self) -> None:
        account, text = self._account, self.access.toPlainText().strip()
        if account is not None and text != (account.site_access or ""):
            self._save({"site_access": text or None}, "site_access")

    def _add_contact(self) -> None:
        dialog = ContactDialog(self)
        dialog.accepted.connect(lambda: self._contact_given(dialog))
        dialog.open()

    def _contact_given(self, dialog: "ContactDialog") -> None:
        account = self._account
        if account is None:
            return
        name, title, number = dialog.name.text(), dialog.title.text(), dialog.number.text()
        self._context.runner.do(
            self,
            lambda work: add_contact(work, account.id, name, title=title, number=number),
            undo_text=self.tr("new contact {name}").format(name=name),
        )


class ContactDialog(QDialog):
    """Name, title and number of a new contact."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New contact"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name, self.title, self.number = QLineEdit(), QLineEdit(), QLineEdit()
        form = QFormLayout(self)
        form.setContentsMargins(px(24), px(20), px(24), px(20))
        form.setSpacing(px(12))
        form.addRow(self.tr("Name"), self.name)
        form.addRow(self.tr("Job"), self.title)
        form.addRow(self.tr("Telephone"), self.number)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        add = buttons.addButton(self.tr("Add contact"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setEnabled(False)
        self.name.textChanged.connect(lambda text: add.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        # Only inside a dialog can a button be its default; without one Enter would cancel.
        add.setDefault(True)
        self.setMinimumWidth(px(360))


def _link(header: CardHeader, text: str) -> Button:
    button = Button(text, "quiet")
    header.right.addWidget(button)
    return button
