"""What others write between the check of a file and its import is met row by row, and nothing of it is overwritten."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.conflicts import RowConflict, whole_answer
from crm.domain.errors import Conflict
from crm.domain.imports import Existing, ImportKind
from crm.exchange.headings import match
from crm.exchange.rows import ReadResult, check
from crm.exchange.sheets import Sheet
from crm.storage.base import AnyTable
from crm.storage.store import Store
from crm.storage.tables import Account, Feeder, SupplyPoint, Task, WorkOrder
from crm.usecases.imports.options import USUAL, ImportOptions
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import preview, run_import

HEADS = ("户号", "户名", "客户分类", "合同容量", "地址", "所属线路")
NUMBERS = ("9900000000101", "9900000000102", "9900000000103")


def ledger(kva: int, feeder: str = "岚湖站F12") -> ReadResult:
    rows = [(number, f"演示{number[-1]}厂", "大工业用户", kva, "岚湖路1号", feeder) for number in NUMBERS]
    return check(replace(match(Sheet("表", [HEADS, *rows]), 1, ImportKind.ACCOUNTS), file="表.xlsx"))


def tasks(numbers: Sequence[str], note: str = "文件") -> ReadResult:
    sheet = Sheet("表", [("户号", "任务", "备注"), *[(number, "核对合同", note) for number in numbers]])
    return check(replace(match(sheet, 1, ImportKind.TASKS), file="任务.xlsx"))


@pytest.fixture
def accounts(store: Store) -> list[UUID]:
    """Three accounts of 500 kVA on one feeder."""
    with store.change() as work:
        run_import(work, ledger(500))
    with store.read() as reader:
        return list(reader.scalars(select(Account.c.id).order_by(Account.c.account_no)))


def checked(store: Store, result: ReadResult, existing: Existing = Existing.OVERWRITE) -> ImportOptions:
    with store.change() as work:
        report = preview(work, result, ImportOptions(existing))
    return ImportOptions(existing, checked=report)


def write(store: Store, account_id: UUID, **values: object) -> None:
    """Change an account as a colleague does meanwhile."""
    with store.change() as work:
        version = work.scalar(select(Account.c.version).where(Account.c.id == account_id))
        work.update(Account, account_id, version, **values)


def brought(store: Store, result: ReadResult, options: ImportOptions, answers: Any = ()) -> ImportReport:
    with store.change() as work:
        work.heed(answers)
        return run_import(work, result, options)


def met(store: Store, result: ReadResult, options: ImportOptions) -> tuple[RowConflict, ...]:
    with pytest.raises(Conflict) as error:
        brought(store, result, options)
    found: Any = error.value.values.get("conflicts") or (error.value.values["conflict"],)
    return tuple(found)


def standing(store: Store, column: str = "contract_kva") -> list[Any]:
    with store.read() as reader:
        return list(reader.scalars(select(Account.c[column]).order_by(Account.c.account_no)))


def test_each_row_that_both_changed_is_told_and_nothing_is_kept(store: Store, accounts: list[UUID]) -> None:
    result = ledger(800)
    options = checked(store, result)
    for key in accounts[:2]:
        write(store, key, contract_kva=630.0)
    told = met(store, result, options)
    assert [each.id for each in told] == accounts[:2]
    clash = told[0].clashes[0]
    assert (clash.before, clash.theirs, clash.mine) == ((500.0,), (630.0,), (800.0,))
    assert standing(store) == [630.0, 630.0, 500.0]
    report = brought(store, result, options, [whole_answer(told[0], True), whole_answer(told[1], False)])
    assert standing(store) == [800.0, 630.0, 800.0]
    assert [report.verdicts[row][0] for row in sorted(report.verdicts)] == [
        Verdict.UPDATED,
        Verdict.UNCHANGED,
        Verdict.UPDATED,
    ]
    assert {each.row for each in report.changes} == {sorted(report.verdicts)[0], sorted(report.verdicts)[2]}


def test_what_the_file_leaves_as_it_was_stays_as_a_colleague_made_it(store: Store, accounts: list[UUID]) -> None:
    result = ledger(800)
    options = checked(store, result)
    write(store, accounts[0], address="湖滨路9号")
    report = brought(store, result, options)
    assert standing(store, "address") == ["湖滨路9号", "岚湖路1号", "岚湖路1号"]
    assert standing(store) == [800.0] * 3
    assert {each.field for each in report.changes} == {"contract_kva"}


def test_rows_that_the_check_found_unchanged_are_not_set_back(store: Store, accounts: list[UUID]) -> None:
    result = ledger(500)
    options = checked(store, result)
    write(store, accounts[0], contract_kva=630.0)
    report = brought(store, result, options)
    assert standing(store) == [630.0, 500.0, 500.0]
    assert report.count(Verdict.UNCHANGED) == 3
    assert report.changes == []


def test_without_a_check_the_file_replaces_what_is_there(store: Store, accounts: list[UUID]) -> None:
    write(store, accounts[0], contract_kva=630.0)
    assert brought(store, ledger(800), USUAL).count(Verdict.UPDATED) == 3
    assert standing(store) == [800.0] * 3


def test_an_account_that_somebody_added_since_is_asked(store: Store) -> None:
    result = ledger(800)
    options = checked(store, result)
    with store.change() as work:
        run_import(work, ledger(500))
    told = met(store, result, options)
    assert len(told) == 3
    assert told[0].clashes[0].theirs == (500.0,)


def test_a_feeder_that_somebody_switched_since_is_asked_and_may_stay(store: Store, accounts: list[UUID]) -> None:
    result = ledger(500, "岚湖站F15")
    options = checked(store, result)
    with store.change() as work:
        run_import(work, ledger(500, "岚湖站F16"))
    told = met(store, result, options)
    assert {each.table for each in told} == {"supply_point"}
    report = brought(store, result, options, [whole_answer(each, False) for each in told])
    with store.read() as reader:
        statement = select(Feeder.c.number).join(SupplyPoint, SupplyPoint.c.feeder_id == Feeder.c.id)
        assert set(reader.scalars(statement.where(SupplyPoint.c.ends_on.is_(None)))) == {"F16"}
    assert report.count(Verdict.UNCHANGED) == 3
    assert len(accounts) == 3


def test_tasks_are_met_the_same_way(store: Store, accounts: list[UUID]) -> None:
    result = tasks(NUMBERS[:1], "文件")
    with store.change() as work:
        run_import(work, tasks(NUMBERS[:1], "原来"))
    options = checked(store, result)
    with store.change() as work:
        row = work.one(select(Task.c.id, Task.c.version))
        assert row is not None
        work.update(Task, row.id, row.version, note="同事")
    told = met(store, result, options)
    assert [(each.table, each.clashes[0].theirs) for each in told] == [("task", ("同事",))]
    assert len(accounts) == 3


def bin_it(store: Store, table: AnyTable, key: UUID) -> None:
    with store.change() as work:
        work.remove(table, key, work.scalar(select(table.c.version).where(table.c.id == key)))


def test_an_account_that_somebody_binned_since_is_refused_and_not_made_anew(store: Store, accounts: list[UUID]) -> None:
    result = ledger(800)
    options = checked(store, result)
    bin_it(store, Account, accounts[0])
    report = brought(store, result, options)
    assert [report.verdicts[row][0] for row in sorted(report.verdicts)] == [
        Verdict.REJECTED,
        Verdict.UPDATED,
        Verdict.UPDATED,
    ]
    problem = report.problems[0]
    assert (problem.code, problem.details["who"]) == ("import.row_deleted", standing(store, "updated_by")[0])
    assert standing(store) == [500.0, 800.0, 800.0]


def test_what_belongs_to_an_account_that_went_since_is_refused_with_what_became_of_it(
    store: Store, accounts: list[UUID]
) -> None:
    result = tasks(NUMBERS[:2])
    options = checked(store, result)
    bin_it(store, Account, accounts[0])
    report = brought(store, result, options)
    assert [(each.code, each.row) for each in report.problems] == [("import.row_deleted", min(report.verdicts))]
    with store.read() as reader:
        assert reader.scalars(select(Task.c.account_id)) == [accounts[1]]


def test_a_task_that_somebody_binned_since_is_refused(store: Store, accounts: list[UUID]) -> None:
    with store.change() as work:
        run_import(work, tasks(NUMBERS, "原来"))
    result = tasks(NUMBERS, "文件")
    options = checked(store, result)
    with store.read() as reader:
        first = reader.scalar(select(Task.c.id).where(Task.c.account_id == accounts[0]))
    bin_it(store, Task, first)
    report = brought(store, result, options)
    assert [each.code for each in report.problems] == ["import.row_deleted"]
    with store.read() as reader:
        assert len(reader.scalars(select(Task.c.id))) == 3


def test_a_task_that_somebody_renamed_since_is_no_second_one(store: Store, accounts: list[UUID]) -> None:
    with store.change() as work:
        run_import(work, tasks(NUMBERS[:1], "原来"))
    result = tasks(NUMBERS[:1], "文件")
    options = checked(store, result)
    with store.change() as work:
        row = work.one(select(Task.c.id, Task.c.version))
        assert row is not None
        work.update(Task, row.id, row.version, title="去现场")
    brought(store, result, options)
    with store.read() as reader:
        assert [tuple(row) for row in reader.rows(select(Task.c.title, Task.c.note))] == [("去现场", "文件")]
    assert len(accounts) == 3


def test_a_hotline_order_that_somebody_binned_since_is_refused(store: Store, accounts: list[UUID]) -> None:
    heads = ("户号", "工单编号", "业务类型", "受理时间", "受理内容")
    rows = [(NUMBERS[0], "DEMO26110001", "咨询", "2026-11-10 09:00", "问电价")]
    result = check(replace(match(Sheet("表", [heads, *rows]), 1, ImportKind.ORDERS), file="工单.xlsx"))
    with store.change() as work:
        run_import(work, result)
    options = checked(store, result)
    with store.read() as reader:
        key = reader.scalar(select(WorkOrder.c.id))
    bin_it(store, WorkOrder, key)
    report = brought(store, result, options)
    assert [(each.field, each.code) for each in report.problems] == [("order_no", "import.row_deleted")]
    assert len(accounts) == 3
