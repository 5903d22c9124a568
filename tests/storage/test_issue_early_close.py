"""An issue is closed early by no road: import, merge, bin, undo, redo, bulk, the log, plain SQL; on both databases."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from crm.domain.bin import BinFilter
from crm.domain.changes import Kind
from crm.domain.codes import Channel, IssueState, IssueTopic, Role
from crm.domain.errors import Conflict, Invalid
from crm.domain.imports import ImportKind
from crm.domain.issues import CustomerWord, IssueRow
from crm.domain.merging import MergeWish, Side
from crm.domain.undo import UndoSteps
from crm.exchange.headings import match
from crm.exchange.rows import check
from crm.exchange.sheets import Sheet
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.storage.tables import Account, AuditLog, Issue
from crm.usecases import issues
from crm.usecases.audit_restore import restore_entry
from crm.usecases.bin import bin_entries, delete_account, restore
from crm.usecases.imports.run import run_import
from crm.usecases.merge import merge, merge_view
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, bureau
from tests.support.closing import early_ways

TODAY = date(2026, 11, 17)
YES = CustomerWord(TODAY, "王工", Channel.PHONE, True)
NO = CustomerWord(TODAY, "王工", Channel.PHONE, False)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.colleague_id, Role.SUPERVISOR)
    return made


@pytest.fixture
def place(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


@pytest.fixture
def key(store: Store, place: UUID) -> UUID:
    with store.change() as work:
        return issues.add_issue(work, place, IssueTopic.BILL, "电费账单看不懂")


def row(store: Store, key: UUID) -> IssueRow:
    with store.read() as reader:
        return stored.issue(reader, key)


def answer(store: Store, key: UUID) -> int:
    with store.change() as work:
        return issues.answer_issue(work, key, row(store, key).version, "已书面说明", "营销部", "工单 1")


def confirm(store: Store, key: UUID, word: CustomerWord) -> UndoSteps:
    with store.change() as work:
        issues.confirm_issue(work, key, row(store, key).version, word)
        return work.undo


def go(store: Store, steps: UndoSteps) -> UndoSteps:
    with store.change() as work:
        apply(work, steps)
        return work.undo


@pytest.mark.parametrize(("left_out", "columns"), list(early_ways()))
def test_plain_sql_closes_nothing_early(store: Store, key: UUID, left_out: str, columns: str) -> None:
    with pytest.raises(IntegrityError), store.change() as work:
        work.connection.execute(text(f"UPDATE issue SET {columns}, version = version + 1"))
    assert row(store, key).state is IssueState.NEW


def test_nor_does_a_new_row_come_closed(store: Store, place: UUID, key: UUID) -> None:
    with store.read() as reader:
        portfolio = reader.scalar(select(Issue.c.portfolio_id).where(Issue.c.id == key))
    of = {"account_id": place, "portfolio_id": portfolio, "topic": IssueTopic.BILL, "text": "一", "raised_on": TODAY}
    with pytest.raises(IntegrityError), store.change() as work:
        work.insert(Issue, **of, state=IssueState.CLOSED, result="已处理", closed_on=TODAY)


def test_what_was_said_before_an_issue_was_opened_again_closes_it_by_no_road(store: Store, key: UUID) -> None:
    answer(store, key)
    confirm(store, key, NO)
    with pytest.raises(IntegrityError), store.change() as work:
        columns = "state = 'closed', closed_on = '2026-11-17', version = version + 1"
        work.connection.execute(text(f"UPDATE issue SET {columns}"))
    answer(store, key)
    confirm(store, key, YES)
    with store.change() as work:
        issues.reopen_issue(work, key, row(store, key).version)
    with pytest.raises(IntegrityError), store.change() as work:
        work.update(Issue, key, row(store, key).version, state=IssueState.CLOSED, closed_on=TODAY)
    assert row(store, key).state is IssueState.REOPENED


def test_redo_closes_only_what_stands_as_it_did(store: Store, key: UUID) -> None:
    answer(store, key)
    again = go(store, confirm(store, key, YES))
    assert row(store, key).state is IssueState.TO_CONFIRM
    back = go(store, again)
    assert row(store, key).confirmed_by == "王工"
    again = go(store, back)
    with store.change() as work:
        issues.transfer_issue(work, key, row(store, key).version, "计量中心")
    with pytest.raises(Conflict):
        go(store, again)
    assert row(store, key).state is IssueState.TRANSFERRED


def test_an_imported_issue_is_a_new_one(store: Store, place: UUID) -> None:
    heads = ("户号", "走访日期", "方式", "走访人员", "事由", "客户诉求", "状态")
    held = ("9900000000001", "2026-11-17", "现场", "林演示", "政策宣传", "停电通知偏晚", "已闭环")
    sheet = Sheet("走访", [heads, held])
    with store.change() as work:
        run_import(work, check(match(sheet, 1, ImportKind.VISITS)))
    with store.read() as reader:
        found = stored.open_where(reader)
    assert [each.state for each in found] == [IssueState.NEW]


def test_merging_accounts_and_the_bin_leave_the_state_alone(store: Store, home: Bureau, place: UUID, key: UUID) -> None:
    with store.change() as work:
        other = account(work, home, "9900000000002")
    answer(store, key)
    with store.read() as reader:
        view = merge_view(reader, Kind.ACCOUNT, place, other)
    with store.change() as work:
        wish = MergeWish(view.kind, place, view.left.version, other, view.right.version, Side.RIGHT)
        kept = merge(work, wish)
    assert (row(store, key).state, row(store, key).account_id) == (IssueState.TO_CONFIRM, kept)
    with store.read() as reader:
        version = reader.scalar(select(Account.c.version).where(Account.c.id == kept))
    with store.change() as work:
        delete_account(work, kept, version)
    with store.read() as reader:
        entries = bin_entries(reader, BinFilter())
    with store.change() as work:
        restore(work, entries)
    assert row(store, key).state is IssueState.TO_CONFIRM


def test_many_at_once_are_transferred_and_never_closed(store: Store, key: UUID) -> None:
    with store.change() as work:
        assert issues.transfer_issues(work, [(key, 1)], "计量中心") == []
    assert row(store, key).state is IssueState.TRANSFERRED


def test_the_log_puts_no_closed_state_back(store: Store, key: UUID) -> None:
    answer(store, key)
    confirm(store, key, YES)
    with store.change() as work:
        issues.reopen_issue(work, key, row(store, key).version)
    with store.read() as reader:
        entry = reader.scalars(select(AuditLog.c.id).where(AuditLog.c.row_id == key).order_by(AuditLog.c.id))[-1]
    with pytest.raises(Invalid, match="own_road"), store.change() as work:
        restore_entry(work, UUID(int=entry), "state")
    assert row(store, key).state is IssueState.REOPENED


def test_the_use_case_closes_only_with_everything(store: Store, key: UUID) -> None:
    with pytest.raises(Invalid, match=r"issue\.step"):
        confirm(store, key, YES)
    answer(store, key)
    with pytest.raises(Invalid, match="no_customer"):
        confirm(store, key, CustomerWord(TODAY, " ", Channel.PHONE, True))
    confirm(store, key, YES)
    assert row(store, key).state is IssueState.CLOSED
