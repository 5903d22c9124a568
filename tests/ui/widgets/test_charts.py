from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from ui.widgets.charts.bars import BarChart
from ui.widgets.charts.base import ticks
from ui.widgets.charts.dots import Dot, DotsRow
from ui.widgets.charts.line import LineChart
from ui.widgets.charts.stacked import Part, Stack, StackedBars


@given(st.floats(0.001, 1e9))
def test_an_axis_begins_at_nothing_and_holds_the_highest_value(high: float) -> None:
    marks = ticks(high)
    assert marks[0] == 0
    assert marks[-1] >= high * 0.999
    assert 2 <= len(marks) <= 6


def test_every_chart_paints_and_tells_its_data_as_rows(qtbot: QtBot) -> None:
    bars, line, dots, stacks = BarChart("Energy"), LineChart("Power factor"), DotsRow("Outages"), StackedBars("Age")
    bars.set_data([7.0, None, 9.5], ["O", "N", "D"], other=[6.0, 6.5, None], pale=[2], limit=8.0)
    line.set_data([0.95, None, 0.91, 0.87], 0.9, "Dec", "Nov")
    dots.set_data([Dot("O"), Dot("N", "danger_fill", "12 Nov, fault, 1 h")])
    stacks.set_data([Stack("1 – 7 days", (Part(2, Segment.TOP100, "Top-100"), Part(6, "accent_pale")), "8")])
    for chart in (bars, line, dots, stacks):
        qtbot.addWidget(chart)
        chart.resize(300, chart.sizeHint().height())
        assert not chart.grab().toImage().isNull()
        assert chart.accessibleDescription()
    assert bars.table() == [("O", "7", "6"), ("N", "—", "6.5"), ("D", "9.5")]
    assert line.table()[0] == ("Dec", "0.95")
    assert dots.table() == [("N", "12 Nov, fault, 1 h")]
    assert stacks.table() == [("1 – 7 days", "Top-100 2", "6", "8")]


def test_charts_without_data_are_empty_and_not_wrong(qtbot: QtBot) -> None:
    for chart in (BarChart("Energy"), LineChart("Power factor"), DotsRow("Outages"), StackedBars("Age")):
        qtbot.addWidget(chart)
        chart.resize(300, 80)
        chart.grab()
        assert chart.table() == []


def test_a_chart_is_copied_as_a_picture(qtbot: QtBot) -> None:
    chart = BarChart("Energy", axis=False)
    qtbot.addWidget(chart)
    chart.resize(120, 56)
    chart.set_data([1.0, 2.0])
    chart.copy_picture()
    assert QGuiApplication.clipboard().image().width() == 120
