"""Duties on both databases: the answer key, what moves a due day, and the attainment of a period."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.clock import at_local
from crm.domain.codes import (
    Channel,
    DutyStatus,
    IssueState,
    IssueTopic,
    OutageState,
    OutageType,
    PlanState,
    RecordState,
    Segment,
    SourceRole,
)
from crm.domain.duty import DutyFilter
from crm.domain.errors import NotFound
from crm.domain.summary import SummaryFilter
from crm.domain.undo import rebased
from crm.domain.visits import IssueDraft
from crm.storage import duty
from crm.storage.check import check
from crm.storage.store import Store
from crm.storage.tables import (
    Account,
    Feeder,
    Issue,
    Outage,
    OutageAccount,
    Substation,
    SupplyPoint,
    Visit,
    WorkOrder,
)
from crm.storage.unit import UnitOfWork
from crm.usecases import duty as verbs
from crm.usecases import undo
from crm.usecases.coverage import team_coverage
from crm.usecases.recording import finish_visit, save_record, start_record
from crm.usecases.rules import change_rules, effect
from crm.usecases.summary import visit_summary
from tests.support.attainment import attainment, sum_of
from tests.support.build import DAY, Bureau, account, bureau, closing, record
from tests.support.duty_key import KeyRow, key_rows

NEW: Mapping[str, object] = {"state": IssueState.NEW}

QUARTER = SummaryFilter(date(2026, 10, 1), date(2026, 12, 31))


def held(work: UnitOfWork, home: Bureau, key: UUID, day: date, channel: Channel = Channel.ON_SITE) -> UUID:
    return work.insert(
        Visit,
        account_id=key,
        portfolio_id=home.book_id,
        person_id=home.manager_id,
        channel=channel,
        plan_state=PlanState.DONE,
        record_state=RecordState.SUBMITTED,
        held_on=day,
    )


def complaint(work: UnitOfWork, home: Bureau, key: UUID, day: date, state: Mapping[str, object] = NEW) -> UUID:
    of_account = {"account_id": key, "portfolio_id": home.book_id}
    return work.insert(Issue, **of_account, topic=IssueTopic.BILL, text="演示诉求", raised_on=day, **state)


def interrupted(work: UnitOfWork, home: Bureau, key: UUID, day: date, kind: OutageType = OutageType.FAULT) -> UUID:
    start = at_local(day, 0, 30)
    outage = work.insert(
        Outage, outage_no=f"T{day:%m%d}{key}", type=kind, state=OutageState.RESTORED, actual_start=start
    )
    for role in (SourceRole.PRIMARY, SourceRole.STANDBY):
        work.insert(
            OutageAccount,
            account_id=key,
            portfolio_id=home.book_id,
            outage_id=outage,
            source_role=role,
            is_interrupted=True,
        )
    return outage


def supplied(work: UnitOfWork, home: Bureau, key: UUID, feeder: UUID, day: date | None) -> UUID:
    of_account = {"account_id": key, "portfolio_id": home.book_id}
    return work.insert(SupplyPoint, **of_account, feeder_id=feeder, role=SourceRole.PRIMARY, starts_on=day)


def feeder(work: UnitOfWork) -> UUID:
    return work.insert(Feeder, substation_id=work.insert(Substation, name="岚湖站", sort_key="lan"), number="F12")


def of_key(work: UnitOfWork, home: Bureau, row: KeyRow, line: UUID) -> UUID:
    """Make an account of the answer key with everything that happened to it, and things that must not count."""
    facts = row.facts
    key = account(
        work,
        home,
        f"99000000000{row.no}",
        segment=facts.segment,
        importance_grade=facts.grade,
        contract_kva=facts.contract_kva,
        voltage_code=row.voltage,
        created_at=at_local(facts.known_since, 0, 5),
    )
    if row.on_site:
        held(work, home, key, row.on_site)
        held(work, home, key, row.on_site - timedelta(days=20))
    if row.contact:
        held(work, home, key, row.contact, Channel.PHONE)
    for day in facts.complaints:
        complaint(work, home, key, day)
    for day in facts.outages:
        interrupted(work, home, key, day)
    if facts.energized_on:
        supplied(work, home, key, line, facts.energized_on)
    complaint(work, home, key, DAY - timedelta(days=1), closing())
    interrupted(work, home, key, DAY - timedelta(days=2), OutageType.ARREARS)
    return key


def test_the_answer_key_of_thirty_accounts(store: Store) -> None:
    rows = key_rows()
    with store.change() as work:
        home = bureau(work)
        line = feeder(work)
        keys = {of_key(work, home, row, line): row for row in rows}
        assert duty.refresh(work) == len([row for row in rows if row.facts.last_contact_on or row.due or row.phone_due])
    assert len(rows) == 30
    with store.read() as reader:
        columns = (Account.c.id, Account.c.duty_rule, Account.c.due_on, Account.c.phone_due_on)
        kept = {each[0]: tuple(each[1:]) for each in reader.rows(select(*columns))}
        lines = {line.account_id: line for line in verbs.duties(reader, DutyFilter())}
        assert check(reader).wrong_derived == 0
    assert {keys[key].no: found for key, found in kept.items()} == {
        row.no: (row.rule, row.due, row.phone_due) for row in rows
    }
    for key, row in keys.items():
        visit, contact = lines[key].duty.visit, lines[key].duty.contact
        assert (lines[key].status, visit.on if visit else None) == (row.status, row.due), row.no
        assert (contact.rule.key if contact else None) == row.phone_rule, row.no
        assert lines[key].days_late == (max(0, (DAY - row.due).days) if row.due else 0), row.no


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


def rule_of(store: Store, key: UUID) -> tuple[str | None, date | None]:
    with store.read() as reader:
        row = reader.one(select(Account.c.duty_rule, Account.c.due_on).where(Account.c.id == key))
        assert check(reader).wrong_derived == 0
    assert row is not None
    return row[0], row[1]


def visited(store: Store, home: Bureau, day: date = DAY - timedelta(days=9)) -> UUID:
    with store.change() as work:
        key = account(work, home, created_at=at_local(date(2026, 1, 5), 0, 5))
        held(work, home, key, day)
        duty.refresh(work, [key])
    return key


def test_an_issue_told_by_telephone_asks_for_a_visit_until_it_is_taken_back(store: Store, home: Bureau) -> None:
    key = visited(store, home)
    before = rule_of(store, key)
    draft = record(home, channel=Channel.PHONE, issues=(IssueDraft("演示诉求", IssueTopic.BILL),))
    with store.change() as work:
        visit = start_record(work, key, home.manager_id, Channel.PHONE)
        version = save_record(work, visit, 1, draft)
    assert rule_of(store, key) == ("visit.interval.complaint", DAY + timedelta(days=7))
    with store.change() as finished:
        finish_visit(finished, visit, version, draft)
    assert rule_of(store, key) == ("visit.interval.complaint", DAY + timedelta(days=7))
    with store.change() as back:
        undo.apply(back, finished.undo)
    assert rule_of(store, key) == ("visit.interval.complaint", DAY + timedelta(days=7))
    with store.change() as further:
        undo.apply(further, rebased(work.undo, finished.undo, back.undo))
    assert rule_of(store, key) == before


def test_a_visit_on_site_answers_its_own_issues(store: Store, home: Bureau) -> None:
    key = visited(store, home)
    draft = record(home, issues=(IssueDraft("演示诉求", IssueTopic.BILL),))
    with store.change() as work:
        finish_visit(work, start_record(work, key, home.manager_id), 1, draft)
    assert rule_of(store, key) == ("visit.interval.large_industrial", DAY + timedelta(days=180))


def test_a_complaint_by_the_hotline_counts_while_it_is_open(store: Store, home: Bureau) -> None:
    key = visited(store, home)
    with store.change() as work:
        of_account = {
            "account_id": key,
            "portfolio_id": home.book_id,
            "text": "演示",
            "received_at": at_local(DAY, 0, 30),
        }
        order = work.insert(WorkOrder, order_no="T1", type="complaint", **of_account)
        work.insert(WorkOrder, order_no="T2", type="inquiry", **of_account)
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key)[0] == "visit.interval.complaint"
    with store.change() as work:
        work.update(WorkOrder, order, 1, finished_at=work.clock.now())
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key)[0] == "visit.interval.large_industrial"


@pytest.mark.parametrize(("hours", "rule"), [(8.0, "visit.interval.outages"), (7.9, "visit.interval.large_industrial")])
def test_one_severe_outage_is_enough(store: Store, home: Bureau, hours: float, rule: str) -> None:
    key = visited(store, home, DAY - timedelta(days=30))
    with store.change() as work:
        outage = interrupted(work, home, key, DAY - timedelta(days=3))
        began = work.scalar(select(Outage.c.actual_start).where(Outage.c.id == outage))
        work.update(Outage, outage, 1, state=OutageState.RESTORED, actual_end=began + timedelta(hours=hours))
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key)[0] == rule


def test_an_outage_that_is_called_off_asks_for_nothing_any_more(store: Store, home: Bureau) -> None:
    key = visited(store, home, DAY - timedelta(days=30))
    with store.change() as work:
        interrupted(work, home, key, DAY - timedelta(days=20))
        second = interrupted(work, home, key, DAY)
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key) == ("visit.interval.outages", DAY + timedelta(days=7))
    with store.change() as work:
        work.update(Outage, second, 1, state=OutageState.CANCELLED)
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key)[0] == "visit.interval.large_industrial"


def test_a_first_supply_makes_a_new_connection_and_a_switched_feeder_none(store: Store, home: Bureau) -> None:
    with store.change() as work:
        key = account(work, home, created_at=at_local(DAY, 0, 30))
        point = supplied(work, home, key, feeder(work), DAY - timedelta(days=3))
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key) == ("visit.interval.new_connection", DAY + timedelta(days=27))
    with store.change() as work:
        work.update(SupplyPoint, point, 1, starts_on=None, ends_on=DAY)
        line = work.scalar(select(Feeder.c.id))
        supplied(work, home, key, line, DAY + timedelta(days=1))
        duty.refresh(work, duty.touched(work, work.undo))
    assert rule_of(store, key)[0] == "visit.interval.large_industrial"


def test_a_rule_of_events_is_changed_like_any_other(store: Store, home: Bureau) -> None:
    key = visited(store, home)
    with store.change() as work:
        complaint(work, home, key, DAY - timedelta(days=2))
        duty.refresh(work, [key])
    rule = {"visit.interval.complaint": 1, "visit.phone_interval.complaint": 3}
    with store.read() as reader:
        told = effect(reader, rule, DAY)
        phone = effect(reader, {"visit.phone_interval.large_industrial": 30}, DAY)
    assert (told.touched, told.earlier, told.overdue_before, told.overdue_after) == (1, 1, 0, 1)
    assert (phone.touched, phone.earlier, phone.later) == (0, 0, 0), "the call that the complaint asks for comes first"
    with store.change() as work:
        change_rules(work, rule, DAY)
    assert rule_of(store, key) == ("visit.interval.complaint", DAY - timedelta(days=1))
    with store.read() as reader:
        assert reader.scalar(select(Account.c.phone_due_on)) == DAY + timedelta(days=1)


def test_one_account_says_how_it_stands_and_why(store: Store, home: Bureau) -> None:
    key = visited(store, home, DAY - timedelta(days=200))
    with store.change() as work:
        planned = {"plan_state": PlanState.APPROVED, "channel": Channel.ON_SITE, "person_id": home.manager_id}
        of_account = {"account_id": key, "portfolio_id": home.book_id}
        work.insert(Visit, **of_account, **planned, planned_on=DAY + timedelta(days=2))
    with store.read() as reader:
        line = verbs.duty_of(reader, key)
        later = verbs.duties(reader, DutyFilter(home.manager_id, home.area_id, Segment.LARGE_INDUSTRIAL, DAY))
        assert verbs.duties(reader, DutyFilter(person_id=home.colleague_id)) == []
        assert verbs.duties(reader, DutyFilter(segment=Segment.TOP100)) == []
        with pytest.raises(NotFound):
            verbs.duty_of(reader, home.area_id)
    assert later == [line]
    assert (line.status, line.days_late, line.planned_on) == (DutyStatus.SEVERE, 20, DAY + timedelta(days=2))
    assert line.duty.visit is not None
    assert (line.duty.visit.since, line.manager) == (DAY - timedelta(days=200), "林演示")


def test_the_attainment_of_a_quarter_is_the_sum_of_its_accounts(store: Store, home: Bureau) -> None:
    with store.change() as work:
        direct = account(work, home, "9900000000001", segment=Segment.DIRECT_SERVICE)
        held(work, home, direct, date(2026, 9, 15))
        held(work, home, direct, date(2026, 10, 14))
        top = account(work, home, "9900000000002", segment=Segment.TOP100)
        held(work, home, top, date(2026, 9, 1))
        held(work, home, top, date(2026, 11, 2), Channel.PHONE)
        plan = {"plan_state": PlanState.APPROVED, "channel": Channel.ON_SITE, "person_id": home.manager_id}
        of_top = {"account_id": top, "portfolio_id": home.book_id}
        work.insert(Visit, **of_top, **plan, planned_on=date(2026, 12, 1))
        quiet = account(work, home, "9900000000003")
        held(work, home, quiet, date(2026, 9, 20))
        small = account(work, home, "9900000000004", segment=Segment.SMALL_BUSINESS)
        complaint(work, home, small, date(2026, 11, 1))
        duty.refresh(work)
    with store.read() as reader:
        found = attainment(reader, QUARTER)
        summary, team = visit_summary(reader, QUARTER), team_coverage(reader, QUARTER)
    one = {line.account_id: line.tally for line in found.lines}
    # Due on 15 October, 14 November and 14 December; 31 October and 30 December; next March; 8 November.
    assert [one[key].required for key in (direct, top, quiet, small)] == [3, 2, 0, 1]
    assert [one[key].done for key in (direct, top, quiet, small)] == [1, 0, 0, 0]
    assert [one[key].remaining for key in (direct, top, quiet, small)] == [2, 2, 0, 1]
    assert [one[key].scheduled for key in (direct, top, quiet, small)] == [0, 1, 0, 0]
    assert [one[key].late for key in (direct, top, quiet, small)] == [1, 1, 0, 1]
    assert [one[key].severe for key in (direct, top, quiet, small)] == [0, 1, 0, 0]
    total = found.total
    assert (total.accounts, total.due, total.covered) == (4, 3, 2)
    assert total.coverage == pytest.approx(2 / 3)
    for key_of in (lambda line: line.segment, lambda line: line.manager_id, lambda line: line.area):
        assert sum_of(found.by(key_of).values()) == total
    assert (summary.total.due, summary.total.covered, summary.total.overdue) == (total.due, total.covered, total.late)
    assert (team.all.due, team.all.visited) == (total.due, total.covered)
