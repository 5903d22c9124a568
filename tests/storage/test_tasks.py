"""Tasks that repeat, rest, are given away and come back, on both databases."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.clock import BUREAU_ZONE, FixedClock
from crm.domain.codes import Priority, Role, TaskState
from crm.domain.errors import Conflict, Invalid
from crm.domain.repeats import LAST, Every, Pattern
from crm.domain.tasks import Standing, TaskGroup, TaskRow
from crm.storage import tasks as stored
from crm.storage.store import Store
from crm.storage.tables import Interaction, Task
from crm.storage.task_sources import source_of
from crm.storage.unit import UnitOfWork
from crm.usecases import delegating, repeating, snoozing, tasks
from crm.usecases.today import today
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, at, bureau

TODAY = date(2026, 11, 17)
MONDAYS = Pattern(Every.WEEK, weekdays=(0,))


@pytest.fixture
def home(store: Store) -> Bureau:
    """A bureau whose manager acts."""
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


def change(store: Store, command: Callable[[UnitOfWork], object]) -> object:
    with store.change() as work:
        return command(work)


def add(store: Store, title: str = "抄表", **values: object) -> UUID:
    with store.change() as work:
        return tasks.add_task(work, title, **values)  # type: ignore[arg-type]


def row(store: Store, task_id: UUID) -> TaskRow:
    with store.read() as reader:
        return stored.task(reader, task_id)


def mine(store: Store, person_id: UUID | None) -> list[TaskRow]:
    with store.read() as reader:
        return tasks.open_tasks(reader, person_id)


def test_a_repeating_task_makes_the_next_one_and_undo_takes_both_back(store: Store, home: Bureau) -> None:
    key = add(store, repeat=MONDAYS, due_time=time(9), priority=Priority.HIGH, note="表计")
    first = row(store, key)
    assert (first.due_on, first.repeat_rule) == (date(2026, 11, 23), "FREQ=WEEKLY;BYDAY=MO")
    with store.change() as work:
        tasks.tick_task(work, key, 1)
        steps = work.undo
    (following,) = mine(store, home.manager_id)
    assert (following.title, following.due_on, following.due_time) == ("抄表", date(2026, 11, 30), time(9))
    assert (following.priority, following.note, following.series_id) == ("high", "表计", key)
    with store.read() as reader:
        source = source_of(reader, following)
    assert source is not None
    assert (source.kind, source.id, source.title, source.day) == ("task", key, "抄表", date(2026, 11, 23))
    change(store, lambda work: apply(work, steps))
    (back,) = mine(store, home.manager_id)
    assert (back.id, back.state) == (key, TaskState.OPEN)


def test_opening_it_again_takes_the_next_one_away_unless_it_was_touched(store: Store, home: Bureau) -> None:
    key = add(store, repeat=MONDAYS)
    change(store, lambda work: tasks.tick_task(work, key, 1))
    change(store, lambda work: tasks.tick_task(work, key, 2, done=False))
    assert [each.id for each in mine(store, home.manager_id)] == [key]
    change(store, lambda work: tasks.tick_task(work, key, 3))
    (coming,) = mine(store, home.manager_id)
    change(store, lambda work: tasks.edit_task(work, coming.id, 1, title="另抄"))
    change(store, lambda work: tasks.tick_task(work, key, 4, done=False))
    assert {each.id for each in mine(store, home.manager_id)} == {key, coming.id}
    change(store, lambda work: tasks.tick_task(work, key, 5))
    assert [each.id for each in mine(store, home.manager_id)] == [coming.id]


def test_a_forgotten_series_goes_on_from_today(store: Store, home: Bureau) -> None:
    key = add(store, repeat=Pattern(Every.DAY), due_on=TODAY - timedelta(days=9))
    change(store, lambda work: tasks.tick_task(work, key, 1))
    (coming,) = mine(store, home.manager_id)
    assert coming.due_on == TODAY


def test_a_task_done_early_comes_at_its_next_day(store: Store, home: Bureau) -> None:
    key = add(store, repeat=MONDAYS, due_on=date(2026, 11, 30))
    change(store, lambda work: tasks.move_task(work, key, 1, date(2026, 12, 3)))
    change(store, lambda work: tasks.tick_task(work, key, 2))
    (coming,) = mine(store, home.manager_id)
    assert coming.due_on == date(2026, 12, 7)


def test_a_series_ends(store: Store, home: Bureau) -> None:
    key = add(store, repeat=replace(MONDAYS, count=2))
    change(store, lambda work: tasks.tick_task(work, key, 1))
    (second,) = mine(store, home.manager_id)
    change(store, lambda work: tasks.tick_task(work, second.id, 1))
    assert mine(store, home.manager_id) == []


def test_one_is_skipped(store: Store, home: Bureau) -> None:
    key = add(store, repeat=MONDAYS)
    change(store, lambda work: repeating.skip_task(work, key, 1))
    assert row(store, key).state is TaskState.CANCELLED
    assert [each.due_on for each in mine(store, home.manager_id)] == [date(2026, 11, 30)]
    once = add(store, "一次")
    with pytest.raises(Invalid, match=r"task\.no_repeat"):
        change(store, lambda work: repeating.skip_task(work, once, 1))


def test_a_holiday_moves_when_it_is_asked_and_the_series_does_not(store: Store, home: Bureau) -> None:
    """1 October 2026 begins a feast; the series stays on the first of the month."""
    first = Pattern(Every.MONTH_DAY, day=1)
    key = add(store, due_on=date(2026, 10, 1))
    change(store, lambda work: repeating.set_repeat(work, key, 1, first, moves_to_workday=True))
    moved = row(store, key)
    assert moved.occurs_on == date(2026, 10, 1)
    assert moved.due_on == date(2026, 10, 8)
    change(store, lambda work: tasks.tick_task(work, key, 2))
    (coming,) = mine(store, home.manager_id)
    assert (coming.occurs_on, coming.due_on) == (date(2026, 12, 1), date(2026, 12, 1))


def test_days_that_move_onto_one_workday_are_one(store: Store, home: Bureau) -> None:
    key = add(store, due_on=date(2026, 11, 20))
    change(store, lambda work: repeating.set_repeat(work, key, 1, Pattern(Every.DAY), moves_to_workday=True))
    due = []
    for _ in range(3):
        (now,) = mine(store, home.manager_id)
        due.append(now.due_on)
        change(store, partial(tasks.tick_task, task_id=now.id, version=now.version))
    assert due == [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)]


def test_the_last_workday_of_the_month(store: Store, home: Bureau) -> None:
    key = add(store, repeat=Pattern(Every.MONTH_WORKDAY, nth=LAST))
    assert row(store, key).due_on == date(2026, 11, 30)


def test_a_repetition_that_ends_before_it_begins_is_refused(store: Store, home: Bureau) -> None:
    ended = replace(MONDAYS, until=date(2026, 11, 1))
    with pytest.raises(Invalid, match="until_before_start"):
        add(store, repeat=ended)
    key = add(store)
    with pytest.raises(Invalid, match="until_before_start"):
        change(store, lambda work: repeating.set_repeat(work, key, 1, ended))
    change(store, lambda work: repeating.set_repeat(work, key, 1, MONDAYS))
    change(store, lambda work: repeating.set_repeat(work, key, 2, None))
    change(store, lambda work: tasks.tick_task(work, key, 3))
    assert mine(store, home.manager_id) == []


def at_moment(store: Store, moment: datetime) -> None:
    """Let the store's clock show another moment."""
    store.clock = FixedClock(moment)


