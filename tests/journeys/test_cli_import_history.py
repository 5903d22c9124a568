"""`rounds import history` and `rounds import undo N`: a whole import is taken back, row by row where it was changed."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.storage.tables import Account
from crm.usecases.accounts import edit_account
from tests.support.commands import ClockedCommand

HEAD = ("户号", "客户名称", "客户分类", "合同容量", "客户经理", "地址")
FIRST, SECOND = "9900000000001", "9900000000002"


def ledger(path: Path, *rows: tuple[object, ...]) -> Path:
    made = Workbook()
    for row in (HEAD, *rows):
        made.worksheets[0].append(row)
    made.save(path)
    return path


@pytest.fixture
def brought(database_url: str, command: ClockedCommand, tmp_path: Path) -> str:
    """Return a database that two ledgers were brought into, the second with other values for the first row."""
    first = ledger(tmp_path / "一月.xlsx", (FIRST, "甲岚精密", "大工业", 800, "林演示", "甲路 1 号"))
    second = ledger(
        tmp_path / "二月.xlsx",
        (FIRST, "甲岚精密", "大工业", 900, "林演示", "甲路 2 号"),
        (SECOND, "乙岚精密", "大工业", 700, "林演示", "乙路 1 号"),
    )
    for path in (first, second):
        assert command("import", "accounts", path, "--database", database_url).code == 0
    return database_url


def test_the_second_import_is_taken_back_by_its_number(brought: str, command: ClockedCommand) -> None:
    listed = command("import", "history", "--database", brought, "--json").json()["imports"]
    assert [(each["number"], each["file"], each["added"], each["updated"]) for each in listed] == [
        (2, "二月.xlsx", 1, 1), (1, "一月.xlsx", 1, 0),
    ]  # fmt: skip
    seen = command("import", "undo", "2", "--database", brought, "--dry-run", "--json").json()
    assert (seen["written"], command.sql(brought, "SELECT count(*) FROM account WHERE deleted_at IS NULL")) == (
        False,
        2,
    )
    told = command("import", "undo", "2", "--database", brought, "--json")
    assert (told.code, told.json()["removed"], told.json()["kept"]) == (0, seen["removed"], [])
    living = "SELECT contract_kva FROM account WHERE deleted_at IS NULL"
    assert command.sql(brought, living) == 800
    listed = command("import", "history", "--database", brought, "--json").json()["imports"]
    assert [bool(each["undone_at"]) for each in listed] == [True, False]
    again = command("import", "undo", "2", "--database", brought)
    assert (again.code, "taken back already" in again.err) == (2, True)


def test_a_row_that_somebody_changed_since_stays_and_is_named(
    brought: str, command: ClockedCommand, clock: FixedClock
) -> None:
    store = open_store(brought, clock)
    with store.change() as work:
        row = work.one(select(Account.c.id, Account.c.version).where(Account.c.account_no == SECOND))
        assert row is not None
        edit_account(work, row.id, row.version, address="丙路 9 号")
    store.close()
    told = command("import", "undo", "2", "--database", brought, "--lang", "en")
    assert told.code == 1
    assert "Account 乙岚精密: changed since, so it stays" in told.out
    assert command.sql(brought, "SELECT count(*) FROM account WHERE deleted_at IS NULL") == 2


@pytest.mark.parametrize(("words", "said"), [(("undo", "9"), "There is no import 9"), (("undo",), "FILE")])
def test_what_cannot_be_is_said(words: tuple[str, ...], said: str, brought: str, command: ClockedCommand) -> None:
    told = command("import", *words, "--database", brought, "--lang", "en")
    assert (told.code, said in told.err) == (2, True)


def test_an_empty_history_says_so(database_file: Path, command: ClockedCommand) -> None:
    told = command("import", "history", "--database", database_file, "--lang", "en")
    assert (told.code, told.out.strip()) == (0, "Nothing was imported yet.")
