"""The plan table of a month (domain.md 2.4): who is in it, how a visit stands, and the sheet a supervisor opens."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.codes import Channel, PlanState, Segment, Topic
from crm.domain.plan_table import PlanStanding, standing
from crm.domain.proposal import Priority
from crm.storage.store import Store
from crm.storage.visits import between
from crm.usecases import recording, visits
from crm.usecases.plan_table import book_of_plan, plan_table
from tests.support.build import DAY, Bureau, account, at, bureau, record

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
LATER = date(2026, 11, 20)


def fill(store: Store) -> Bureau:
    """Plan visits of which one is held, one moved, one cancelled, one of a colleague and one of next month."""
    with store.change() as work:
        home = bureau(work)
        held = account(work, home, "0990000000001", name="=1+1")
        other = account(work, home, "0990000000002", segment=Segment.DIRECT_SERVICE, street_code="tutian")
        mine = (work, held, home.manager_id)
        visits.plan_visit(*mine, at(9), at(10), topics=(Topic.POLICY, Topic.SATISFACTION))
        moved = visits.plan_visit(work, other, home.manager_id, at(11), at(12), purpose="沟通需求")
        gone = visits.plan_visit(work, other, home.manager_id, at(14), at(15), channel=Channel.PHONE)
        visits.plan_visit(work, other, home.colleague_id, at(9, day=LATER), at(10, day=LATER))
        december = date(2026, 12, 1)
        visits.plan_visit(*mine, at(9, day=december), at(10, day=december))
        visits.move_visit(work, moved, 1, at(9, day=LATER), at(10, day=LATER), "客户改期")
        visits.cancel_visit(work, gone, 1)
        past = date(2026, 11, 3)
        done = visits.plan_visit(*mine, at(9, day=past), at(10, day=past))
    with store.change() as work:
        recording.finish_visit(work, done, 1, record(home, held_on=past))
    return home


def test_a_manager_s_month_is_listed_with_its_states(store: Store) -> None:
    home = fill(store)
    with store.read() as reader:
        own = plan_table(reader, home.manager_id, FIRST, LAST)
        everybody = plan_table(reader, None, FIRST, LAST)
    assert [(line.planned_on, line.standing, line.last_on) for line in own.lines] == [
        (date(2026, 11, 3), PlanStanding.DONE, None),
        (DAY, PlanStanding.APPROVED, date(2026, 11, 3)),
        (DAY, PlanStanding.CANCELLED, None),
        (LATER, PlanStanding.MOVED, None),
    ]
    assert own.lines[1].topics == (Topic.POLICY, Topic.SATISFACTION)
    assert (own.lines[1].priority, own.lines[3].priority) == (Priority.USUAL, Priority.HIGH)
    assert own.lines[3].reason == "客户改期"
    assert (own.manager, everybody.manager) == ("林演示", None)
    assert [line.manager for line in everybody.lines] == ["何演示", *["林演示"] * 4]


def test_a_held_visit_shows_the_day_it_was_due_and_not_the_next_one(store: Store) -> None:
    home = fill(store)
    with store.change() as work:
        planned = between(work, home.manager_id, DAY, DAY)[0]
        recording.finish_visit(work, planned.id, planned.version, record(home))
    with store.read() as reader:
        lines = plan_table(reader, home.manager_id, FIRST, LAST).lines
    assert [line.due_on for line in lines[:2]] == [None, date(2027, 5, 2)]


def test_the_sheet_holds_text_as_text_and_days_as_days(store: Store, tmp_path: Path) -> None:
    home = fill(store)
    out = tmp_path / "走访计划.xlsx"
    with store.read() as reader:
        book_of_plan(reader, plan_table(reader, home.manager_id, FIRST, LAST), "zh_CN").save(reader, out, "zh_CN")
    sheet = load_workbook(out).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[7]]
    assert heads[:9] == ["序号", "计划月份", "客户经理", "户号", "客户名称", "分群", "重要等级", "街道", "计划日期"]
    assert heads[9:16] == ["方式", "走访事由", "上次走访日期", "到期日", "优先级", "状态", "改期原因"]
    planned = [cell.value for cell in sheet[9]]
    assert planned[:5] == [2, "2026-11", "林演示", "0990000000001", "=1+1"]
    assert sheet["E9"].data_type == "s"
    assert (sheet["I9"].is_date, sheet["I9"].value.date(), planned[10]) == (True, DAY, "政策宣传、满意度调查")
    assert [sheet.cell(row, 15).value for row in range(8, 12)] == ["已完成", "已批准", "已取消", "已改期"]
    assert sheet["K11"].value == "沟通需求"
    assert sheet["P11"].value == "客户改期"
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$7:$7")
    assert sheet.max_row == 11


def test_a_month_without_visits_says_so(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    with store.read() as reader:
        book_of_plan(reader, plan_table(reader, None, FIRST, LAST), "en").save(reader, out, "en")
    sheet = load_workbook(out).active
    assert sheet is not None
    assert sheet["A8"].value == "No visits are planned in this period."


@pytest.mark.parametrize(
    ("state", "planned", "approved", "stands"),
    [
        (PlanState.PROPOSED, DAY, None, PlanStanding.WAITING),
        (PlanState.APPROVED, DAY, DAY, PlanStanding.APPROVED),
        (PlanState.APPOINTED, DAY, None, PlanStanding.APPOINTED),
        (PlanState.APPOINTED, LATER, DAY, PlanStanding.MOVED),
        (PlanState.DONE, LATER, DAY, PlanStanding.DONE),
        (PlanState.CANCELLED, LATER, DAY, PlanStanding.CANCELLED),
    ],
)
def test_only_open_visits_on_another_day_were_moved(
    state: PlanState, planned: date, approved: date | None, stands: PlanStanding
) -> None:
    assert standing(state, planned, approved) is stands
