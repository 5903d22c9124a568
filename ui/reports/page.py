"""Is the team covering its accounts? (mockup 06): figures, coverage, overdue, and the export."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.coverage import OverdueBand, TeamCoverage
from crm.domain.lists import RANGE
from crm.domain.people import AreaRow, PersonRow
from crm.domain.reports import TOTAL, Key, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from crm.usecases.coverage import team_coverage
from crm.usecases.people import areas, people
from ui.context import Context
from ui.reports.coverage_card import CoverageCard
from ui.reports.coverage_rows import RATING, SEGMENTS
from ui.reports.cut_bar import OVERVIEW, CutBar, chosen, keep_focus, open_rows
from ui.reports.export_panel import ExportPanel
from ui.reports.overdue_card import OverdueByAge
from ui.reports.report_tabs import ReportTabs
from ui.texts.dates import clock_time
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

RIGHT = 420
Loaded = tuple[list[AreaRow], list[PersonRow]]


class ReportsPage(QWidget):
    """The period of the export counts for the whole page."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counted = ""
        self.tabs = ReportTabs(context)
        self.cut_bar = CutBar(context, ReportKind.COVERAGE, OVERVIEW)
        self.strip = FigureStrip([], compact=True)
        self.strip.opened.connect(self._open_total)
        self.coverage = CoverageCard()
        self.coverage.opened.connect(self._narrow)
        self.coverage.looked_behind.connect(self._open_rows)
        self.overdue = OverdueByAge(context)
        self.overdue.picked.connect(self._open_band)
        self.export = ExportPanel(context)
        self.export.period_changed.connect(self._load)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.export.load)
        self.problem.hide()
        self.open_export = Button(self.tr("Export…"), icon="download-simple")
        self._build()
        self.open_export.clicked.connect(self._open_export)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.export.save.click)
        self._skeleton = Skeleton(self.coverage)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Reports")

    def page_subtitle(self) -> str:
        return self._counted

    def page_actions(self) -> list[QWidget]:
        return [self.open_export]

    def print_page(self) -> None:
        """Show the visit summary as it will be printed."""
        self.export.print_out()

    def shown(self, arguments: dict[str, Any]) -> None:
        """Load the choices and count."""
        self.tabs.set_current(ReportKind.COVERAGE)
        self.cut_bar.set_current(OVERVIEW)
        keep_focus(self, arguments)
        self._context.runner.ask(self, lambda reader: (areas(reader), people(reader)), self._offer, slot="choices")

    def state(self) -> dict[str, Any]:
        return {}

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(px(12))
        left.addWidget(self.problem)
        left.addWidget(self.strip)
        left.addWidget(self.coverage, 1)
        left.addWidget(self.overdue)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self.tabs)
        outer.addWidget(self.cut_bar)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        outer.addLayout(row, 1)
        row.addLayout(left, 1)
        self.side = SidePlace(self, row, self.export)
        SideWidths(self, ((self.export, RIGHT),))

    def _open_export(self) -> None:
        """Show the panel and take the cursor to its period."""
        self.side.open()
        self.export.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer(self, loaded: Loaded) -> None:
        self.export.offer(*loaded)
        self.export.load()

    def _load(self, wanted: SummaryFilter) -> None:
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: team_coverage(reader, wanted), self._show, self._failed, slot="coverage"
        )

    def _show(self, team: TeamCoverage) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.coverage.show_coverage(team)
        self.overdue.show_bands(team.overdue)
        self.strip.set_figures(self._figures(team))
        now = self._context.clock.local(self._context.clock.now())
        self._counted = self.tr("counted {time}").format(time=clock_time(now))
        self.title_changed.emit()
        self.export.count_sheets()

    def _figures(self, team: TeamCoverage) -> list[Figure]:
        total = team.all
        share = total.share
        late = sum(line.overdue for line in team.managers)
        rated = sum(line.rated for line in team.managers)
        points = sum(line.rating_sum for line in team.managers)
        return [
            Figure(
                "coverage_rate",
                self.tr("Coverage in the period"),
                "—" if share is None else f"{share:.0%}",
                self.tr("{visited} of {due} due").format(visited=total.visited, due=total.due),
            ),
            Figure(
                "planned_open",
                self.tr("Planned"),
                str(total.planned),
                self.tr("{count} not planned").format(count=total.unplanned),
            ),
            Figure(
                "overdue",
                self.tr("Overdue today"),
                str(late),
                self.tr("by the last visit on site"),
                "danger" if late else "text",
            ),
            Figure(
                RATING,
                self.tr("Average rating"),
                f"{points / rated:.1f}" if rated else "—",
                self.tr("%n answer(s)", "", rated),
            ),
        ]

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The figures could not be counted"), sentence(error), repr(error))
        self.problem.show()
        self.export.count_sheets()

    def _open_total(self, part: str) -> None:
        self._open_rows(TOTAL, part)

    def _open_rows(self, key: Key, part: str) -> None:
        """Show the rows behind a figure of the period: that of a segment is its coverage."""
        wanted = self.export.wanted
        if wanted is None:
            return
        kind, figure = ReportKind.COVERAGE, part
        if part == RATING:
            kind, figure = ReportKind.VISITS, "satisfaction"
        elif part in SEGMENTS:
            wanted, figure = replace(wanted, segment=part), "coverage_rate"
        open_rows(self._context, ReportWish(kind, wanted), key, figure)

    def _open_band(self, band: OverdueBand) -> None:
        """Open the accounts that are late by so many days."""
        wanted = self.export.wanted
        if wanted is None:
            return
        on = min(self._context.clock.today(), wanted.last)
        first = "" if band.last is None else (on - timedelta(days=band.last)).isoformat()
        values = chosen(wanted) | {"due_on": (f"{first}{RANGE}{(on - timedelta(days=band.first)).isoformat()}",)}
        self._context.navigate("accounts", view="all", values=values)

    def _narrow(self, person_id: UUID) -> None:
        """Narrow the export and the page to one manager, or widen them again."""
        self.export.narrow_to(person_id)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.VISIT, Kind.ACCOUNT, Kind.ISSUE):
            self.export.load()
