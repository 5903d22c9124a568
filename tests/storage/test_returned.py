"""A list leaves, somebody works on it, somebody else on the database, and it comes back."""

from collections.abc import Callable
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.codes import ContactRole, IssueTopic, OrderChannel, PlanState, Priority, Segment, TaskState
from crm.domain.conflicts import Chosen
from crm.domain.errors import Conflict, Unreadable
from crm.domain.lists import ListKind
from crm.domain.orders import KeyedOrder
from crm.domain.returned import Outcome, ReturnedReport
from crm.exchange.list_workbook import HEADING_ROW
from crm.exchange.returned import read_returned
from crm.storage import duty
from crm.storage.store import Store
from crm.storage.tables import Account, AuditLog, Contact, Issue, Task, Visit, WorkOrder
from crm.usecases.accounts import edit_account
from crm.usecases.contacts import add_contact
from crm.usecases.issues import add_issue
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.orders import add_order
from crm.usecases.returned.fields import FIELDS
from crm.usecases.returned.run import decided_for_file, preview_returned, take_returned
from crm.usecases.tasks import add_task, remove_task
from crm.usecases.undo import apply
from crm.usecases.visits import move_visit, plan_visit
from tests.support.build import DAY, Bureau, account, at, bureau

TABLES = {
    ListKind.ACCOUNTS: Account,
    ListKind.CONTACTS: Contact,
    ListKind.VISITS: Visit,
    ListKind.TASKS: Task,
    ListKind.ISSUES: Issue,
    ListKind.ORDERS: WorkOrder,
}
COMPUTED = {"account_no", "manager"}


class World:
    """A bureau with three accounts, their lists, and the roads out and in."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        with store.change() as work:
            self.home: Bureau = bureau(work)
            self.accounts = [
                account(work, self.home, f"099000000000{each}", name=f"客户{each}") for each in range(1, 4)
            ]
            duty.refresh(work, self.accounts)

    def export(self, kind: ListKind, ids: list[UUID], name: str = "out.xlsx", extra: tuple[str, ...] = ()) -> Path:
        """Export a list with every column that may come back, and some that may not."""
        keys = [*FIELDS[kind], *extra]
        columns = [ExportColumn(f"列 {key}", 12, attrgetter(key), key) for key in keys]
        path = self.folder / name
        with self.store.read() as reader:
            export_list(reader, path, kind, ids, columns, "清单", ("全部", "今天"), "zh_CN")
        return path

    def back(self, path: Path) -> ReturnedReport:
        """Read a file and see what it would change."""
        with self.store.change() as work:
            return preview_returned(work, read_returned(path))

    def row(self, kind: ListKind, row_id: UUID) -> dict[str, Any]:
        """Return a row as the database has it."""
        table = TABLES[kind]
        with self.store.read() as reader:
            found = reader.one(select(*table.columns).where(table.c.id == row_id))
        assert found is not None
        return dict(found._mapping)

    def logged(self) -> int:
        """Return how many lines the log has."""
        with self.store.read() as reader:
            return len(reader.rows(select(AuditLog.c.id)))


@pytest.fixture
def world(store: Store, tmp_path: Path) -> World:
    return World(store, tmp_path)


def edited(path: Path, change: Callable[[Any, dict[str, int]], None]) -> Path:
    """Let a spreadsheet change a file: `change(sheet, columns)` has the number of each column by its key."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    heads = [str(cell.value) for cell in sheet[HEADING_ROW]]
    change(sheet, {head.removeprefix("列 "): place for place, head in enumerate(heads, 1)})
    book.save(path)
    return path


def put(key: str, value: Any, row: int = 1) -> Callable[[Any, dict[str, int]], None]:
    """Return the change of one cell, in the n-th row below the headings."""

    def change(sheet: Any, columns: dict[str, int]) -> None:
        sheet.cell(HEADING_ROW + row, columns[key]).value = value

    return change


def test_untouched_it_changes_nothing(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts)
    seen = world.back(edited(path, lambda sheet, columns: None))
    assert (seen.source.read, seen.differences, seen.same, seen.left_out) == (3, (), 0, 0)


