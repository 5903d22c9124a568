"""A command and a window never change one file at the same time, and a dead program's claim frees itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from crm.domain.errors import Busy
from crm.storage.claim import claimed


def _window_lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_name(f"{path.name}.lock")))
    lock.setStaleLockTime(0)
    return lock


def test_a_window_waits_for_a_command(database_file: Path) -> None:
    lock = _window_lock(database_file)
    with claimed(database_file):
        assert not lock.tryLock(0)
    assert lock.tryLock(0)
    lock.unlock()


def test_two_commands_do_not_share_a_file(database_file: Path) -> None:
    with claimed(database_file), pytest.raises(Busy), claimed(database_file):
        raise AssertionError("two writers at once")
    assert list(database_file.parent.iterdir()) == [database_file]


def test_what_a_dead_program_left_is_taken_over(database_file: Path) -> None:
    left = database_file.with_name(f"{database_file.name}.lock")
    left.write_text("999999999\nrounds\nelsewhere\n", encoding="utf-8")
    with claimed(database_file):
        assert "999999999" not in left.read_text(encoding="utf-8")
    assert not left.exists()
