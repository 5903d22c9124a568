"""Ledgers as people really keep them, through the command line; every number is invented."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.support.commands import ClockedCommand

HEAD = ("户号", "客户名称", "客户分类", "合同容量")
Rows = Sequence[Sequence[Any]]


def no(number: int) -> str:
    return f"99{number:011d}"


def book(path: Path, rows: Rows, then: Callable[[Any], None] | None = None) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(tuple(row))
    if then is not None:
        then(made.worksheets[0])
    made.save(path)
    return path


def dress(sheet: Any) -> None:
    """Merge the title and the group headings, hide a row, and put other sheets around the list."""
    for cells in ("A1:G1", "D3:E3", "A3:A4", "B3:B4", "C3:C4"):
        sheet.merge_cells(cells)
    sheet.row_dimensions[6].hidden = True
    cover = sheet.parent.create_sheet("封面", 0)
    cover.append(("客户台账", "演示"))
    old = sheet.parent.create_sheet("旧表")
    old.sheet_state = "hidden"
    for row in (HEAD, (no(90), "旧", "大工业", 1), (no(91), "旧", "大工业", 1), (no(92), "旧", "大工业", 1)):
        old.append(row)


LEDGERS: dict[str, tuple[Rows, Callable[[Any], None] | None, dict[str, float]]] = {
    "english": (
        [("Account No", "Account Name", "Segment", "Contract Capacity (kVA)"), (no(1), "a", "Top 100 user", 1250)],
        None,
        {no(1): 1250},
    ),
    "units": (
        [
            ("户号*", "客户名称：", "客户 分类", "容量(MVA)"),
            (no(1), "甲", "百强", 1.25), (no(2), "乙", "直通", "1,250 kVA"),
        ],
        None,
        {no(1): 1250, no(2): 1250},
    ),
    "dressed": (
        [
            ("某供电局客户台账",), ("制表日期：2026-11-01",),
            ("户号", "客户名称", "客户分类", "容量(kVA)", None, "联系人", None),
            (None, None, None, "合同容量", "运行容量", "姓名", "电话"),
            (no(1), "甲", "大工业", 1000, 800, "王演示", "13900000001"), (no(2), "乙", "大工业", 500, 500, None, None),
            ("合计", None, None, 1500, 1300), ("以下空白",), ("注：演示数据",),
            ("制表人：张演示", None, "审核人：李演示"),
        ],
        dress,
        {no(1): 1000, no(2): 500},
    ),
    "blank columns": (
        [
            (), (None, None, *HEAD), (None, None, no(1), "甲", "大工业", 315), (),
            (None, None, None, "小计：", None, 315),
        ],
        None,
        {no(1): 315},
    ),
    "unseen characters": (
        [
            HEAD, (f"\t{no(1)}", " 甲 ", "大工业\u200b", "\u00a0630 "),
            (f"\ufeff'{no(2)}", "乙", "大工业", "６３０千伏安"),
            ("９９００００００００００３", "丙", "大工业", "630kVA"), ("99 0000 0000 004", "丁", "大工业", "0.63MVA"),
        ],
        None,
        {no(each): 630 for each in (1, 2, 3, 4)},
    ),
}  # fmt: skip


def taken(command: ClockedCommand, where: Path) -> dict[str, float]:
    """Return the capacity of every account by its number."""
    listed = command.sql(str(where), "SELECT group_concat(account_no || ' ' || contract_kva) FROM account")
    return {each.split()[0]: float(each.split()[1]) for each in (listed or "").split(",") if each}


@pytest.mark.parametrize("name", LEDGERS)
def test_a_ledger_in_its_own_dress(name: str, database_file: Path, command: ClockedCommand, tmp_path: Path) -> None:
    rows, then, want = LEDGERS[name]
    words = ("import", "accounts", book(tmp_path / "台账.xlsx", rows, then), "--database", database_file, "--json")
    first, again = command(*words), command(*words)
    assert (first.code, again.code, first.err) == (0, 0, "")
    assert taken(command, database_file) == want
    assert (again.json()["added"], again.json()["updated"], again.json()["unchanged"]) == (0, 0, len(want))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_file(
    encoding: str, separator: str, database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEAD, (no(1), "甲", "大工业", "1250kVA")])
    (tmp_path / "台账.csv").write_bytes(text.getvalue().encode(encoding))
    done = command("import", "accounts", tmp_path / "台账.csv", "--database", database_file)
    assert (done.code, taken(command, database_file)) == (0, {no(1): 1250})


def test_leading_zeros_that_a_sheet_shows_are_kept(
    database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    def zeros(sheet: Any) -> None:
        sheet["A2"].number_format = sheet["A3"].number_format = "0" * 16
        sheet["F2"].number_format = "00000000000"

    rows: list[tuple[object, ...]] = [
        (*HEAD, "联系人", "联系电话"),
        (990000000001, "甲", "大工业", 1, "王演示", 7550000001),
    ]
    rows += [(9900000000002, "乙", "大工业", 1, None, None), (990000003, "丙", "大工业", 1, None, None)]
    path = book(tmp_path / "a.xlsx", rows, zeros)
    done = command("import", "accounts", path, "--database", database_file, "--json").json()
    assert set(taken(command, database_file)) == {"0000990000000001", "0009900000000002"}
    assert [(each["row"], each["code"]) for each in done["problems"]] == [(4, "cell.account_no_zeros")]
    assert command.sql(str(database_file), "SELECT number FROM contact_phone") == "07550000001"


def test_days_as_people_write_them(database_file: Path, command: ClockedCommand, tmp_path: Path) -> None:
    good = [date(2026, 11, 3), datetime(2026, 11, 3, 8), 46329, "46329", "2026.11.3", "2026年11月3日", "20261103"]
    good += [20261103, "2026/11/03 00:00:00", "２０２６－１１－０３", " 2026-11-03\t"]
    bad = ["3/11/2026", "2026-02-30", "2026年11月", "长期"]
    rows = [(no(place), "甲", "大工业", 400, day) for place, day in enumerate([*good, *bad])]
    path = book(tmp_path / "a.xlsx", [(*HEAD, "签约日期"), *rows])
    done = command("import", "accounts", path, "--database", database_file, "--json")
    assert done.code == 1
    refused = [{"row": len(good) + 2 + place, "value": day} for place, day in enumerate(bad)]
    assert done.json()["problems"] == [{**each, "field": "contract_signed_on", "code": "cell.date"} for each in refused]
    counted = "SELECT count(*) FROM account WHERE contract_signed_on = '2026-11-03'"
    assert command.sql(str(database_file), counted) == len(good)