def test_changes_are_seen_first_and_then_written_as_one_step(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts)

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("name", "=新名 & <厂>")(sheet, columns)
        sheet.cell(HEADING_ROW + 1, columns["name"]).data_type = "s"
        put("segment", "百强", 2)(sheet, columns)
        put("contract_kva", 2000, 2)(sheet, columns)
        put("is_high_risk", "是", 3)(sheet, columns)

    before, log = [world.row(ListKind.ACCOUNTS, each) for each in world.accounts], world.logged()
    seen = world.back(edited(path, change))
    assert [(each.row, each.heading, each.new) for each in seen.of(Outcome.CHANGED)] == [
        (6, "列 name", "=新名 & <厂>"),
        (7, "列 segment", Segment.TOP100),
        (7, "列 contract_kva", 2000.0),
        (8, "列 is_high_risk", True),
    ]
    assert seen.differences[0].old == "客户1"
    assert (seen.differences[0].name, seen.rows) == ("客户1", 3)
    assert [world.row(ListKind.ACCOUNTS, each) for each in world.accounts] == before
    assert world.logged() == log
    with world.store.change() as work:
        take_returned(work, seen)
        steps = work.undo
    after = [world.row(ListKind.ACCOUNTS, each) for each in world.accounts]
    assert [after[0]["name"], after[1]["segment"], after[1]["contract_kva"]] == ["=新名 & <厂>", "top100", 2000]
    with world.store.change() as work:
        apply(work, steps)
    stamps = {"version", "updated_at", "updated_by"}
    undone = [world.row(ListKind.ACCOUNTS, each) for each in world.accounts]
    assert [{k: v for k, v in row.items() if k not in stamps} for row in undone] == [
        {k: v for k, v in row.items() if k not in stamps} for row in before
    ]


def test_sorted_cut_and_rearranged_it_still_fits(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts, extra=("account_no",))

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("address", "新地址 3 号", 3)(sheet, columns)
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]
        last = [cell.value for cell in sheet[HEADING_ROW]]
        order = list(reversed(range(len(last))))
        sheet.delete_rows(1, sheet.max_row)
        for line in ([last[place] for place in order], *([row[place] for place in order] for row in reversed(rows))):
            sheet.append(line)
        sheet.delete_rows(3)
        sheet.append(["新行"])
        sheet.insert_cols(2)
        sheet.cell(1, 2).value = "备注（自己加的）"

    seen = world.back(edited(path, change))
    assert [(each.id, each.new) for each in seen.differences] == [(world.accounts[2], "新地址 3 号")]
    assert (seen.source.read, len(seen.source.added), seen.source.unknown) == (3, 1, ("备注（自己加的）",))


def test_what_others_changed_is_merged_or_asked(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts)
    with world.store.change() as work:
        edit_account(work, world.accounts[0], 1, name="别人改的", address="别人的地址")

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("name", "我改的")(sheet, columns)
        put("contract_kva", 4000)(sheet, columns)

    seen = world.back(edited(path, change))
    assert {each.column: each.outcome for each in seen.differences} == {
        "name": Outcome.CONFLICT,
        "contract_kva": Outcome.CHANGED,
    }
    clash = seen.of(Outcome.CONFLICT)[0].clash
    assert clash is not None
    assert clash.before is not None
    assert (clash.before[0], clash.theirs[0], clash.mine[0]) == ("客户1", "别人改的", "我改的")
    with world.store.change() as work:
        take_returned(work, seen)
        work.discard()
        kept = work.one(select(Account.c.name, Account.c.contract_kva).where(Account.c.id == world.accounts[0]))
        assert tuple(kept or ()) == ("别人改的", 4000)
    with world.store.change() as work:
        take_returned(work, seen, decided_for_file(seen))
    row = world.row(ListKind.ACCOUNTS, world.accounts[0])
    assert (row["name"], row["contract_kva"], row["address"]) == ("我改的", 4000, "别人的地址")


def test_what_changes_after_the_preview_is_asked_again(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts)
    seen = world.back(edited(path, put("name", "我改的")))
    with world.store.change() as work:
        edit_account(work, world.accounts[0], 1, name="赶在前面")
    with pytest.raises(Conflict), world.store.change() as work:
        take_returned(work, seen)
    assert world.row(ListKind.ACCOUNTS, world.accounts[0])["name"] == "赶在前面"
    stale = {(world.accounts[0], "name"): Chosen(("客户1", "x"), ("我改的", "x"))}
    with pytest.raises(Conflict), world.store.change() as work:
        take_returned(work, seen, stale)


def test_refusals_leave_the_rest(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts, extra=("account_no",))

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("segment", "没有这个")(sheet, columns)
        put("address", "取这个")(sheet, columns)
        put("contract_kva", -5, 2)(sheet, columns)
        put("address", "不取", 2)(sheet, columns)
        put("account_no", "0990000000009", 3)(sheet, columns)

    seen = world.back(edited(path, change))
    told = {(each.row, each.column): each.code for each in seen.of(Outcome.REFUSED)}
    assert told[6, "segment_code" if (6, "segment_code") in told else "segment"] == "cell.segment"
    assert told[8, "account_no"] == "returned.shifted_row"
    assert any(row == 7 for row, _column in told)
    with world.store.change() as work:
        take_returned(work, seen)
    assert world.row(ListKind.ACCOUNTS, world.accounts[0])["address"] == "取这个"
    assert world.row(ListKind.ACCOUNTS, world.accounts[2])["account_no"] == "0990000000003"