def test_a_resting_task_is_out_of_sight_until_its_moment(store: Store, home: Bureau) -> None:
    key = add(store, due_on=TODAY)
    change(store, lambda work: snoozing.snooze_task(work, key, 1, date(2026, 11, 18)))
    with store.read() as reader:
        assert tasks.open_tasks(reader, home.manager_id) == []
        board = today(reader, home.manager_id)
        assert (board.tasks, board.tasks_late, board.tasks_today) == ((), 0, 0)
        assert [each.id for each in snoozing.snoozed_tasks(reader, home.manager_id)] == [key]
        assert snoozing.next_waking(reader, home.manager_id) == at(8, day=date(2026, 11, 18))
        assert stored.open_count(reader, home.manager_id) == 0
    at_moment(store, datetime(2026, 11, 18, 8, 0, tzinfo=BUREAU_ZONE))
    with store.read() as reader:
        assert [each.id for each in tasks.open_tasks(reader, home.manager_id)] == [key]
        board = today(reader, home.manager_id)
        assert (board.tasks_late, len(board.tasks)) == (1, 1)
        assert snoozing.snoozed_tasks(reader, home.manager_id) == []
        assert snoozing.next_waking(reader, home.manager_id) is None


def test_snoozing_is_taken_back_and_cannot_lead_into_the_past(store: Store, home: Bureau) -> None:
    key = add(store, due_on=TODAY)
    with store.change() as work:
        snoozing.snooze_task(work, key, 1, TODAY, time(14))
        steps = work.undo
    assert row(store, key).snoozed_until == at(14)
    change(store, lambda work: apply(work, steps))
    assert row(store, key).snoozed_until is None
    for day, hour in ((TODAY, time(9)), (date(2026, 11, 16), None)):
        with pytest.raises(Invalid, match="snooze_past"):
            change(store, partial(snoozing.snooze_task, task_id=key, version=3, day=day, at=hour))
    change(store, lambda work: snoozing.snooze_task(work, key, 3, date(2026, 11, 23)))
    change(store, lambda work: snoozing.wake_task(work, key, 4))
    assert [each.id for each in mine(store, home.manager_id)] == [key]


