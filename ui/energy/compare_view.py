"""An account among its peers (mockup 09): strips, what stands out beside them, the feeders below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.comparison import Metric
from crm.domain.energy_desk import AdviceLine, Comparison
from ui.energy.loss_card import LossCard
from ui.energy.stands_out import StandsOut
from ui.energy.strips import PercentileStrips
from ui.energy.strips_legend import StripsLegend
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.scrolling import scrolled
from ui.widgets.side_widths import SideWidths
from ui.widgets.states import EmptyState

BESIDE = 304
FEEDERS, STRIPS = 5, 6


class CompareView(QWidget):
    """`strips`, `stands_out` and `losses` are the cards; a group that is too small is not shown, which is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strips = PercentileStrips(self.tr("The account among its peers"))
        self.among = Card("…", flush=True)
        self.legend = StripsLegend()
        # Under the title: beside it, large text would leave no room for both.
        self.among.body.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignRight)
        self.among.body.addWidget(self.strips)
        self.few = EmptyState(
            "users-three",
            self.tr("Too few similar accounts"),
            self.tr("A group of fewer members than the rule says is never shown, so that nobody is recognised in it."),
        )
        self.few.hide()
        self.among.body.addWidget(self.few, 1)
        self.stands_out = StandsOut()
        self.losses = LossCard(FEEDERS)
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.among, 1)
        top.addWidget(self.stands_out)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(top)
        column.addWidget(self.losses)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        SideWidths(self, ((self.stands_out, BESIDE),))
        self.among.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.among and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Show as many feeders as there is room for under the strips."""
        self.losses.set_most(max(FEEDERS, self.losses.lines_in(self.height() - self.among.height() - px(12))))

    def show_comparison(self, found: Comparison, given: Sequence[AdviceLine], may_advise: bool) -> None:
        """Show an account's month."""
        shown = found.group is not None
        self.strips.setVisible(shown)
        self.few.setVisible(not shown)
        self.legend.setVisible(shown)
        title = self.tr("Against {count} similar accounts").format(count=found.size - 1)
        self.among.set_title(title if shown else self.tr("Against similar accounts"))
        made = [each for each in found.standings[STRIPS:] if each.metric is Metric.UNIT_USE]
        self.strips.set_data((*found.standings[:STRIPS], *made))
        self.stands_out.show_comparison(found, given, may_advise)
