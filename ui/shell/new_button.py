"""New (Ctrl+N): what can be begun from every place."""

from typing import ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.codes import Role
from crm.domain.permits import Rights
from ui.theme.look import icon
from ui.widgets.buttons import Button, Look
from ui.widgets.menus import passing_menu


class NewButton(Button):
    """Opens a short menu whose letters work at once; `picked` tells what is begun, by the names of `PERMITS`."""

    picked = Signal(str)
    PERMITS: ClassVar = {
        "task": "do.task",
        "plan": "do.plan",
        "visit": "do.record",
        "contact": "do.contact",
        "outage": "do.outage",
        "import": "do.import",
    }

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "primary", "plus", parent)
        self._rights = Rights(Role.ADMIN, is_shared=False)
        self.clicked.connect(self.offer)

    def set_rights(self, rights: Rights) -> None:
        """Say what may be begun; without anything there is nothing to offer."""
        self._rights = rights

    @property
    def has_entries(self) -> bool:
        """Whether there is anything to begin."""
        return any(map(self._rights.may, self.PERMITS.values()))

    def set_look(self, look: str) -> None:
        """Stand out or step back: a place has at most one primary button."""
        self._look = Look(look)
        self.update()

    def retranslate(self) -> None:
        self.setText(self.tr("New"))
        self.setAccessibleName(self.tr("New"))
        self.setToolTip(self.tr("Task, visit, contact, outage or import · Ctrl+N"))

    def menu_of(self) -> QMenu:
        """Return the menu."""
        menu = passing_menu(self)
        entries = (
            ("task", "check-circle", self.tr("&Task")),
            ("plan", "calendar-plus", self.tr("&Planned visit…")),
            ("visit", "note-pencil", self.tr("&Visit record…")),
            ("contact", "user", self.tr("&Contact…")),
            ("outage", "lightning-slash", self.tr("&Outage…")),
            ("import", "tray", self.tr("&Import a list")),
        )
        for key, image, text in entries:
            if not self._rights.may(self.PERMITS[key]):
                continue
            action = menu.addAction(icon(image), text)
            action.triggered.connect(lambda _checked=False, what=key: self.picked.emit(what))
        return menu

    def offer(self) -> None:
        """Open the menu under the button, or at the corner of the window where the button is not in view."""
        if not self.has_entries:
            return
        if self.isVisible():
            spot = self.mapToGlobal(QPoint(0, self.height()))
        else:
            window = self.window()
            spot = window.mapToGlobal(QPoint(window.width() // 2, window.height() // 8))
        self.menu_of().popup(spot)
