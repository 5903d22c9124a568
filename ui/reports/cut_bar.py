"""By what a report has its lines; reports with a page of their own have that as the first choice."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from crm.domain.lists import RANGE
from crm.domain.reports import Cut, Key, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from ui.context import Context
from ui.reports.figures_filter import AREA, MANAGER, PERIOD, SEGMENT, STREET
from ui.widgets.tabs import SegmentedControl

OVERVIEW = "overview"
ANSWERS, GAP = "answers", "gap"
"""The parts of the page of satisfaction."""
PAGES: Mapping[ReportKind, tuple[str, Mapping[str, str]]] = {
    ReportKind.COVERAGE: ("reports", {}),
    ReportKind.RATINGS: ("satisfaction", {"part": ANSWERS}),
    ReportKind.OUTAGES: ("reliability", {}),
    ReportKind.SERVICE_GAP: ("satisfaction", {"part": GAP}),
}
"""The pages that show more of a report than lines of figures."""


class CutBar(SegmentedControl):
    """Opens the page of the overview of `kind`, or that of the figures in another cut."""

    def __init__(self, context: Context, kind: ReportKind, current: str, parent: QWidget | None = None) -> None:
        first = [(OVERVIEW, QCoreApplication.translate("CutBar", "Overview"))] if kind in PAGES else []
        super().__init__([*first, *cut_names().items()], parent)
        self._context, self.kind = context, kind
        self.setAccessibleName(QCoreApplication.translate("CutBar", "Lines by"))
        self.set_current(current)
        self.picked.connect(self._go)

    def _go(self, key: str) -> None:
        open_report(self._context, self.kind, "cut_bar", key)


def open_report(context: Context, kind: ReportKind, focus: str, cut: str = "") -> None:
    """Open a report in a cut; without one its overview where it has that, else by manager.

    `focus` is the part of the page from which the arrows walk on.
    """
    if kind in PAGES and cut in ("", OVERVIEW):
        page, arguments = PAGES[kind]
        context.navigate(page, **arguments, focus=focus)
    else:
        context.navigate("figures", kind=kind.value, cut=cut or Cut.MANAGER.value, focus=focus)


def open_rows(context: Context, wish: ReportWish, key: Key, figure: str) -> None:
    """Open the rows behind a figure of a line, by TOTAL of the whole report, beside its lines of figures."""
    wanted = wish.wanted
    values = chosen(wanted) | {PERIOD: (f"{wanted.first.isoformat()}{RANGE}{wanted.last.isoformat()}",)}
    context.navigate(
        "figures",
        kind=wish.kind.value,
        cut=wish.cut.value,
        values=values,
        source=wish.source.value,
        rows=(key, figure),
    )


def chosen(wanted: SummaryFilter) -> dict[str, tuple[str, ...]]:
    """Return what a count was narrowed to, as the filters of lists and figures say it."""
    values = {MANAGER: wanted.person_id, SEGMENT: wanted.segment, AREA: wanted.area_id, STREET: wanted.street}
    return {name: (str(value),) for name, value in values.items() if value is not None}


def keep_focus(page: QWidget, arguments: Mapping[str, Any]) -> None:
    """Give the focus to the tabs or cuts of another page when the arrows of theirs led here."""
    part = arguments.get("focus")
    if part in ("tabs", "cut_bar"):
        getattr(page, part).setFocus(Qt.FocusReason.TabFocusReason)


def cut_names() -> dict[str, str]:
    """Return what each cut is called."""
    translate = QCoreApplication.translate
    return {
        Cut.MANAGER.value: translate("CutBar", "Manager"),
        Cut.SEGMENT.value: translate("CutBar", "Segment"),
        Cut.AREA.value: translate("CutBar", "Supply unit"),
        Cut.STREET.value: translate("CutBar", "Street"),
        Cut.MONTH.value: translate("CutBar", "Month"),
    }
