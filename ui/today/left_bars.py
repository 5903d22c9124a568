"""What is still with somebody whose time with the owner's accounts is over: told to the owner, who takes it back."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.handover import LeftBehind
from crm.usecases.returning import left_behind, take_back
from ui.context import Context
from ui.texts.counts import counts
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.leaving import let_go


class LeftBars(QWidget):
    """A strip for each of those people; hidden while nothing is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.bars: dict[UUID, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.hide()

    def load(self) -> None:
        """Ask what is left of the accounts of whoever is in view; of a whole team the settings tell it."""
        owner_id = self._context.scope.person_id
        if owner_id is None:
            self._show([])
            return
        self._context.runner.ask(self, lambda reader: left_behind(reader, owner_id), self._show, slot="left")

    def _show(self, left: list[LeftBehind]) -> None:
        for bar in self.bars.values():
            let_go(self._column, bar)
        self.bars = {each.person_id: self._bar(each) for each in left}
        for bar in self.bars.values():
            self._column.addWidget(bar)
        self.setVisible(bool(left))

    def _bar(self, left: LeftBehind) -> Banner:
        title = self.tr("{name} stands in no longer").format(name=left.person)
        detail = self.tr("{what} still open there").format(what=counts().open(left.open))
        bar = Banner(title, Tone.WARN, "handshake", detail)
        button = Button(self.tr("Take back"))
        button.setAccessibleName(self.tr("Take back from {name}").format(name=left.person))
        button.clicked.connect(lambda: self._take_back(left))
        bar.add_action(button)
        return bar

    def _take_back(self, left: LeftBehind) -> None:
        words = self.tr("return of what was left with {name}").format(name=left.person)
        said = self.tr("Taken back from {name}").format(name=left.person)
        self._context.runner.do(
            self,
            lambda work: take_back(work, left.book_id, left.person_id),
            lambda _count: self._context.toast(said, undo=True),
            undo_text=words,
        )
