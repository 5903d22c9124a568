"""The accounts to plan at the left: beside the calendar, and behind a handle where that leaves its blocks no words."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.planner.due_card import DueCard
from ui.theme.look import px
from ui.widgets.buttons import IconButton

LEAST = 900
"""A page less wide than this leaves the week too little beside the accounts."""
WIDE, TALL = 20, 44


class DueDrawer(QObject):
    """In a narrow page the accounts are away until they are asked for, by the handle, by / or by an account to plan."""

    def __init__(self, page: QWidget, due: DueCard) -> None:
        super().__init__(page)
        self._page, self._due = page, due
        self._is_narrow = False
        self.handle = IconButton("caret-right", self.tr("Show accounts to plan"), "/", page)
        self.handle.setFixedSize(px(WIDE), px(TALL))
        self.handle.clicked.connect(self.toggle)
        self.handle.hide()
        page.installEventFilter(self)

    def toggle(self) -> None:
        """Show the accounts or put them away."""
        self._show(self._due.isHidden())

    def open(self) -> None:
        """Show the accounts, also in a narrow page."""
        self._show(True)

    def start_filter(self) -> None:
        """Show the accounts with the cursor where they are filtered."""
        self.open()
        self._due.start_filter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _follow(self) -> None:
        is_narrow = self._page.width() < px(LEAST)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.handle.setVisible(is_narrow)
            self._show(not is_narrow)
        self.handle.move(px(2), px(12))
        self.handle.raise_()

    def _show(self, is_shown: bool) -> None:
        self._due.setVisible(is_shown)
        words = self.tr("Hide accounts to plan") if is_shown else self.tr("Show accounts to plan")
        self.handle.set_icon_name("caret-left" if is_shown else "caret-right")
        self.handle.set_words(words, "/")
