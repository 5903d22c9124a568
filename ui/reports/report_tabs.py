"""The tabs over the reports: each opens its page, as one place with several things to read."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.tabs import Tab, Tabs

COVERAGE, ANSWERS, GAP, RELIABILITY = "coverage", "answers", "gap", "reliability"
REVIEWS, HONESTY = "reviews", "honesty"


class ReportTabs(Tabs):
    """`picked(key)` when another part of the same page is wanted; another page is opened here."""

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
        if key == COVERAGE:
            self._context.navigate("reports")
        elif key in (RELIABILITY, REVIEWS, HONESTY):
            self._context.navigate(key)
        else:
            self._context.navigate("satisfaction", part=key)


def _tabs(context: Context) -> list[Tab]:
    translate = QCoreApplication.translate
    own = [
        Tab(REVIEWS, translate("ReportTabs", "Records to review")),
        Tab(HONESTY, translate("ReportTabs", "Honest records")),
    ]
    return [
        Tab(COVERAGE, translate("ReportTabs", "Coverage")),
        Tab(ANSWERS, translate("ReportTabs", "Satisfaction")),
        Tab(GAP, translate("ReportTabs", "Service gap")),
        Tab(RELIABILITY, translate("ReportTabs", "Outages")),
        *(tab for tab in own if context.scope.rights.sees(tab.key)),
    ]
