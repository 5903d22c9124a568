"""What coming demand adds: substations and feeders with their load year by year, the first overloaded ones first."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.growth_desk import GrowthBoard, GrowthRow, StationRow
from ui.energy.lead_rows import lead_columns, placed
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.scrolling import scrolled
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureColumn, FigureTable

LEADS = 320
AHEAD = 4
"""So many years of load are shown beside each other; the workbook has all."""


class GrowthView(QWidget):
    """`stations`, `feeders` and `leads` are the tables; without a lead the page says how they come in.

    `opened(line)` wants to change a coming demand, `added` a new one.
    """

    opened = Signal(object)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stations = FigureTable(self.tr("Substations"), 36)
        self.feeders = FigureTable(self.tr("Feeders"), 36)
        self.sums = Card(self.tr("Substations"), flush=True)
        self.sums.body.addWidget(self.stations)
        self.lines = Card(self.tr("Feeders"), flush=True)
        self.lines.body.addWidget(self.feeders)
        self.leads = FigureTable(self.tr("Coming demand of customers"), 36)
        self.leads.setFixedHeight(px(LEADS))
        self.leads.opened.connect(lambda row: self.opened.emit(row.line))
        self.coming = Card(self.tr("Coming demand of customers"), flush=True)
        self.coming.body.addWidget(self.leads)
        self.new = Button(self.tr("New demand…"), icon="plus")
        self.new.clicked.connect(self.added)
        self.coming.add_to_header(self.new)
        self.empty = EmptyState("chart-line-up", self.tr("No coming demand is known"))
        self.empty.acted.connect(self.added)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.sums)
        column.addWidget(self.lines)
        column.addWidget(self.coming)
        column.addStretch(1)
        self._both = scrolled(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._both, 1)
        outer.addWidget(self.empty, 1)

    def show_board(self, board: GrowthBoard, may_add: bool) -> None:
        """Show what the leads of all accounts in sight add."""
        self.new.setVisible(may_add)
        there = bool(board.rows or board.unplaced)
        self._both.setVisible(there)
        if not there:
            detail = self.tr("Note it on a visit, or import a list of coming demand, to see what it adds to feeders.")
            action = self.tr("New demand…") if may_add else ""
            self.empty.set_words("chart-line-up", self.tr("No coming demand is known"), detail, action)
        self.empty.setVisible(not there)
        years = board.years[:AHEAD]
        self.stations.show_rows(_station_columns(years), board.stations)
        self.feeders.show_rows(_feeder_columns(years), board.rows)
        self.leads.show_rows(lead_columns(), placed(board))
        stale = sum(row.line.is_stale for row in placed(board))
        self.coming.set_note(self.tr("%n not updated for long", "", stale) if stale else "")
        for table in (self.stations, self.feeders):
            table.setFixedHeight(table.whole_height())
        over = sum(row.over_from is not None for row in board.rows)
        heavy = sum(row.heavy_from is not None for row in board.rows)
        self.lines.set_note(
            self.tr("{heavy} heavily loaded, {over} overloaded in six years").format(heavy=heavy, over=over)
        )
        unplaced = self.tr("%n lead(s) without a feeder", "", len(board.unplaced))
        self.sums.set_note(unplaced if board.unplaced else "")


def _station_columns(years: Sequence[int]) -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("GrowthView", "Substation"), 132, lambda row: row.substation, strong=True, elastic=2),
        FigureColumn(translate("GrowthView", "Feeders"), 72, lambda row: str(row.feeders), right=True),
        *_common(years),
    )


def _feeder_columns(years: Sequence[int]) -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("GrowthView", "Feeder"), 132, _feeder, strong=True, elastic=2),
        *_common(years),
    )


def _common(years: Sequence[int]) -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("GrowthView", "Leads"), 64, _leads, right=True),
        FigureColumn(translate("GrowthView", "Applied, kVA"), 128, lambda row: _figure(row.raw_kva), right=True),
        FigureColumn(translate("GrowthView", "Present, kW"), 136, lambda row: _figure(row.present_kw), right=True),
        FigureColumn(translate("GrowthView", "Headroom, kW"), 112, _headroom, ink=_headroom_ink, right=True),
        *(
            FigureColumn(str(year), 72, partial(_load, at), ink=partial(_load_ink, at), right=True, how=_how())
            for at, year in enumerate(years)
        ),
        FigureColumn(translate("GrowthView", "First overload"), 148, _first, ink=_first_ink, elastic=1),
    )


def _how() -> str:
    return QCoreApplication.translate("GrowthView", "Load in percent of what it may carry, with coming demand")


def _feeder(row: GrowthRow) -> str:
    return f"{row.substation} {row.feeder}"


def _leads(row: GrowthRow | StationRow) -> str:
    return str(row.leads if isinstance(row, StationRow) else len(row.leads))


def _figure(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f}"


def _headroom(row: Any) -> str:
    return _figure(row.years[0].headroom_kw if row.years else None)


def _headroom_ink(row: Any) -> str:
    return "danger" if row.years and row.years[0].headroom_kw < 0 else "text"


def _load(at: int, row: Any) -> str:
    return f"{row.years[at].load_pct:.0f}%" if row.years else "—"


def _load_ink(at: int, row: Any) -> str:
    """Return how loud a year is: from the first heavy year on amber, from the first overloaded one on red.

    A substation is as loud as its own load, however a feeder of it stands.
    """
    if not row.years:
        return "text3"
    year = row.years[at].year
    if row.over_from is not None and year >= row.over_from and not isinstance(row, StationRow):
        return "danger"
    return "warn" if row.heavy_from is not None and year >= row.heavy_from else "text"


def _first(row: Any) -> str:
    translate: Callable[..., str] = QCoreApplication.translate
    if row.over_from is not None and isinstance(row, StationRow):
        return translate("GrowthView", "a feeder from {year}").format(year=row.over_from)
    if row.over_from is not None:
        return translate("GrowthView", "overloaded from {year}").format(year=row.over_from)
    if row.heavy_from is not None:
        return translate("GrowthView", "heavy from {year}").format(year=row.heavy_from)
    return translate("GrowthView", "none in six years") if row.years else translate("GrowthView", "limit not known")


def _first_ink(row: Any) -> str:
    return "danger" if row.over_from is not None else "warn" if row.heavy_from is not None else "text2"