def test_rows_with_damaged_or_doubled_keys_are_left(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts)

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("rounds.was", "abc")(sheet, columns)
        sheet.append([cell.value for cell in sheet[HEADING_ROW + 2]])
        put("address", "哪一个?", 4)(sheet, columns)

    seen = world.back(edited(path, change))
    assert (seen.source.broken, seen.source.twice, seen.differences) == ((6,), (7, 9), ())


def test_a_file_of_another_place_is_refused(world: World, tmp_path: Path) -> None:
    path = edited(world.export(ListKind.ACCOUNTS, world.accounts), put("name", "x"))
    source = read_returned(path)
    with world.store.change() as work, pytest.raises(Unreadable, match=r"returned\.other_database"):
        preview_returned(work, replace(source, stamp=replace(source.stamp, database="another")))
    with world.store.change() as work, pytest.raises(Unreadable, match=r"returned\.other_list"):
        preview_returned(work, replace(source, stamp=replace(source.stamp, kind=ListKind.REVIEWS)))
    plain = tmp_path / "plain.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "户号"
    book.save(plain)
    with pytest.raises(Unreadable, match=r"returned\.no_list"):
        read_returned(plain)


def test_rows_that_were_sorted_without_their_keys_are_refused(world: World) -> None:
    with world.store.change() as work:
        more = [account(work, world.home, f"09900000001{each:02}", name=f"厂 {each}") for each in range(6)]
    path = world.export(ListKind.ACCOUNTS, more, extra=("due_on", "last_visit_on"))

    def change(sheet: Any, columns: dict[str, int]) -> None:
        for row in range(1, 7):
            put("due_on", f"2026-0{row}-01", row)(sheet, columns)

    with pytest.raises(Unreadable, match=r"returned\.shifted"):
        world.back(edited(path, change))


def test_a_text_file_comes_back_too(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts, "out.csv", extra=("account_no",))
    text = path.read_text(encoding="utf-8-sig")
    seen = world.back(path)
    assert seen.differences == ()
    path.write_text(text.replace("客户2", "'=改名"), encoding="gb18030")
    assert [(each.outcome, each.new) for each in world.back(path).differences] == [(Outcome.CHANGED, "=改名")]


def _contact(world: World) -> UUID:
    with world.store.change() as work:
        return add_contact(work, world.accounts[0], "王演示", title="电工")


def _task(world: World) -> UUID:
    with world.store.change() as work:
        return add_task(work, "打电话", account_id=world.accounts[0], due_on=DAY, assignee_id=world.home.manager_id)


def _visit(world: World) -> UUID:
    with world.store.change() as work:
        return plan_visit(work, world.accounts[0], world.home.manager_id, at(14), at(15), purpose="综合走访")


def _issue(world: World) -> UUID:
    with world.store.change() as work:
        return add_issue(work, world.accounts[0], IssueTopic.BILL, "电费不清")


def _order(world: World) -> UUID:
    draft = KeyedOrder("0095598000000001", "complaint", "", at(8), "投诉\n两行", IssueTopic.BILL, OrderChannel.HOTLINE)
    with world.store.change() as work:
        return add_order(work, world.accounts[0], draft)


LATER = DAY + timedelta(days=3)
KINDS: list[tuple[ListKind, Callable[[World], UUID], dict[str, Any], dict[str, Any]]] = [
    (
        ListKind.CONTACTS,
        _contact,
        {"name": "王大海", "role": "财务", "title": None},
        {"name": "王大海", "role": ContactRole.FINANCE, "title": None},
    ),
    (
        ListKind.TASKS,
        _task,
        {"title": "去现场", "due_on": LATER, "priority": "紧急", "state": "已完成"},
        {"title": "去现场", "due_on": LATER, "priority": Priority.URGENT, "state": TaskState.DONE},
    ),
    (ListKind.VISITS, _visit, {"planned_on": LATER, "purpose": None}, {"planned_on": LATER, "purpose": None}),
    (
        ListKind.ISSUES,
        _issue,
        {"text": "电费清单\n不清", "topic": "停电"},
        {"text": "电费清单\n不清", "topic": IssueTopic.OUTAGE},
    ),
    (
        ListKind.ORDERS,
        _order,
        {"text": "投诉：改", "topic": "计量", "channel": "微信"},
        {"text": "投诉：改", "topic": IssueTopic.METERING, "channel": OrderChannel.WECHAT},
    ),
]


