"""`rounds export audit`: the log of a period as a workbook, a line a field."""

from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.accounts import edit_account
from tests.support.commands import ClockedCommand


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_the_log_is_written_with_names_and_old_and_new(
    rounds: ClockedCommand, demo_store: Store, tmp_path: Path
) -> None:
    with demo_store.change() as work:
        row = work.one(select(Account.c.id, Account.c.version).where(Account.c.note.is_(None)).limit(1))
        assert row is not None
        edit_account(work, row.id, row.version, note="=1+1")
    demo_store.close()
    out = tmp_path / "log.xlsx"
    said = rounds("export", "audit", out, "--database", demo_store.where, "--json", "--from", "2026-11-01")
    assert said.code == 0
    sheet = load_workbook(out).active
    assert sheet is not None
    lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    assert len(lines) == said.json()["lines"] > 0
    # Newest first: the export notes itself only when the file stands.
    assert lines[0][7:11] == ["changed", "Note", None, "=1+1"]
    assert lines[0][4] == "Account"


def test_days_the_wrong_way_round_write_nothing(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    out = tmp_path / "log.xlsx"
    said = rounds("export", "audit", out, "--database", demo_template, "--from", "2026-02-01", "--to", "2026-01-01")
    assert (said.code, out.exists()) == (2, False)


def test_the_seal_is_made_checked_and_told_when_it_is_broken(
    rounds: ClockedCommand, demo_store: Store, tmp_path: Path
) -> None:
    demo_store.close()
    seals = tmp_path / "seals.csv"
    yesterday = rounds.clock.today() - timedelta(days=1)
    first = rounds("seal", seals, "--database", demo_store.where, "--json")
    assert (first.code, first.json()["broken"]) == (0, [])
    seals.write_text(f"day,entries,sha256\n{yesterday},7,{'0' * 64}\n", encoding="utf-8")
    said = rounds("seal", seals, "--database", demo_store.where)
    assert said.code == 1
    assert f"The log of {yesterday}" in said.out
    assert "7 entries then, 0 now" in said.out
