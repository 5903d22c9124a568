"""How reliable supply was, and how right the times were that customers were given (domain.md 3.4 and 3.5)."""

from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.outage_ledger import By, IndexReport, LedgerRow, Ledgers
from crm.domain.outages import Cause
from crm.domain.people import AreaRow
from crm.domain.reports import TOTAL, Cut, Key, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from crm.usecases.outages.ledger import ledgers
from crm.usecases.outages.reliability import reliability
from crm.usecases.people import areas
from ui.context import Context
from ui.reports.cut_bar import OVERVIEW, CutBar, keep_focus, open_rows
from ui.reports.reliability_rows import index_columns, index_value, ledger_columns, score_columns
from ui.reports.report_tabs import ReportTabs
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.date_field import DateField
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel
from ui.widgets.table.figure_table import FigureTable
from ui.widgets.tabs import SegmentedControl

ETR = "etr"


class Counted(Struct, frozen=True):
    """A period's reliability and its ledger."""

    report: IndexReport
    ledger: Ledgers
    units: list[AreaRow]


class ReliabilityPage(QWidget):
    """Figures that lead, months and units beside last year's, then times of restoration in groups and singly."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._units: dict[str, UUID] = {}
        self.tabs = ReportTabs(context)
        self.cut_bar = CutBar(context, ReportKind.OUTAGES, OVERVIEW)
        today = context.clock.today()
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.first.set_value(date(today.year, 1, 1))
        self.last.set_value(today)
        self.cuts = SegmentedControl(
            [
                (By.FEEDER, self.tr("Feeder")),
                (By.CAUSE, self.tr("Cause")),
                (By.CREW, self.tr("Crew")),
                (By.MONTH, self.tr("Month")),
            ]
        )
        self.cuts.setAccessibleName(self.tr("Times of restoration by"))
        for signal in (self.first.changed, self.last.changed, self.cuts.picked):
            signal.connect(lambda _value: self.load())
        self.strip = FigureStrip([], compact=True)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.problem.hide()
        self.months = FigureTable(self.tr("Reliability by month"), 36)
        self.areas = FigureTable(self.tr("Reliability by supply unit"), 36)
        self.strip.opened.connect(self._open_figure)
        self.months.opened.connect(lambda pair: self._open_rows(Cut.MONTH, pair.now.first.replace(day=1)))
        self.areas.opened.connect(lambda pair: self._open_rows(Cut.AREA, self._units.get(pair.now.label, TOTAL)))
        self.groups = FigureTable(self.tr("Times of restoration in groups"), 36)
        self.faults = FigureTable(self.tr("Times of restoration of each fault"), 36)
        self.faults.opened.connect(self._open)
        self._build()
        self._skeleton = Skeleton(self.strip)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Outages and reliability")

    def page_subtitle(self) -> str:
        return self.tr("each registered account counts as one customer")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Count the period."""
        self.tabs.set_current(ReportKind.OUTAGES)
        self.cut_bar.set_current(OVERVIEW)
        keep_focus(self, arguments)
        self.load()

    def state(self) -> dict[str, Any]:
        return {}

    def _build(self) -> None:
        choices = QWidget()
        line = FlowLayout(px(32))
        line.setContentsMargins(0, 0, 0, 0)
        choices.setLayout(line)
        for part in (self.first, self.last, self.cuts):
            line.addWidget(part)
        inner = QWidget()
        cards = QVBoxLayout(inner)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(px(12))
        named = (
            (self.tr("Reliability by month"), self.months),
            (self.tr("Reliability by supply unit"), self.areas),
            (self.tr("How right times of restoration were"), self.groups),
            (self.tr("Each fault"), self.faults),
        )
        for title, table in named:
            card = Card(title, flush=True)
            card.body.addWidget(table)
            cards.addWidget(card)
        basis = self.tr("Each account that was supplied in the period is one customer, of low voltage as of high.")
        how = self.tr("Short breaks, transfers without a break and faults of the customers themselves do not count.")
        cards.addWidget(Text(basis, "small", "text2", wrap=True))
        cards.addWidget(Text(how, "small", "text2", wrap=True))
        cards.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        for above in (self.tabs, self.cut_bar, choices, self.problem, self.strip):
            column.addWidget(above)
        column.addWidget(scrolled(inner), 1)

    def load(self) -> None:
        """Count the period that is entered; nothing is counted while a day is none."""
        first, last, by = self.first.value(), self.last.value(), By(self.cuts.current())
        if first is None or last is None:
            return
        self._skeleton.start()
        self._context.runner.ask(
            self,
            lambda reader: Counted(reliability(reader, first, last), ledgers(reader, first, last, by), areas(reader)),
            self._show,
            self._failed,
            slot="reliability",
        )

    def _show(self, counted: Counted) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.strip.set_figures(self._figures(counted))
        report, found = counted.report, counted.ledger
        self._units = {unit.name: unit.id for unit in counted.units}
        every = self.tr("All")
        self.months.show_rows(index_columns(self.tr("Month"), lambda label: label or every), report.months)
        units = (*report.areas, report.total)
        self.areas.show_rows(index_columns(self.tr("Supply unit"), lambda label: label or every), units)
        names = {
            By.FEEDER: self.tr("Feeder"),
            By.CAUSE: self.tr("Cause"),
            By.CREW: self.tr("Crew"),
            By.MONTH: self.tr("Month"),
        }
        self.groups.show_rows(score_columns(names[By(self.cuts.current())], cause_words), found.groups)
        self.faults.show_rows(ledger_columns(self._context.clock.local), found.rows)
        for table in (self.months, self.areas, self.groups, self.faults):
            table.setFixedHeight(table.whole_height())

    def _figures(self, counted: Counted) -> list[Figure]:
        now, before, total = counted.report.total.now, counted.report.total.before, counted.ledger.total.score

        def index(name: str, label: str) -> Figure:
            was = self.tr("{value} a year before").format(value=index_value(name, getattr(before, name)))
            return Figure(name, label, index_value(name, getattr(now, name)), was)

        share = "—" if total.accuracy is None else f"{total.accuracy:.0%}"
        kept = self.tr("{count} of {judged} faults").format(count=total.accurate, judged=total.judged)
        return [
            index("saidi", self.tr("SAIDI, minutes a customer")),
            index("saifi", self.tr("SAIFI, interruptions a customer")),
            index("asai", self.tr("ASAI, supply there")),
            Figure(ETR, self.tr("Times within tolerance"), share, kept),
        ]

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The outages could not be counted"), sentence(error), repr(error))
        self.problem.show()

    def _open_figure(self, name: str) -> None:
        self._open_rows(Cut.MONTH, TOTAL, "etr_right" if name == ETR else "customer_hours")

    def _open_rows(self, cut: Cut, key: Key, figure: str = "customer_hours") -> None:
        """Show the outages behind the indices of a month, a supply unit or all, account by account."""
        first, last = self.first.value(), self.last.value()
        if first is not None and last is not None:
            open_rows(self._context, ReportWish(ReportKind.OUTAGES, SummaryFilter(first, last), cut), key, figure)

    def _open(self, row: LedgerRow) -> None:
        self._context.navigate("outages", id=row.outage_id)

    def _changed(self, changes: Changes, _origin: object) -> None:
        kinds = (Kind.OUTAGE, Kind.OUTAGE_ACCOUNT, Kind.OUTAGE_ESTIMATE)
        if self.isVisible() and changes.touches(*kinds):
            self.load()


def cause_words(label: str) -> str:
    """Return a cause in words; what is no code stays as it is."""
    return told(f"code.outage_cause.{label}") if label in tuple(Cause) else label
