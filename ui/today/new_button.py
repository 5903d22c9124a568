"""The one primary button of the day: new task, visit or contact (Ctrl+N)."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.widgets.buttons import Button


class NewButton(Button):
    """Opens a short menu."""

    def __init__(self, context: Context, new_task: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__("", "primary", "plus", parent)
        self._context, self._new_task = context, new_task
        self.clicked.connect(self._offer)
        self._key = QShortcut(QKeySequence("Ctrl+N"), self, self._offer)

    def retranslate(self) -> None:
        self.setText(self.tr("New"))
        self.setAccessibleName(self.tr("New"))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Task")).triggered.connect(self._new_task)
        menu.addAction(self.tr("Visit: choose an account")).triggered.connect(
            lambda: self._context.navigate("accounts")
        )
        menu.addAction(self.tr("Import a list")).triggered.connect(lambda: self._context.navigate("import"))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
