"""The offline map: whole routes in view, zoom by keys and wheel, stops that can be picked, names shown as text."""

from importlib.resources import files

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.codes import Segment
from crm.domain.coordinates import Datum
from crm.exchange.geojson import read_map
from ui.widgets.map.route import MapStop, Route
from ui.widgets.map.view import FARTHEST, NEAREST, MapView

OFFICE = (114.06, 22.54)
STOPS = (
    MapStop("a", 1, (113.93, 22.75), Segment.TOP100, "Haiyue · 09:00"),
    MapStop("b", 2, (114.35, 22.69), Segment.LARGE_INDUSTRIAL, "Lanjing · 13:45"),
    MapStop("c", 3, (114.35, 22.69), Segment.DIRECT_SERVICE, "next door"),
)


@pytest.fixture
def view(qtbot: QtBot) -> MapView:
    shown = MapView()
    qtbot.addWidget(shown)
    shown.resize(290, 320)
    outline = files("resources").joinpath("map", "area.geojson").read_bytes()
    shown.set_area(read_map(outline, "", Datum.GCJ02))
    shown.set_route(Route(STOPS, OFFICE, "Office"))
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_whole_route_is_in_view_at_every_size(view: MapView) -> None:
    for size in ((290, 320), (600, 200), (160, 500)):
        view.resize(*size)
        for stop in STOPS[:2]:
            assert view.viewport().rect().contains(view.spot_of(stop).toPoint()), size


def test_stops_at_one_place_stand_side_by_side_and_can_each_be_picked(view: MapView, qtbot: QtBot) -> None:
    assert view.spot_of(STOPS[1]) != view.spot_of(STOPS[2])
    for stop in STOPS:
        with qtbot.waitSignal(view.picked) as caught:
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.spot_of(stop).toPoint())
        assert caught.args == [stop.key]
        assert view.words_at(view.spot_of(stop).toPoint()) == stop.words
    assert view.words_at(QPoint(2, view.height() - 60)) == ""


def test_keys_zoom_and_nought_shows_the_whole_route_again(view: MapView) -> None:
    whole = view.pixels_per_km
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.pixels_per_km > whole
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.pixels_per_km == pytest.approx(whole)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    view.resize(300, 330)  # what somebody zoomed stays when the window grows
    assert view.pixels_per_km > whole
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.pixels_per_km == pytest.approx(whole, rel=0.1)


def test_zoom_ends_at_both_ends(view: MapView) -> None:
    for turn, end in ((120, NEAREST), (-120, FARTHEST)):
        for _ in range(40):
            wheel(view, turn)
        assert view.pixels_per_km == pytest.approx(end)


def test_a_route_of_one_place_and_none_at_all_are_shown_calmly(view: MapView) -> None:
    view.set_route(Route(STOPS[:1]))
    assert view.pixels_per_km <= NEAREST
    view.set_route(Route())
    assert view.grab().size() == view.size()


def wheel(view: MapView, turn: int) -> None:
    place = QPointF(100, 100)
    nothing = (Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    event = QWheelEvent(place, view.mapToGlobal(place), QPoint(), QPoint(0, turn), *nothing)
    QApplication.sendEvent(view.viewport(), event)
