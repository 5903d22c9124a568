"""The history of imports: a whole one taken back, updates included, and rows that stay as somebody changed them."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from crm.domain.errors import Invalid, NotFound
from crm.domain.ids import new_id
from crm.domain.imports import ImportKind
from crm.exchange.incoming import read_file
from crm.storage import duty
from crm.storage.store import Store
from crm.storage.tables import Account, ImportRun, Interaction, every_table
from crm.usecases.accounts import edit_account
from crm.usecases.imports.history import import_history, undo_import
from crm.usecases.imports.run import run_import
from tests.support.build import account, at, bureau

HEAD = ("户号", "客户名称", "客户分类", "合同容量", "客户经理", "联系人", "联系电话", "供电线路", "地址")
NEW = ("9900000000901", "甲岚精密", "大工业", 800, "新演示", "王演示", "10012345678", "岚湖站F12", "甲路 1 号")
OTHER = ("9900000000902", "乙岚精密", "大工业", 800, "新演示", "李演示", "10012345679", "岚湖站F12", "甲路 2 号")
LEFT_OUT = ("version", "updated_at", "updated_by")


def dump(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Return every living row as it stands, but for its version and who wrote it last."""
    found = {}
    with store.read() as reader:
        for table in every_table().sorted_tables:
            if "deleted_at" in table.c and table is not ImportRun:
                rows = reader.rows(select(*table.columns).where(table.c.deleted_at.is_(None)).order_by(table.c.id))
                found[table.name] = [
                    {name: value for name, value in row._mapping.items() if name not in LEFT_OUT} for row in rows
                ]
    return found


def bring_in(store: Store, folder: Path, *rows: tuple[object, ...], kind: ImportKind = ImportKind.ACCOUNTS) -> None:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(folder / "台账.xlsx")
    with store.change() as work:
        run_import(work, read_file(folder / "台账.xlsx", kind))


def known_row(store: Store) -> tuple[object, ...]:
    """Add an account and return a ledger's row that changes nearly everything of it."""
    with store.change() as work:
        key = account(work, bureau(work))
        duty.refresh(work, [key])
        number = work.scalar(select(Account.c.account_no).where(Account.c.id == key))
    return number, "改名精密", "百强", 2000, "新演示", "赵演示", "10012345670", "岚湖站F12", "乙路 3 号"


def newest(store: Store) -> Any:
    with store.read() as reader:
        return import_history(reader)[0]


def test_a_whole_import_is_taken_back_and_goes_in_again(store: Store, tmp_path: Path) -> None:
    known = known_row(store)
    before = dump(store)
    bring_in(store, tmp_path, HEAD, NEW, OTHER, known)
    entry = newest(store)
    assert (entry.file_name, entry.added, entry.updated, entry.undone_at) == ("台账.xlsx", 2, 1, None)
    after = dump(store)
    assert after != before
    with store.change() as work:
        undone = undo_import(work, entry.id)
    assert undone.kept == ()
    assert dump(store) == before
    assert newest(store).undone_at is not None
    bring_in(store, tmp_path, HEAD, NEW, OTHER, known)
    again = newest(store)
    assert (again.added, again.updated) == (2, 1)
    with pytest.raises(Invalid, match=r"import\.undone"), store.change() as work:
        undo_import(work, entry.id)


def test_rows_that_somebody_changed_since_stay_and_are_named(store: Store, tmp_path: Path) -> None:
    known = known_row(store)
    bring_in(store, tmp_path, HEAD, NEW, OTHER, known)
    with store.change() as work:
        ids = {row.account_no: row for row in work.rows(select(Account.c.id, Account.c.account_no, Account.c.version))}
        first, second = ids[str(NEW[0])], ids[str(OTHER[0])]
        edit_account(work, first.id, first.version, address="丙路 9 号")
        portfolio = work.scalar(select(Account.c.portfolio_id).where(Account.c.id == second.id))
        keys = {"account_id": second.id, "portfolio_id": portfolio}
        work.insert(Interaction, kind="note", text="记录", happened_at=at(10), **keys)
    with store.change() as work:
        undone = undo_import(work, newest(store).id)
    accounts = {(row.name, row.is_used) for row in undone.kept if row.table == "account"}
    assert accounts == {("甲岚精密", False), ("乙岚精密", True)}
    assert undone.restored == 1
    with store.read() as reader:
        standing = select(Account.c.account_no).where(Account.c.deleted_at.is_(None), Account.c.name.like("%岚精密"))
        assert set(reader.scalars(standing)) == {NEW[0], OTHER[0]}
        changed = select(Account.c.name).where(Account.c.account_no == known[0])
        assert reader.scalar(changed) != "改名精密"


def test_an_import_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(NotFound, match=r"import\.gone"), store.change() as work:
        undo_import(work, new_id())
