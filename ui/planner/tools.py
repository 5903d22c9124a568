"""The row over the planner: where one is in time, the view, and what can be done with the plan."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.planner.colouring import Colouring, name_of
from ui.planner.spans import ViewKind
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.menus import passing_menu
from ui.widgets.tabs import SegmentedControl
from ui.widgets.tips import literal


class PlannerTools(QWidget):
    """`stepped(-1 or 1)` by the arrows; what else it holds is connected by the page."""

    today_asked = Signal()
    stepped = Signal(int)
    viewed = Signal(object)
    """(ViewKind)"""
    coloured = Signal(object)
    """(Colouring)"""

    def __init__(self, kind: ViewKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        today = Button(self.tr("Today"))
        today.clicked.connect(self.today_asked)
        before = IconButton("caret-left", self.tr("Earlier"), "[")
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after = IconButton("caret-right", self.tr("Later"), "]")
        after.clicked.connect(lambda: self.stepped.emit(1))
        self.span = ElidedLabel("", "heading")
        names = (self.tr("Day"), self.tr("Week"), self.tr("Month"))
        self.views = SegmentedControl([(each.value, name) for each, name in zip(ViewKind, names, strict=True)])
        self.views.set_current(kind.value)
        self.views.picked.connect(lambda key: self.viewed.emit(ViewKind(key)))
        self.provisional = Badge("", "warn", parent=self)
        tip = self.tr("The list of holidays of this year is not published yet: make-up workdays are missing.")
        self.provisional.setToolTip(literal(tip))
        self.state = Badge("", parent=self)
        self.propose = Button(self.tr("Propose plan"), icon="sparkle")
        self.propose.setAccessibleName(self.propose.text())
        self.propose.setToolTip(literal(self.propose.text()))
        self.colour = Button("", icon="palette")
        self.colour.clicked.connect(self._offer_colours)
        self.export = Button(self.tr("Export .ics"), icon="export")
        self.more = IconButton("dots-three", self.tr("More about this plan"), framed=True)
        self._has_state = False
        self._by = Colouring.SEGMENT
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (today, before, after, self.span, self.views, self.state, self.provisional):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.colour)
        row.addWidget(self.export)
        row.addWidget(self.propose)
        row.addWidget(self.more)

    def say_colouring(self, by: Colouring) -> None:
        """Say by what blocks are coloured."""
        self._by = by
        self.colour.setText(name_of(by))
        self.fit()

    def _offer_colours(self) -> None:
        menu = passing_menu(self)
        self.add_colours(menu)
        menu.popup(self.colour.mapToGlobal(self.colour.rect().bottomLeft()))

    def add_colours(self, menu: QMenu) -> None:
        """Offer in a menu what blocks can be coloured by."""
        for by in Colouring:
            action = menu.addAction(name_of(by), partial(self.coloured.emit, by))
            action.setCheckable(True)
            action.setChecked(by is self._by)

    def say_state(self, words: str, tone: Tone | str = Tone.NEUTRAL, icon: str = "") -> None:
        """Say how the month's approval stands, "" for nothing; it gives way where the row is too narrow."""
        self._has_state = bool(words)
        self.state.set_badge(words, tone, icon)
        self.fit()

    def fit(self) -> None:
        """Leave out what stands elsewhere too where the span would be cut.

        First the state, which the strip says, and what the menu has, then the words of a button.
        """
        self.propose.setText(self.propose.accessibleName())
        items = map(self._row.itemAt, range(self._row.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        passing = (self.state, self.export, self.colour)
        others = [part for part in parts if part not in passing and not part.isHidden()]
        room = self.width() - sum(part.sizeHint().width() + self._row.spacing() for part in others)
        is_tight = room < 0
        for part in passing:
            wide = part.sizeHint().width() + self._row.spacing()
            has_room = room >= wide and (part is not self.state or self._has_state)
            part.setVisible(has_room)
            room -= wide if has_room else 0
        if is_tight:
            self.propose.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def say_provisional(self, is_guessed: bool) -> None:
        """Say whether the holidays of the year in view are a guess."""
        self.provisional.set_badge(self.tr("Holidays provisional") if is_guessed else "", "warn")
