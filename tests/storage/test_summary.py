"""The figures of the visit summary by domain.md 2.5 and 2.6, counted by hand on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from crm.domain.codes import Channel, HazardLevel, Segment, Topic
from crm.domain.errors import Invalid
from crm.domain.summary import QuarterEnergy, SummaryFilter, Tally, total
from crm.domain.visits import HazardDraft, IssueDraft
from crm.storage.store import Store
from crm.storage.tables import Issue, MonthlyUsage, Visit, VisitMaterial
from crm.usecases.people import areas, people
from crm.usecases.recording import finish_visit, start_record
from crm.usecases.summary import visit_summary
from crm.usecases.visits import cancel_visit, move_visit, plan_visit, visit_rows
from tests.support.build import Bureau, account, at, bureau, closing, record

NOVEMBER = SummaryFilter(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def home(store: Store) -> Bureau:
    """Three accounts, of which one is small; six visits in November, one in October.

    Planned in November: the first (held on its day), the second (moved past the grace, held), a third that nobody
    held, and one that was cancelled and does not count. Unplanned: a call and a visit of the colleague.
    """
    with store.change() as work:
        home = bureau(work)
        first = account(work, home, "9900000000001")
        second = account(work, home, "9900000000002", segment=Segment.TOP100)
        small = account(work, home, "9900000000003", segment=Segment.SMALL_BUSINESS, contract_kva=100.0)
        on_day = plan_visit(work, first, home.manager_id, at(9), at(10))
        moved = plan_visit(work, second, home.manager_id, at(9, day=date(2026, 11, 2)), at(10, day=date(2026, 11, 2)))
        move_visit(work, moved, 1, at(14), at(15), "客户改期")
        plan_visit(work, second, home.manager_id, at(9, day=date(2026, 11, 26)), at(10, day=date(2026, 11, 26)))
        gone = plan_visit(work, first, home.manager_id, at(9, day=date(2026, 11, 27)), at(10, day=date(2026, 11, 27)))
        cancel_visit(work, gone, 1)
        raised = (IssueDraft("停电没有提前通知"), IssueDraft("电费看不懂"))
        hazards = (HazardDraft("无防小动物挡板", HazardLevel.GENERAL),)
        finish_visit(work, on_day, 1, record(home, issues=raised, hazards=hazards, demand_kva=500, satisfaction=5))
        finish_visit(
            work, moved, visit_rows(work, [moved])[0].version, record(home, topics=(Topic.POLICY,), satisfaction=3)
        )
        call = start_record(work, small, home.manager_id, Channel.PHONE)
        unrated = record(home, channel=Channel.PHONE, satisfaction=None, no_satisfaction_reason="未问")
        finish_visit(work, call, 1, unrated)
        other = start_record(work, first, home.colleague_id)
        finish_visit(work, other, 1, record(home, satisfaction=4))
        october = start_record(work, first, home.manager_id)
        finish_visit(work, october, 1, record(home, held_on=date(2026, 10, 15)))
        issue = work.rows(select(Issue.c.id, Issue.c.version).order_by(Issue.c.id))[0]
        work.update(Issue, issue.id, issue.version, **closing(date(2026, 11, 21)))
    return home


def test_every_figure_of_the_month(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        found = visit_summary(reader, NOVEMBER)
    assert found.total == Tally(
        accounts=3,
        planned=3,
        planned_done=2,
        planned_on_time=1,
        on_site=3,
        phone=1,
        online=0,
        due=3,
        covered=3,
        overdue=0,
        issues=2,
        closed=1,
        closed_on_time=1,
        open_past_due=0,
        closing_days=4,
        hazards=1,
        remedied=0,
        rated=3,
        rating_sum=12,
        demand_kva=500.0,
        publicity=1,
    )
    assert found.total.plan_completion_rate == pytest.approx(2 / 3)
    assert found.total.satisfaction == 4
    assert len(found.detail) == 4


def test_visits_count_for_who_made_them_and_accounts_for_their_owner(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        lines = {line.manager: line.tally for line in visit_summary(reader, NOVEMBER).managers}
    assert lines["何演示"] == Tally(on_site=1, rated=1, rating_sum=4)
    assert (lines["林演示"].accounts, lines["林演示"].visits) == (3, 3)


def test_filters_narrow_to_a_manager_a_segment_and_a_supply_unit(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        colleague = visit_summary(reader, SummaryFilter(NOVEMBER.first, NOVEMBER.last, person_id=home.colleague_id))
        top = visit_summary(reader, SummaryFilter(NOVEMBER.first, NOVEMBER.last, segment=Segment.TOP100))
        area = visit_summary(reader, SummaryFilter(NOVEMBER.first, NOVEMBER.last, area_id=home.area_id))
        whole = visit_summary(reader, NOVEMBER)
    assert (colleague.total.visits, colleague.total.accounts) == (1, 0)
    assert (top.total.visits, top.total.planned) == (1, 2)
    assert area.total == whole.total


def test_a_period_without_anything_has_no_rates(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        found = visit_summary(reader, SummaryFilter(date(2020, 1, 1), date(2020, 1, 31)))
    assert found.total.visits == 0
    assert found.total.plan_completion_rate is None
    assert found.total.satisfaction is None
    assert found.detail == ()


def test_a_period_that_runs_backwards_is_refused(store: Store) -> None:
    with pytest.raises(Invalid) as caught, store.read() as reader:
        visit_summary(reader, SummaryFilter(NOVEMBER.last, NOVEMBER.first))
    assert caught.value.code == "period.backwards"


def test_sums_equal_their_parts_on_the_demo(demo_store: Store) -> None:
    with demo_store.read() as reader:
        whole = visit_summary(reader, SummaryFilter(date(2026, 1, 1), date(2026, 12, 31)))
        by_area = [
            visit_summary(reader, SummaryFilter(date(2026, 1, 1), date(2026, 12, 31), area_id=area.id)).total
            for area in areas(reader)
        ]
        by_person = [
            visit_summary(reader, SummaryFilter(date(2026, 1, 1), date(2026, 12, 31), person_id=each.id)).total
            for each in people(reader)
        ]
    assert whole.total.visits == len(whole.detail) > 0
    assert total(line.tally for line in whole.managers) == whole.total
    assert total(line.tally for line in whole.segments) == whole.total
    assert total(by_area) == whole.total
    assert total(by_person).visits == whole.total.visits
    assert sum(sum(months.values()) for months in whole.issues.counts.values()) == whole.total.issues


def test_a_line_has_the_energy_before_it_what_was_promised_and_who_reviewed(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = work.scalar(select(Visit.c.account_id).where(Visit.c.demand_kva == 500))
        visit = work.one(select(Visit.c.id, Visit.c.version).where(Visit.c.demand_kva == 500))
        assert visit is not None
        work.update(Visit, visit.id, visit.version, reviewed_by=home.colleague_id)
        handed = {"account_id": key, "portfolio_id": home.book_id, "visit_id": visit.id}
        work.insert(VisitMaterial, title="分时电价政策", edition="2026 版", **handed)
        work.insert(VisitMaterial, title="用电安全手册", edition=None, **handed)
        months = [(2026, 8, 100.0), (2026, 9, 200.0), (2026, 10, 300.0), (2025, 8, 100.0), (2025, 9, 100.0)]
        for year, month, kwh in [*months, (2025, 10, 200.0), (2026, 11, 999.0)]:
            work.insert(
                MonthlyUsage,
                account_id=key,
                portfolio_id=home.book_id,
                month=date(year, month, 1),
                kwh_total=kwh,
                total_fee=kwh * 0.5,
            )
    with store.read() as reader:
        lines = visit_summary(reader, NOVEMBER).detail
    line = next(each for each in lines if each.demand_kva == 500)
    assert line.energy == QuarterEnergy(600.0, 300.0, 0.5)
    assert (line.promised_on, line.reviewer, line.files) == (date(2026, 12, 1), "何演示", 0)
    assert line.hazards == "无防小动物挡板"
    assert line.materials == "分时电价政策 (2026 版)；用电安全手册"
    other = next(each for each in lines if each.account_no == "9900000000002")
    assert other.energy == QuarterEnergy()
