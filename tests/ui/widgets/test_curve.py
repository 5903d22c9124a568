"""A long curve: nothing of it is lost, gaps stay gaps, and it is panned and zoomed by mouse and keyboard."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.look import colour
from ui.widgets.charts.curve import CurveChart
from ui.widgets.charts.time_axis import time_marks

START = datetime(2026, 1, 1)
QUARTER = timedelta(minutes=15)
YEAR = 35_040

pytestmark = pytest.mark.usefixtures("light_theme")


def year() -> list[float | None]:
    return [float(100 + place % 96) for place in range(YEAR)]


@pytest.fixture
def curve(qtbot: QtBot) -> CurveChart:
    chart = CurveChart("load")
    qtbot.addWidget(chart)
    chart.resize(800, 240)
    chart.show()
    return chart


def inked(chart: CurveChart) -> set[int]:
    """Return the pixel columns that hold the curve's colour."""
    image = chart.grab().toImage()
    ink = colour("accent").rgb()
    return {x for x in range(image.width()) if any(image.pixel(x, y) == ink for y in range(image.height()))}


def test_a_single_peak_of_a_year_is_seen(curve: CurveChart) -> None:
    values: list[float | None] = [10.0] * YEAR
    values[20_000] = 1000.0
    curve.set_data(values, START, QUARTER)
    image = curve.grab().toImage()
    ink = colour("accent").rgb()
    upper = [x for x in range(image.width()) for y in range(20, 60) if image.pixel(x, y) == ink]
    assert upper


def test_a_gap_stays_a_gap(curve: CurveChart) -> None:
    values = year()
    values[10_000:20_000] = [None] * 10_000
    curve.set_data(values, START, QUARTER)
    columns = inked(curve)
    missing = [x for x in range(min(columns), max(columns)) if x not in columns]
    share = len(missing) / (max(columns) - min(columns))
    assert share == pytest.approx(10_000 / YEAR, abs=0.01)
    assert missing == list(range(missing[0], missing[-1] + 1))


def test_one_without_values_says_nothing(curve: CurveChart) -> None:
    curve.set_data([None] * 96, START, QUARTER)
    assert inked(curve) == set()
    curve.set_data([], START, QUARTER)
    assert curve.table() == []
    curve.zoom(0.5, 0)
    curve.grab()


def test_keys_zoom_pan_and_go_back(curve: CurveChart) -> None:
    curve.set_data(year(), START, QUARTER)
    QTest.keyClick(curve, Qt.Key.Key_Plus)
    first, last = curve.shown()
    assert last - first == pytest.approx(YEAR * 0.8)
    QTest.keyClick(curve, Qt.Key.Key_Right)
    assert curve.shown()[0] == pytest.approx(first + (last - first) * 0.1)
    QTest.keyClick(curve, Qt.Key.Key_Home)
    assert curve.shown() == (0, YEAR)


def test_dragging_moves_what_is_held(curve: CurveChart) -> None:
    curve.set_data(year(), START, QUARTER)
    curve.zoom(0.1, YEAR / 2)
    before = curve.shown()[0]
    QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=curve.rect().center())
    QTest.mouseMove(curve, curve.rect().center() - curve.rect().center() / 4)
    assert curve.shown()[0] > before


@given(st.lists(st.tuples(st.sampled_from(("pan", "zoom")), st.floats(-5000, 5000), st.floats(0.1, 8)), max_size=12))
def test_what_is_shown_never_leaves_the_values(moves: list[tuple[str, float, float]]) -> None:
    chart = CurveChart()
    chart.set_data([1.0] * 1000, START, QUARTER)
    for kind, by, factor in moves:
        if kind == "pan":
            chart.pan(by)
        else:
            first, last = chart.shown()
            chart.zoom(factor, (first + last) / 2)
        first, last = chart.shown()
        assert -1e-6 <= first < last <= 1000 + 1e-6
    chart.deleteLater()


def test_the_table_tells_the_highest_of_each_span(curve: CurveChart) -> None:
    values: list[float | None] = [1.0] * YEAR
    values[100] = 77.0
    curve.set_data(values, START, QUARTER)
    rows = curve.table()
    assert len(rows) <= 400
    assert rows[1] == ("2026-01-01 22:00", "77")


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (timedelta(hours=5), "1 Jan"),
        (timedelta(days=7), "1 Jan"),
        (timedelta(days=40), "1 Jan"),
        (timedelta(days=365), "January 2026"),
    ],
)
def test_marks_are_round_moments(span: timedelta, first: str) -> None:
    marks = time_marks(START, START + span, 8)
    assert marks[0] == (START, first)
    assert 2 <= len(marks) <= 9


def test_midnight_is_named_by_its_day_and_noon_by_its_hour() -> None:
    marks = time_marks(START + timedelta(hours=20), START + timedelta(hours=26), 8)
    assert [text for _, text in marks] == ["20:00", "21:00", "22:00", "23:00", "2 Jan", "01:00", "02:00"]
