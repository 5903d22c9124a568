"""One figure of a report as a chart: bars by line, or a line over the months."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from crm.domain.reports import Cut, Form
from crm.usecases.reports_shown import ShownFigure, ShownReport
from ui.context import Context
from ui.reports.chart_copies import ChartCopies
from ui.widgets.card import Card
from ui.widgets.charts.series import Series, SeriesChart
from ui.widgets.charts.stacked import Part, Stack, StackedBars
from ui.widgets.scrolling import scrolled

FORMS = {Form.COUNT: "{:,.0f}", Form.PERCENT: "{:.0f}%", Form.DECIMAL: "{:,.1f}"}
LABEL = 168


class FigureChart(Card):
    """Shows the figure whose column is current."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.copies = ChartCopies(self, context)
        self.bars = StackedBars(label=LABEL)
        self.months = SeriesChart()
        self.parts = QStackedWidget()
        self.parts.addWidget(scrolled(self.bars))
        self.parts.addWidget(self.months)
        self.body.addWidget(self.parts, 1)

    def show_figure(self, told: ShownReport, shown: ShownFigure) -> None:
        """Show a figure of every line but the total."""
        is_time = told.told.wish.cut is Cut.MONTH
        self.set_title(shown.name)
        self.set_note(self.tr("by {cut}").format(cut=told.over_names.lower()))
        chart = self.months if is_time else self.bars
        chart.setAccessibleName(shown.name)
        if is_time:
            self._show_months(told, shown)
        else:
            self._show_lines(told, shown)
        self.parts.setCurrentIndex(1 if is_time else 0)
        self.copies.show_chart(chart)

    def _show_lines(self, told: ShownReport, shown: ShownFigure) -> None:
        stacks = []
        for each in told.lines[:-1]:
            value = shown.figure.value(each.line.sums) or 0
            ink = "danger_fill" if shown.is_bad(each.line) else "accent"
            stacks.append(Stack(each.name, (Part(max(value, 0), ink),), shown.text(each.line)))
        self.bars.set_data(stacks)

    def _show_months(self, told: ShownReport, shown: ShownFigure) -> None:
        figure = shown.figure
        scale = 100 if figure.form is Form.PERCENT else 1
        known = [each for each in told.lines[:-1] if each.line.key is not None]
        values = tuple(
            None if value is None else value * scale for each in known for value in (figure.value(each.line.sums),)
        )
        self.months.set_data([Series(shown.name, "accent", values)], [each.name for each in known], FORMS[figure.form])
