"""Coverage by manager and segment: percent and count over one bar of visited, planned and open."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.codes import MANAGED_SEGMENTS, Segment
from crm.domain.coverage import CoverageCell, ManagerCoverage, TeamCoverage
from ui.theme.look import colour, px
from ui.theme.style import SCROLL_BAR
from ui.widgets.avatar import paint_avatar
from ui.widgets.card import Card
from ui.widgets.charts.stacked import Legend, part_colour
from ui.widgets.marks import paint_segment, segment_name
from ui.widgets.paint import LEFT, RIGHT, focus_ring, shows_focus, words
from ui.widgets.progress import paint_shares
from ui.widgets.scrolling import scrolled
from ui.widgets.states import EmptyState
from ui.widgets.themed import Themed

LOW = 0.6
SEGMENTS = (Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL)
assert set(SEGMENTS) == set(MANAGED_SEGMENTS)
NAME, NUMBERS = 156, 150
PLANNED = "accent_pale"


class CoverageCard(Card):
    """A row a manager; `opened(person id)` shows that manager's accounts."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Coverage by manager and segment"))
        kinds = ((self.tr("Visited"), "accent"), (self.tr("Planned"), PLANNED), (self.tr("Not planned"), "track"))
        self.add_to_header(Legend(kinds))
        self.heads = CoverageHeads()
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.empty = EmptyState("chart-bar", self.tr("No accounts yet"), self.tr("Import a ledger first."))
        self.body.addWidget(self.heads)
        self._area = scrolled(inner)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.empty)
        self.team = CoverageRow(None, self)
        self.body.addWidget(self.team)
        for part in (self.heads, self.team):
            part.gutter = SCROLL_BAR
        self._shown: list[CoverageRow] = []

    def show_coverage(self, team: TeamCoverage) -> None:
        """Show every manager and the team."""
        for row in self._shown:
            self._rows.removeWidget(row)
            row.deleteLater()
        self._shown = [CoverageRow(line, self) for line in team.managers]
        for place, row in enumerate(self._shown):
            row.clicked.connect(lambda _checked=False, key=row.key: self.opened.emit(key))
            self._rows.insertWidget(place, row)
        self.team.show_team(team, self.tr("Team"))
        self.team.setVisible(bool(team.managers))
        self.heads.setVisible(bool(team.managers))
        self.empty.setVisible(not team.managers)


class _Columns(Themed):
    """`gutter` is the room of the scroll bar beside the rows, so that heads and foot stand over them."""

    gutter = 0

    def usable(self) -> int:
        """Return the width that the columns share."""
        return self.width() - self.gutter

    def cells(self) -> list[QRectF]:
        """Return the room of each segment's cell."""
        left, right = px(NAME), self.usable() - px(NUMBERS)
        wide = (right - left) / len(SEGMENTS)
        return [QRectF(left + place * wide, 0, wide - px(24), self.height()) for place in range(len(SEGMENTS))]


class CoverageHeads(_Columns, QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(px(500), px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for segment, cell in zip(SEGMENTS, self.cells(), strict=True):
            paint_segment(painter, QRectF(cell.left(), cell.center().y() - px(5), px(10), px(10)), segment)
            words(painter, cell.adjusted(px(16), 0, px(20), 0), segment_name(segment), "small_medium", "text2", LEFT)
        right = QRectF(self.usable() - px(NUMBERS), 0, px(70), self.height())
        words(painter, right, self.tr("Overdue"), "small_medium", "text2", RIGHT)
        words(painter, right.translated(px(62), 0), self.tr("Rating"), "small_medium", "text2", RIGHT)


class CoverageRow(_Columns, QAbstractButton):
    """One manager, or the team at the foot."""

    def __init__(self, line: ManagerCoverage | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = line.person_id if line else None
        self._name = line.name if line else ""
        self._is_team = line is None
        self._cells = line.cells if line else {}
        self._overdue = line.overdue if line else 0
        self._rating = line.rating if line else None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._is_team else Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.start_look()

    def retranslate(self) -> None:
        self.setAccessibleName(self.spoken())

    def spoken(self) -> str:
        """Return the row as a sentence, for whoever cannot see it."""
        said = self.tr("{segment} {visited} of {due}")
        counts = [(segment, self._cells.get(segment, CoverageCell())) for segment in SEGMENTS]
        parts = [
            said.format(segment=segment_name(segment), visited=cell.visited, due=cell.due) for segment, cell in counts
        ]
        overdue = self.tr("{count} overdue").format(count=self._overdue)
        return ", ".join([self._name, *parts, overdue])

    def show_team(self, team: TeamCoverage, name: str) -> None:
        """Show the team's sums."""
        self._name = name
        self._cells = {segment: team.cell(segment) for segment in SEGMENTS}
        self._overdue = sum(line.overdue for line in team.managers)
        rated = sum(line.rated for line in team.managers)
        self._rating = sum(line.rating_sum for line in team.managers) / rated if rated else None
        self.setAccessibleName(self.spoken())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(500), px(48 if self._is_team else 64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse() and not self._is_team:
            painter.fillRect(area, colour("hover"))
        inset = 0 if self._is_team else px(20)
        painter.fillRect(QRectF(inset, 0, area.width() - 2 * inset, 1), colour("border"))
        middle = area.center().y()
        left = px(20)
        if not self._is_team:
            paint_avatar(painter, QRectF(left, middle - px(13), px(26), px(26)), self._name, "caption_strong")
            left += px(36)
        words(painter, QRectF(left, 0, px(NAME) - left, area.height()), self._name, "body_strong", "text", LEFT)
        for segment, cell in zip(SEGMENTS, self.cells(), strict=True):
            self._paint_cell(painter, cell, self._cells.get(segment, CoverageCell()))
        numbers = QRectF(self.usable() - px(NUMBERS), 0, px(70), area.height())
        words(painter, numbers, str(self._overdue), "body_strong", "text", RIGHT)
        rating = "—" if self._rating is None else f"{self._rating:.1f}"
        words(painter, numbers.translated(px(62), 0), rating, "body_strong", "text", RIGHT)
        if shows_focus(self):
            focus_ring(painter, area, px(4))

    def _paint_cell(self, painter: QPainter, cell: QRectF, figures: CoverageCell) -> None:
        share = figures.share
        top = cell.center().y() - (px(9) if self._is_team else px(18))
        line = QRectF(cell.left(), top, cell.width(), px(18))
        low = share is not None and share < LOW
        percent = "—" if share is None else f"{share:.0%}"
        words(painter, line, percent, "body_strong", "danger" if low else "text", LEFT)
        count = self.tr("{visited} of {due}").format(visited=figures.visited, due=figures.due)
        words(painter, line, count, "small", "text2", RIGHT)
        if not self._is_team and figures.due:
            accent, pale = part_colour("accent"), part_colour(PLANNED)
            shares = [(figures.visited / figures.due, accent), (figures.planned / figures.due, pale)]
            paint_shares(painter, QRectF(cell.left(), top + px(24), cell.width(), px(6)), shares)
