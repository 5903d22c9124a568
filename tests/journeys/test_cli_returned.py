"""`rounds import returned FILE`: seen first, then written; conflicts need a word."""

from pathlib import Path

import openpyxl
import pytest

from crm.domain.lists import ListKind
from crm.storage.store import Store
from crm.usecases.accounts import edit_account
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.lists import list_rows
from tests.support.commands import ClockedCommand
from tests.support.lists import account_ids, account_item

COLUMNS = (
    ExportColumn("户号", 18, lambda row: row.account_no, "account_no"),
    ExportColumn("客户", 32, lambda row: row.name, "name"),
    ExportColumn("地址", 32, lambda row: row.address, "address"),
    ExportColumn("到期", 12, lambda row: row.due_on, "due_on"),
)


@pytest.fixture
def worked_on(demo_store: Store, tmp_path: Path) -> Path:
    """The demo's accounts, of which the first got another address and a due day that nobody may give."""
    path = tmp_path / "客户.xlsx"
    with demo_store.read() as reader:
        ids = account_ids(reader)
        export_list(reader, path, ListKind.ACCOUNTS, ids, COLUMNS, "客户", ("全部", ""), "zh_CN")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    sheet["C6"], sheet["D6"] = "新地址 1 号", "2030-01-01"
    book.save(path)
    return path


def _addresses(store: Store) -> list[str | None]:
    with store.read() as reader:
        return [row.address for row in list_rows(reader, ListKind.ACCOUNTS, account_ids(reader))]


def test_a_dry_run_tells_and_writes_nothing(command: ClockedCommand, demo_store: Store, worked_on: Path) -> None:
    before = _addresses(demo_store)
    where = str(demo_store.where)
    demo_store.close()
    said = command("import", "returned", worked_on, "--database", where, "--dry-run")
    assert "1 cells in 1 rows would change" in said.out
    assert "新地址 1 号" in said.out
    assert said.code == 0
    told = command("import", "returned", worked_on, "--database", where, "--json").json()
    assert (told["changed"], told["computed"], told["written"]) == (1, 1, True)
    again = command("import", "returned", worked_on, "--database", where, "--json").json()
    assert (again["changed"], again["same"]) == (0, 1)
    assert before[0] != "新地址 1 号"


def test_a_conflict_needs_a_word(command: ClockedCommand, demo_store: Store, worked_on: Path) -> None:
    with demo_store.change() as work:
        row = account_item(work, account_ids(work)[0])
        edit_account(work, row.id, row.version, address="库里改的")
    where = str(demo_store.where)
    demo_store.close()
    said = command("import", "returned", worked_on, "--database", where)
    assert said.code == 1
    assert "--keep" in said.out
    kept = command("import", "returned", worked_on, "--database", where, "--keep", "database", "--json").json()
    assert (kept["conflict"], kept["written"]) == (1, True)
    won = command("import", "returned", worked_on, "--database", where, "--keep", "file", "--json").json()
    assert (won["conflict"], won["written"]) == (1, True)
    assert command("import", "returned", worked_on, "--database", where, "--json").json()["same"] == 1


def test_any_other_file_is_refused_in_a_sentence(command: ClockedCommand, demo_store: Store, tmp_path: Path) -> None:
    where = str(demo_store.where)
    demo_store.close()
    path = tmp_path / "a.csv"
    path.write_text("户号,客户\n1,2\n", encoding="utf-8")
    said = command("import", "returned", path, "--database", where)
    assert said.code == 2
    assert "no stamp" in said.err
