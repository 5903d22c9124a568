"""By when accounts must be told, to the minute, and what they know."""

from datetime import datetime, timedelta

import pytest

from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.outages import Attempt, Case, Customer, Kept, NoticeResult, Promise, Stage, Told
from crm.planning.outages.clocks import Clock, ClockRules, clocks, kept, known, told_share
from tests.support.build import at

RULES = ClockRules()
START = at(8)
PLAN = Promise(START, at(12))
NONE, FIRST = ImportanceGrade.NONE, ImportanceGrade.GRADE1


def told(
    when: datetime,
    channel: str = "sms",
    stage: Stage = Stage.FIRST,
    promise: Promise = PLAN,
    result: NoticeResult = NoticeResult.DELIVERED,
) -> Attempt:
    arrived = when if result is NoticeResult.DELIVERED else None
    return Attempt(stage, channel, when, result, arrived, promise)


@pytest.mark.parametrize(
    ("kind", "before", "state"),
    [
        (OutageType.PLANNED, timedelta(days=7), Kept.KEPT),
        (OutageType.PLANNED, timedelta(days=6, hours=23, minutes=59), Kept.LATE),
        (OutageType.TEMPORARY, timedelta(hours=24), Kept.KEPT),
        (OutageType.TEMPORARY, timedelta(hours=23, minutes=59), Kept.LATE),
        (OutageType.ARREARS, timedelta(hours=72), Kept.KEPT),
        (OutageType.ARREARS, timedelta(hours=71, minutes=59), Kept.LATE),
    ],
)
def test_a_first_notice_is_judged_to_the_minute(kind: OutageType, before: timedelta, state: Kept) -> None:
    first = clocks(Case(kind, PLAN), NONE, RULES)[0]
    assert first.stage is Stage.FIRST
    assert kept(first, Customer(NONE, (told(START - before),)), START) is state


def test_a_transfer_with_an_interruption_is_told_as_early_as_a_planned_outage() -> None:
    live = clocks(Case(OutageType.TRANSFER, PLAN, interrupts=False), NONE, RULES)
    breaking = clocks(Case(OutageType.TRANSFER, PLAN), NONE, RULES)
    assert [clock.due_at for clock in live] == [START - timedelta(hours=24)]
    assert [clock.due_at for clock in breaking] == [START - timedelta(days=7)]


def test_a_fault_is_told_within_minutes_and_important_users_sooner() -> None:
    case = Case(OutageType.FAULT, Promise(None, at(12)), reported_at=at(9))
    assert clocks(case, NONE, RULES) == [Clock(Stage.FAULT, at(9) + timedelta(minutes=30))]
    assert clocks(case, FIRST, RULES) == [Clock(Stage.FAULT, at(9) + timedelta(minutes=15))]


def test_curtailment_and_what_a_customer_asked_for_run_no_clock() -> None:
    for kind in (OutageType.LOAD_SHEDDING, OutageType.CUSTOMER_SIDE):
        assert clocks(Case(kind, PLAN, reported_at=at(7)), NONE, RULES) == []


def test_a_clock_runs_until_its_moment_and_is_missed_a_minute_later() -> None:
    clock = Clock(Stage.FIRST, at(8))
    nobody = Customer(NONE)
    assert kept(clock, nobody, at(8)) is Kept.RUNNING
    assert kept(clock, nobody, at(8) + timedelta(minutes=1)) is Kept.MISSED


def test_a_message_alone_tells_no_important_user() -> None:
    clock = Clock(Stage.FIRST, at(8))
    assert kept(clock, Customer(FIRST, (told(at(7), "sms"),)), at(9)) is Kept.MISSED
    assert kept(clock, Customer(FIRST, (told(at(7), "phone"),)), at(9)) is Kept.KEPT


def test_a_reminder_is_a_notice_of_its_own() -> None:
    reminder = clocks(Case(OutageType.PLANNED, PLAN), NONE, RULES)[1]
    early = told(START - timedelta(days=8))
    again = told(START - timedelta(hours=30), stage=Stage.REMINDER)
    assert (reminder.stage, reminder.due_at) == (Stage.REMINDER, START - timedelta(hours=24))
    assert kept(reminder, Customer(NONE, (early,)), START) is Kept.MISSED
    assert kept(reminder, Customer(NONE, (early, again)), START) is Kept.KEPT


def test_the_last_word_before_a_stop_for_arrears_is_due_half_an_hour_before() -> None:
    last = clocks(Case(OutageType.ARREARS, PLAN), NONE, RULES)[-1]
    assert (last.stage, last.due_at) == (Stage.LAST, START - timedelta(minutes=30))
    assert kept(last, Customer(NONE, (told(START - timedelta(minutes=30), stage=Stage.LAST),)), START) is Kept.KEPT
    assert kept(last, Customer(NONE, (told(START - timedelta(minutes=29), stage=Stage.LAST),)), START) is Kept.LATE


def test_told_belongs_to_the_time_that_was_told() -> None:
    old, new = Promise(None, at(13, 15)), Promise(None, at(14, 30))
    customer = Customer(NONE, (told(at(9, 10), "phone", Stage.FAULT, old),))
    assert known(old, customer).state is Told.CURRENT
    after = known(new, customer)
    assert after.state is Told.OUTDATED
    assert after.last is not None
    assert after.last.told == old


def test_another_begin_of_planned_work_makes_what_was_told_old() -> None:
    customer = Customer(NONE, (told(at(7)),))
    assert known(Promise(at(9), PLAN.back), customer).state is Told.OUTDATED


def test_calls_that_failed_are_counted_and_take_nothing_away() -> None:
    silent = told(at(8, 40), "phone", Stage.FAULT, PLAN, NoticeResult.NO_ANSWER)
    again = told(at(9, 20), "phone", Stage.FAULT, PLAN, NoticeResult.NO_ANSWER)
    assert known(PLAN, Customer(NONE, (silent, again))).failed == 2
    assert known(PLAN, Customer(NONE, (silent, again))).state is Told.FAILED
    heard = told(at(8), "phone")
    assert known(PLAN, Customer(NONE, (heard, silent))).state is Told.CURRENT
    assert known(PLAN, Customer(NONE, ())).state is Told.NOT_TOLD


def test_what_waits_for_the_mail_server_is_not_told() -> None:
    waiting = told(at(8), "email", Stage.FIRST, PLAN, NoticeResult.QUEUED)
    assert known(PLAN, Customer(NONE, (waiting,))).state is Told.QUEUED


def test_the_share_counts_who_knows_the_times_that_hold() -> None:
    assert told_share([Told.CURRENT, Told.OUTDATED, Told.FAILED, Told.CURRENT]) == (2, 4)
