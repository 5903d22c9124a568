"""Reminders of issues on both databases: who is told of which, and what needs somebody today."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from crm.domain.clock import FixedClock, at_local
from crm.domain.codes import IssueTopic, Role
from crm.domain.issue_reminders import IssueReminder, Stage
from crm.domain.issues import Standing, Urgency, standing
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.usecases import issues
from crm.usecases.issue_reminders import issue_reminders, issues_now
from tests.support.build import Bureau, account, bureau

RAISED = date(2026, 11, 17)
NEAR, REACHED, PAST = date(2026, 11, 26), date(2026, 12, 1), date(2026, 12, 2)
"""Ten workdays after a Tuesday: the seventh is over on the 26th, the tenth is the 1st of December."""


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def key(store: Store, home: Bureau) -> UUID:
    """An issue of the manager, raised today with ten workdays."""
    with store.change() as work:
        return issues.add_issue(work, account(work, home), IssueTopic.BILL, "电费账单看不懂")


def look(store: Store, whose: UUID | None, day: date, hour: int = 18) -> list[IssueReminder]:
    store.clock = FixedClock(at_local(day, hour))
    with store.read() as reader:
        return issue_reminders(reader, whose)


def stages(store: Store, whose: UUID | None, day: date, hour: int = 18) -> list[Stage]:
    return [each.stage for each in look(store, whose, day, hour)]


def test_whoever_answers_for_it_is_reminded_near_and_at_the_deadline(store: Store, home: Bureau, key: UUID) -> None:
    assert stages(store, home.manager_id, NEAR, 17) == []
    assert stages(store, home.manager_id, NEAR) == [Stage.NEAR]
    assert stages(store, home.manager_id, REACHED, 17) == [Stage.NEAR]
    assert stages(store, home.manager_id, REACHED) == [Stage.DUE]
    assert stages(store, home.colleague_id, REACHED) == []
    assert look(store, home.manager_id, PAST)[0].moment == at_local(REACHED, 18)


def test_the_supervisor_hears_of_it_on_each_workday_after_the_deadline(store: Store, home: Bureau, key: UUID) -> None:
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    assert stages(store, None, REACHED) == []
    assert stages(store, None, PAST, 7) == []
    assert stages(store, None, PAST, 8) == [Stage.LATE]
    friday, saturday = PAST + timedelta(days=2), PAST + timedelta(days=3)
    assert look(store, None, saturday)[0].moment == look(store, None, friday)[0].moment == at_local(friday, 8)


def test_resting_is_no_way_past_a_deadline(store: Store, home: Bureau, key: UUID) -> None:
    with store.change() as work:
        issues.suspend_issue(work, key, 1, "等待客户资料")
    assert stages(store, home.manager_id, REACHED) == [Stage.DUE]
    with store.read() as reader:
        row = stored.issue(reader, key)
        assert standing(row, reader.clock.now()) is Standing.LATE
        assert issues_now(reader, home.manager_id).rows == (row,)
        assert stored.open_where(reader, stored.past_deadline(reader)) == [row]


def test_what_is_cancelled_or_only_read_reminds_nobody(store: Store, home: Bureau, key: UUID) -> None:
    store.act_as(home.manager_id, Role.READONLY)
    assert stages(store, home.manager_id, REACHED) == []
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        issues.cancel_issue(work, key, 1)
    assert stages(store, home.manager_id, PAST) == []


def test_today_shows_a_manager_what_is_near_and_a_supervisor_what_waits_for_him(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = account(work, home)
        near = issues.add_issue(work, place, IssueTopic.BILL, "一")
        asked = issues.add_issue(work, place, IssueTopic.SAFETY, "二", urgency=Urgency.PLANNING)
        issues.ask_extension(work, asked, 1, RAISED + timedelta(days=90), "等待停电窗口")
    store.clock = FixedClock(at_local(NEAR, 18))
    with store.read() as reader:
        assert [row.id for row in issues_now(reader, home.manager_id).rows] == [near]
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.read() as reader:
        assert [row.id for row in issues_now(reader, home.manager_id).rows] == [asked, near]
        assert [row.id for row in issues_now(reader, None).rows] == [asked]
        assert issues_now(reader, None).count == 1
