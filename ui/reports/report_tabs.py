"""The tabs over the reports: each opens its page, as one place with several things to read."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.tabs import Tab, Tabs

COVERAGE, ANSWERS, GAP = "coverage", "answers", "gap"


class ReportTabs(Tabs):
    """`picked(key)` when another part of the same page is wanted; another page is opened here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_tabs(), parent=parent)
        self._context = context
        self.setAccessibleName(QCoreApplication.translate("ReportTabs", "Reports"))
        self.picked.connect(self._go)

    def _go(self, key: str) -> None:
        if key == COVERAGE:
            self._context.navigate("reports")
        else:
            self._context.navigate("satisfaction", part=key)


def _tabs() -> list[Tab]:
    translate = QCoreApplication.translate
    return [
        Tab(COVERAGE, translate("ReportTabs", "Coverage")),
        Tab(ANSWERS, translate("ReportTabs", "Satisfaction")),
        Tab(GAP, translate("ReportTabs", "Service gap")),
    ]
