"""The row over the planner: where one is in time, the view, and what can be done with the plan."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.planner.spans import ViewKind
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.tabs import SegmentedControl
from ui.widgets.tips import literal


class PlannerTools(QWidget):
    """`stepped(-1 or 1)` by the arrows; what else it holds is connected by the page."""

    today_asked = Signal()
    stepped = Signal(int)
    viewed = Signal(object)
    """(ViewKind)"""

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
        self.more = IconButton("dots-three", self.tr("More about this plan"), framed=True)
        self._has_state = False
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (today, before, after, self.span, self.views, self.state, self.provisional):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.propose)
        row.addWidget(self.more)

    def say_state(self, words: str, tone: Tone | str = Tone.NEUTRAL, icon: str = "") -> None:
        """Say how the month's approval stands, "" for nothing; it gives way where the row is too narrow."""
        self._has_state = bool(words)
        self.state.set_badge(words, tone, icon)
        self.fit()

    def fit(self) -> None:
        """Leave out the state, which the strip says too, then the words of a button, where the span would be cut."""
        self.propose.setText(self.propose.accessibleName())
        items = map(self._row.itemAt, range(self._row.count()))
        parts = [part for item in items if item is not None and (part := item.widget()) is not None]
        others = [part for part in parts if part is not self.state and not part.isHidden()]
        room = self.width() - sum(part.sizeHint().width() + self._row.spacing() for part in others)
        self.state.setVisible(self._has_state and room >= self.state.sizeHint().width())
        if room < 0:
            self.propose.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def say_provisional(self, is_guessed: bool) -> None:
        """Say whether the holidays of the year in view are a guess."""
        self.provisional.set_badge(self.tr("Holidays provisional") if is_guessed else "", "warn")
