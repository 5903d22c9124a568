"""Any report in lines of figures: by manager, segment, supply unit, street or month, with the rows behind each."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.people import AreaRow, PersonRow
from crm.domain.report_figures import NOTED
from crm.domain.reports import Cut, Key, ReportKind, ReportWish
from crm.domain.satisfaction import OpinionSource
from crm.usecases.people import areas, people
from crm.usecases.reports_shown import ShownFigure, ShownLine, ShownReport, ShownRows, shown_report, shown_rows
from ui.context import Context
from ui.reports.cut_bar import PAGES, CutBar, keep_focus
from ui.reports.figure_chart import FigureChart
from ui.reports.figure_columns import figure_columns
from ui.reports.figures_filter import FiguresFilter
from ui.reports.report_export import ReportExport
from ui.reports.report_tabs import ReportTabs, report_names
from ui.reports.rows_panel import RowsPanel
from ui.texts.dates import clock_time
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.labels import Text
from ui.widgets.leaving import let_go
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.figure_table import FigureTable

RIGHT = 420
SHOWN_ROWS = 1000
STRIP = 5
ROW, HEAD_AND_FOOT, LEAST_LINES, LEAST_CHART = 36, 104, 210, 180
WATCHED = (Kind.VISIT, Kind.ACCOUNT, Kind.ISSUE, Kind.CONTACT, Kind.SURVEY_ANSWER, Kind.OUTAGE, Kind.OUTAGE_NOTICE)


class FiguresPage(QWidget):
    """The figure whose cell is current is drawn below; Enter shows its rows in the panel, which then follows."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind, self._cut = ReportKind.VISITS, Cut.MANAGER
        self._told: ShownReport | None = None
        self._counted = ""
        self._asked: tuple[Key, str] | None = None
        self.tabs = ReportTabs(context)
        self.cut_bar = CutBar(context, self._kind, self._cut)
        self.filter = FiguresFilter(context)
        self.filter.changed.connect(self._load)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self.strip = FigureStrip([], compact=True)
        self.strip.opened.connect(self._open_total)
        self.table = FigureTable(self.tr("Figures"), ROW, by_cell=True)
        self.table.cell_settled.connect(self._look_at)
        self.table.cell_opened.connect(self._open_cell)
        self.chart = FigureChart(context)
        self.rows = RowsPanel(context)
        self.export = ReportExport(context, self._wish)
        self.open_export = Button(self.tr("Export…"), icon="download-simple")
        self._build()
        self.open_export.clicked.connect(self._open_export)
        for panel in (self.rows, self.export):
            panel.closed.connect(self.side.close)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._save)
        self._skeleton = Skeleton(self.lines)
        context.hub.changed.connect(self._changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return report_names()[self._kind]

    def page_subtitle(self) -> str:
        return self._counted

    def page_actions(self) -> list[QWidget]:
        return [self.open_export]

    def print_page(self) -> None:
        """Show the report as it will be printed."""
        self.export.print_out()

    def shown(self, arguments: dict[str, Any]) -> None:
        """Count a report; the filters stay as they are where nothing is said of them.

        `rows` are a line's key and a figure's: the rows behind it are shown as soon as they are counted.
        """
        self._asked = arguments.get("rows")
        self._kind = ReportKind(arguments.get("kind", self._kind))
        self._cut = Cut(arguments.get("cut", self._cut))
        self.tabs.set_current(self._kind)
        self._change_cuts()
        keep_focus(self, arguments)
        self.filter.show_kind(self._kind)
        self.filter.take(arguments)
        self.title_changed.emit()
        self._context.runner.ask(self, lambda reader: (areas(reader), people(reader)), self._offer, slot="choices")

    def state(self) -> dict[str, Any]:
        return {"kind": self._kind.value, "cut": self._cut.value, **self.filter.state()}

    # -- building

    def _build(self) -> None:
        self.lines = Card("…", flush=True)
        self.lines.body.addWidget(self.table, 1)
        self.empty = EmptyState(
            "chart-bar", self.tr("Nothing to count"), self.tr("The period and filters leave no row.")
        )
        self.empty.hide()
        self.lines.body.addWidget(self.empty, 1)
        self.lines.add_footer(
            Text(self.tr("Arrows walk the figures · Enter shows the rows behind one"), "small", "text2")
        )
        left = QVBoxLayout()
        left.setSpacing(px(12))
        for part, share in ((self.problem, 0), (self.strip, 0), (self.lines, 3), (self.chart, 1)):
            left.addWidget(part, share)
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.lines.setMinimumHeight(px(LEAST_LINES))
        self.chart.setMinimumHeight(px(LEAST_CHART))
        self.panels = QStackedWidget()
        self.panels.addWidget(self.rows)
        self.panels.addWidget(self.export)
        self._choices = QHBoxLayout()
        self._choices.setSpacing(px(12))
        self._choices.addWidget(self.cut_bar)
        self._choices.addWidget(self.filter, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(self.tabs)
        outer.addLayout(self._choices)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        outer.addLayout(row, 1)
        row.addLayout(left, 1)
        self.side = SidePlace(self, row, self.panels, wanted=False)
        SideWidths(self, ((self.panels, RIGHT),))

    def _change_cuts(self) -> None:
        """Offer the cuts of this report; a bar that offers the same ones stays, and its focus with it."""
        old = self.cut_bar
        if (old.kind in PAGES) is not (self._kind in PAGES):
            self.cut_bar = CutBar(self._context, self._kind, self._cut)
            self._choices.insertWidget(self._choices.indexOf(old), self.cut_bar)
            let_go(self._choices, old)
            self.cut_bar.show()
        self.cut_bar.kind = self._kind
        self.cut_bar.set_current(self._cut)

    # -- counting

    def _wish(self) -> ReportWish:
        return ReportWish(self._kind, self.filter.wanted(), self._cut, OpinionSource(self.filter.source.value()))

    def _offer(self, found: tuple[list[AreaRow], list[PersonRow]]) -> None:
        self.filter.offer(*found)
        self._load()

    def _load(self) -> None:
        wish, speech = self._wish(), language()
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: shown_report(reader, wish, speech), self._show, self._failed, slot="report"
        )

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The figures could not be counted"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*WATCHED):
            self._load()

    # -- showing

    def _show(self, told: ShownReport) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self._told = told
        now = self._context.clock.local(self._context.clock.now())
        self._counted = self.tr("counted {time}").format(time=clock_time(now))
        self.title_changed.emit()
        has_lines = len(told.lines) > 1
        self.lines.set_title(told.title)
        self.lines.set_count(len(told.lines) - 1)
        self.strip.set_figures(self._figures(told) if has_lines else [])
        for part in (self.strip, self.table, self.chart):
            part.setVisible(has_lines)
        self.empty.setVisible(not has_lines)
        self.table.show_rows(figure_columns(told), told.lines)
        self.lines.setMaximumHeight(max(px(HEAD_AND_FOOT) + self.table.whole_height(), px(LEAST_LINES)))
        place = self.table.currentIndex().column()
        self._draw(place)
        if self._asked is not None:
            self._show_asked(told, *self._asked)
        elif self._exports:
            self.export.load()
        elif self.side.is_open and self.table.currentIndex().isValid():
            self._look_at(self.table.row_at(self.table.currentIndex().row()), place)

    def _figures(self, told: ShownReport) -> list[Figure]:
        """Return the first figures, and the one that the report is known by."""
        noted, line = NOTED[self._kind], told.total.line
        first = [each for each in told.figures if each.figure.key == noted]
        chosen = [*first, *(each for each in told.figures if each not in first)][:STRIP]
        return [
            Figure(each.figure.key, each.name, each.text(line), ink="danger" if each.is_bad(line) else "text")
            for each in chosen
        ]

    def _figure_at(self, place: int) -> ShownFigure | None:
        """Return the figure of a column; the names stand for the figure that the report is known by."""
        told = self._told
        if told is None:
            return None
        if place > 0:
            return told.figures[place - 1]
        return next(each for each in told.figures if each.figure.key == NOTED[self._kind])

    def _draw(self, place: int) -> None:
        figure = self._figure_at(place)
        if self._told is not None and figure is not None:
            self.chart.show_figure(self._told, figure)

    # -- the export

    @property
    def _exports(self) -> bool:
        """Say whether the export is in view."""
        return self.side.is_open and self.panels.currentWidget() is self.export

    def _open_export(self) -> None:
        """Show the sheets of the workbook, and take the cursor to the button that saves it."""
        self.panels.setCurrentWidget(self.export)
        self.side.open()
        self.export.load()
        self.export.save.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _save(self) -> None:
        if self._exports:
            self.export.save.click()
        else:
            self._open_export()

    # -- the rows behind a figure

    def _look_at(self, line: ShownLine | None, place: int) -> None:
        """Draw the figure of another cell; a panel that is open follows."""
        self._draw(place)
        figure = self._figure_at(place)
        if self.side.is_open and not self._exports and line is not None and figure is not None:
            self._ask_rows(line, figure)

    def _open_cell(self, line: ShownLine, place: int) -> None:
        figure = self._figure_at(place)
        if figure is not None:
            self.open_rows(line, figure)

    def _show_asked(self, told: ShownReport, key: Key, name: str) -> None:
        """Show the rows that another page asked for; a line in which nothing counts is not there."""
        self._asked = None
        row = next((place for place, each in enumerate(told.lines) if each.line.key == key), None)
        column = next(place for place, each in enumerate(told.figures) if each.figure.key == name)
        if row is not None:
            self.table.setCurrentIndex(self.table.figures.index(row, column + 1))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.open_rows(told.lines[row], told.figures[column])

    def _open_total(self, key: str) -> None:
        told = self._told
        if told is not None:
            self.open_rows(told.total, next(each for each in told.figures if each.figure.key == key))

    def open_rows(self, line: ShownLine, figure: ShownFigure) -> None:
        """Show the rows behind a figure in the panel."""
        self._ask_rows(line, figure)
        self.panels.setCurrentWidget(self.rows)
        self.side.open()

    def _ask_rows(self, line: ShownLine, figure: ShownFigure) -> None:
        told, speech = self._told, language()
        if told is None:
            return
        wish, key = told.told.wish, line.line.key
        title = self.tr("{figure} · {name}").format(figure=figure.name, name=line.name)

        def show(found: ShownRows) -> None:
            self.rows.show_rows(title, found)

        self._context.runner.ask(
            self,
            lambda reader: shown_rows(reader, wish, key, figure.figure, speech, SHOWN_ROWS),
            show,
            self._context.show_error,
            slot="rows",
        )
