"""The account list (mockup 02)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.lists import EVERYTHING, ListKind, ListTotals, SortKey
from crm.usecases.accounts import edit_account
from ui.accounts.columns import SHOWN, WHOLE, columns
from ui.accounts.more_menu import MorePlaces
from ui.accounts.side_panel import SidePanel
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import lead_to_account
from ui.lists.deleting import AccountDeletion
from ui.lists.page import ListPage
from ui.lists.spec import Edit, Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import accounts_or_contacts
from ui.texts.names import district_name, grade_name, industry_name, kva, street_name, tariff_name, voltage_name
from ui.texts.rules import rule_name
from ui.texts.states import duty_name
from ui.widgets.marks import segment_name


class AccountsPage(ListPage):
    """Enter opens the account's page, Ctrl+Enter plans a visit, E renames it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, accounts_spec(context), parent)
        self.deletion = AccountDeletion(context, self, self.row_spot)
        self.bar.extra.addWidget(accounts_or_contacts("accounts", context))
        self.more = MorePlaces(context)
        self.bar.extra.addWidget(self.more)

    def page_subtitle(self) -> str:
        if self.context.scope.person_id is None:
            return self.tr("All accounts of the team")
        return self.tr("Key accounts of {name}").format(name=self.context.scope.name)

    def open_row(self, key: UUID) -> None:
        """Open the account; there [ and ] lead through the accounts as they are listed now."""
        lead_to_account(self, key, among=self.model.ids())

    def row_actions(self) -> list[Action]:
        delete = Action(
            "delete", self.tr("Delete…"), "trash", self._delete, single=True, apart=True, permit="do.delete_account"
        )
        return [*super().row_actions(), delete]

    def _delete(self) -> None:
        key = self.table.current_id()
        if key is not None:
            self.deletion.begin(key)

    def common_tags(self, rows: list[Any]) -> set[str]:
        return set.intersection(*(set(row.tags) for row in rows)) if rows else set()


def accounts_spec(context: Context) -> ListSpec:
    """Return what the account list is."""
    return ListSpec(
        kind=ListKind.ACCOUNTS,
        row_kind=Kind.ACCOUNT,
        watched=(Kind.ACCOUNT, Kind.VISIT, Kind.OUTAGE, Kind.TASK, Kind.ISSUE, Kind.ACCOUNT_TAG),
        icon="buildings",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("due_on"),),
        words=_words(),
        name_of=lambda row: row.name,
        account_of=lambda row: row.id,
        pinned=("segment", "due_on", "district", "manager"),
        whole=WHOLE,
        value_words={
            "segment": segment_name,
            "district": district_name,
            "street": street_name,
            "importance": grade_name,
            "industry": industry_name,
            "voltage": voltage_name,
            "tariff_class": tariff_name,
            "duty": duty_name,
            "duty_rule": rule_name,
            "due_on": _due_words,
        },
        edits={"name": _edit("name"), "name_en": _edit("name_en")},
        panel=SidePanel,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab(EVERYTHING, translate("Accounts", "All")),
        ViewTab("overdue", translate("Accounts", "Overdue")),
        ViewTab("due_30", translate("Accounts", "Due in 30 days")),
        ViewTab("low_rating", translate("Accounts", "Low rating"), (SortKey("rating"),)),
        ViewTab("open_outage", translate("Accounts", "Open outage")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    all_in_time = translate("Accounts", "Every account is inside its visit cycle.")
    open_planner = translate("Accounts", "Open the planner")
    return ListWords(
        title=translate("Accounts", "Accounts"),
        filter_hint=translate("Accounts", "Filter these accounts"),
        shown=translate("Accounts", "{count} of {total} accounts"),
        hint=translate("Accounts", "Space selects · Enter opens · E edits in place"),
        failed=translate("Accounts", "The accounts could not be loaded"),
        hidden=translate("Accounts", "The filters hide every account."),
        nothing_yet=Emptiness(
            translate("Accounts", "No accounts yet"),
            translate("Accounts", "Bring in a ledger from Excel."),
            translate("Accounts", "Import a ledger"),
            "import",
        ),
        nothing_left={
            "overdue": Emptiness(translate("Accounts", "Nothing is overdue"), all_in_time, open_planner, "planner"),
            "due_30": Emptiness(
                translate("Accounts", "Nothing is due in the next 30 days"), all_in_time, open_planner, "planner"
            ),
            "low_rating": Emptiness(
                translate("Accounts", "No account gives a low rating"),
                translate("Accounts", "Every rating is 3.5 or better."),
                translate("Accounts", "Show all"),
            ),
            "open_outage": Emptiness(
                translate("Accounts", "No account is without power"),
                translate("Accounts", "Outages under way stand here."),
                translate("Accounts", "Show all"),
            ),
        },
        file=translate("Accounts", "Account list"),
        sums=_sums,
    )


def _sums(totals: ListTotals) -> list[str]:
    text = QCoreApplication.translate("Accounts", "{kva} kVA under contract")
    return [text.format(kva=kva(totals.sums["contract_kva"]))]


def _due_words(value: str) -> str:
    return QCoreApplication.translate("Accounts", "overdue") if value == "..-1" else ""


def _edit(key: str) -> Edit:
    text = QCoreApplication.translate("Accounts", "change of {name}")

    def write(work: Any, row: Any, typed: str) -> object:
        return edit_account(work, row.id, row.version, **{key: typed})

    return Edit(write, lambda row: text.format(name=row.name))
