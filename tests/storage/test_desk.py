"""Tasks, notes, the timeline, accounts, contacts: what a manager does all day."""

from datetime import date

import pytest
from sqlalchemy import select

from crm.domain.codes import ImportanceGrade
from crm.domain.errors import Conflict, Invalid
from crm.domain.timeline import EntryKind
from crm.storage.history import history
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases import accounts, contacts, recording, tasks, timeline, visits
from crm.usecases.maintenance import check
from crm.usecases.search import search
from crm.usecases.today import today
from crm.usecases.undo import apply
from tests.support.build import account, at, bureau, record


def test_a_task_is_added_ticked_moved_and_taken_back(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        task = tasks.add_task(work, " 报价 ", account_id=key, assignee_id=home.manager_id, due_on=date(2026, 11, 16))
    with store.read() as reader:
        row = tasks.open_tasks(reader, home.manager_id)[0]
        assert (row.title, row.days_late(date(2026, 11, 17))) == ("报价", 1)
    with store.change() as work:
        tasks.tick_task(work, task, 1)
        steps = work.undo
    with store.read() as reader:
        assert tasks.open_tasks(reader, home.manager_id) == []
        assert len(tasks.done_tasks(reader, home.manager_id)) == 1
    with store.change() as work:
        apply(work, steps)
        tasks.move_task(work, task, 3, date(2026, 11, 20))
    with store.read() as reader:
        assert tasks.open_tasks(reader, home.manager_id)[0].due_on == date(2026, 11, 20)


def test_a_task_needs_words(store: Store) -> None:
    with pytest.raises(Invalid, match="no_title"), store.change() as work:
        tasks.add_task(work, "  ")


def test_undo_is_refused_when_somebody_changed_the_row_since(store: Store) -> None:
    with store.change() as work:
        task = tasks.add_task(work, "a")
    with store.change() as work:
        tasks.edit_task(work, task, 1, title="b")
        steps = work.undo
    with store.change() as work:
        tasks.edit_task(work, task, 2, title="theirs")
    with pytest.raises(Conflict), store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert tasks.open_tasks(reader, None)[0].title == "theirs"


def test_a_note_becomes_an_entry_a_task_and_a_mention(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        key = account(work, home)
        contacts.add_contact(work, key, "王工", number="10012345678")
        timeline.add_note(work, key, "问了复电时间 @王工 # 回电 2026-11-19")
    with store.read() as reader:
        notes = timeline.timeline(reader, key, kinds=(EntryKind.NOTE,))
        open_ones = tasks.tasks_of_account(reader, key)
        assert [hit.kind for hit in search(reader, "复电时间")] == ["interaction"]
    assert [(note.text, note.title) for note in notes] == [("问了复电时间 @王工", "王工")]
    assert [(task.title, task.due_on) for task in open_ones] == [("回电", date(2026, 11, 19))]


def test_an_empty_note_is_refused(store: Store) -> None:
    with pytest.raises(Invalid, match=r"note\.empty"), store.change() as work:
        timeline.add_note(work, account(work, bureau(work)), "  ")


def test_editing_an_account_is_checked_searched_and_traced(store: Store) -> None:
    with store.change() as work:
        key = account(work, bureau(work), name="旧名称")
        accounts.edit_account(work, key, 1, name="前湾冷链", importance_grade=ImportanceGrade.GRADE1)
    with store.read() as reader:
        assert [hit.id for hit in search(reader, "qwll")] == [key]
        assert search(reader, "旧名") == []
        detail = accounts.account_detail(reader, key)
        trace = history(reader, "account", key)
    assert detail.interval_days == 90
    assert ("name", "旧名称", "前湾冷链") in [(each.field, each.old, each.new) for each in trace[0].fields]
    for wrong in ({"name": " "}, {"contract_kva": 0}, {"operating_kva": 99_999.0}):
        with pytest.raises(Invalid), store.change() as work:
            accounts.edit_account(work, key, 2, **wrong)


def test_today_counts_the_day(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        first, second = account(work, home, "9900000000001"), account(work, home, "9900000000002", segment="top100")
        visits.plan_visit(work, first, home.manager_id, at(10), at(11))
        done = recording.start_record(work, second, home.manager_id)
        recording.finish_visit(work, done, 1, record(home, held_on=date(2026, 8, 1)))
        tasks.add_task(work, "t", assignee_id=home.manager_id, due_on=date(2026, 11, 17))
    with store.read() as reader:
        board = today(reader, home.manager_id)
    assert [visit.account_id for visit in board.timed] == [first]
    assert [(row.account_id, row.days) for row in board.overdue] == [(second, 48)]
    assert (board.overdue_count, len(board.tasks), board.accounts) == (1, 1, 2)
    assert [load.visits for load in board.week] == [0, 1, 0, 0, 0, 0, 0]


def test_the_demo_is_sound(demo_store: Store) -> None:
    with demo_store.read() as reader:
        report = check(reader)
        assert reader.scalar(select(Account.c.name).limit(1)) is not None
    assert report.is_sound, report