def test_a_task_that_was_given_away_comes_back_done(store: Store, home: Bureau) -> None:
    key = add(store, due_on=TODAY)
    change(store, lambda work: delegating.delegate_task(work, key, 1, home.colleague_id))
    (given,) = mine(store, home.manager_id)
    assert given.standing(home.manager_id) is Standing.GIVEN_AWAY
    assert (given.assignee, given.delegator) == ("何演示", "林演示")
    with store.read() as reader:
        assert stored.due_counts(reader, home.manager_id, TODAY) == (0, 0)
        assert stored.due_counts(reader, home.colleague_id, TODAY) == (0, 1)
    store.act_as(home.colleague_id, Role.MANAGER)
    assert [each.standing(home.colleague_id) for each in mine(store, home.colleague_id)] == [Standing.OWN]
    change(store, lambda work: tasks.tick_task(work, key, 2))
    assert mine(store, home.colleague_id) == []
    (returned,) = mine(store, home.manager_id)
    assert returned.standing(home.manager_id) is Standing.RETURNED
    assert (returned.group(TODAY + timedelta(days=9)), returned.days_late(TODAY + timedelta(days=9))) == (
        TaskGroup.TODAY,
        0,
    )
    with store.read() as reader:
        assert stored.due_counts(reader, home.manager_id, TODAY) == (0, 1)


def test_the_delegator_confirms_or_reopens(store: Store, home: Bureau) -> None:
    first, second = add(store, "甲", assignee_id=home.colleague_id), add(store, "乙", assignee_id=home.colleague_id)
    store.act_as(home.colleague_id, Role.MANAGER)
    for key in (first, second):
        change(store, partial(tasks.tick_task, task_id=key, version=1))
    store.act_as(home.manager_id, Role.MANAGER)
    change(store, lambda work: delegating.confirm_task(work, first, 2))
    change(store, lambda work: delegating.reopen_task(work, second, 2))
    assert (row(store, first).state, row(store, first).returned_at) == (TaskState.DONE, None)
    assert [each.id for each in mine(store, home.colleague_id)] == [second]
    with pytest.raises(Invalid, match="not_delegated"):
        change(store, lambda work: delegating.confirm_task(work, first, 3))


