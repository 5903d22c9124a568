"""`rounds import orders`: what becomes of good, changed and bad rows; every number is invented."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.commands import ClockedCommand

HEAD = (
    "工单编号",
    "户号",
    "客户名称",
    "工单类型",
    "受理时间",
    "受理渠道",
    "受理内容",
    "处理时限",
    "办结时间",
    "工单状态",
)
ENGLISH = ("Order no", "Account no", "Type", "Received", "Channel", "Content", "Deadline", "Finished", "Status")
GOOD = ("W1", "9900000000001", "甲", "投诉", "2026-11-16 17:30", "95598", "频繁停电", "", "", "处理中")


def table(path: Path, *rows: Sequence[Any]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def line(**changed: Any) -> tuple[Any, ...]:
    names = ("no", "account", "name", "type", "received", "channel", "text", "due", "finished", "state")
    return tuple({**dict(zip(names, GOOD, strict=True)), **changed}.values())


@pytest.fixture
def where(database_file: Path, command: ClockedCommand, tmp_path: Path) -> Path:
    head = ("户号", "客户名称", "客户分类", "合同容量")
    rows = [(f"990000000000{number}", f"客户{number}", "大工业", 630) for number in (1, 2)]
    path = table(tmp_path / "accounts.csv", head, *rows)
    assert command("import", "accounts", path, "--database", database_file).code == 0
    return database_file


def test_a_second_import_changes_and_does_not_double(where: Path, command: ClockedCommand, tmp_path: Path) -> None:
    words = ("--database", where, "--json")
    first = command("import", "orders", table(tmp_path / "o.csv", ("工单",), HEAD, GOOD, GOOD), *words).json()
    assert (first["added"], first["duplicates"], first["rejected"]) == (1, 1, 0)
    later = table(tmp_path / "p.csv", HEAD, line(state="已办结", finished="2026-11-17 08:00"))
    second = command("import", "orders", later, *words).json()
    assert (second["added"], second["updated"]) == (0, 1)
    assert {each["field"]: each["new"] for each in second["changes"]} == {
        "finished_at": "2026-11-17 08:00", "official_state": "已办结",
    }  # fmt: skip
    assert command.sql(str(where), "SELECT count(*) || official_state FROM work_order") == "1已办结"
    assert command.sql(str(where), "SELECT due_at FROM work_order").startswith("2026-11-23 10:00")
    assert command("check", "--database", where).code == 0


def test_an_english_workbook_is_read_alike(where: Path, command: ClockedCommand, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(ENGLISH)
    sheet.append(("W1", "9900000000001", "Complaint", "2026-11-16 17:30", "phone", "outage again", "", "", "open"))
    sheet.append(
        (20260001, "9900000000002", "Meter accuracy test", "2026-11-16", "12345", "=1+1", "2026-11-30", "", "")
    )
    path = tmp_path / "orders.xlsx"
    book.save(path)
    told = command("import", "orders", path, "--database", where, "--json").json()
    assert (told["added"], told["rejected"]) == (2, 0)
    found = command.sql(
        str(where), "SELECT subtype || ' ' || due_at || channel FROM work_order WHERE order_no='20260001'"
    )
    assert found == "meter_test 2026-11-29 16:00:00.000000city_hotline"


REFUSED: dict[str, tuple[dict[str, str], str, str]] = {
    "unknown account": ({"no": "W2", "account": "9900000000009"}, "account_no", "order.unknown_account"),
    "number of another account": ({"account": "9900000000002"}, "order_no", "order.other_account"),
    "unknown type": ({"no": "W3", "type": "闲聊"}, "type", "cell.order_type"),
    "no type": ({"no": "W4", "type": ""}, "type", "cell.missing"),
    "no number": ({"no": ""}, "order_no", "cell.missing"),
    "rounded number": ({"no": "9.5598E+15"}, "order_no", "cell.order_no_rounded"),
    "no figure in the number": ({"no": "无"}, "order_no", "cell.order_no"),
    "still to come": ({"no": "W5", "received": "2027-01-01 08:00"}, "received_at", "order.future"),
    "no moment": ({"no": "W6", "received": "昨天"}, "received_at", "cell.moment"),
    "bad deadline": ({"no": "W7", "due": "尽快"}, "due_at", "cell.moment"),
}


def test_a_bad_row_is_refused_with_its_reason(where: Path, command: ClockedCommand, tmp_path: Path) -> None:
    rows = [line(**changed) for changed, _field, _code in REFUSED.values()]
    out = tmp_path / "verdicts.xlsx"
    path = table(tmp_path / "o.csv", HEAD, GOOD, *rows)
    done = command("import", "orders", path, "--database", where, "--json", "--verdicts", out, "--lang", "zh_CN")
    told = done.json()
    assert (done.code, told["added"], told["rejected"]) == (1, 1, len(REFUSED))
    want = [(row, field, code) for row, (_changed, field, code) in enumerate(REFUSED.values(), start=3)]
    assert [(each["row"], each["field"], each["code"]) for each in told["problems"]] == want
    why = [str(each[3]) for each in load_workbook(out).worksheets[0].iter_rows(min_row=3, values_only=True)]
    assert "没有户号为 9900000000009 的客户" in why[0]
    assert "9900000000001" in why[1]


def test_a_cell_that_says_nothing_is_left_out_with_a_warning(
    where: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    odd = line(channel="飞鸽", finished="2026-11-15 08:00", text="=HYPERLINK(1)" + "长" * 500, state="")
    told = command("import", "orders", table(tmp_path / "o.csv", HEAD, odd), "--database", where, "--json").json()
    assert (told["added"], told["warnings"]) == (1, 2)
    assert {(each["field"], each["code"]) for each in told["problems"]} == {
        ("order_channel", "cell.order_channel"), ("finished_at", "row.before_receipt"),
    }  # fmt: skip
    kept = command.sql(str(where), "SELECT text FROM work_order WHERE finished_at IS NULL AND official_state IS NULL")
    assert kept == odd[6]


@pytest.mark.parametrize(
    ("rows", "words"),
    [((), ""), ((("工单编号", "户号"),), "工单类型" ), ((("甲", "乙", "丙"), ("1", "2", "3")), "")],
)  # fmt: skip
def test_a_file_without_orders_is_refused_as_a_whole(
    where: Path, command: ClockedCommand, tmp_path: Path, rows: Sequence[Sequence[str]], words: str
) -> None:
    path = table(tmp_path / "o.csv", *rows)
    done = command("import", "orders", path, "--database", where, "--lang", "zh_CN")
    assert (done.code, done.out) == (2, "")
    assert words in done.err
    assert done.err.strip()


def test_who_called_is_taken_and_who_reports_misconduct_is_not(
    where: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    """The second file says nothing of the first caller, and turns the other order into a report of misconduct."""
    words, head = ("--database", where, "--json"), (*HEAD, "来电人")
    rows = ((*GOOD, "周工"), (*line(no="W2"), "吴工"), (*line(no="W3", type="举报"), "郑工"))
    assert command("import", "orders", table(tmp_path / "o.csv", head, *rows), *words).json()["added"] == 3
    called = "SELECT group_concat(order_no || ' ' || coalesce(caller, '-')) FROM work_order ORDER BY order_no"
    assert command.sql(str(where), called) == "W1 周工,W2 吴工,W3 -"
    again = table(tmp_path / "p.csv", head, (*GOOD, ""), (*line(no="W2", type="举报"), "吴工"))
    assert command("import", "orders", again, *words).code == 0
    assert command.sql(str(where), called) == "W1 周工,W2 -,W3 -"


@pytest.mark.parametrize("heading", ["来电人", "诉求人", "联系人姓名", "Caller"])
def test_headings_of_who_called(where: Path, command: ClockedCommand, tmp_path: Path, heading: str) -> None:
    path = table(tmp_path / "o.csv", (*HEAD, heading), (*GOOD, "周工"))
    assert command("import", "orders", path, "--database", where).code == 0
    assert command.sql(str(where), "SELECT caller FROM work_order") == "周工"
