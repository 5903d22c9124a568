"""Commands that change a file are refused while a window has it open; those that only read are not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from tests.support.commands import SAMPLES, ClockedCommand


@pytest.fixture
def window(database_file: Path) -> Iterator[QLockFile]:
    """The lock that an open window holds (ui/single.py)."""
    lock = QLockFile(str(database_file.with_name(f"{database_file.name}.lock")))
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    yield lock
    lock.unlock()


@pytest.mark.parametrize("verb", ["import", "demo", "restore"])
def test_commands_that_change_a_file_are_refused_beside_a_window(
    verb: str, window: QLockFile, database_file: Path, command: ClockedCommand
) -> None:
    copy = database_file.with_name("copy.bak")
    assert command("backup", copy, "--database", database_file).code == 0
    before = database_file.read_bytes()
    asked: dict[str, tuple[object, ...]] = {
        "import": ("import", "accounts", SAMPLES / "客户台账.xlsx", "--database", database_file),
        "demo": ("demo", database_file, "--size", "small"),
        "restore": ("restore", copy, "--database", database_file),
    }
    answer = command(*asked[verb])
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"{database_file} is open in another Rounds window. Close it first.\n"
    assert database_file.read_bytes() == before


def test_commands_that_only_read_work_beside_a_window(
    window: QLockFile, database_file: Path, command: ClockedCommand
) -> None:
    ledger = SAMPLES / "客户台账.xlsx"
    assert command("check", "--database", database_file).code == 0
    assert command("import", "accounts", ledger, "--database", database_file, "--dry-run").code == 1
