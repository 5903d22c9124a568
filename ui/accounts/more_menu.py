"""The way from the lists of accounts and contacts to what is looked at less often."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.buttons import IconButton
from ui.widgets.menus import passing_menu


class MorePlaces(IconButton):
    """Opens a menu of the ranking, the campaigns, the duplicates and the bin."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("dots-three", QCoreApplication.translate("Accounts", "More about accounts"), parent=parent)
        self._context = context
        self.clicked.connect(self._offer)

    def _offer(self) -> None:
        translate = QCoreApplication.translate
        menu = passing_menu(self)
        places = (
            ("top100", translate("Places", "Top-100")),
            ("campaigns", translate("Places", "Publicity")),
            ("duplicates", translate("Places", "Duplicates")),
            ("bin", translate("Places", "Bin")),
        )
        for page, words in places:
            if not self._context.scope.rights.sees(page):
                continue
            menu.addAction(words).triggered.connect(lambda _=False, page=page: self._context.navigate(page))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
