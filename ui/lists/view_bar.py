"""The saved views of a list as tabs: those that do not fit stand in a menu, *Save view* at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.menus import Menu, in_menu
from ui.widgets.tabs import HEIGHT, Lined, Tab, Tabs


class ViewBar(Lined):
    """`picked(key)` tells of another view; `save_asked` and `menu_asked(key, place)` ask for what is done with one."""

    picked = Signal(str)
    save_asked = Signal()
    menu_asked = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[Tab] = []
        self._current = ""
        self.tabs = Tabs(lined=False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.picked.connect(self._pick)
        self.more = Button("", Look.QUIET)
        self.more.clicked.connect(self._offer)
        self.extra = QHBoxLayout()
        self.save = Button("", Look.QUIET, "bookmark-simple")
        self.save.clicked.connect(self.save_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 1)
        self._row.setSpacing(px(12))
        self._row.addWidget(self.tabs)
        self._row.addWidget(self.more)
        self._row.addStretch(1)
        self._row.addLayout(self.extra)
        self._row.addWidget(self.save)
        self.start_look()

    def set_views(self, views: Sequence[Tab]) -> None:
        """Show these views; the current one stays current."""
        self._views = list(views)
        self._lay_out()

    def set_current(self, key: str) -> None:
        """Show a view as current without telling."""
        self._current = key
        self._lay_out()

    def current(self) -> str:
        return self._current

    def views(self) -> list[Tab]:
        """Return every view, those in the menu too."""
        return list(self._views)

    def hidden(self) -> list[Tab]:
        """Return the views that stand in the menu."""
        seen = self.tabs.keys()
        return [view for view in self._views if view.key not in seen]

    def _pick(self, key: str) -> None:
        self._current = key
        self.picked.emit(key)

    def _lay_out(self) -> None:
        """Show as many tabs as fit; the current one always does, in place of the last."""
        room = self.width() - self.save.sizeHint().width() - self.extra.sizeHint().width() - px(48)
        fitting = self._fitting(self._views, room)
        if len(fitting) < len(self._views):
            fitting = self._fitting(self._views, room - px(72))
            current = next((view for view in self._views if view.key == self._current), None)
            if current is not None and current not in fitting:
                rest = room - px(72) - self.tabs.width_of(current)
                fitting = [*self._fitting(self._views, rest), current]
        self.more.setVisible(len(fitting) < len(self._views))
        self.tabs.set_tabs(fitting)
        self.tabs.set_current(self._current)
        self.tabs.setFixedWidth(max(sum(self.tabs.width_of(view) for view in fitting), px(1)))
        self._row.activate()

    def _fitting(self, views: Sequence[Tab], room: int) -> list[Tab]:
        found = []
        for view in views:
            room -= self.tabs.width_of(view)
            if room < 0:
                break
            found.append(view)
        return found

    def _offer(self) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for view in self.hidden():
            count = "" if view.count is None else f"\t{view.count:,}"
            action = menu.addAction(in_menu(view.label) + count)
            action.triggered.connect(lambda _=False, key=view.key: self._pick_hidden(key))
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _pick_hidden(self, key: str) -> None:
        self.set_current(key)
        self.picked.emit(key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        key = self._current if keyboard else self.tabs.key_at(self.tabs.mapFromGlobal(event.globalPos()))
        if key:
            self.menu_asked.emit(key, event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def retranslate(self) -> None:
        self.more.setText(self.tr("More"))
        self.save.setText(self.tr("Save view"))

    def retheme(self) -> None:
        self.setFixedHeight(px(HEIGHT) + 1)
        self._lay_out()
