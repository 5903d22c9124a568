"""An account among its peers: what is called high, what is marked, and what a screen reader is told."""

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.comparison import Metric
from crm.planning.energy.compare import standing
from ui.energy.strips import PercentileStrips
from ui.energy.strips_legend import StripsLegend
from ui.energy.words import metric_value, place_word, tone
from ui.theme.look import colour
from ui.widgets.badge import Tone

pytestmark = pytest.mark.usefixtures("light_theme")
HUNDRED = [float(number) for number in range(1, 101)]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (5, "very low"),
        (20, "low"),
        (35, "a little low"),
        (50, "typical"),
        (66, "a little high"),
        (80, "high"),
        (95, "very high"),
    ],
)
def test_a_place_has_a_word(value: float, word: str) -> None:
    assert place_word(standing(Metric.AVERAGE_PRICE, value, HUNDRED)) == word


def test_what_is_far_from_all_others_is_unusual() -> None:
    assert place_word(standing(Metric.AVERAGE_PRICE, 900, [*HUNDRED, 900])) == "unusually high"
    assert place_word(standing(Metric.AVERAGE_PRICE, -900, [*HUNDRED, -900])) == "unusually low"


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [
        (Metric.AVERAGE_PRICE, 80, Tone.WARN),
        (Metric.AVERAGE_PRICE, 95, Tone.DANGER),
        (Metric.AVERAGE_PRICE, 5, Tone.NEUTRAL),
        (Metric.POWER_FACTOR, 5, Tone.DANGER),
        (Metric.POWER_FACTOR, 95, Tone.NEUTRAL),
        (Metric.GROWTH, 99, Tone.NEUTRAL),
        (Metric.PEAK_SHARE, 60, Tone.NEUTRAL),
    ],
)
def test_only_the_costly_end_is_marked(metric: Metric, value: float, said: Tone) -> None:
    assert tone(standing(metric, value, HUNDRED)) is said


@pytest.mark.parametrize(
    ("metric", "value", "text"),
    [
        (Metric.PEAK_SHARE, 0.414, "41%"),
        (Metric.GROWTH, 0.0312, "+3.1%"),
        (Metric.AVERAGE_PRICE, 0.7421, "0.742"),
        (Metric.POWER_FACTOR, 0.857, "0.86"),
        (Metric.KWH_PER_KVA, 282.4, "282"),
        (Metric.UNIT_USE, 38.21, "38.2"),
    ],
)
def test_values_are_written_as_people_read_them(metric: Metric, value: float, text: str) -> None:
    assert metric_value(metric, value) == text


def test_the_strips_are_a_table_for_screen_readers_and_copies(qtbot: QtBot) -> None:
    strips = PercentileStrips("among peers")
    qtbot.addWidget(strips)
    strips.set_data([standing(Metric.AVERAGE_PRICE, 80, HUNDRED)])
    head, row = strips.table()
    assert head[0] == "Metric"
    assert row == ("Average price", "80.000", "25.750", "50.500", "75.250", "P80", "high")
    assert "Average price" in strips.accessibleDescription()


def test_thousands_of_peers_are_drawn_as_few_dots(qtbot: QtBot) -> None:
    strips = PercentileStrips()
    qtbot.addWidget(strips)
    many = [float(number) for number in range(20_000)]
    strips.set_data([standing(Metric.AVERAGE_PRICE, 5.0, many)])
    assert len(strips._places[0]) <= 120
    strips.resize(900, 100)
    strips.grab()


def test_the_legend_names_every_mark_in_its_colour(qtbot: QtBot) -> None:
    legend = StripsLegend()
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    seen = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert {colour(name).rgb() for name in ("band", "accent", "text")} <= seen
    assert legend.accessibleName() == "Middle half, Median, Peer, This account"
