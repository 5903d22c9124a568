"""Coverage by manager and segment: percent and count over one bar of visited, planned and open."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.coverage import ManagerCoverage, TeamCoverage
from ui.reports.coverage_rows import FOOT, PLANNED, SEGMENTS, CoverageList, cells_of, numbers_of, paint_line, spoken
from ui.theme.look import px
from ui.theme.style import SCROLL_BAR
from ui.widgets.card import Card
from ui.widgets.charts.stacked import Legend
from ui.widgets.marks import paint_segment, segment_name
from ui.widgets.paint import LEFT, RIGHT, words
from ui.widgets.states import EmptyState
from ui.widgets.themed import Themed


class CoverageCard(Card):
    """A row a manager; `opened(person id)` shows that manager's accounts."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Coverage by manager and segment"))
        kinds = ((self.tr("Visited"), "accent"), (self.tr("Planned"), PLANNED), (self.tr("Not planned"), "track"))
        self.add_to_header(Legend(kinds))
        self.heads = CoverageHeads()
        self.list = CoverageList()
        self.list.setAccessibleName(self.tr("Coverage by manager and segment"))
        self.list.opened.connect(self.opened)
        self.empty = EmptyState("chart-bar", self.tr("No accounts yet"), self.tr("Import a ledger first."))
        self.team = CoverageFoot(self)
        self.body.addWidget(self.heads)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.team)

    def show_coverage(self, team: TeamCoverage) -> None:
        """Show every manager and the team."""
        self.list.show_lines(team.managers)
        self.team.show_team(team, self.tr("Team"))
        for part in (self.heads, self.list, self.team):
            part.setVisible(bool(team.managers))
        self.empty.setVisible(not team.managers)


class _Line(Themed, QWidget):
    """A line over or under the list; its columns leave out the room of the scroll bar beside the rows."""

    def columns(self) -> QRectF:
        """Return the area that the columns share."""
        return QRectF(0, 0, self.width() - SCROLL_BAR, self.height())


class CoverageHeads(_Line):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(px(500), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for segment, cell in zip(SEGMENTS, cells_of(self.columns()), strict=True):
            paint_segment(painter, QRectF(cell.left(), cell.center().y() - px(5), px(10), px(10)), segment)
            words(painter, cell.adjusted(px(16), 0, px(20), 0), segment_name(segment), "small_medium", "text2", LEFT)
        overdue, rated = numbers_of(self.columns())
        words(painter, overdue, self.tr("Overdue"), "small_medium", "text2", RIGHT)
        words(painter, rated, self.tr("Rating"), "small_medium", "text2", RIGHT)


class CoverageFoot(_Line):
    """The team's sums."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: ManagerCoverage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def show_team(self, team: TeamCoverage, name: str) -> None:
        """Show the sums of all managers."""
        self._line = ManagerCoverage(
            None,
            name,
            {segment: team.cell(segment) for segment in SEGMENTS},
            sum(line.overdue for line in team.managers),
            sum(line.rated for line in team.managers),
            sum(line.rating_sum for line in team.managers),
        )
        self.setAccessibleName(spoken(self._line))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(500), px(FOOT))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is not None:
            painter = QPainter(self)
            paint_line(painter, QRectF(self.rect()), self._line, is_team=True, columns=self.columns())
