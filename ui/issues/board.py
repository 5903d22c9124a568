"""Issues as a board: a column for each state, a card for each issue, moved only by the steps that are allowed."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from crm.domain.codes import IssueState
from crm.domain.errors import RoundsError
from crm.domain.issues import IssueRow, step_to
from ui.context import Context
from ui.issues.column import BoardColumn, CardList
from ui.issues.offers import offer_of, offers
from ui.issues.steps import IssueSteps
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.bars import bare
from ui.widgets.menus import passing_menu
from ui.widgets.table.column import Column
from ui.widgets.table.model import Fetch, IdWindowModel

ORDER = (
    IssueState.NEW,
    IssueState.REOPENED,
    IssueState.IN_PROGRESS,
    IssueState.TRANSFERRED,
    IssueState.SUSPENDED,
    IssueState.TO_CONFIRM,
    IssueState.CLOSED,
    IssueState.CANCELLED,
)
"""As an issue goes (domain.md section 2.7)."""
Columns = Mapping[IssueState, Sequence[UUID]]


class IssueBoard(QScrollArea):
    """`opened(key)` by Enter or a double click; only the cards in view are fetched."""

    opened = Signal(object)
    picked = Signal(object)

    def __init__(self, context: Context, columns: Sequence[Column], fetch: Fetch, steps: IssueSteps) -> None:
        super().__init__()
        self._context, self._steps = context, steps
        self._dragged: IssueRow | None = None
        self._lists: list[CardList] = []
        self._wanted: UUID | None = None
        self.columns: dict[IssueState, BoardColumn] = {}
        self.setWidgetResizable(True)
        bare(self)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Issues by state"))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(px(8), px(8), px(8), px(8))
        row.setSpacing(px(8))
        for state in ORDER:
            column = BoardColumn(state, IdWindowModel(columns, fetch, self), context.clock)
            self._connect(column.cards)
            self.columns[state] = column
            row.addWidget(column, 1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._inner = inner
        self._spot = QWidget(inner)
        self._spot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _connect(self, cards: CardList) -> None:
        self._lists.append(cards)
        cards.refused = self._reason
        cards.opened.connect(self.opened)
        cards.menu_asked.connect(self._offer)
        cards.left.connect(lambda by: self._walk(cards, by))
        cards.picked.connect(lambda key: self._picked(cards, key))
        cards.dragged.connect(self._take_along)
        cards.dropped.connect(lambda key: self.move_to(key, cards.state_code))

    def show_columns(self, columns: Columns) -> None:
        """Show the issues of each state; the current one stays current, in whatever column it is now."""
        current, place = self._wanted or self.current_id(), self._place()
        self._wanted = None
        for state, column in self.columns.items():
            keys = columns.get(state, ())
            column.cards.rows.set_ids(keys)
            column.set_count(len(keys))
            column.setVisible(bool(keys) or state is not IssueState.CANCELLED)
        if current is None or not self.set_current(current):
            self._come_to(place)

    def renew(self, keys: Collection[UUID] | None) -> None:
        """Fetch cards again that were changed; with None, all that are held, for nobody knows which."""
        for cards in self._lists:
            if keys is None:
                cards.rows.renew(cards.rows.ids())
            else:
                cards.rows.update_ids(keys)

    def current_id(self) -> UUID | None:
        """Return the current issue."""
        return next((key for cards in self._lists if (key := cards.current_id()) is not None), None)

    def row(self, key: UUID | None) -> IssueRow | None:
        """Return an issue that is seen here."""
        return next((row for cards in self._lists if (row := cards.rows.row(key)) is not None), None)

    def want(self, key: UUID) -> None:
        """Make an issue current as soon as it is there."""
        if not self.set_current(key):
            self._wanted = key

    def set_current(self, key: UUID) -> bool:
        """Make an issue current, if it is on the board, and say whether it is."""
        for cards in self._lists:
            place = cards.rows.place(key)
            if place >= 0:
                cards.set_current(place)
                return True
        return False

    def come(self) -> None:
        """Take the focus to the current card, else the first one."""
        self._come_to(self._place())
        cards = next((each for each in self._lists if each.current_id() is not None), self._lists[0])
        cards.setFocus()

    def anchor(self) -> QWidget:
        """Return a spot at the current card, for what opens under it."""
        for cards in self._lists:
            if cards.current_id() is not None:
                area = cards.card_area().toRect()
                self._spot.setGeometry(area.translated(cards.viewport().mapTo(self._inner, QPoint(0, 0))))
        return self._spot

    # -- walking

    def _place(self) -> tuple[int, int]:
        """Return in which column and at which place the current card is."""
        for number, cards in enumerate(self._lists):
            if cards.current_id() is not None:
                return number, cards.currentIndex().row()
        return 0, 0

    def _come_to(self, place: tuple[int, int]) -> None:
        """Make the card that stands at a place now current, else the first one of all."""
        number, row = place
        for cards in (self._lists[number], *self._lists):
            if cards.rows.rowCount():
                cards.set_current(row if cards is self._lists[number] else 0)
                return

    def _walk(self, cards: CardList, by: int) -> None:
        """Go to the next column that has cards, at the same height."""
        number, row = self._lists.index(cards) + by, max(cards.currentIndex().row(), 0)
        while 0 <= number < len(self._lists):
            other = self._lists[number]
            if other.rows.rowCount():
                other.set_current(row)
                other.setFocus()
                self.ensureWidgetVisible(other, px(8), 0)
                return
            number += by

    def _picked(self, cards: CardList, key: UUID) -> None:
        """Let one card be current on the whole board."""
        for other in self._lists:
            if other is not cards:
                other.clearSelection()
                other.set_current(-1)
        self.picked.emit(key)

    # -- steps

    def _offer(self, key: UUID, place: QPoint) -> None:
        row = self.row(key)
        if row is not None:
            menu = passing_menu(self)
            self._fill(menu, row)
            menu.popup(place)

    def _fill(self, menu: QMenu, row: IssueRow) -> None:
        anchor = self.anchor()
        menu.addAction(self.tr("Open") + "\tEnter").triggered.connect(lambda: self.opened.emit(row.id))
        found = offers(self._steps, row, self._context.scope.role, self._context.clock.now())
        if found:
            menu.addSeparator()
        for each in found:
            menu.addAction(each.words).triggered.connect(lambda _on=False, run=each.run: run(anchor))
        menu.addSeparator()
        account = menu.addAction(self.tr("Open the account"))
        account.triggered.connect(lambda: self._context.navigate("account", id=row.account_id))

    def _take_along(self, key: UUID | None) -> None:
        self._dragged = self.row(key)

    def _reason(self, state: IssueState) -> str:
        """Return why the dragged issue cannot come to a state."""
        return self._refusal(self._dragged, state) if self._dragged is not None else ""

    def _refusal(self, row: IssueRow, state: IssueState) -> str:
        if row.state is state:
            return ""
        try:
            step_to(row, state, self._context.scope.role, self._context.clock.now())
        except RoundsError as error:
            return sentence(error)
        return ""

    def move_to(self, key: UUID, state: IssueState) -> None:
        """Take the step that leads an issue to a state, or open its form; a refusal says why."""
        row = self.row(key)
        if row is None or row.state is state:
            return
        refusal = self._refusal(row, state)
        if refusal:
            self._context.toast(refusal)
            return
        self.set_current(key)
        step = step_to(row, state, self._context.scope.role, self._context.clock.now())
        offer_of(self._steps, row, step).run(self.anchor())
