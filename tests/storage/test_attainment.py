"""The attainment of any period: every sum equals the detail below it, and the detail equals the visits."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crm.domain.codes import Channel, GrantKind, PlanState, RecordState, Role, Segment
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.domain.summary import SummaryFilter, months_of
from crm.storage import duty
from crm.storage.store import Store
from crm.storage.tables import Area, Person, Portfolio, PortfolioGrant, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases.people import areas
from crm.usecases.reports import facts_of, report
from tests.support.attainment import Attainment, DutyTally, attainment
from tests.support.build import Bureau, account, bureau

BEGIN = date(2026, 1, 1)
MEASURES = {
    "accounts": "accounts",
    "due": "due",
    "covered": "covered",
    "overdue": "late",
    "severe": "severe",
    "visits_due": "required",
    "visits_done": "done",
    "visits_remaining": "remaining",
    "visits_scheduled": "scheduled",
}
"""The measures of the coverage report and what they are in a tally."""
SEGMENTS = (*Segment, None)
Held = tuple[UUID, date, Channel]


@pytest.fixture
def team(store: Store) -> tuple[Store, list[Held], list[UUID]]:
    """Two books of two people in two areas with visits of a year; the visits that were held, and the people."""
    random, held = Random(27), []
    with store.change() as work:
        first = bureau(work)
        second = _other(work, first)
        for place in range(24):
            home = (first, second)[place % 2]
            key = account(work, home, f"99{place:011}", segment=tuple(Segment)[place % len(Segment)])
            for _ in range(random.randrange(6)):
                day = BEGIN + timedelta(days=random.randrange(320))
                held.append(_visit(work, home, key, day, random.choice((Channel.ON_SITE, Channel.PHONE))))
            _planned(work, home, key, date(2026, 11, 20) + timedelta(days=place), place % 3)
        duty.refresh(work)
    return store, held, [first.manager_id, second.manager_id]


def _other(work: UnitOfWork, home: Bureau) -> Bureau:
    area = work.insert(Area, name="乙供电所", sort_key="yi")
    person = work.insert(Person, name="苏演示", sort_key="su", role=Role.MANAGER, area_id=area)
    book = work.insert(Portfolio, name="乙 · 苏", area_id=area)
    work.insert(PortfolioGrant, portfolio_id=book, person_id=person, kind=GrantKind.OWNER, starts_on=BEGIN)
    return Bureau(area, person, home.colleague_id, book)


def _visit(work: UnitOfWork, home: Bureau, key: UUID, day: date, channel: Channel) -> Held:
    work.insert(
        Visit,
        account_id=key,
        portfolio_id=home.book_id,
        person_id=home.manager_id,
        channel=channel,
        plan_state=PlanState.DONE,
        record_state=RecordState.SUBMITTED,
        held_on=day,
    )
    return key, day, channel


def _planned(work: UnitOfWork, home: Bureau, key: UUID, day: date, kind: int) -> None:
    """Plan a visit that waits for approval, that is approved, or a call."""
    state = (PlanState.PROPOSED, PlanState.APPROVED, PlanState.APPROVED)[kind]
    channel = (Channel.ON_SITE, Channel.ON_SITE, Channel.PHONE)[kind]
    mine = {"account_id": key, "portfolio_id": home.book_id, "person_id": home.manager_id}
    work.insert(Visit, **mine, channel=channel, plan_state=state, record_state=RecordState.NONE, planned_on=day)


def summed(found: Attainment, which: str) -> int:
    return sum(getattr(line.tally, which) for line in found.lines)


FIGURES = tuple(DutyTally.__struct_fields__)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begin=st.integers(0, 330),
    days=st.integers(0, 200),
    segment=st.sampled_from(SEGMENTS),
    whose=st.sampled_from((0, 1, None)),
)
def test_every_sum_equals_the_detail(
    team: tuple[Store, list[Held], list[UUID]], begin: int, days: int, segment: Segment | None, whose: int | None
) -> None:
    store, held, people = team
    first = BEGIN + timedelta(days=begin)
    last = first + timedelta(days=days)
    person = None if whose is None else people[whose]
    with store.read() as reader:
        found = attainment(reader, SummaryFilter(first, last, None, person, segment))
    total = found.total
    for figure in FIGURES:
        assert getattr(total, figure) == summed(found, figure)
        for key_of in (lambda line: line.segment, lambda line: line.manager_id, lambda line: line.area):
            groups = found.by(key_of)
            assert sum(getattr(tally, figure) for tally in groups.values()) == getattr(total, figure)
    assert {line.segment for line in found.lines} <= ({segment} if segment else set(Segment))
    inside = [(key, channel) for key, day, channel in held if first <= day <= last]
    on_site = Counter(key for key, channel in inside if channel is Channel.ON_SITE)
    any_way = {key for key, _channel in inside}
    for line in found.lines:
        tally = line.tally
        assert (tally.accounts, tally.done) == (1, on_site[line.account_id])
        assert tally.covered == int(line.account_id in any_way)
        assert tally.remaining == max(0, tally.required - tally.done)
        assert tally.covered <= tally.due
        assert tally.severe <= tally.late <= 1


def test_the_people_of_a_team_add_up_to_the_team(team: tuple[Store, list[Held], list[UUID]]) -> None:
    store, _held, people = team
    period = (BEGIN, date(2026, 12, 31))
    with store.read() as reader:
        whole = attainment(reader, SummaryFilter(*period)).total
        parts = [attainment(reader, SummaryFilter(*period, person_id=person)).total for person in people]
    assert parts[0] + parts[1] == whole
    assert min(parts[0].accounts, parts[1].accounts, whole.done, whole.late) > 0


def told(tally: DutyTally) -> dict[str, int]:
    """Return a tally as the measures of the coverage report."""
    return {measure: getattr(tally, name) for measure, name in MEASURES.items()}


def measured(sums: Mapping[str, float]) -> dict[str, float]:
    return {measure: sums.get(measure, 0) for measure in MEASURES}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begin=st.integers(0, 330),
    days=st.integers(0, 200),
    segment=st.sampled_from(SEGMENTS),
    whose=st.sampled_from((0, 1, None)),
)
def test_the_coverage_report_tells_the_attainment(
    team: tuple[Store, list[Held], list[UUID]], begin: int, days: int, segment: Segment | None, whose: int | None
) -> None:
    store, _held, people = team
    first = BEGIN + timedelta(days=begin)
    person = None if whose is None else people[whose]
    wanted = SummaryFilter(first, first + timedelta(days=days), None, person, segment)
    with store.read() as reader:
        found = attainment(reader, wanted)
        detail = {fact.id: fact.values for fact in facts_of(reader, ReportWish(ReportKind.COVERAGE, wanted))}
        reports = {cut: report(reader, ReportWish(ReportKind.COVERAGE, wanted, cut)) for cut in Cut}
        ids = {each.name: each.id for each in areas(reader)}
    assert {key: measured(values) for key, values in detail.items()} == {
        line.account_id: told(line.tally) for line in found.lines
    }
    keys = {
        Cut.MANAGER: lambda line: line.manager_id,
        Cut.SEGMENT: lambda line: line.segment,
        Cut.AREA: lambda line: ids[line.area],
    }
    for cut, key_of in keys.items():
        lines = {line.key: measured(line.sums) for line in reports[cut].lines}
        assert lines == {key: told(tally) for key, tally in found.by(key_of).items()}
    assert all(measured(each.total.sums) == told(found.total) for each in reports.values())


def test_a_month_of_the_coverage_report_is_the_attainment_of_that_month(
    team: tuple[Store, list[Held], list[UUID]],
) -> None:
    store, _held, _people = team
    with store.read() as reader:
        year = ReportWish(ReportKind.COVERAGE, SummaryFilter(BEGIN, date(2026, 12, 31)), Cut.MONTH)
        lines = {line.key: measured(line.sums) for line in report(reader, year).lines}
        months = months_of(BEGIN, date(2026, 12, 31))
        ends = [*(month - timedelta(days=1) for month in months[1:]), date(2026, 12, 31)]
        each = {
            month: told(attainment(reader, SummaryFilter(month, end)).total)
            for month, end in zip(months, ends, strict=True)
        }
    # How late an account is is known of the period's end only, so that of its months the last one tells it.
    late = {"overdue": 0, "severe": 0}
    assert lines == {month: (counts if month == months[-1] else counts | late) for month, counts in each.items()}
    assert all(sum(line[measure] for line in lines.values()) > 0 for measure in MEASURES)
