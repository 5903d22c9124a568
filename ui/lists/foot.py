"""The foot of a list: sums and keys, or what can be done with the checked rows, or how far an export is."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.lists.actions import Action
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton, Look
from ui.widgets.export_bar import ExportBar
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.themed import Themed

SPACING = 20


class SumsLine(QWidget):
    """What is shown of how many, and the keys that matter here."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.sums = ElidedLabel("", "small", "text2")
        self.hint = ElidedLabel(hint, "small", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.sums, 1)
        row.addWidget(self.hint)


class BulkBar(QWidget):
    """What can be done with the checked rows; `cleared` unchecks them. What has no room stands in a menu."""

    cleared = Signal()

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__()
        self.count = ElidedLabel("", "body_strong")
        self.buttons: dict[str, Button] = {}
        self._actions, self._offered = actions, {action.key for action in actions}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SPACING))
        row.addWidget(self.count)
        for action in actions:
            button = Button(action.words, Look.QUIET, action.icon)
            button.clicked.connect(action.run)
            self.buttons[action.key] = button
            row.addWidget(button)
        self.more = IconButton("dots-three", self.tr("More for the checked rows"))
        self.more.setFixedSize(px(28), px(28))
        self.more.clicked.connect(self.offer_rest)
        self.more.hide()
        row.addWidget(self.more)
        row.addStretch(1)
        self.sums = ElidedLabel("", "small", "text2")
        self.sums.hide()
        row.addWidget(self.sums)
        self.clear = IconButton("x", self.tr("Clear the selection"), "Esc")
        self.clear.setFixedSize(px(28), px(28))
        self.clear.clicked.connect(self.cleared)
        row.addWidget(self.clear)

    def set_count(self, count: int) -> None:
        """Say how many rows are checked."""
        self.count.set_text(self.tr("%n selected", "", count))
        self._fit()

    def set_sums(self, text: str) -> None:
        """Say what the checked rows add up to."""
        self.sums.set_text(text)
        self.sums.setVisible(bool(text))
        self._fit()

    def offer(self, keys: Collection[str]) -> None:
        """Offer these commands alone: whoever acts now may have no others."""
        self._offered = set(keys)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the count, the menu and the cross need: the rest goes into the menu."""
        least = self.count.sizeHint().width() + self._sums_room() + 2 * px(28 + SPACING)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def rest(self) -> list[Action]:
        """Return the commands that have no room."""
        return [each for each in self._actions if each.key in self._offered and self.buttons[each.key].isHidden()]

    def offer_rest(self) -> None:
        """Offer in a menu what has no room."""
        menu = passing_menu(self)
        for each in self.rest():
            menu.addAction(in_menu(each.words), each.run)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def _sums_room(self) -> int:
        return self.sums.sizeHint().width() + px(SPACING) if self.sums.text() else 0

    def _fit(self) -> None:
        """Show the first commands that fit whole beside the count and the cross."""
        wide = {
            key: button.sizeHint().width() + px(SPACING) if key in self._offered else 0
            for key, button in self.buttons.items()
        }
        room = self.width() - self.count.sizeHint().width() - self._sums_room() - px(28 + SPACING)
        if sum(wide.values()) > room:
            room -= px(28 + SPACING)
        used = 0
        for key, button in self.buttons.items():
            used += wide[key]
            button.setVisible(key in self._offered and used <= room)
        self.more.setVisible(used > room)


class ListFoot(Themed, QStackedWidget):
    """One line of 36 px; what is under way comes before what is checked, that before the sums."""

    def __init__(self, hint: str, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line, self.bulk, self.export = SumsLine(hint), BulkBar(actions), ExportBar()
        for part in (self.line, self.bulk, self.export):
            self.addWidget(part)
        self._is_exporting = False
        self._checked = 0
        self.start_look()

    def set_checked(self, count: int) -> None:
        """Offer what can be done with so many rows."""
        self._checked = count
        self.bulk.set_count(count)
        self._choose()

    def set_exporting(self, is_exporting: bool) -> None:
        """Show or hide how far the export is."""
        self._is_exporting = is_exporting
        self.export.show_step(0, 0)
        self._choose()

    def _choose(self) -> None:
        self.setCurrentWidget(self.export if self._is_exporting else self.bulk if self._checked else self.line)

    def retheme(self) -> None:
        self.setFixedHeight(px(36))
