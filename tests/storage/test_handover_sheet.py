"""The hand-over sheet: what stands in it, what is hidden, and the workbook that somebody opens."""

from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.codes import HazardLevel, IssueState, PhoneKind, Topic
from crm.domain.errors import Invalid
from crm.domain.handover_sheet import HandoverSheet
from crm.storage.settings import put
from crm.storage.store import Store
from crm.storage.tables import Account, Contact, ContactPhone, Hazard
from crm.usecases import tasks, visits
from crm.usecases.handover import hand_over, hand_over_plan
from crm.usecases.handover_sheet import book_of_handover, handover_on_paper, sheet_of_manager, sheet_of_plan
from tests.support.build import DAY, at
from tests.support.handover import NEXT_WEEK, OWNER, SUBSTITUTE, TOMORROW, World, issue, plan, some, whole, world


@pytest.fixture
def there(store: Store) -> World:
    with store.change() as work:
        made = world(work)
        first = made.accounts[0]
        work.update(Account, first, 1, name="=1+1", site_access="门卫登记", street_code="tutian", due_on=TOMORROW)
        visits.plan_visit(work, first, made.home.manager_id, at(9, day=NEXT_WEEK), at(10, day=NEXT_WEEK))
        plan(work, made, 1, TOMORROW)
        visits.plan_visit(
            work, first, made.third_id, at(9, 30, NEXT_WEEK), at(11, day=NEXT_WEEK), topics=(Topic.POLICY,)
        )
        tasks.add_task(work, "报价", account_id=first, assignee_id=made.home.manager_id, due_on=DAY, due_time=time(9))
        issue(work, made, first, made.home.manager_id, due_on=NEXT_WEEK)
        issue(work, made, first, made.home.manager_id, state=IssueState.CLOSED)
        of_account = {"account_id": first, "portfolio_id": made.home.book_id}
        work.insert(Hazard, **of_account, text="油位偏低", level=HazardLevel.GENERAL, found_on=DAY)
        for order, name in ((2, "赵演示"), (1, "钱演示")):
            contact = work.insert(Contact, **of_account, name=name, sort_key=name, role="main", call_order=order)
            work.insert(ContactPhone, **of_account, contact_id=contact, number="10012345678", kind=PhoneKind.MOBILE)
    return made


def sheet(store: Store, there: World) -> HandoverSheet:
    with store.read() as reader:
        return sheet_of_plan(reader, hand_over_plan(reader, whole(there, OWNER)))


def test_everything_open_stands_in_it_in_order(store: Store, there: World) -> None:
    found = sheet(store, there)
    assert (found.givers, found.receiver, len(found.accounts)) == (("林演示",), "苏演示", 3)
    assert [(visit.on, visit.person) for visit in found.visits] == [
        (TOMORROW, "林演示"),
        (NEXT_WEEK, "林演示"),
        (NEXT_WEEK, "苏演示"),
    ]
    assert [visit.clash.other if visit.clash else "" for visit in found.visits] == ["", "=1+1", ""]
    assert [(task.title, task.due_time) for task in found.tasks] == [("报价", time(9))]
    assert ([each.due_on for each in found.issues], len(found.hazards)) == ([NEXT_WEEK], 1)
    assert [contact.order for contact in found.contacts] == [1, 2]


def test_numbers_are_masked_and_names_are_there_only_when_the_bureau_allows_them(store: Store, there: World) -> None:
    assert {(each.name, each.phones) for each in sheet(store, there).contacts} == {("", ("100****5678",))}
    with store.change() as work:
        put(work, "privacy.export_personal", True, DAY)
    assert [(each.name, each.phones) for each in sheet(store, there).contacts] == [
        ("钱演示", ("100****5678",)),
        ("赵演示", ("100****5678",)),
    ]


def test_the_sheet_is_the_same_before_and_after_but_for_who_has_it(store: Store, there: World) -> None:
    before = sheet(store, there)
    with store.change() as work:
        after = sheet_of_plan(work, hand_over(work, whole(there, OWNER)))
    assert (after.accounts, after.issues[0].text, after.contacts) == (before.accounts, "演示诉求", before.contacts)
    people = [*(each.person for each in after.visits), after.tasks[0].person, after.issues[0].person]
    assert set(people) == {"苏演示"}


def test_a_manager_s_sheet_has_all_of_his_accounts(store: Store, there: World) -> None:
    with store.read() as reader:
        found = sheet_of_manager(reader, there.home.manager_id, there.third_id)
        assert (found.givers, found.receiver, found.starts_on) == (("林演示",), "苏演示", None)
        for person, code in ((there.third_id, "handover.no_accounts"), (there.home.manager_id, "handover.same_person")):
            with pytest.raises(Invalid, match=code.replace(".", r"\.")):
                sheet_of_manager(reader, person, there.home.manager_id)


@pytest.mark.parametrize(
    ("language", "titles", "line"),
    [
        (
            "en",
            ["Accounts", "Planned visits", "Tasks", "Issues and promises", "Contacts", "Site access"],
            "As a substitute from 2026-11-18 to 2026-11-24",
        ),
        ("zh_CN", ["客户", "走访计划", "任务", "诉求与承诺", "联系人", "现场进入"], "代管 2026-11-18 至 2026-11-24"),
    ],
)
def test_the_workbook_has_a_sheet_for_each_part(
    store: Store, there: World, tmp_path: Path, language: str, titles: list[str], line: str
) -> None:
    out = tmp_path / "交接单.xlsx"
    with store.read() as reader:
        wish = some(there, SUBSTITUTE, 0, 1, first=TOMORROW, last=NEXT_WEEK)
        found = sheet_of_plan(reader, hand_over_plan(reader, wish))
        book_of_handover(reader, found, language).save(reader, out, language)
        tables = handover_on_paper(found, language).tables
    book = load_workbook(out)
    assert book.sheetnames[: len(titles)] == titles == [table.title for table in tables]
    for page, table in zip(book.worksheets, tables, strict=False):
        assert [cell.value for cell in page[7]][: len(table.columns)] == [column.heading for column in table.columns]
        assert page.max_row == max(7 + len(table.rows), 8)
        assert page["A4"].value == line
    accounts, planned = book.worksheets[:2]
    assert (accounts["C8"].value, accounts["C8"].data_type, accounts["B8"].value) == ("=1+1", "s", "9900000000000")
    assert accounts["H8"].value.date() == TOMORROW
    assert (planned["A8"].value.date(), planned["B8"].value) == (TOMORROW, time(14))


def test_an_empty_part_says_so(store: Store, tmp_path: Path) -> None:
    with store.change() as work:
        bare = world(work)
    with store.read() as reader:
        found = sheet_of_plan(reader, hand_over_plan(reader, whole(bare, OWNER)))
        book_of_handover(reader, found, "en").save(reader, tmp_path / "o.xlsx", "en")
    book = load_workbook(tmp_path / "o.xlsx")
    assert [page["A8"].value for page in book.worksheets[1:5]] == [
        "No visits are planned.",
        "No tasks are open.",
        "No issues or hazards are open.",
        "No contacts are known.",
    ]
