"""Where columns are matched and rows checked: problems and rules stand beside them, under them where it is narrow."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.exchange.check_panel import CheckPanel
from ui.exchange.match_card import MatchCard
from ui.exchange.review_card import ReviewCard
from ui.theme.look import px

RIGHT = 324
BESIDE = 952
LEAST_MATCH, LEAST_CHECK = 280, 300


class WorkArea(QWidget):
    """Lays out the three parts of matching and checking."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = MatchCard()
        self.review = ReviewCard(context)
        self.check = CheckPanel()
        left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(self.match, 3)
        left.addWidget(self.review, 2)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(px(12))
        self._body.addLayout(left, 1)
        self._body.addWidget(self.check)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The checks stand beside the columns; at a large text size, which leaves them too little room, under them."""
        super().resizeEvent(event)
        wide = self.width() >= px(BESIDE)
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self.check.setFixedWidth(px(RIGHT) if wide else self.width())
        for part, high in ((self.match, LEAST_MATCH), (self.check, LEAST_CHECK)):
            part.setMinimumHeight(0 if wide else px(high))
