"""The tabs over the reports: each opens its page, as one place with several things to read."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.reports import ReportKind
from ui.context import Context
from ui.reports.cut_bar import open_report
from ui.widgets.tabs import Tab, Tabs

SURVEYS, REVIEWS, HONESTY = "surveys", "reviews", "honesty"


class ReportTabs(Tabs):
    """Every report by its kind, and what is looked through beside them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_tabs(context), parent=parent)
        self._context = context
        self.setAccessibleName(QCoreApplication.translate("ReportTabs", "Reports"))
        self.picked.connect(self._go)
        context.scope.changed.connect(self._offer)

    def _offer(self) -> None:
        """Offer what the role of whoever acts now may read."""
        here = self.current()
        self.set_tabs(_tabs(self._context))
        self.set_current(here)

    def _go(self, key: str) -> None:
        if key == SURVEYS:
            self._context.navigate(key, focus="tabs")
        elif key in (REVIEWS, HONESTY):
            self._context.navigate(key)
        else:
            open_report(self._context, ReportKind(key), "tabs")


def report_names() -> dict[ReportKind, str]:
    """Return what each report is called, in the order of the tabs."""
    translate = QCoreApplication.translate
    return {
        ReportKind.COVERAGE: translate("ReportTabs", "Coverage"),
        ReportKind.VISITS: translate("ReportTabs", "Visits"),
        ReportKind.RATINGS: translate("ReportTabs", "Ratings"),
        ReportKind.ISSUES: translate("ReportTabs", "Issues"),
        ReportKind.OUTAGES: translate("ReportTabs", "Outages"),
        ReportKind.DATA_QUALITY: translate("ReportTabs", "Data quality"),
        ReportKind.SERVICE_GAP: translate("ReportTabs", "Service gap"),
    }


def _tabs(context: Context) -> list[Tab]:
    translate = QCoreApplication.translate
    own = [
        Tab(SURVEYS, translate("ReportTabs", "Survey answers")),
        Tab(REVIEWS, translate("ReportTabs", "Records to review")),
        Tab(HONESTY, translate("ReportTabs", "Honest records")),
    ]
    names = report_names().items()
    return [
        *(Tab(kind.value, name) for kind, name in names),
        *(tab for tab in own if context.scope.rights.sees(tab.key)),
    ]
