"""Satisfaction on both databases: sources apart, sums that equal their parts, segments as they were."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.codes import (
    Channel,
    ImportanceGrade,
    IssueState,
    IssueTopic,
    OutageState,
    OutageType,
    RecordState,
    Segment,
)
from crm.domain.errors import Invalid
from crm.domain.satisfaction import Opinion, OpinionFilter, OpinionSource, TrendStep
from crm.domain.service_gap import Metric
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import (
    Account,
    Issue,
    Outage,
    OutageAccount,
    OutageNotice,
    SurveyAnswer,
    SurveyForm,
    SurveyVersion,
    Visit,
)
from crm.storage.unit import UnitOfWork
from crm.usecases.satisfaction import Satisfaction, satisfaction
from tests.support.build import DAY, Bureau, account, at, bureau, closing

YEAR = OpinionFilter(date(2026, 1, 1), date(2026, 12, 31))
JUNE, AUGUST = date(2026, 6, 10), date(2026, 8, 20)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


def visit(
    work: UnitOfWork,
    home: Bureau,
    place: UUID,
    held_on: date,
    stars: int | None,
    likely: int | None = None,
    **values: object,
) -> UUID:
    row: dict[str, object] = {
        "person_id": home.manager_id,
        "channel": Channel.ON_SITE,
        "plan_state": "done",
        "record_state": RecordState.SUBMITTED,
        **values,
    }
    of = {"account_id": place, "portfolio_id": home.book_id}
    return work.insert(Visit, **of, held_on=held_on, satisfaction=stars, recommend=likely, **row)


def answers(work: UnitOfWork, home: Bureau, place: UUID, visit_id: UUID, on: date, **numbers: float) -> None:
    version = work.scalar(select(SurveyVersion.c.id))
    if version is None:
        form = work.insert(SurveyForm, name="satisfaction", title="满意度", topics="")
        version = work.insert(SurveyVersion, form_id=form, number=1, file_name="f", definition="{}", faults="[]")
    for name, value in numbers.items():
        of = {"account_id": place, "portfolio_id": home.book_id, "visit_id": visit_id, "version_id": version}
        work.insert(SurveyAnswer, **of, question=name, instance="", ordinal=0, number=value, answered_on=on)


def found(store: Store, wanted: OpinionFilter = YEAR) -> Satisfaction:
    with store.read() as reader:
        return satisfaction(reader, wanted)


def test_sources_stand_apart_and_drafts_and_the_bin_do_not_count(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = account(work, home)
        first = visit(work, home, place, JUNE, 5, 10)
        visit(work, home, place, JUNE, 2, 3)
        visit(work, home, place, AUGUST, None, None)
        visit(work, home, place, AUGUST, 1, 0, channel=Channel.PHONE)
        visit(work, home, place, AUGUST, 1, 0, record_state=RecordState.DRAFT)
        gone = visit(work, home, place, AUGUST, 1, 0)
        work.remove(Visit, gone, 1)
        answers(work, home, place, first, JUNE, csat=4, nps=8, reliability=1)
    told = found(store)
    assert told.picture(OpinionSource.VISIT).total == Opinion(2, 7, 1, 0, 0, 1, 0, 1)
    assert told.picture(OpinionSource.CONTACT).total == Opinion(1, 1, 0, 0, 0, 0, 0, 1)
    assert told.picture(OpinionSource.SURVEY).total == Opinion(1, 4, 1, 0, 0, 0, 1, 0)
    assert told.picture(OpinionSource.CALL_BACK).total == Opinion()


def test_call_backs_count_the_last_word_of_each_issue(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = account(work, home)
        of = {"account_id": place, "portfolio_id": home.book_id, "topic": IssueTopic.BILL, "text": "账单"}
        work.insert(Issue, **of, raised_on=JUNE, assignee_id=home.manager_id, **closing(AUGUST))
        work.insert(Issue, **of, raised_on=JUNE, state=IssueState.REOPENED, confirmed_on=AUGUST, confirmed_by="王")
        work.insert(Issue, **of, raised_on=JUNE, state=IssueState.NEW)
    picture = found(store).picture(OpinionSource.CALL_BACK)
    assert picture.total == Opinion(asked=2, content=1)
    assert {line.name: line.opinion.asked for line in picture.managers} == {"林演示": 1, "": 1}


@pytest.mark.parametrize("step", TrendStep)
def test_segments_managers_and_steps_each_add_up_to_the_total(store: Store, home: Bureau, step: TrendStep) -> None:
    with store.change() as work:
        for number, segment in enumerate(Segment):
            place = account(work, home, f"99000000000{number:02}", segment=segment)
            for turn in range(number + 2):
                who = home.manager_id if turn % 2 else home.colleague_id
                day = JUNE + timedelta(days=31 * turn)
                visit(work, home, place, day, turn % 5 + 1, turn * 3 % 11, person_id=who)
    told = found(store, OpinionFilter(YEAR.first, YEAR.last, step))
    picture = told.picture(OpinionSource.VISIT)
    assert picture.total.count == sum(range(2, 7))
    for lines in (picture.segments, picture.managers):
        assert sum((line.opinion for line in lines), Opinion()) == picture.total
        for line in lines:
            assert sum(line.trend.values(), Opinion()) == line.opinion
    assert sum(picture.trend.values(), Opinion()) == picture.total
    assert set(picture.trend) <= set(told.steps)


def test_the_period_the_unit_and_the_manager_narrow(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = account(work, home)
        visit(work, home, place, JUNE, 5)
        visit(work, home, place, AUGUST, 4, person_id=home.colleague_id)

    def count(**values: object) -> int:
        wanted = {"first": YEAR.first, "last": YEAR.last, **values}
        return found(store, OpinionFilter(**wanted)).picture(OpinionSource.VISIT).total.count  # type: ignore[arg-type]

    assert count() == 2
    assert count(last=JUNE) == count(first=JUNE + timedelta(days=1)) == 1
    assert count(first=JUNE, last=JUNE) == 1
    assert count(person_id=home.colleague_id) == count(person_id=home.manager_id) == 1
    assert (count(area_id=home.area_id), count(area_id=home.book_id)) == (2, 0)
    with pytest.raises(Invalid, match="backwards"):
        count(first=AUGUST, last=JUNE)


def test_an_account_that_moved_since_counts_for_its_former_segment(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = account(work, home)
        visit(work, home, place, JUNE, 5, 9)
    before = found(store, OpinionFilter(YEAR.first, AUGUST))
    with store.change() as work:
        work.update(Account, place, 1, segment=Segment.TOP100)
    after = found(store, OpinionFilter(YEAR.first, AUGUST))
    keys = [line.key for line in after.picture(OpinionSource.VISIT).segments]
    assert keys == [line.key for line in before.picture(OpinionSource.VISIT).segments] == [Segment.LARGE_INDUSTRIAL]
    assert after.gaps[OpinionSource.VISIT].accounts == before.gaps[OpinionSource.VISIT].accounts
    now = found(store).picture(OpinionSource.VISIT)
    assert [line.key for line in now.segments] == [Segment.TOP100]


def test_the_gap_counts_how_segments_were_served(store: Store, home: Bureau) -> None:
    with store.change() as work:
        put(work, "survey.min_n", 1, date(2026, 1, 1))
        top = account(work, home, "9900000000001", segment=Segment.TOP100, importance_grade=ImportanceGrade.NONE)
        large = account(work, home, "9900000000002")
        visit(work, home, top, JUNE, 5)
        visit(work, home, top, JUNE, 5, channel=Channel.PHONE)
        _issue(work, home, top, taken=JUNE + timedelta(days=1), due=AUGUST, **closing(AUGUST))
        _issue(work, home, large, taken=JUNE + timedelta(days=20), due=JUNE, state=IssueState.IN_PROGRESS)
        _issue(work, home, large, taken=None, due=JUNE, state=IssueState.NEW)
        _outage(work, home, {top: 200, large: 20})
    gap = found(store).gaps[OpinionSource.VISIT]
    lines = {line.metric: line for line in gap.lines}

    def values(metric: Metric) -> tuple[float | None, float | None]:
        found = lines[metric].measures
        return found[Segment.TOP100].value, found[Segment.LARGE_INDUSTRIAL].value

    assert gap.accounts == {Segment.TOP100: 1, Segment.LARGE_INDUSTRIAL: 1}
    assert values(Metric.SATISFIED) == (1, None)
    assert values(Metric.FIRST_RESPONSE) == (1, 0)
    assert values(Metric.ON_TIME_CLOSING) == (1, 0)
    assert values(Metric.NOTICE_REACH) == (1, 0)
    assert values(Metric.VISITS) == (100, 0)
    assert values(Metric.CONTACTS) == (200, 0)
    assert values(Metric.UNMANAGED) == (0, 0)
    assert lines[Metric.CONTACTS].acts_on == (Segment.LARGE_INDUSTRIAL,)
    assert lines[Metric.ON_TIME_CLOSING].trend == (None, 1.0, None, None)


def _issue(work: UnitOfWork, home: Bureau, place: UUID, taken: date | None, due: date, **values: object) -> None:
    of = {"account_id": place, "portfolio_id": home.book_id, "topic": IssueTopic.BILL, "text": "账单"}
    dates = {"raised_on": JUNE, "due_on": due, "original_due_on": due, "acknowledged_on": taken}
    work.insert(Issue, **of, **dates, **values)


def _outage(work: UnitOfWork, home: Bureau, told: dict[UUID, int]) -> None:
    """Make a planned outage, of which accounts were told so many hours before."""
    start = at(9, 0, JUNE)
    row = {"outage_no": "T1", "type": OutageType.PLANNED, "state": OutageState.RESTORED, "planned_start": start}
    outage = work.insert(Outage, **row, planned_end=start + timedelta(hours=4))
    for place, hours in told.items():
        of = {"account_id": place, "portfolio_id": home.book_id, "outage_id": outage}
        work.insert(OutageAccount, **of, source_role="primary", is_interrupted=True)
        sent = start - timedelta(hours=hours)
        notice = {"stage": "first", "channel": "sms", "sent_at": sent, "delivered_at": sent, "result": "delivered"}
        work.insert(OutageNotice, **of, **notice)


def test_a_bureau_without_anything_has_no_figures(store: Store) -> None:
    told = found(store, OpinionFilter(DAY, DAY))
    assert [picture.total for picture in told.pictures] == [Opinion()] * 4
    assert told.gaps[OpinionSource.VISIT].segments == ()
