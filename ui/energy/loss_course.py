"""The loss of the feeder that is looked at over 36 months, in the range that was expected of each."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.losses import CoursePoint
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.charts.band import BandChart, BandPoint
from ui.widgets.labels import ElidedLabel


class LossCourse(QWidget):
    """`asked_data` wants the figures as a table, `asked_accounts` the accounts on the section.

    `copied` says that the picture is on the clipboard.
    """

    asked_data = Signal()
    asked_accounts = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "card")
        self.copy = Button(self.tr("Copy picture"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.data = Button(self.tr("Data"), icon="table")
        self.data.clicked.connect(self.asked_data)
        self.accounts = Button(self.tr("Accounts…"), icon="buildings")
        self.accounts.clicked.connect(self.asked_accounts)
        self.chart = BandChart(self.tr("Loss by month"))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.title, 1)
        head.addWidget(self.accounts)
        head.addWidget(self.copy)
        head.addWidget(self.data)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(8), px(20), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self.chart)

    def show_course(self, name: str, points: Sequence[CoursePoint]) -> None:
        """Show a feeder's months; those that stood out are marked, those that could not be judged are pale."""
        self.title.set_text(self.tr("{feeder}: loss in its expected range").format(feeder=name))
        self.chart.setAccessibleName(self.title.text())
        self.chart.set_data(
            [BandPoint(each.month, each.rate, each.low, each.high, _mark(each)) for each in points], "%"
        )
        self.setVisible(len(points) > 1)

    def _copy(self) -> None:
        self.chart.copy_picture()
        self.copied.emit()


def _mark(point: CoursePoint) -> str:
    if point.is_unusual:
        return "danger_fill"
    return "control" if point.apart else ""
