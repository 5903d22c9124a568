"""Places of a list come into the system of the program, as the headings or the user say."""

from pathlib import Path

import pytest

from crm.domain.coordinates import Datum, Place, gcj_of_bd, gcj_of_wgs
from crm.domain.imports import AccountDraft, ImportKind
from crm.exchange.incoming import read_file

PLACE = (114.06, 22.54)


def read(folder: Path, lon: str, lat: str, datum: Datum | None = None, cells: str = "114.06,22.54") -> AccountDraft:
    path = folder / "list.csv"
    path.write_text(
        f"户号,户名,分群,合同容量,{lon},{lat}\n0310000000012345,甲公司,大工业,1250,{cells}\n", encoding="utf-8"
    )
    ((_, draft),) = read_file(path, ImportKind.ACCOUNTS, datum=datum).drafts
    assert isinstance(draft, AccountDraft)
    return draft


@pytest.mark.parametrize(
    ("lon", "lat", "datum", "there"),
    [
        ("经度", "纬度", None, PLACE),
        ("经度(WGS84)", "纬度(WGS84)", None, gcj_of_wgs(PLACE)),
        ("经度（GPS）", "纬度（GPS）", None, gcj_of_wgs(PLACE)),
        ("经度(百度)", "纬度(百度)", None, gcj_of_bd(PLACE)),
        ("经度(高德)", "纬度(高德)", None, PLACE),
        ("经度", "纬度", Datum.WGS84, gcj_of_wgs(PLACE)),
        ("经度(WGS84)", "纬度(WGS84)", Datum.GCJ02, PLACE),
    ],
)
def test_a_place_is_read_in_its_system(tmp_path: Path, lon: str, lat: str, datum: Datum | None, there: Place) -> None:
    draft = read(tmp_path, lon, lat, datum)
    assert (draft.lon, draft.lat) == pytest.approx(there, abs=1e-6)


def test_half_a_place_stays_as_it_is(tmp_path: Path) -> None:
    draft = read(tmp_path, "经度(GPS)", "纬度(GPS)", cells="114.06,")
    assert (draft.lon, draft.lat) == (114.06, None)
