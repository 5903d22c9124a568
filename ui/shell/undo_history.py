"""The changes of this window as a list: how far back to go is one choice."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from ui.texts.dates import clock_time
from ui.theme.look import px
from ui.undo import Step, UndoStack
from ui.widgets.labels import Text
from ui.widgets.popup import Popup
from ui.widgets.rows.items import Heading, Item, Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState

WIDTH = 400
HIGHEST = 480


class UndoHistory(Popup):
    """Every step that can be taken, the newest first; Enter on one takes it and everything newer back."""

    def __init__(self, undo: UndoStack, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._undo, self._clock = undo, clock
        self.title = Text(self.tr("Changes in this window"), "card")
        self.list = RowList(self.title.text(), fit=True)
        self.list.opened.connect(self._take)
        self.hint = Text(
            self.tr("Enter goes back to before a change; everything newer goes with it."), "small", "text2"
        )
        self.hint.setWordWrap(True)
        self.empty = EmptyState(
            "arrow-counter-clockwise",
            self.tr("Nothing to undo"),
            self.tr("What you change stands here, 50 steps back."),
        )
        for widget in (self.title, self.list, self.empty, self.hint):
            self.body.addWidget(widget)
        self.body.setSpacing(px(8))
        self._show(undo.made(), undo.undone())

    def begin(self, anchor: QWidget) -> None:
        """Open under a control with the newest change chosen."""
        self.open_under(anchor, px(WIDTH))
        if self._undo.made():
            self.list.set_current(("undo", 1))
        self.list.setFocus()

    def _show(self, made: list[Step], undone: list[Step]) -> None:
        items: list[Item] = []
        if undone:
            items.append(Heading(self.tr("Do again")))
            items += [self._row("redo", place, step) for place, step in reversed(list(enumerate(undone, start=1)))]
        if made:
            items.append(Heading(self.tr("Undo")))
            items += [self._row("undo", place, step) for place, step in enumerate(made, start=1)]
        self.list.set_items(items)
        self.list.setMaximumHeight(px(HIGHEST))
        self.list.setVisible(bool(items))
        self.hint.setVisible(bool(items))
        self.empty.setVisible(not items)

    def _row(self, way: str, count: int, step: Step) -> Row:
        at = clock_time(self._clock.local(step.at))
        image = "arrow-counter-clockwise" if way == "undo" else "arrow-clockwise"
        return Row((way, count), step.text, value=at, icon=image)

    def _take(self, key: tuple[str, int]) -> None:
        way, count = key
        self.close()
        (self._undo.undo if way == "undo" else self._undo.redo)(count)
