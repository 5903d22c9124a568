"""The list of contacts: everybody whom the accounts' people can call."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject
from PySide6.QtWidgets import QWidget

from crm.domain.accounts import ContactRow
from crm.domain.changes import Kind
from crm.domain.lists import EVERYTHING, ListKind, ListTotals, SortKey
from crm.usecases.contacts import contact_row
from ui.accounts.contact_actions import ContactActions
from ui.accounts.contact_columns import SHOWN, WHOLE, columns, masked_numbers
from ui.accounts.more_menu import MorePlaces
from ui.accounts.reach_popup import ReachPopup
from ui.accounts.side_panel import SidePanel
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.page import ListPage
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import accounts_or_contacts
from ui.texts.names import contact_role_name, district_name
from ui.texts.states import phone_kind_name
from ui.theme.look import px
from ui.widgets.marks import segment_name


class ContactsPage(ListPage):
    """Enter opens the account; C or a click on a masked number opens the contact's numbers, where a look is logged."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.popup: ReachPopup | None = None
        super().__init__(context, contacts_spec(context), parent)
        self._reaching = ContactActions(context, self)
        self.bar.extra.addWidget(accounts_or_contacts("contacts", context))
        self.more = MorePlaces(context)
        self.bar.extra.addWidget(self.more)
        self.table.clicked.connect(self._clicked)

    def row_actions(self) -> list[Action]:
        call = Action("call", self.tr("Call…"), "phone", self._call, "C", single=True)
        return [call, *super().row_actions()]

    def _clicked(self, index: QModelIndex) -> None:
        if self.spec.columns[index.column()].key == "phones":
            self._call()

    def _call(self) -> None:
        """Open the numbers of the current contact as they are stored now."""
        key = self.table.current_id()
        if key is not None:
            self.context.runner.ask(
                self, lambda reader: contact_row(reader, key), self._reach, self.context.show_error, slot="reach"
            )

    def _reach(self, contact: ContactRow) -> None:
        self.popup = ReachPopup(self.context, self._reaching, contact, True, self)
        self.popup.open_under(self.row_spot(), px(320))


def contacts_spec(context: Context) -> ListSpec:
    """Return what the list of contacts is."""
    return ListSpec(
        kind=ListKind.CONTACTS,
        row_kind=Kind.CONTACT,
        watched=(Kind.CONTACT, Kind.CONTACT_PHONE, Kind.ACCOUNT),
        icon="address-book",
        columns=columns(context.clock, masked_numbers),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("name"),),
        words=_words(),
        name_of=lambda row: row.name,
        account_of=lambda row: row.account_id,
        pinned=("role", "account", "district"),
        whole=WHOLE,
        value_words={
            "segment": segment_name,
            "district": district_name,
            "role": contact_role_name,
            "phones": phone_kind_name,
        },
        panel=AccountOfContact,
    )


class AccountOfContact(SidePanel):
    """The account of the current contact in brief."""

    def show_row(self, key: UUID | None, row: Any) -> None:
        self.show_account(row.account_id if row is not None else None)


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab(EVERYTHING, translate("Contacts", "All")),
        ViewTab("unverified", translate("Contacts", "To be checked"), (SortKey("verified_on"),)),
        ViewTab("doubtful", translate("Contacts", "Number in doubt")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    show_all = translate("Contacts", "Show all")
    return ListWords(
        title=translate("Contacts", "Contacts"),
        filter_hint=translate("Contacts", "Filter these contacts"),
        shown=translate("Contacts", "{count} of {total} contacts"),
        hint=translate("Contacts", "Space selects · Enter opens the account · C calls"),
        failed=translate("Contacts", "The contacts could not be loaded"),
        hidden=translate("Contacts", "The filters hide every contact."),
        nothing_yet=Emptiness(
            translate("Contacts", "No contacts yet"),
            translate("Contacts", "Add them on an account's page, or bring them in from Excel."),
            translate("Contacts", "Import contacts"),
            "import",
        ),
        nothing_left={
            "unverified": Emptiness(
                translate("Contacts", "Every contact is checked"),
                translate("Contacts", "Contacts whose last check is long ago stand here."),
                show_all,
            ),
            "doubtful": Emptiness(
                translate("Contacts", "No number is in doubt"),
                translate("Contacts", "Numbers that did not answer stand here."),
                show_all,
            ),
        },
        file=translate("Contacts", "Contact list"),
        sums=ContactSums().of,
    )


class ContactSums(QObject):
    """The sums of contacts in words."""

    def of(self, totals: ListTotals) -> list[str]:
        """Return how many accounts they belong to, and how many a check still counts for."""
        verified = int(totals.sums["verified"])
        found = [self.tr("%n account(s)", "", int(totals.sums["accounts"]))]
        return [*found, self.tr("{count} checked in time").format(count=f"{verified:,}")] if verified else found
