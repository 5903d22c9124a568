"""A task as a sheet over a page that has no panel of its own, such as Today."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import Context
from ui.tasks.panel import TaskPanel
from ui.theme.look import px
from ui.widgets.side_sheet import Sheet

WIDTH = 380


class TaskSheet(QObject):
    """Shows a task over a page; Esc or a click beside it closes, and the keyboard goes back to where it was."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._before: QWidget | None = None
        self.panel = TaskPanel(context)
        self.panel.setFixedWidth(px(WIDTH))
        self.panel.closed.connect(self.close)
        self.panel.gone.connect(self.close)
        self._sheet = Sheet(page)
        self._sheet.closed.connect(self.close)
        self._sheet.take(self.panel)
        page.installEventFilter(self)
        self.panel.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Say whether the sheet can be seen."""
        return self._sheet.isVisible()

    def open(self, task_id: UUID) -> None:
        """Show a task and give it the keyboard."""
        self._before = QApplication.focusWidget()
        self._sheet.setGeometry(self._page.rect())
        self._sheet.show()
        self._sheet.raise_()
        self.panel.show_task(task_id)
        self._sheet.setFocus()
        self._give_focus()

    def close(self) -> None:
        """Hide the sheet; what was typed is kept."""
        if not self._sheet.isVisible():
            return
        self._sheet.hide()
        self.panel.show_task(None)
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def _give_focus(self) -> None:
        """Let the panel have the keyboard as soon as it shows a task; until then Esc closes already."""
        if self.panel.isEnabled() and self._sheet.hasFocus():
            self.panel.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.panel:
            if event.type() == QEvent.Type.EnabledChange:
                self._give_focus()
        elif event.type() == QEvent.Type.Resize:
            self._sheet.setGeometry(self._page.rect())
        elif event.type() == QEvent.Type.Hide:
            self.close()
        return False
