"""What every chart of the reports lets one take along: its picture and its data."""

from PySide6.QtCore import QObject

from ui.context import Context
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.charts.base import Chart


class ChartCopies(QObject):
    """Two buttons in the header of a chart's card; `chart` tells which chart is shown there now."""

    def __init__(self, card: Card, context: Context) -> None:
        super().__init__(card)
        self._context = context
        self.chart: Chart | None = None
        self.picture = IconButton("image", self.tr("Copy picture"))
        self.picture.clicked.connect(self._copy_picture)
        self.data = IconButton("table", self.tr("Copy data"))
        self.data.clicked.connect(self._copy_data)
        for button in (self.picture, self.data):
            card.add_to_header(button)

    def show_chart(self, chart: Chart | None) -> None:
        """Copy this chart from now on; without one there is nothing to copy."""
        self.chart = chart
        for button in (self.picture, self.data):
            button.setEnabled(chart is not None)

    def _copy_picture(self) -> None:
        if self.chart is not None:
            self.chart.copy_picture()
            self._context.toast(self.tr("Copied the picture"))

    def _copy_data(self) -> None:
        if self.chart is not None:
            self.chart.copy_data()
            self._context.toast(self.tr("Copied the data"))
