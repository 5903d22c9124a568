"""Reports: figures are sums of facts, the rows behind them are those facts, and every road counts alike."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from crm.domain.codes import OutageState, OutageType, Segment
from crm.domain.errors import Invalid
from crm.domain.report_figures import FIGURES
from crm.domain.reports import TOTAL, Cut, Figure, Report, ReportKind, ReportWish
from crm.domain.satisfaction import OpinionFilter, OpinionSource
from crm.domain.service_gap import Metric
from crm.domain.summary import SummaryFilter
from crm.storage.account_detail import account_detail
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageAccount, OutageEstimate
from crm.usecases.coverage import team_coverage
from crm.usecases.people import areas, people
from crm.usecases.reports import facts_of, report, rows_behind
from crm.usecases.satisfaction import satisfaction
from crm.usecases.summary import visit_summary
from tests.support.build import DAY, account, at, bureau

PERIOD = SummaryFilter(date(2026, 8, 10), date(2026, 11, 17))
SEVERAL_A_ROW = ("visits_due", "visits_done", "visits_remaining", "visits_scheduled")
"""An account owes several visits in a period."""
EVERY = [(kind, cut) for kind in ReportKind for cut in Cut]


def of(reader: Reader, kind: ReportKind, cut: Cut = Cut.MANAGER, **more: Any) -> Report:
    return report(reader, ReportWish(kind, PERIOD, cut, **more))


@pytest.mark.parametrize(("kind", "cut"), EVERY)
def test_every_figure_has_exactly_its_rows_behind_it(kind: ReportKind, cut: Cut, demo_store: Store) -> None:
    with demo_store.read() as reader:
        told = of(reader, kind, cut)
        assert told.lines, kind
        some = [told.total, told.lines[0], told.lines[-1]]
        for figure in told.figures:
            for line in some:
                rows = rows_behind(reader, told.wish, line.key, figure)
                measured = sum(row.values[figure.behind] for row in rows)
                assert measured == pytest.approx(line.sums.get(figure.behind, 0)), (figure.key, line.key)
                if _counts_rows(figure):
                    assert len(rows) == line.sums.get(figure.behind, 0)


def _counts_rows(figure: Figure) -> bool:
    return figure.behind not in (*SEVERAL_A_ROW, "demand_kva", "customer_hours", "quality_points")


@pytest.mark.parametrize(("kind", "cut"), EVERY)
def test_a_total_is_the_sum_of_its_lines_where_it_says_so(kind: ReportKind, cut: Cut, demo_store: Store) -> None:
    with demo_store.read() as reader:
        told = of(reader, kind, cut)
    assert told.is_additive is not (kind is ReportKind.OUTAGES or (cut is Cut.MONTH and _monthly(kind)))
    if told.is_additive:
        names = {name for line in told.lines for name in line.sums}
        for name in names:
            assert sum(line.sums.get(name, 0) for line in told.lines) == pytest.approx(told.total.sums[name]), name


def _monthly(kind: ReportKind) -> bool:
    return kind in (ReportKind.COVERAGE, ReportKind.SERVICE_GAP)


def test_reports_the_summary_and_the_coverage_agree(demo_store: Store) -> None:
    with demo_store.read() as reader:
        summary, team = visit_summary(reader, PERIOD), team_coverage(reader, PERIOD)
        coverage, visits = of(reader, ReportKind.COVERAGE), of(reader, ReportKind.VISITS)
        issues = of(reader, ReportKind.ISSUES)
        by_name = {line.name: line.sums for line in coverage.lines}
    whole = summary.total
    assert (coverage.total.sums["due"], coverage.total.sums["covered"]) == (whole.due, whole.covered)
    assert coverage.total.sums["overdue"] == whole.overdue == sum(sum(band.counts.values()) for band in team.overdue)
    assert (visits.total.sums["visits"], visits.total.sums["planned"]) == (whole.visits, whole.planned)
    assert issues.total.sums["issues"] == whole.issues
    for key in ("closing_rate", "on_time_close_rate", "mean_closing_days"):
        assert issues.figure(key).value(issues.total.sums) == getattr(whole, key)
    assert team.managers
    for line in team.managers:
        due = sum(cell.due for cell in line.cells.values())
        assert by_name[line.name].get("due", 0) == due


@pytest.mark.parametrize("source", OpinionSource)
def test_ratings_agree_with_the_page_of_satisfaction(source: OpinionSource, demo_store: Store) -> None:
    with demo_store.read() as reader:
        picture = satisfaction(reader, OpinionFilter(PERIOD.first, PERIOD.last)).picture(source)
        told = of(reader, ReportKind.RATINGS, Cut.SEGMENT, source=source)
        by_person = of(reader, ReportKind.RATINGS, Cut.MANAGER, source=source)
    figures = {figure.key: figure for figure in told.figures}
    lines = {line.key: line.sums for line in told.lines}
    assert {line.key for line in picture.segments} == set(lines)
    for opinion, sums in [
        (picture.total, told.total.sums),
        *((line.opinion, lines[line.key]) for line in picture.segments),
    ]:
        assert sums.get("answers", 0) == opinion.count
        assert figures["satisfied_share"].value(sums) == opinion.share
        assert figures["csat"].value(sums) == opinion.csat
        assert figures["nps"].value(sums) == pytest.approx(opinion.nps)
    if source is not OpinionSource.CALL_BACK:
        persons = {line.key: line.opinion.count for line in picture.managers}
        assert {line.key: line.sums.get("answers", 0) for line in by_person.lines} == persons


def test_the_service_gap_agrees_with_its_page(demo_store: Store) -> None:
    pairs = {
        Metric.SATISFIED: "satisfied_share",
        Metric.NPS: "nps",
        Metric.FIRST_RESPONSE: "first_response",
        Metric.ON_TIME_CLOSING: "on_time_close_rate",
        Metric.NOTICE_REACH: "notice_rate",
        Metric.VISITS: "visits_per_100",
        Metric.CONTACTS: "contacts_per_100",
        Metric.UNMANAGED: "unmanaged_share",
    }
    with demo_store.read() as reader:
        gap = satisfaction(reader, OpinionFilter(PERIOD.first, PERIOD.last)).gaps[OpinionSource.VISIT]
        told = of(reader, ReportKind.SERVICE_GAP, Cut.SEGMENT)
    lines = {line.key: line.sums for line in told.lines}
    assert {str(segment) for segment in gap.segments} == set(lines)
    for line in gap.lines:
        figure = told.figure(pairs[line.metric])
        for segment, measure in line.measures.items():
            assert figure.value(lines[segment]) == pytest.approx(measure.value), (line.metric, segment)


def test_a_score_is_that_of_the_account_page(demo_store: Store) -> None:
    with demo_store.read() as reader:
        rows = list(facts_of(reader, ReportWish(ReportKind.DATA_QUALITY, PERIOD)))[:25]
        scores = {row.id: account_detail(reader, row.id).quality.score for row in rows}
    assert {row.id: row.values["quality_points"] for row in rows} == scores


def test_filters_narrow_every_report(demo_store: Store) -> None:
    with demo_store.read() as reader:
        area = areas(reader)[0]
        person = next(each for each in people(reader) if each.accounts)
        for kind in ReportKind:
            whole = of(reader, kind).total.sums
            first = FIGURES[kind][0].part
            parts = [
                report(reader, ReportWish(kind, replace(PERIOD, area_id=each.id))).total.sums.get(first, 0)
                for each in areas(reader)
            ]
            if kind is not ReportKind.OUTAGES:
                assert sum(parts) == whole[first], kind
            told = report(reader, ReportWish(kind, replace(PERIOD, person_id=person.id)))
            assert {line.key for line in told.lines} <= {person.id}, kind
            only = report(reader, ReportWish(kind, replace(PERIOD, segment=Segment.TOP100), Cut.SEGMENT))
            assert {line.key for line in only.lines} <= {Segment.TOP100}, kind
        assert area.name == report(reader, ReportWish(ReportKind.VISITS, replace(PERIOD, area_id=area.id))).area


def test_a_period_that_runs_backwards_is_refused(store: Store) -> None:
    wish = ReportWish(ReportKind.COVERAGE, SummaryFilter(PERIOD.last, PERIOD.first))
    with store.read() as reader:
        with pytest.raises(Invalid):
            report(reader, wish)
        with pytest.raises(Invalid):
            rows_behind(reader, wish, TOTAL, FIGURES[ReportKind.COVERAGE][0])


def test_an_empty_database_has_reports_without_figures(store: Store) -> None:
    with store.read() as reader:
        for kind in ReportKind:
            told = of(reader, kind)
            assert told.lines == ()
            assert all(figure.value(told.total.sums) in (None, 0) for figure in told.figures)


def test_estimates_are_judged_by_what_stood_before_the_end_and_corrections_count_no_more(store: Store) -> None:
    next_day = DAY + timedelta(days=1)
    with store.change() as work:
        home = bureau(work)
        mine = account(work, home)
        values = {"outage_no": "T1", "type": OutageType.FAULT, "state": OutageState.RESTORED}
        fault = work.insert(Outage, **values, actual_start=at(20, 12), actual_end=at(2, 10, next_day))
        reached = {"account_id": mine, "portfolio_id": home.book_id, "source_role": "primary", "is_interrupted": True}
        work.insert(OutageAccount, outage_id=fault, **reached)
        wrong = work.insert(OutageEstimate, outage_id=fault, said_at=at(20, 30), restored_by=at(21))
        first = {"said_at": at(20, 40), "restored_by": at(23, 30), "corrects_id": wrong}
        last = {"said_at": at(0, 50, next_day), "restored_by": at(2, 30, next_day)}
        too_late = {"said_at": at(2, 9, next_day), "restored_by": at(2, 10, next_day)}
        for estimate in (first, last, too_late):
            work.insert(OutageEstimate, outage_id=fault, **estimate)
    with store.read() as reader:
        told = report(reader, ReportWish(ReportKind.OUTAGES, SummaryFilter(DAY, DAY), Cut.MANAGER))
    figures = {figure.key: figure.value(told.total.sums) for figure in told.figures}
    assert (figures["etr_bias"], figures["etr_error"]) == (160, 20)
    assert (figures["etr_right"], figures["etr_kept"]) == (1, 1)
    assert figures["customer_hours"] == pytest.approx(5 + 58 / 60)
