"""Reports count the rows of a whole bureau as they come: no more than a part of them is there at a time."""

from datetime import date, datetime, timedelta

import pytest

from crm.domain.clock import at_local
from crm.domain.codes import Channel, OutageState, OutageType, PlanState, RecordState, SourceRole
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageAccount, Visit
from crm.usecases.coverage import team_coverage
from crm.usecases.export import preview_visit_summary
from crm.usecases.outages.reliability import reliability
from crm.usecases.reports import report
from tests.support.build import bureau
from tests.support.outages import Grid, make_grid
from tests.support.peaks import MANY, many_accounts, measured

AUTUMN = SummaryFilter(date(2026, 9, 1), date(2026, 11, 16))
FEW = 420
"""Bytes for each account at the peak: 100 to 300 now, 530 to 1,400 where every account or visit is an object."""
KINDS = (
    ReportKind.COVERAGE,
    ReportKind.VISITS,
    ReportKind.RATINGS,
    ReportKind.DATA_QUALITY,
    ReportKind.SERVICE_GAP,
)


@pytest.fixture
def visited(file_store: Store) -> None:
    """Make many accounts, each with a visit that was planned and held in the autumn."""
    with file_store.change() as work:
        home = bureau(work)
        rows = []
        for number, key in enumerate(many_accounts(work, home)):
            day = AUTUMN.first + timedelta(days=number % 70)
            plan = {"plan_state": PlanState.DONE, "planned_on": day, "first_approved_on": day}
            record = {"record_state": RecordState.SUBMITTED, "held_on": day, "satisfaction": 4, "content": "演示"}
            of = {"account_id": key, "portfolio_id": home.book_id, "person_id": home.manager_id}
            rows.append({**of, **plan, **record, "channel": Channel.ON_SITE})
        work.insert_many(Visit, rows)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [Cut.MANAGER, Cut.MONTH])
def test_a_report_keeps_no_account_and_no_visit(file_store: Store, visited: None, kind: ReportKind, cut: Cut) -> None:
    peak, _kept = measured(file_store, lambda reader: report(reader, ReportWish(kind, AUTUMN, cut)))
    assert peak < FEW


def test_the_page_of_coverage_keeps_its_sums(file_store: Store, visited: None) -> None:
    peak, _kept = measured(file_store, lambda reader: team_coverage(reader, AUTUMN))
    assert peak < FEW


def test_the_preview_of_a_summary_keeps_what_somebody_has_to_look_at(file_store: Store, visited: None) -> None:
    peak, _kept = measured(file_store, lambda reader: preview_visit_summary(reader, AUTUMN, "en", 10))
    assert peak < FEW


def off(store: Store, net: Grid, start: datetime, accounts: list[dict[str, object]]) -> None:
    """Let an outage reach accounts for an hour."""
    with store.change() as work:
        end = start + timedelta(hours=1)
        state = {"type": OutageType.FAULT, "state": OutageState.RESTORED, "actual_start": start, "actual_end": end}
        key = work.insert(Outage, outage_no=f"{start:%m%d}", feeder_id=net.f1, **state)
        work.insert_many(OutageAccount, [{**each, "outage_id": key} for each in accounts])


def test_reliability_keeps_one_period_at_a_time(file_store: Store) -> None:
    net = make_grid(file_store)
    with file_store.change() as work:
        keys = many_accounts(work, net.home)
    common = {"portfolio_id": net.home.book_id, "source_role": SourceRole.PRIMARY, "is_interrupted": True}
    for month in range(1, 11):
        part = keys[(month - 1) * MANY // 10 : month * MANY // 10]
        off(file_store, net, at_local(date(2026, month, 8), 9), [{**common, "account_id": key} for key in part])
    peak, _kept = measured(file_store, lambda reader: reliability(reader, date(2026, 1, 1), date(2026, 10, 31)))
    assert peak < 900
