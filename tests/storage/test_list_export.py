"""What is shown leaves as a file: its rows in their order, with key and version, told and stopped on the way."""

from pathlib import Path

import openpyxl
import pytest

from crm.domain.errors import Cancelled
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.domain.progress import Progress
from crm.storage.store import Store
from crm.usecases import list_export
from crm.usecases.list_export import ExportColumn, export_list
from crm.usecases.lists import list_ids, list_rows

COLUMNS = (
    ExportColumn("户号", 18, lambda row: row.account_no),
    ExportColumn("客户", 32, lambda row: row.name),
    ExportColumn("到期", 12, lambda row: row.due_on),
    ExportColumn("容量", 12, lambda row: row.contract_kva),
)
QUERY = ListQuery(sort=(SortKey("contract_kva", descending=True),))


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read few rows at a time, so that a small demo takes several turns."""
    monkeypatch.setattr(list_export, "PART", 7)


def test_rows_leave_in_their_order_with_key_and_version(demo_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "客户.xlsx"
    with demo_store.read() as reader:
        ids = list_ids(reader, ListKind.ACCOUNTS, QUERY)
        rows = list_rows(reader, ListKind.ACCOUNTS, ids)
        count = export_list(reader, path, ListKind.ACCOUNTS, ids, COLUMNS, "客户", ("全部", "2026-11-17"))
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    found = list(sheet.iter_rows(min_row=6, values_only=True))
    assert count == len(found) == len(rows)
    assert [(line[0], line[1], line[4], line[5]) for line in found] == [
        (row.account_no, row.name, str(row.id), row.version) for row in rows
    ]
    assert all(isinstance(line[3], int | float) for line in found)


def test_the_way_is_told_and_can_be_stopped(demo_store: Store, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    progress = Progress(lambda done, total: told.append((done, total)))
    with demo_store.read(progress) as reader:
        ids = list_ids(reader, ListKind.ACCOUNTS, QUERY)
        export_list(reader, tmp_path / "a.csv", ListKind.ACCOUNTS, ids, COLUMNS, "客户", ("", ""))
        assert told[0] == (0, len(ids))
        assert told[-1] == (len(ids), len(ids))
        progress.cancel()
        with pytest.raises(Cancelled):
            export_list(reader, tmp_path / "b.xlsx", ListKind.ACCOUNTS, ids, COLUMNS, "客户", ("", ""))
    assert [each.name for each in tmp_path.iterdir() if not each.name.startswith("demo.db")] == ["a.csv"]
