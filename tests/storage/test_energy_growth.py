"""Coming demand by feeder from both databases: the worked case of the guide, and leads that hang on nothing."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from sqlalchemy import select

from crm.domain.errors import Invalid
from crm.domain.growth_desk import LeadStage
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import DemandLead, Feeder, Substation, SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.growth import growth
from crm.usecases.energy.growth_book import growth_book
from crm.usecases.energy.growth_sent import changes_since, note_sent
from crm.usecases.energy.leads import LeadKnown, keep_lead
from tests.support.build import DAY, Bureau, bureau
from tests.support.energy import MONTH, metered, month


def lead(work: UnitOfWork, home: Bureau, account_id: UUID, kva: float, probability: float, **values: object) -> None:
    """Note a coming demand of this year."""
    given = {"stage": "applied", "project": "扩建", "expected_on": date(DAY.year, 12, 1), **values}
    whose = {"account_id": account_id, "portfolio_id": home.book_id}
    work.insert(DemandLead, **whose, applied_kva=kva, probability=probability, **given)


def test_two_leads_add_what_the_guide_works_out(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        station = work.insert(Substation, name="演示站", sort_key="y")
        line = work.insert(Feeder, substation_id=station, number="F1", position=1, limit_kva=8660.0)
        one, other, alone = (metered(work, home, number) for number in (1, 2, 3))
        for each in (one, other):
            whose = {"account_id": each, "portfolio_id": home.book_id}
            work.insert(SupplyPoint, feeder_id=line, role="primary", **whose)
        month(work, home, one, at=MONTH, max_demand_kw=5000.0)
        lead(work, home, one, 2000.0, 0.8)
        lead(work, home, other, 1000.0, 0.4)
        lead(work, home, other, 9000.0, 0.0, stage="cancelled")
        lead(work, home, alone, 500.0, 0.2, expected_on=None)
    with store.read() as reader:
        board = growth(reader)
    [row] = board.rows
    assert (row.feeder, len(row.leads), row.raw_kva) == ("F1", 2, 3000.0)
    assert row.present_kw == pytest.approx(4000.0)
    this_year = row.years[0]
    assert this_year.weighted_kw == pytest.approx(2000 * 0.6 * 0.95 * 0.8 + 1000 * 0.6 * 0.95 * 0.4)
    assert this_year.coincident_kw == pytest.approx(this_year.weighted_kw * 0.8)
    assert this_year.headroom_kw == pytest.approx(8660 * 0.8 * 0.95 - 4000 - this_year.coincident_kw)
    assert (row.heavy_from, row.over_from) == (None, None)
    assert [each.applied_kva for each in board.unplaced] == [500.0]


def test_a_feeder_without_a_limit_has_no_years(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        station = work.insert(Substation, name="演示站", sort_key="y")
        line = work.insert(Feeder, substation_id=station, number="F1", position=1)
        one = metered(work, home, 1)
        work.insert(SupplyPoint, feeder_id=line, role="primary", account_id=one, portfolio_id=home.book_id)
        lead(work, home, one, 2000.0, 0.8)
    with store.read() as reader:
        [row] = growth(reader).rows
    assert (row.limit_kva, row.years, row.raw_kva) == (None, (), 2000.0)


def test_coefficients_follow_the_account_and_the_dated_settings_and_stations_are_sums(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        station = work.insert(Substation, name="演示站", sort_key="y")
        lines = [
            work.insert(Feeder, substation_id=station, number=f"F{at}", position=at, limit_kva=1000.0) for at in (1, 2)
        ]
        data, plant = metered(work, home, 1, industry_code="64"), metered(work, home, 2)
        for each, line in zip((data, plant), lines, strict=True):
            work.insert(SupplyPoint, feeder_id=line, role="primary", account_id=each, portfolio_id=home.book_id)
        lead(work, home, data, 1000.0, 1.0)
        lead(work, home, plant, 1000.0, 1.0)
        put(work, "lead.coefficient_data", 0.75, DAY)
        put(work, "lead.coincidence", 0.9, DAY)
    with store.read() as reader:
        board = growth(reader)
    by_feeder = {row.feeder: row.years[0] for row in board.rows}
    assert by_feeder["F1"].weighted_kw == pytest.approx(1000 * 0.75 * 0.95)
    assert by_feeder["F2"].weighted_kw == pytest.approx(1000 * 0.6 * 0.95)
    assert by_feeder["F2"].coincident_kw == pytest.approx(1000 * 0.6 * 0.95 * 0.9)
    [sums] = board.stations
    assert (sums.feeders, sums.leads, sums.limit_kva) == (2, 2, 2000.0)
    assert sums.years[0].headroom_kw == pytest.approx(sum(each.headroom_kw for each in by_feeder.values()))


def test_the_next_workbook_says_what_is_other_since_the_last_one_sent(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        home = bureau(work)
        one = metered(work, home, 1)
        for project in ("同前", "增大", "取消"):
            lead(work, home, one, 1000.0, 0.8, project=project)
        assert changes_since(work, growth(work)) == (None, ())
        note_sent(work)
    row = DemandLead.c
    with store.change() as work:
        ids = {each.project: each.id for each in work.rows(select(row.id, row.project))}
        work.update(DemandLead, ids["增大"], 1, applied_kva=2500.0, stage="building", probability=0.95)
        work.update(DemandLead, ids["取消"], 1, stage="cancelled")
        lead(work, home, one, 630.0, 0.2, project="新增", stage="lead")
    with store.read() as reader:
        sent_on, found = changes_since(reader, growth(reader))
        assert growth_book(reader, "zh_CN").save(reader, tmp_path / "out.xlsx", "zh_CN") == 0
    by_project = {each.project: each for each in found}
    assert sent_on == DAY
    assert by_project.keys() == {"增大", "取消", "新增"}
    before, now = by_project["增大"].before, by_project["增大"].now
    assert before is not None
    assert now is not None
    assert (before.applied_kva, before.stage, now.applied_kva, now.stage) == (1000.0, "applied", 2500.0, "building")
    assert (by_project["取消"].now, by_project["新增"].before) == (None, None)
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[-1]
    cells = {cell for line in sheet.iter_rows(values_only=True) for cell in line}
    assert {"新增", "增大", "不再计入"} <= cells


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"applied_kva": 0.0}, "lead.capacity"),
        ({"probability": 1.2}, "lead.probability"),
        ({"earliest_on": date(2028, 1, 1), "expected_on": date(2027, 1, 1)}, "lead.days"),
    ],
)
def test_a_lead_that_cannot_be_is_refused(store: Store, other: dict[str, Any], code: str) -> None:
    with store.change() as work:
        home = bureau(work)
        lead(work, home, metered(work, home, 1), 2000.0, 0.8)
    with store.change() as work:
        [line] = growth(work).unplaced
        known = LeadKnown(1000.0, LeadStage.BUILDING, 0.95, date(2027, 1, 1), ramp="50/100")
        with pytest.raises(Invalid) as refused:
            keep_lead(work, line.lead_id, line.version, replace(known, **other))
        assert refused.value.code == code
        keep_lead(work, line.lead_id, line.version, known)
        [line] = growth(work).unplaced
    assert (line.applied_kva, line.stage, line.ramp) == (1000.0, "building", (0.5, 1.0))
