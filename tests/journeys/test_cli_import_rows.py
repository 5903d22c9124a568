"""What becomes of the rows of a list, and how the command line tells it; every number is invented."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.support.commands import ClockedCommand

HEAD = ("户号", "客户名称", "客户分类", "合同容量")
KEYS = ["read", "added", "updated", "unchanged", "duplicates", "rejected", "warnings", "created", "problems", "changes"]
KEYS += ["questions", "affected", "notes"]
CREATED = [
    "areas",
    "people",
    "portfolios",
    "substations",
    "feeders",
    "transformer_areas",
    "customers",
    "contacts",
    "issues",
]


def no(number: int) -> str:
    return f"99{number:011d}"


def table(path: Path, *rows: Sequence[Any]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_rows_of_one_number_follow_one_another_whole(
    database_url: str, command: ClockedCommand, tmp_path: Path
) -> None:
    """The last row moves the account to another book, with a contact and a feeder that the first row does not have."""
    head = (*HEAD, "联系人", "联系电话", "供电线路", "供电单位", "客户经理")
    first = (no(1), "甲", "大工业", 630, "王演示", "13900000001", "甲站F1", "甲所", "林演示")
    last = (no(1), "甲", "大工业", 800, "李演示", "13900000002", "甲站F2", "甲所", "何演示")
    words = ("import", "accounts", table(tmp_path / "a.csv", head, first, first, last), "--database", database_url)
    told, again = command(*words, "--json").json(), command(*words, "--json").json()
    assert (told["added"], told["duplicates"], told["updated"]) == (1, 1, 1)
    changed = {each["field"]: (each["old"], each["new"]) for each in told["changes"]}
    assert changed == {
        "contract_kva": (630, 800), "manager": ("林演示", "何演示"), "feeder": ("甲站F01", "甲站F02"),
        "contact": (None, "李演示"), "phones": (None, "13900000002"),
    }  # fmt: skip
    assert (again["updated"], again["unchanged"], again["changes"]) == (0, 2, [])
    assert command.sql(database_url, "SELECT count(*) FROM contact_phone") == 2
    assert command("check", "--database", database_url).code == 0


REFUSED: dict[tuple[str, ...], tuple[str, str, str]] = {
    ("", "甲", "大工业", "630"): ("account_no", "cell.missing", ""),
    ("99000", "甲", "大工业", "630"): ("account_no", "cell.account_no_length", "99000"),
    ("99AB000000001", "甲", "大工业", "630"): ("account_no", "cell.account_no", "99AB000000001"),
    (no(1), "", "大工业", "630"): ("name", "cell.missing", ""),
    (no(1), "名" * 501, "大工业", "630"): ("name", "cell.too_long", "名" * 120),
    (no(1), "甲", "特大", "630"): ("segment", "cell.segment", "特大"),
    (no(1), "甲", "大工业", "待定"): ("contract_kva", "cell.number", "待定"),
    (no(1), "甲", "大工业", "-5"): ("contract_kva", "cell.negative", "-5"),
    (no(1), "甲", "大工业", "1,25"): ("contract_kva", "cell.number", "1,25"),
    (no(1), "甲", "大工业", "630千瓦"): ("contract_kva", "cell.unit", "630千瓦"),
}


def test_a_bad_row_is_told_with_row_field_code_and_value(
    database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    good = (no(2), "=1+1", "大工业", "630")
    path = table(tmp_path / "a.csv", ("台账",), HEAD, *REFUSED, good)
    done = command("import", "accounts", path, "--database", database_file, "--json")
    assert (done.code, done.err, len(done.out.splitlines())) == (1, "", 1)
    told = done.json()
    assert (list(told), list(told["created"])) == (KEYS, CREATED)
    assert (told["read"], told["added"], told["rejected"]) == (len(REFUSED) + 1, 1, len(REFUSED))
    want = [
        {"row": row, "field": field, "code": code, "value": value}
        for row, (field, code, value) in enumerate(REFUSED.values(), start=3)
    ]
    assert told["problems"] == want
    assert command.sql(str(database_file), "SELECT name FROM account") == "=1+1"


def test_a_number_without_a_name_is_not_lost(database_file: Path, command: ClockedCommand, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", (*HEAD, "联系电话"), (no(1), "甲", "大工业", "630", "0755-0000001"))
    words = ("import", "accounts", path, "--database", database_file, "--json")
    assert command(*words).json()["created"]["contacts"] == 1
    assert command(*words).json()["unchanged"] == 1
    assert command.sql(str(database_file), "SELECT number FROM contact_phone") == "0755-0000001"


def test_what_an_update_leaves_behind_still_holds(database_file: Path, command: ClockedCommand, tmp_path: Path) -> None:
    """A manager alone moves an account; a lower contract takes a larger running capacity away, with a warning."""
    head = (*HEAD, "运行容量", "客户经理")
    first = table(tmp_path / "a.csv", head, (no(1), "甲", "大工业", "1000", "800", "林演示"))
    assert command("import", "accounts", first, "--database", database_file).code == 0
    later = table(tmp_path / "b.csv", head, (no(1), "甲", "直通", "630", "", "何演示"))
    told = command("import", "accounts", later, "--database", database_file, "--json").json()
    assert [each["code"] for each in told["problems"]] == ["row.operating_over_contract"]
    assert {each["field"] for each in told["changes"]} == {"segment", "contract_kva", "operating_kva", "manager"}
    left = "SELECT is_direct_service || ' ' || coalesce(operating_kva, '-') FROM account"
    assert command.sql(str(database_file), left) == "1 -"
    assert command("check", "--database", database_file).code == 0


def test_a_dry_run_leaves_nothing(command: ClockedCommand, tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", HEAD, (no(1), "甲", "大工业", "630"))
    done = command("import", "accounts", path, "--database", tmp_path / "new.db", "--dry-run", "--json")
    assert (done.code, done.json()["added"]) == (0, 1)
    assert list(tmp_path.iterdir()) == [path]


def test_contacts_and_visits_need_their_accounts(database_url: str, command: ClockedCommand, tmp_path: Path) -> None:
    accounts = table(tmp_path / "a.csv", HEAD, (no(1), "甲", "大工业", "630"))
    contacts = table(
        tmp_path / "c.csv", ("户号", "联系人", "手机", "办公电话"), (no(1), "王演示", "13900000001", "0755-0000001")
    )
    head = (
        "户号",
        "走访日期",
        "走访方式",
        "走访人员",
        "走访事由",
        "走访内容",
        "满意度",
        "客户诉求",
        "到达时间",
        "离开时间",
    )
    first = (
        no(1),
        "2026-11-03",
        "现场",
        "林演示、何演示",
        "政策宣传",
        "讲解",
        "非常满意",
        "希望提前通知停电",
        "9:05",
        "10:20",
    )
    visits = table(
        tmp_path / "v.csv", head, first, first, (no(1), "2026-11-04", "电话", "林演示", "", "", 5, "", "11:00", "10:00")
    )
    for kind, path, rows in (("contacts", contacts, 1), ("visits", visits, 2)):
        early = command("import", kind, path, "--database", database_url, "--json")
        assert (early.code, early.json()["rejected"]) == (1, rows)
    assert command("import", "accounts", accounts, "--database", database_url).code == 0
    for kind, path, rows in (("contacts", contacts, 1), ("visits", visits, 2)):
        told = [command("import", kind, path, "--database", database_url, "--json").json() for _ in range(2)]
        assert [(each["added"], each["unchanged"]) for each in told] == [(rows, 0), (0, rows)]
    assert [(each["field"], each["code"]) for each in told[0]["problems"]] == [("left", "row.left_before_arrival")]
    assert told[0]["created"]["issues"] == 1


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_verdicts_stand_beside_the_rows(
    language: str, database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    path = table(tmp_path / "a.csv", HEAD, (no(1), "=1+1", "大工业", "630"), (no(2), "乙", "特大", "630"))
    out = tmp_path / "v.xlsx"
    words = ("import", "accounts", path, "--database", database_file, "--verdicts", out, "--lang", language)
    assert command(*words).code == 1
    head, first, second = load_workbook(out).worksheets[0].iter_rows(values_only=True)
    assert head[4:] == HEAD
    assert (first[0], first[5], second[0]) == (2, "=1+1", 3)
    assert (first[1], second[1]) == (("added", "refused") if language == "en" else ("新增", "拒收"))
    assert "特大" in str(second[3])