def test_ones_own_task_or_one_ticked_by_the_delegator_needs_no_look(store: Store, home: Bureau) -> None:
    own = add(store, assignee_id=home.manager_id)
    assert row(store, own).delegated_by is None
    given = add(store, assignee_id=home.colleague_id)
    change(store, lambda work: tasks.tick_task(work, given, 1))
    assert row(store, given).returned_at is None


def test_a_task_that_is_passed_on_comes_back_to_the_first(store: Store, home: Bureau) -> None:
    key = add(store, assignee_id=home.colleague_id)
    with pytest.raises(Invalid, match="has_assignee"):
        change(store, lambda work: delegating.delegate_task(work, key, 1, home.colleague_id))
    store.act_as(home.colleague_id, Role.MANAGER)
    change(store, lambda work: delegating.delegate_task(work, key, 1, home.manager_id))
    assert row(store, key).delegated_by is None


def test_a_returned_task_that_repeats_has_made_the_next(store: Store, home: Bureau) -> None:
    key = add(store, assignee_id=home.colleague_id, repeat=MONDAYS)
    store.act_as(home.colleague_id, Role.MANAGER)
    change(store, lambda work: tasks.tick_task(work, key, 1))
    (coming,) = mine(store, home.colleague_id)
    assert (coming.delegated_by, coming.due_on) == (home.manager_id, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("day", "code"), [(date(1900, 1, 1), "task.due_too_early"), (date(2206, 1, 1), "task.due_too_late")]
)
def test_a_task_due_in_1900_is_refused(store: Store, home: Bureau, day: date, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        add(store, due_on=day)
    key = add(store)
    with pytest.raises(Invalid, match=code):
        change(store, lambda work: tasks.move_task(work, key, 1, day))
    with pytest.raises(Invalid, match=code):
        change(store, lambda work: snoozing.snooze_task(work, key, 1, day))


def test_a_source_leads_back(store: Store, home: Bureau) -> None:
    with store.change() as work:
        customer = account(work, home)
        note = work.insert(
            Interaction,
            account_id=customer,
            portfolio_id=home.book_id,
            kind="note",
            text="问了复电时间",
            happened_at=at(9),
        )
        key = tasks.add_task(work, "回电", account_id=customer, source=(Kind.INTERACTION, note))
    with store.read() as reader:
        source = source_of(reader, stored.task(reader, key))
        assert source is not None
        assert (source.account_id, source.title, source.day) == (customer, "问了复电时间", TODAY)
    change(store, lambda work: work.remove(Interaction, note, 1))
    with store.read() as reader:
        assert source_of(reader, stored.task(reader, key)) is None


def test_the_account_of_a_task_can_be_another(store: Store, home: Bureau) -> None:
    with store.change() as work:
        first, second = account(work, home), account(work, home, "9900000000002")
        key = tasks.add_task(work, "回电", account_id=first)
        tasks.edit_task(work, key, 1, account_id=second)
    assert row(store, key).account_id == second
    change(store, lambda work: tasks.edit_task(work, key, 2, account_id=None))
    assert row(store, key).account_id is None


def test_a_lost_race_is_a_conflict(store: Store, home: Bureau) -> None:
    key = add(store, repeat=MONDAYS)
    change(store, lambda work: work.update(Task, key, 1, state=TaskState.CANCELLED))
    with pytest.raises(Conflict):
        change(store, lambda work: tasks.tick_task(work, key, 1))
    with store.read() as reader:
        assert stored.following(reader, key) is None
        assert reader.scalar(Task.select().with_only_columns(Task.c.version).where(Task.c.id == key)) == 2
