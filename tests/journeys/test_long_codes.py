"""A code of twenty figures and a zero in front survive every road: in, out, home and back, templates and notices."""

import csv
from operator import attrgetter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from crm.domain.lists import ListKind, ListQuery
from crm.exchange.returned import read_returned
from crm.exchange.workbook import read_sheets
from crm.storage.start import open_store
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.lists import list_ids
from tests.support.commands import ClockedCommand

ACCOUNT, ORDER, CODE = "0990018770000912", "00990018770000009123", "000123456789012345"
LEDGER = (("户号", "客户名称", "客户分类", "合同容量", "统一社会信用代码"), (ACCOUNT, "甲岚精密", "大工业", 1000, CODE))
VISIT = (("户号", "走访日期", "走访方式", "走访人员", "走访内容"), (ACCOUNT, "2026-11-03", "现场", "林演示", ORDER))
CALL = (("工单编号", "户号", "工单类型", "受理时间"), (ORDER, ACCOUNT, "投诉", "2026-11-16 17:30"))
PERIOD = ("--from", "2026-11-01", "--to", "2026-11-30")


def file_of(path: Path, rows: Any) -> Path:
    """Write rows as a workbook, or as a text file whose numbers stand behind a tab or as they are."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture(params=[".xlsx", ".csv", ".txt"])
def where(request: pytest.FixtureRequest, database_file: Path, command: ClockedCommand, tmp_path: Path) -> Path:
    """Return a database that the codes came into."""
    for kind, rows in (("accounts", LEDGER), ("visits", VISIT), ("orders", CALL)):
        given = [rows[0], [f"\t{cell}" if request.param == ".txt" and cell == ACCOUNT else cell for cell in rows[1]]]
        came = command("import", kind, file_of(tmp_path / f"{kind}{request.param}", given), "--database", database_file)
        assert came.code == 0, came.out + came.err
    return database_file


def texts(path: Path) -> set[str]:
    """Return every text of a workbook."""
    book = openpyxl.load_workbook(path)
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}


def test_they_are_kept_as_they_came(where: Path, command: ClockedCommand) -> None:
    assert command.sql(str(where), "SELECT account_no FROM account") == ACCOUNT
    assert command.sql(str(where), "SELECT order_no FROM work_order") == ORDER
    assert command.sql(str(where), "SELECT content FROM visit") == ORDER


def test_they_leave_by_every_workbook(where: Path, command: ClockedCommand, tmp_path: Path) -> None:
    form = openpyxl.Workbook()
    form.worksheets[0].append(["{account_no}", "户号 {account_no}", "content"])
    form.defined_names["rounds_rows_visits"] = DefinedName("rounds_rows_visits", attr_text="Sheet!$1:$1")
    form.save(tmp_path / "form.xlsx")
    asked: dict[str, tuple[object, ...]] = {
        "summary": ("visit-summary", *PERIOD),
        "template": ("visit-summary", *PERIOD, "--template", tmp_path / "form.xlsx"),
        "report": ("report", "visits", *PERIOD),
        "plan": ("plan", "--month", "2026-11"),
    }
    for name, (what, *rest) in asked.items():
        out = tmp_path / f"{name}.xlsx"
        kind = [rest.pop(0)] if what == "report" else []
        assert command("export", what, *kind, out, *rest, "--database", where).code == 0
        assert ACCOUNT in texts(out) or name == "plan"
    assert {f"户号 {ACCOUNT}", ORDER} <= texts(tmp_path / "template.xlsx")
    assert ORDER in texts(tmp_path / "summary.xlsx")
    verdicts = tmp_path / "verdicts.xlsx"
    file = file_of(tmp_path / "again.xlsx", LEDGER)
    command("import", "accounts", file, "--database", where, "--dry-run", "--verdicts", verdicts)
    assert {ACCOUNT, CODE} <= texts(verdicts)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_lists_go_home_and_come_back_with_them(
    where: Path, command: ClockedCommand, tmp_path: Path, ending: str
) -> None:
    store = open_store(where, command.clock)
    path = tmp_path / f"list{ending}"
    for kind, key, code in ((ListKind.ACCOUNTS, "account_no", ACCOUNT), (ListKind.ORDERS, "order_no", ORDER)):
        columns = (
            ExportColumn(key, 20, attrgetter(key), key),
            ExportColumn("备注", 20, lambda row: "", "note"),
        )
        with store.read() as reader:
            ids = list(list_ids(reader, kind, ListQuery()))
            export_list(reader, path, kind, ids, columns, "清单", ("", ""), "zh_CN")
        first = 0 if ending == ".csv" else 4
        cell = read_sheets(path)[0].rows[first + 1][0]
        assert str(cell).strip() == code
        assert isinstance(cell, str)
        if ending == ".csv":
            assert f"\t{code}" in path.read_text(encoding="utf-8-sig")
        assert [row.changed for row in read_returned(path).rows] in ([], [{}])
    store.close()
