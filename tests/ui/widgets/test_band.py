"""Months within their expected range: gaps stay gaps, and what stood out is marked in its colour."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.look import colour
from ui.widgets.charts.band import BandChart, BandPoint

pytestmark = pytest.mark.usefixtures("light_theme")


def inks(chart: BandChart) -> set[int]:
    image = chart.grab().toImage()
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_a_band_is_painted_with_line_marks_and_gaps(qtbot: QtBot) -> None:
    chart = BandChart("loss")
    qtbot.addWidget(chart)
    chart.resize(500, 168)
    months = [date(2026, at, 1) for at in range(1, 7)]
    points = [BandPoint(month, 3.0, 2.0, 4.0) for month in months]
    chart.set_data(points, "%")
    assert {colour("band").rgb(), colour("accent").rgb()} <= inks(chart)
    assert colour("danger_fill").rgb() not in inks(chart)
    points[2] = BandPoint(months[2], None, None, None)
    points[5] = BandPoint(months[5], -7.5, 2.0, 4.0, "danger_fill")
    chart.set_data(points, "%")
    assert colour("danger_fill").rgb() in inks(chart)
    assert [row[1] for row in chart.table()[1:]] == ["3.00%", "3.00%", "—", "3.00%", "3.00%", "-7.50%"]
    chart.set_data((), "%")
    assert colour("accent").rgb() not in inks(chart)
