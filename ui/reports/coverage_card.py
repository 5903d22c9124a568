"""Coverage by manager and segment: percent and count over one bar of visited, planned and open."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from crm.domain.coverage import ManagerCoverage, TeamCoverage
from crm.domain.reports import TOTAL
from ui.reports.coverage_rows import FOOT, PLANNED, SEGMENTS, CoverageList, cells_of, numbers_of
from ui.theme.look import px
from ui.theme.style import SCROLL_BAR
from ui.widgets.card import Card
from ui.widgets.charts.stacked import Legend
from ui.widgets.marks import paint_segment, segment_name
from ui.widgets.paint import LEFT, RIGHT, words
from ui.widgets.states import EmptyState
from ui.widgets.themed import Themed


class CoverageCard(Card):
    """A row a manager; `opened(person id)` of a name, `looked_behind(key of a report's line, part)` of a figure."""

    opened = Signal(object)
    looked_behind = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Coverage by manager and segment"))
        kinds = ((self.tr("Visited"), "accent"), (self.tr("Planned"), PLANNED), (self.tr("Not planned"), "track"))
        self.add_to_header(Legend(kinds))
        self.heads = CoverageHeads()
        self.list = CoverageList()
        self.list.setAccessibleName(self.tr("Coverage by manager and segment"))
        self.team = CoverageList(is_team=True)
        self.team.setAccessibleName(self.tr("Team"))
        self.list.opened.connect(self.opened)
        self.list.looked_behind.connect(lambda line, part: self.looked_behind.emit(line.person_id, part))
        self.team.looked_behind.connect(lambda _line, part: self.looked_behind.emit(TOTAL, part))
        self.empty = EmptyState("chart-bar", self.tr("No accounts yet"), self.tr("Import a ledger first."))
        self.body.addWidget(self.heads)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, SCROLL_BAR, 0)
        foot.addWidget(self.team)
        self.body.addLayout(foot)

    def show_coverage(self, team: TeamCoverage) -> None:
        """Show every manager and the team."""
        self.list.show_lines(team.managers)
        self.team.show_lines([_of_team(team, self.tr("Team"))])
        self.team.setFixedHeight(px(FOOT))
        for part in (self.heads, self.list, self.team):
            part.setVisible(bool(team.managers))
        self.empty.setVisible(not team.managers)


def _of_team(team: TeamCoverage, name: str) -> ManagerCoverage:
    """Return the sums of all managers."""
    return ManagerCoverage(
        None,
        name,
        {segment: team.cell(segment) for segment in SEGMENTS},
        sum(line.overdue for line in team.managers),
        sum(line.rated for line in team.managers),
        sum(line.rating_sum for line in team.managers),
    )


class CoverageHeads(Themed, QWidget):
    """The names of the columns, which leave out the room of the scroll bar beside the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(px(500), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, columns = QPainter(self), QRectF(0, 0, self.width() - SCROLL_BAR, self.height())
        for segment, cell in zip(SEGMENTS, cells_of(columns), strict=True):
            paint_segment(painter, QRectF(cell.left(), cell.center().y() - px(5), px(10), px(10)), segment)
            words(painter, cell.adjusted(px(16), 0, px(20), 0), segment_name(segment), "small_medium", "text2", LEFT)
        overdue, rated = numbers_of(columns)
        words(painter, overdue, self.tr("Overdue"), "small_medium", "text2", RIGHT)
        words(painter, rated, self.tr("Rating"), "small_medium", "text2", RIGHT)
