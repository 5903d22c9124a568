"""Settings, Map: an administrator loads a GeoJSON, sees it at once, and goes back."""

import json
from pathlib import Path

import pytest

from crm.domain.codes import Role
from tests.support.window import WindowMaker
from ui.options.frame import OptionsPage
from ui.options.map import MapOptions
from ui.shell.window import MainWindow


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    opened = windows.open("today")
    opened.context.scope.choose(None, "", Role.ADMIN)
    opened.navigate("settings", section="map")
    return opened


def section(window: MainWindow) -> MapOptions:
    page = window.page
    assert isinstance(page, OptionsPage)
    found = page.section()
    assert isinstance(found, MapOptions)
    return found


def test_a_loaded_map_is_shown_at_once_and_undo_takes_it_away(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "南山 <b>.geojson"
    path.write_text(json.dumps({"type": "LineString", "coordinates": [[114, 22.5], [114.1, 22.6]]}), encoding="utf-8")
    shown = section(window)
    assert not shown.ours.isEnabled()
    shown.use_file(path)
    assert "南山" in shown.name.text()
    window.context.undo.undo()
    assert shown.name.text() == "In use: the map that comes along"
    shown.use_file(path)
    shown.ours.click()
    assert not shown.ours.isEnabled()


def test_a_broken_file_leaves_the_present_map_and_says_so(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.geojson"
    path.write_text("{", encoding="utf-8")
    section(window).use_file(path)
    assert "broken.geojson is no GeoJSON file" in window.toast.text
    assert section(window).name.text() == "In use: the map that comes along"