@pytest.mark.parametrize(("kind", "make", "cells", "values"), KINDS, ids=[kind[0].value for kind in KINDS])
def test_each_list_comes_back(
    world: World, kind: ListKind, make: Callable[[World], UUID], cells: dict[str, Any], values: dict[str, Any]
) -> None:
    row_id = make(world)
    path = world.export(kind, [row_id])
    assert world.back(edited(path, lambda sheet, columns: None)).differences == ()

    def change(sheet: Any, columns: dict[str, int]) -> None:
        for key, value in cells.items():
            put(key, value)(sheet, columns)

    seen = world.back(edited(path, change))
    assert {each.outcome for each in seen.differences} == {Outcome.CHANGED}
    assert len(seen.differences) == len(cells)
    with world.store.change() as work:
        take_returned(work, seen)
    row = world.row(kind, row_id)
    assert {column: row[column] for column in values} == values
    if kind is ListKind.VISITS:
        assert world.store.clock.local(row["planned_start"]).replace(tzinfo=None).hour == 14


MOVED = "在带回的清单中改期"


def test_a_visit_that_moves_gives_a_reason_and_keeps_its_first_approved_day(world: World) -> None:
    visit = _visit(world)
    with world.store.change() as work:
        work.update(Visit, visit, 1, plan_state=PlanState.APPROVED, first_approved_on=DAY)
    seen = world.back(edited(world.export(ListKind.VISITS, [visit]), put("planned_on", LATER)))
    with world.store.change() as work:
        take_returned(work, seen)
    row = world.row(ListKind.VISITS, visit)
    assert (row["planned_on"], row["first_approved_on"], row["reschedule_reason"]) == (LATER, DAY, MOVED)


@pytest.mark.parametrize("by_file", [False, True])
def test_the_reason_goes_with_the_day_that_is_kept(world: World, by_file: bool) -> None:
    visit, other = _visit(world), DAY + timedelta(days=1)
    path = edited(world.export(ListKind.VISITS, [visit]), put("planned_on", LATER))
    with world.store.change() as work:
        move_visit(work, visit, 1, at(14, day=other), at(15, day=other), "客户要求")
    seen = world.back(path)
    assert [each.outcome for each in seen.differences] == [Outcome.CONFLICT]
    with world.store.change() as work:
        take_returned(work, seen, decided_for_file(seen) if by_file else None)
    row = world.row(ListKind.VISITS, visit)
    assert (row["planned_on"], row["reschedule_reason"]) == ((LATER, MOVED) if by_file else (other, "客户要求"))


def test_a_visit_that_somebody_moved_to_the_same_day_keeps_its_reason(world: World) -> None:
    visit = _visit(world)
    path = edited(world.export(ListKind.VISITS, [visit]), put("planned_on", LATER))
    with world.store.change() as work:
        move_visit(work, visit, 1, at(14, day=LATER), at(15, day=LATER), "客户要求")
    seen = world.back(path)
    assert (seen.differences, seen.same) == ((), 1)
    with world.store.change() as work:
        take_returned(work, seen)
    assert world.row(ListKind.VISITS, visit)["reschedule_reason"] == "客户要求"


def test_held_visits_closed_issues_and_gone_rows_are_refused(world: World) -> None:
    visit, task = _visit(world), _task(world)
    visits, tasks = world.export(ListKind.VISITS, [visit], "v.xlsx"), world.export(ListKind.TASKS, [task], "t.xlsx")
    with world.store.change() as work:
        work.update(Visit, visit, 1, plan_state=PlanState.CANCELLED)
        remove_task(work, task, 1)
    refused = world.back(edited(visits, put("purpose", "别的")))
    assert [each.code for each in refused.differences] == ["returned.visit_held"]
    assert refused.refused == {visit}
    gone = world.back(edited(tasks, put("title", "别的")))
    assert [each.code for each in gone.differences] == ["row.deleted"]
    past = world.back(edited(world.export(ListKind.VISITS, [_visit(world)]), put("planned_on", date(2026, 1, 1))))
    assert [each.code for each in past.differences] == ["returned.past_day"]


def test_a_computed_column_and_an_error_cell_are_told(world: World) -> None:
    path = world.export(ListKind.ACCOUNTS, world.accounts, extra=("due_on",))

    def change(sheet: Any, columns: dict[str, int]) -> None:
        put("due_on", "2027-01-01")(sheet, columns)
        put("address", "#N/A", 2)(sheet, columns)
        sheet.cell(HEADING_ROW + 2, columns["address"]).data_type = "e"

    seen = world.back(edited(path, change))
    assert [(each.outcome, each.code) for each in seen.differences] == [
        (Outcome.COMPUTED, ""),
        (Outcome.REFUSED, "cell.error"),
    ]
