"""The row over the planner: where one is in time, the view, and what can be done with the plan."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.planner.spans import ViewKind
from ui.theme.look import px
from ui.widgets.badge import Badge
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
        self.more = IconButton("dots-three", self.tr("More about this plan"), framed=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for part in (today, before, after, self.span, self.views, self.state, self.provisional):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.propose)
        row.addWidget(self.more)

    def say_provisional(self, is_guessed: bool) -> None:
        """Say whether the holidays of the year in view are a guess."""
        self.provisional.set_badge(self.tr("Holidays provisional") if is_guessed else "", "warn")
