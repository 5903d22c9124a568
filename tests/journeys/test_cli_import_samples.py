"""A bureau's own lists of readings and outages, and every other kind of list; figures as expected.json has them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.support.commands import SAMPLES, ClockedCommand

EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
FIRST, SECOND = "9900000000001", "9900000000002"
LEDGER = [
    ("户号", "客户名称", "客户分类", "合同容量", "供电线路", "客户经理", "联系人"),
    (FIRST, "深圳市甲岚精密有限公司", "大工业", 1000, "岚湖站F12", "林演示", "王演示"),
    (SECOND, "深圳市乙岚精密有限公司", "大工业", 1000, "岚湖站F12", "林演示", None),
]


def book(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(tuple(row))
    made.save(path)
    return path


@pytest.fixture
def ledger(database_url: str, command: ClockedCommand, tmp_path: Path) -> str:
    """Return a database with two accounts on one feeder."""
    assert command("import", "accounts", book(tmp_path / "台账.xlsx", LEDGER), "--database", database_url).code == 0
    return database_url


def test_readings_and_outages_of_a_bureau(database_file: Path, command: ClockedCommand) -> None:
    def bring(kind: str, name: str) -> dict[str, Any]:
        told: dict[str, Any] = command("import", kind, SAMPLES / name, "--database", database_file, "--json").json()
        return told

    bring("accounts", "客户台账.xlsx")
    readings, want = bring("readings", "月度电量.xlsx"), EXPECTED["readings"]
    codes = [each["code"] for each in readings["problems"]]
    assert readings["added"] == want["rows"]
    assert codes.count("reading.future") == readings["rejected"] == want["future_month_rejected"]
    assert codes.count("row.parts_differ") == want["sum_mismatch_warned"]
    parts = "SELECT round(sum(kwh_sharp + kwh_peak + kwh_flat + kwh_valley)) FROM monthly_usage"
    assert command.sql(str(database_file), parts) == want["kwh_total_from_periods"]
    outages, plan = bring("outages", "停电计划.xlsx"), EXPECTED["outages"]
    assert outages["added"] == plan["rows"]
    assert outages["affected"] == plan["affected_accounts_by_feeder"]
    reached = command.sql(str(database_file), "SELECT count(*) FROM outage_account")
    assert reached == sum(plan["affected_accounts_by_feeder"].values())
    feeder, count = next(iter(plan["affected_accounts_by_feeder"].items()))
    told = command("outage", "affected", "--feeder", feeder, "--database", database_file, "--json").json()
    assert len(told["accounts"]) == count
    assert (bring("readings", "月度电量.xlsx")["unchanged"], bring("outages", "停电计划.xlsx")["unchanged"]) == (
        3600,
        12,
    )
    assert command("check", "--database", database_file).code == 0


LISTS: dict[str, tuple[Sequence[Sequence[Any]], dict[str, str]]] = {
    "contacts": (
        [("户号", "联系人", "职务", "手机"), (FIRST, "李演示", "厂长", "10012345678")],
        {"SELECT title FROM contact WHERE name = '李演示'": "厂长"},
    ),
    "supply-points": (
        [("户号", "供电线路", "电源性质", "开始日期"), (FIRST, "岚湖站F05", "备供", "2026-01-01")],
        {"SELECT starts_on FROM supply_point WHERE role = 'standby'": "2026-01-01"},
    ),
    "interactions": (
        [
            ("户号", "联系时间", "联系方式", "联系内容", "记录人"),
            (FIRST, "2024-03-05 09:30", "电话", "询问电价", "何演示"),
        ],
        {
            "SELECT p.name FROM interaction i JOIN person p ON p.id = i.person_id": "何演示",
            "SELECT substr(CAST(happened_at AS TEXT), 1, 16) FROM interaction": "2024-03-05 01:30",
        },
    ),
    "tasks": (
        [
            ("任务", "负责人", "截止日期", "状态", "完成时间"),
            ("送达宣传册", "何演示", "2025-01-02", "已完成", "2025-01-01"),
        ],
        {"SELECT state FROM task": "done"},
    ),
    "issues": (
        [("户号", "提出日期", "诉求内容", "状态"), (FIRST, "2025-05-06", "停电太频繁", "处理中")],
        {"SELECT topic || ' ' || state FROM issue": "outage in_progress"},
    ),
    "readings": (
        [("户号", "年月", "总电量(万kWh)", "功率因数"), (FIRST, "2026年9月", 1.5, "94%")],
        {"SELECT kwh_total || ' ' || pf FROM monthly_usage": "15000.0 0.94"},
    ),
    "outages": (
        [
            ("供电线路", "停电类型", "计划停电时间", "计划复电时间"),
            ("岚湖站F12", "计划停电", "2026-12-04 08:00", "2026-12-04 12:00"),
        ],
        {"SELECT count(*) || ' ' || min(outage_no) FROM outage": "1 T000001"},
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_goes_in_once(kind: str, ledger: str, command: ClockedCommand, tmp_path: Path) -> None:
    rows, facts = LISTS[kind]
    words = ("import", kind, book(tmp_path / "a.xlsx", rows), "--database", ledger, "--json")
    first, again = command(*words).json(), command(*words).json()
    assert (first["added"], first["rejected"]) == (1, 0)
    assert (again["unchanged"], again["changes"]) == (1, [])
    for question, answer in facts.items():
        assert str(command.sql(ledger, question)).removesuffix(".0") in (answer, answer.replace(".0", ""))


def test_what_becomes_of_a_row_that_is_there(ledger: str, command: ClockedCommand, tmp_path: Path) -> None:
    head = ("户号", "联系人", "职务", "邮箱")
    first = book(tmp_path / "a.xlsx", [head, (FIRST, "李演示", "厂长", None)])
    other = book(tmp_path / "b.xlsx", [head, (FIRST, "李演示", "经理", "li@example.invalid")])
    assert command("import", "contacts", first, "--database", ledger).code == 0
    words = ("import", "contacts", other, "--database", ledger, "--json", "--existing")
    asked = {rule: command(*words, rule, "--dry-run").json()["changes"] for rule in ("keep", "fill", "overwrite")}
    mail = {"row": 2, "field": "email", "old": None, "new": "li@example.invalid"}
    title = {"row": 2, "field": "title", "old": "厂长", "new": "经理"}
    assert asked == {"keep": [], "fill": [mail], "overwrite": [title, mail]}
    assert command(*words, "fill").json()["updated"] == 1
    assert command.sql(ledger, "SELECT title || email FROM contact WHERE name = '李演示'") == "厂长li@example.invalid"


def test_a_row_without_a_number_belongs_to_the_only_account_of_its_name(
    ledger: str, command: ClockedCommand, tmp_path: Path
) -> None:
    head = ("客户名称", "年月", "总电量", "户号")
    rows = [
        head,
        ("甲岚精密", "2026-09", 10, None),
        ("乙岚精密", "2026-09", 10, "9999999999999"),
        ("丙", "2026-09", 1, None),
    ]
    told = command("import", "readings", book(tmp_path / "a.xlsx", rows), "--database", ledger, "--json").json()
    assert (told["added"], told["rejected"]) == (1, 2)
    assert [(each["row"], each["code"]) for each in told["problems"]] == [
        (2, "import.matched_by_name"), (3, "import.unknown_account"), (4, "import.no_such_name"),
    ]  # fmt: skip
    assert told["questions"] == [{"row": 3, "account_no": "9999999999999", "name": "乙岚精密", "candidates": [SECOND]}]


def test_doubtful_figures_are_told_and_held_back_where_that_is_chosen(
    ledger: str, command: ClockedCommand, tmp_path: Path
) -> None:
    head = ("户号", "年月", "总电量", "峰电量", "平电量", "最大需量")
    rows = [head, (FIRST, "2026-09", 9_000_000, None, None, 2000), (SECOND, "2026-09", 100, 60, 60, None)]
    rows += [(SECOND, "2026-08", 100, 50, 50, None), (SECOND, "2026-08", 101, 51, 50, None)]
    words = ("import", "readings", book(tmp_path / "a.xlsx", rows), "--database", ledger, "--json")
    held = command(*words, "--hold-back", "--dry-run").json()
    assert (held["added"], held["rejected"]) == (0, 4)
    told = command(*words).json()
    assert [(each["row"], each["code"]) for each in told["problems"]] == [
        (2, "row.energy_over_capacity"), (2, "row.demand_over_capacity"), (3, "row.parts_differ"),
        (4, "reading.month_twice"), (5, "reading.month_twice"),
    ]  # fmt: skip
    assert told["added"] == 2
    assert command.sql(ledger, "SELECT kwh_total FROM monthly_usage WHERE kwh_peak = 60") == 100
