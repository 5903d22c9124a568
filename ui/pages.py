"""The places of the program as data: adding a page is adding a line."""

from collections.abc import Callable
from importlib import import_module

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context


class Place(Struct, frozen=True):
    """A page: its id, its icon on the rail (empty for a page inside another place), and its class by name.

    `key` opens it from everywhere; the numbers are those of the whole program, so that a habit outlives new places.
    `new` is how the New button looks there while the page has no buttons of its own: "primary", "secondary" or absent.
    `apart` puts a line before it on the rail. `of_row` shows one row, which whoever opens it has to name.
    """

    id: str
    icon: str
    parent: str
    target: str
    key: str = ""
    new: str = ""
    apart: bool = False
    of_row: bool = False

    def words(self) -> str:
        """Return the label in the user's language."""
        return _labels().get(self.id, "")

    def load(self) -> Callable[[Context], QWidget]:
        """Import the page's module and return its class."""
        module, _, name = self.target.partition(":")
        found: Callable[[Context], QWidget] = getattr(import_module(module), name)
        return found

    def make(self, context: Context) -> QWidget:
        """Build the page."""
        return self.load()(context)


def _labels() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "today": translate("Places", "Today"),
        "accounts": translate("Places", "Accounts"),
        "contacts": translate("Places", "Contacts"),
        "brief": translate("Places", "Visit brief"),
        "top100": translate("Places", "Top-100"),
        "planner": translate("Places", "Planner"),
        "visits": translate("Places", "Visits"),
        "issues": translate("Places", "Issues"),
        "orders": translate("Places", "Hotline orders"),
        "tasks": translate("Places", "Tasks"),
        "outages": translate("Places", "Outages"),
        "network": translate("Places", "Network"),
        "breaches": translate("Places", "Late notices"),
        "energy": translate("Places", "Energy"),
        "reports": translate("Places", "Reports"),
        "figures": translate("Places", "Figures"),
        "satisfaction": translate("Places", "Satisfaction"),
        "reliability": translate("Places", "Outages and reliability"),
        "surveys": translate("Places", "Survey answers"),
        "reviews": translate("Places", "Records to review"),
        "honesty": translate("Places", "Honest records"),
        "import": translate("Places", "Import"),
        "returned": translate("Places", "A list that comes back"),
        "audit": translate("Places", "Log of changes"),
        "bin": translate("Places", "Bin"),
        "duplicates": translate("Places", "Duplicates"),
        "campaigns": translate("Places", "Publicity"),
        "settings": translate("Places", "Settings"),
    }


PLACES = (
    Place("today", "sun-horizon", "today", "ui.today.page:TodayPage", "Alt+1", "primary"),
    Place("accounts", "buildings", "accounts", "ui.accounts.page:AccountsPage", "Alt+2", "primary"),
    Place("account", "", "accounts", "ui.accounts.account_page:AccountPage", of_row=True),
    Place("brief", "", "accounts", "ui.brief.page:BriefPage", of_row=True),
    Place("contacts", "", "accounts", "ui.accounts.contacts_page:ContactsPage", new="primary"),
    Place("top100", "", "accounts", "ui.top100.page:Top100Page"),
    Place("planner", "calendar-blank", "planner", "ui.planner.page:PlannerPage", "Alt+3", "secondary"),
    Place("visits", "clipboard-text", "visits", "ui.visits.page:VisitsPage", "Alt+4", "primary"),
    Place("visit", "", "visits", "ui.visits.record_page:RecordPage", of_row=True),
    Place("issues", "", "visits", "ui.issues.page:IssuesPage"),
    Place("orders", "", "visits", "ui.orders.page:OrdersPage"),
    Place("tasks", "", "today", "ui.tasks.page:TasksPage", new="primary"),
    Place("outages", "lightning-slash", "outages", "ui.outages.page:OutagesPage", "Alt+5"),
    Place("network", "", "outages", "ui.outages.network_page:NetworkPage"),
    Place("breaches", "", "outages", "ui.outages.breach_page:BreachPage"),
    Place("energy", "chart-line", "energy", "ui.energy.page:EnergyPage", "Alt+6"),
    Place("reports", "chart-bar", "reports", "ui.reports.page:ReportsPage", "Alt+7"),
    Place("figures", "", "reports", "ui.reports.figures_page:FiguresPage"),
    Place("satisfaction", "", "reports", "ui.reports.satisfaction_page:SatisfactionPage"),
    Place("reliability", "", "reports", "ui.reports.reliability_page:ReliabilityPage"),
    Place("surveys", "", "reports", "ui.reports.answers_page:AnswersPage"),
    Place("reviews", "", "reports", "ui.reviewing.page:ReviewsPage"),
    Place("honesty", "", "reports", "ui.reviewing.honesty_page:HonestyPage"),
    Place("import", "tray", "import", "ui.exchange.page:ImportPage", "Alt+8", apart=True),
    Place("returned", "", "import", "ui.exchange.returned_page:ReturnedPage", of_row=True),
    Place("audit", "", "settings", "ui.audit.page:AuditPage"),
    Place("bin", "", "settings", "ui.bin.page:BinPage"),
    Place("duplicates", "", "accounts", "ui.duplicates.page:DuplicatesPage"),
    Place("campaigns", "", "accounts", "ui.campaigns.page:CampaignsPage"),
    Place("settings", "", "settings", "ui.options.frame:OptionsPage"),
)

BY_ID = {place.id: place for place in PLACES}
BY_NAME = tuple(place.id for place in PLACES if not place.of_row)
"""What `rounds --page` opens."""
OF_ONE = frozenset({"account", "visit", "brief"})
"""Pages that show one thing: they are opened by finding it."""
RAIL = tuple(place for place in PLACES if place.icon)
