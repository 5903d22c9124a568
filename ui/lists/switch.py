"""From one list to another that is looked at beside it, and back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.tabs import SegmentedControl


class ListSwitch(SegmentedControl):
    """Stands on both lists; `here` is the place that it stands on, `lists` are places with their names.

    Places that may not be seen are left out, and it stays away where nothing is left to switch to.
    """

    def __init__(
        self, lists: Sequence[tuple[str, str]], here: str, name: str, context: Context, parent: QWidget | None = None
    ) -> None:
        open_to = [each for each in lists if context.scope.rights.sees(each[0])]
        super().__init__(open_to, parent)
        if len(open_to) < 2:
            self.hide()
        self._here, self._context = here, context
        self.set_current(here)
        self.setAccessibleName(name)
        self.picked.connect(self._go)

    def _go(self, page: str) -> None:
        """Open the other list; this one is found as it was."""
        self.set_current(self._here)
        self._context.navigate(page)


def accounts_or_contacts(here: str, context: Context) -> ListSwitch:
    """Return the switch between accounts and their contacts."""
    translate = QCoreApplication.translate
    lists = [("accounts", translate("Lists", "Accounts")), ("contacts", translate("Lists", "Contacts"))]
    return ListSwitch(lists, here, translate("Lists", "Accounts or their contacts"), context)


def visits_issues_or_orders(here: str, context: Context) -> ListSwitch:
    """Return the switch between visits, what was raised on them, and the orders of the hotline."""
    translate = QCoreApplication.translate
    lists = [
        ("visits", translate("Lists", "Visits")),
        ("issues", translate("Lists", "Issues")),
        ("orders", translate("Lists", "Orders")),
    ]
    return ListSwitch(lists, here, translate("Lists", "Visits, issues or hotline orders"), context)
