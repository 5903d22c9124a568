"""From the list of accounts to the list of their contacts and back."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.tabs import SegmentedControl


class PeopleSwitch(SegmentedControl):
    """Stands on both lists; `here` is the one it stands on."""

    def __init__(self, here: str, context: Context, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        choices = [("accounts", translate("Accounts", "Accounts")), ("contacts", translate("Accounts", "Contacts"))]
        super().__init__(choices, parent)
        self._here, self._context = here, context
        self.set_current(here)
        self.setAccessibleName(translate("Accounts", "Accounts or their contacts"))
        self.picked.connect(self._go)

    def _go(self, page: str) -> None:
        """Open the other list; this one is found as it was."""
        self.set_current(self._here)
        self._context.navigate(page)
