"""The map under the routes: the one that comes along, a bureau's own, and back again, on both databases."""

import json
from pathlib import Path

import pytest

from crm.domain.codes import Role
from crm.domain.coordinates import gcj_of_wgs
from crm.domain.errors import RoundsError
from crm.storage.store import Store
from crm.usecases.maps import area_map, load_map, shipped_map, use_shipped_map
from crm.usecases.undo import apply

LINE = {"type": "LineString", "coordinates": [[114.0, 22.5], [114.1, 22.6]]}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own map.geojson"
    path.write_text(json.dumps(LINE), encoding="utf-8")
    return path


def test_a_bureaus_own_map_takes_the_place_of_ours_until_it_is_taken_away(store: Store, own: Path) -> None:
    with store.change() as work:
        assert area_map(work) is shipped_map()
        load_map(work, own)
    with store.read() as reader:
        found = area_map(reader)
    assert found.name == own.name
    assert found.shapes[0].lines == ((gcj_of_wgs((114.0, 22.5)), gcj_of_wgs((114.1, 22.6))),)
    with store.change() as work:
        use_shipped_map(work)
        assert area_map(work) is shipped_map()


def test_the_newest_map_counts_and_undo_brings_the_former_back(store: Store, own: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.geojson"
    newer.write_text(json.dumps({**LINE, "coordinates": [[1, 2], [3, 4]]}), encoding="utf-8")
    with store.change() as work:
        load_map(work, own)
    with store.change() as work:
        load_map(work, newer)
        steps = work.undo
        assert area_map(work).name == newer.name
    with store.change() as work:
        apply(work, steps)
        assert area_map(work).name == own.name


def test_only_an_administrator_changes_the_map(store: Store, own: Path) -> None:
    store.act_as(None, Role.SUPERVISOR)
    with pytest.raises(RoundsError) as caught, store.change() as work:
        load_map(work, own)
    assert caught.value.code == "map.admin_only"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nowhere.geojson", None, "file.missing"),
        ("folder.geojson", "", "file.no_access"),
        ("broken.geojson", "{", "map.no_geojson"),
    ],
)
def test_what_cannot_be_read_leaves_the_present_map(
    store: Store, own: Path, tmp_path: Path, name: str, content: str | None, code: str
) -> None:
    path = tmp_path / name
    if content == "":
        path.mkdir()
    elif content is not None:
        path.write_text(content, encoding="utf-8")
    with store.change() as work:
        load_map(work, own)
    with pytest.raises(RoundsError) as caught, store.change() as work:
        load_map(work, path)
    assert caught.value.code == code
    with store.read() as reader:
        assert area_map(reader).name == own.name
