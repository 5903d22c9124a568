"""Meters by hand: a corrected multiplier, a changed meter, what is refused, undo and history (domain.md 4.1)."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.errors import Conflict, Invalid, NotFound, RoundsError
from crm.domain.imports import ImportKind
from crm.domain.meters import MeterDraft
from crm.exchange.incoming import read_file
from crm.storage.store import Store
from crm.storage.tables import Meter, MeteringPoint
from crm.usecases.energy.meters import change_meter, meters_of, set_multiplier
from crm.usecases.energy.points import point_months
from crm.usecases.imports.run import run_import
from tests.support.build import bureau
from tests.support.energy import metered

ON = date(2026, 10, 12)
HEAD = "户号,计量点编号,表号,年月,倍率,上次示数,本次示数\n"
TOLD = {"row.total_of_register"}
"""No word of another multiplier or a new meter: only that the register made the total."""


@pytest.fixture
def account_id(store: Store) -> UUID:
    """An account with a meter M1 × 200 at its point P1, there since 1 March."""
    with store.change() as work:
        home = bureau(work)
        key = metered(work, home, 1)
        whose = {"account_id": key, "portfolio_id": home.book_id}
        point = work.insert(MeteringPoint, **whose, point_no="P1")
        figures = {"meter_no": "M1", "kind": "active", "multiplier": 200.0, "installed_on": date(2026, 3, 1)}
        work.insert(Meter, **whose, metering_point_id=point, **figures)
    return key


def brought(store: Store, path: Path, *rows: str) -> set[str]:
    path.write_text(HEAD + "\n".join(f"99{1:011},P1,{row}" for row in rows), encoding="utf-8")
    with store.change() as work:
        return {each.code for each in run_import(work, read_file(path, ImportKind.POINTS)).problems}


def test_a_corrected_multiplier_holds_for_what_is_still_to_be_read(
    store: Store, account_id: UUID, tmp_path: Path
) -> None:
    assert brought(store, tmp_path / "一.csv", "M1,2026-09,,100,110") == TOLD
    with store.change() as work:
        [meter] = meters_of(work, account_id)
        set_multiplier(work, meter.meter_id, meter.version, 300.0)
    assert brought(store, tmp_path / "二.csv", "M1,2026-10,,110,120") == TOLD
    with store.read() as reader:
        months = [(each.month.month, each.multiplier, each.kwh) for each in point_months(reader, account_id)]
    assert months == [(10, 300.0, 3000.0), (9, 200.0, 2000.0)]
    with store.change() as work, pytest.raises(Conflict):
        set_multiplier(work, meter.meter_id, meter.version, 400.0)


def test_a_changed_meter_ends_the_former_one_as_an_import_does(store: Store, account_id: UUID, tmp_path: Path) -> None:
    with store.change() as work:
        [former] = meters_of(work, account_id)
        change_meter(work, account_id, former.meter_id, MeterDraft(" M2 ", 160.0, ON))
    with store.read() as reader:
        now, before = meters_of(reader, account_id)
    assert (now.meter_no, now.multiplier, now.installed_on, now.removed_on) == ("M2", 160.0, ON, None)
    assert (before.meter_no, before.multiplier, before.removed_on) == ("M1", 200.0, ON)
    assert brought(store, tmp_path / "三.csv", "M2,2026-10,,0,10") == TOLD
    with store.read() as reader:
        [month] = point_months(reader, account_id)
        kinds = reader.scalars(select(Meter.c.kind))
    assert (month.multiplier, month.kwh) == (160.0, 1600.0)
    assert kinds == ["active", "active"]
    with store.change() as work, pytest.raises(NotFound):
        change_meter(work, account_id, former.meter_id, MeterDraft("M3", 1.0, ON))


@pytest.mark.parametrize(
    ("number", "multiplier", "days", "code"),
    [
        (" ", 160.0, 0, "meter.no_number"),
        ("M2", 0.0, 0, "meter.multiplier"),
        ("M2", -1.0, 0, "meter.multiplier"),
        ("M2", 160.0, 60, "meter.day"),
        ("M2", 160.0, -300, "meter.day"),
        ("M1", 160.0, 0, "meter.taken"),
    ],
)
def test_what_cannot_be_is_refused(
    store: Store, account_id: UUID, number: str, multiplier: float, days: int, code: str
) -> None:
    with store.change() as work:
        [meter] = meters_of(work, account_id)
        with pytest.raises(RoundsError) as refused:
            change_meter(work, account_id, meter.meter_id, MeterDraft(number, multiplier, ON + timedelta(days)))
        assert refused.value.code == code
        with pytest.raises(Invalid):
            set_multiplier(work, meter.meter_id, meter.version, 0.0)
        assert len(meters_of(work, account_id)) == 1
