"""How satisfied customers are, by segment and manager, and how far service lies apart (domain.md section 6)."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import Segment
from crm.domain.people import AreaRow
from crm.domain.privacy import ExportKind
from crm.domain.reports import TOTAL, Cut, Key, ReportKind, ReportWish
from crm.domain.satisfaction import Opinion, OpinionLine, OpinionPicture
from crm.domain.service_gap import GapLine, ServiceGap
from crm.domain.summary import SummaryFilter
from crm.usecases.people import areas
from crm.usecases.privacy import note_export
from crm.usecases.satisfaction import Satisfaction, satisfaction
from crm.usecases.satisfaction_export import book_of_satisfaction
from ui.context import Context
from ui.reports.cut_bar import ANSWERS, GAP, OVERVIEW, CutBar, keep_focus, open_rows
from ui.reports.gap_rows import BEHIND as BEHIND_GAP
from ui.reports.gap_rows import gap_columns
from ui.reports.opinion_rows import BEHIND, MEAN, NPS, SATISFIED, opinion_columns
from ui.reports.report_tabs import ReportTabs, report_names
from ui.reports.satisfaction_filter import SatisfactionFilter
from ui.reports.trend_card import TrendCard
from ui.saving import ask_where
from ui.texts.dates import clock_time
from ui.texts.errors import language, sentence
from ui.texts.satisfaction import few_answers, percent, percents, point_range, points
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.figure_table import FigureTable
from ui.widgets.table.sheets_dialog import SheetsDialog

WIDE = 1200
GAP_ROW = 52
LEAST_TREND = 260
"""Places of tables and charts in pixels at text size 100 %."""


class SatisfactionPage(QWidget):
    """One count holds every source: another source is another look at it, without a question to the database."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._told: Satisfaction | None = None
        self._counted = ""
        self._part = ANSWERS
        self.tabs = ReportTabs(context)
        self.cut_bar = CutBar(context, ReportKind.RATINGS, OVERVIEW)
        self.filter = SatisfactionFilter(context)
        self.filter.changed.connect(self._load)
        self.filter.source_changed.connect(self._show_source)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self.strip = FigureStrip([], compact=True)
        self.strip.opened.connect(self._open_figure)
        self.segments = FigureTable(self.tr("Satisfaction by segment"), by_cell=True)
        self.managers = FigureTable(self.tr("Satisfaction by manager"), by_cell=True)
        self.trend = TrendCard(context)
        self.gap = FigureTable(self.tr("Service gap between segments"), GAP_ROW, by_cell=True)
        self.gap.cell_opened.connect(self._open_gap)
        self.how = Text("", "small", "text2", wrap=True)
        for table in (self.segments, self.managers):
            table.settled.connect(self.trend.look_at)
            table.cell_opened.connect(self._open_line)
        self.export = Button(self.tr("Export…"), icon="download-simple")
        self.export.clicked.connect(self.look)
        self._build()
        self._skeleton = Skeleton(self.parts)
        context.hub.changed.connect(self._changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return report_names()[self.cut_bar.kind]

    def page_subtitle(self) -> str:
        return self._counted

    def page_actions(self) -> list[QWidget]:
        return [self.export]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Count, and show the answers or the gap."""
        self.filter.take(arguments)
        self._part = str(arguments.get("part") or ANSWERS)
        self.cut_bar.kind = ReportKind.SERVICE_GAP if self._part == GAP else ReportKind.RATINGS
        self.cut_bar.set_current(OVERVIEW)
        keep_focus(self, arguments)
        self.tabs.set_current(self.cut_bar.kind)
        self.parts.setCurrentIndex(1 if self._part == GAP else 0)
        self.title_changed.emit()
        self._context.runner.ask(self, areas, self._offer, slot="areas")

    def state(self) -> dict[str, Any]:
        return {"part": self._part, **self.filter.state()}

    # -- building

    def _build(self) -> None:
        self.parts = QStackedWidget()
        self.parts.addWidget(scrolled(self._answers()))
        self.parts.addWidget(scrolled(self._gap()))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        for part in (self.tabs, self.cut_bar, self.filter, self.problem, self.strip):
            column.addWidget(part)
        column.addWidget(self.parts, 1)

    def _answers(self) -> QWidget:
        self.empty = EmptyState("smiley", "")
        self.empty.hide()
        self.of_segments = _card(self.tr("By segment"), self.segments)
        self.of_managers = _card(self.tr("By manager"), self.managers)
        left = QVBoxLayout()
        left.setSpacing(px(12))
        for card, share in ((self.of_segments, 0), (self.of_managers, 1), (self.empty, 1)):
            left.addWidget(card, share)
        inner = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(px(12))
        self._beside.addLayout(left, 62)
        self._beside.addWidget(self.trend, 38)
        self.trend.setMinimumHeight(px(LEAST_TREND))
        return inner

    def _gap(self) -> QWidget:
        self.of_gap = _card(self.tr("Service gap between segments"), self.gap)
        self.how.setContentsMargins(0, px(8), 0, px(8))
        self.of_gap.add_footer(self.how)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.of_gap)
        column.addStretch(1)
        return inner

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the trend under the tables where both side by side would cut their words."""
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() is not way:
            self._beside.setDirection(way)

    # -- loading

    def _offer(self, found: list[AreaRow]) -> None:
        self.filter.offer(found)
        self._load()

    def _load(self) -> None:
        wanted = self.filter.wanted
        if wanted is None:
            return
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: satisfaction(reader, wanted), self._show, self._failed, slot="satisfaction"
        )

    def _show(self, told: Satisfaction) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self._told = told
        self.export.setEnabled(True)
        now = self._context.clock.local(self._context.clock.now())
        self._counted = self.tr("counted {time}").format(time=clock_time(now))
        self._show_source()
        self.title_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.export.setEnabled(False)
        self.problem.set_error(self.tr("The answers could not be counted"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        kinds = (Kind.VISIT, Kind.ISSUE, Kind.ACCOUNT, Kind.SURVEY_ANSWER, Kind.OUTAGE_NOTICE)
        if self.isVisible() and changes.touches(*kinds):
            self._load()

    # -- showing

    def _show_source(self) -> None:
        told = self._told
        if told is None:
            return
        picture, gap = told.picture(self.filter.source), told.gaps[self.filter.source]
        self.strip.set_figures(self._figures(told, picture.total, gap))
        self._show_lines(picture, told)
        self.trend.show_picture(picture, told.steps, told.wanted.step, told.enough)
        self.gap.show_rows(gap_columns(gap), gap.lines)
        self.gap.setFixedHeight(self.gap.whole_height())
        self.how.set_text(self._how(told))

    def _show_lines(self, picture: OpinionPicture, told: Satisfaction) -> None:
        lines = (*picture.segments, *picture.managers)
        for table, title, rows in (
            (self.segments, self.tr("Segment"), picture.segments),
            (self.managers, self.tr("Manager"), picture.managers),
        ):
            table.show_rows(opinion_columns(title, lines, told.enough), rows)
        self.segments.setFixedHeight(self.segments.whole_height())
        self.managers.setMinimumHeight(min(self.managers.whole_height(), px(200)))
        for card in (self.of_segments, self.of_managers):
            card.setVisible(bool(lines))
        self.empty.setVisible(not lines)
        self.empty.set_words("smiley", self.tr("No answers"), self.tr("Nobody answered this way in the period."))

    def _figures(self, told: Satisfaction, total: Opinion, gap: ServiceGap) -> list[Figure]:
        acts = {segment for line in gap.lines for segment in line.acts_on}
        answers = self.tr("%n answer(s)", "", total.count)
        likely = self.tr("%n answer(s)", "", total.nps_count)
        few, few_likely = total.count < told.enough, total.nps_count < told.enough
        return [
            Figure(
                SATISFIED,
                self.tr("Satisfied"),
                percent(total.share),
                _phrase(percents(total.share_interval), answers, few),
                "text3" if few else "text",
            ),
            Figure(
                MEAN,
                self.tr("Mean of 1 to 5"),
                "—" if total.csat is None else f"{total.csat:.2f}",
                few_answers() if few else "",
                "text3" if few else "text",
            ),
            Figure(
                NPS,
                self.tr("NPS"),
                points(total.nps),
                _phrase(point_range(total.nps_interval), likely, few_likely),
                "text3" if few_likely else "text",
            ),
            Figure(
                GAP,
                self.tr("Service gap"),
                str(len(acts)),
                self.tr("segment(s) to look at", "", len(acts)),
                "warn" if acts else "text",
            ),
        ]

    def _how(self, told: Satisfaction) -> str:
        return self.tr(
            "Intervals of 95%: Wilson for shares, both Wilson intervals put together for NPS, a Poisson count for "
            "visits and contacts. Amber: worse than the best segment beyond chance, never spoken to, or without a "
            "manager where one is due. Fewer than {count} cases are grey and not compared. The gap is best less worst; "
            "the index is the mean distance from the average, weighted by accounts."
        ).format(count=told.enough)

    # -- ways on

    def _open_figure(self, key: str) -> None:
        if key == GAP:
            self._context.navigate("satisfaction", **{**self.state(), "part": GAP})
        else:
            self._open_rows(ReportKind.RATINGS, Cut.SEGMENT, TOTAL, key)

    def _open_line(self, line: OpinionLine, column: int) -> None:
        cut = Cut.SEGMENT if isinstance(line.key, Segment) else Cut.MANAGER
        self._open_rows(ReportKind.RATINGS, cut, line.key, BEHIND[column])

    def _open_gap(self, line: GapLine, column: int) -> None:
        """Open the rows behind the measure of a segment; what compares all segments stands on those of all."""
        told = self._told
        if told is None:
            return
        segments = told.gaps[self.filter.source].segments
        key = segments[column - 1] if 0 < column <= len(segments) else TOTAL
        self._open_rows(ReportKind.SERVICE_GAP, Cut.SEGMENT, key, BEHIND_GAP[line.metric])

    def _open_rows(self, kind: ReportKind, cut: Cut, key: Key, figure: str) -> None:
        told = self._told
        if told is not None:
            wanted = SummaryFilter(told.wanted.first, told.wanted.last, told.wanted.area_id, street=told.wanted.street)
            open_rows(self._context, ReportWish(kind, wanted, cut, self.filter.source), key, figure)

    # -- export

    def look(self) -> None:
        """Show each sheet of the workbook before it is saved."""
        told, speech = self._told, language()
        if told is not None:
            dialog = SheetsDialog(self.tr("Save satisfaction"), self)
            dialog.accepted.connect(self._ask_where)
            ask, fail = self._context.runner.ask, self._context.show_error
            dialog.begin(ask, lambda reader: book_of_satisfaction(reader, told, speech), fail)

    def _ask_where(self) -> None:
        told = self._told
        if told is None:
            return
        name, kind = self._file_name(told), self.tr("Excel workbook (*.xlsx)")
        if path := ask_where(self._context.settings, self, self.tr("Save satisfaction"), name, kind):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the workbook of what is shown in the background."""
        told, speech = self._told, language()
        if told is None:
            return

        def written(count: int) -> None:
            kind = ExportKind.SATISFACTION
            self._context.runner.do(self, lambda work: note_export(work, kind, path.name, count, False))
            self._context.toast(self.tr("Saved {name}").format(name=path.name))

        self._context.runner.ask(
            self,
            lambda reader: book_of_satisfaction(reader, told, speech).save(reader, path, speech),
            written,
            self._context.show_error,
        )

    def _file_name(self, told: Satisfaction) -> str:
        """Return the name that bureaus give: unit, table, period, day (domain.md section 13)."""
        period = f"{told.wanted.first:%Y%m%d}-{told.wanted.last:%Y%m%d}"
        table = self.tr("Satisfaction")
        return f"{told.area or told.bureau}_{table}_{period}_{told.made_on:%Y%m%d}.xlsx"


def _card(title: str, table: FigureTable) -> Card:
    card = Card(title, flush=True)
    card.body.addWidget(table)
    return card


def _phrase(interval: str, answers: str, few: bool) -> str:
    return " · ".join(part for part in (interval, few_answers() if few else "", answers) if part)
