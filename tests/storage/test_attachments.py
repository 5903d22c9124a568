"""Files in the database: stored once, refused in a sentence, renamed, removed, brought back, written out."""

import os
import sys
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from crm.domain.errors import Cancelled, Invalid, NotFound, Unreadable
from crm.domain.progress import Progress
from crm.storage.settings import put
from crm.storage.store import Store
from crm.usecases import attachments, recording
from crm.usecases.files_out import copy_to_look_at, save_as
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, bureau


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def key(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


def file(folder: Path, name: str = "plan.txt", content: bytes = b"demo") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def names(store: Store, key: UUID) -> list[str]:
    with store.read() as reader:
        return [row.name for row in attachments.files_of_account(reader, key)]


def test_the_same_content_is_stored_once(store: Store, key: UUID, tmp_path: Path) -> None:
    paths = [file(tmp_path), file(tmp_path, "copy.txt"), file(tmp_path, "other.txt", b"else")]
    with store.change() as work:
        done = attachments.attach_many(work, key, paths)
    assert (len(done.added), done.known, done.refused) == (2, ["copy.txt"], [])
    assert sorted(names(store, key)) == ["other.txt", "plan.txt"]
    with store.change() as work:
        assert attachments.attach(work, key, paths[1]) == done.added[0]


def test_a_visit_keeps_a_file_that_the_account_has_already(
    store: Store, home: Bureau, key: UUID, tmp_path: Path
) -> None:
    path = file(tmp_path)
    with store.change() as work:
        visit = recording.start_record(work, key, home.manager_id)
        first = attachments.attach(work, key, path)
        second = attachments.attach(work, key, path, visit)
        assert attachments.attach(work, key, path, visit) == second != first


def test_what_cannot_be_stored_is_told_and_keeps_no_other_from_it(store: Store, key: UUID, tmp_path: Path) -> None:
    with store.change() as work:
        put(work, "attachment.max_mb", 1, date(2026, 1, 1))
    (tmp_path / "folder").mkdir()
    paths = [
        tmp_path / "folder",
        file(tmp_path, "empty.txt", b""),
        tmp_path / "gone.txt",
        file(tmp_path, "big.bin", b"x" * (1024 * 1024 + 1)),
        file(tmp_path, "just.bin", b"x" * 1024 * 1024),
    ]
    with store.change() as work:
        done = attachments.attach_many(work, key, paths)
    assert [error.code for error in done.refused] == [
        "file.is_folder",
        "file.empty",
        "file.missing",
        "file.too_large",
    ]
    assert names(store, key) == ["just.bin"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind everybody")
def test_a_file_without_rights_is_refused(store: Store, key: UUID, tmp_path: Path) -> None:
    path = file(tmp_path)
    path.chmod(0)
    with pytest.raises(Unreadable, match="no_access"), store.change() as work:
        attachments.attach(work, key, path)


def test_a_stop_takes_every_file_back(store: Store, key: UUID, tmp_path: Path) -> None:
    paths = [file(tmp_path, f"{number}.txt", bytes([number + 1])) for number in range(3)]
    progress = Progress(lambda done, total: progress.cancel() if done == 1 else None)
    with pytest.raises(Cancelled), store.change(progress) as work:
        attachments.attach_many(work, key, paths)
    assert names(store, key) == []


def test_hostile_names_are_stored_harmless(store: Store, key: UUID) -> None:
    with store.change() as work:
        for number, name in enumerate(("../../a.txt", "b\u202egpj.exe", "CON", "<b>.txt")):
            attachments.attach_content(work, key, name, bytes([number + 1]))
    assert sorted(names(store, key)) == ["_CON", "_b_.txt", "a.txt", "bgpj.exe"]


def test_a_file_is_renamed_removed_and_brought_back_with_its_content(store: Store, key: UUID, tmp_path: Path) -> None:
    with store.change() as work:
        made = attachments.attach(work, key, file(tmp_path, "plan.pdf", b"%PDF"))
    with store.change() as work:
        attachments.rename_file(work, made, 1, "survey Q3")
    assert names(store, key) == ["survey Q3.pdf"]
    with store.change() as work:
        attachments.remove_file(work, made, 2)
        steps = work.undo
    with store.read() as reader, pytest.raises(NotFound):
        attachments.content(reader, made)
    with store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert attachments.content(reader, made) == ("survey Q3.pdf", b"%PDF")
        assert attachments.beginning(reader, made, 2) == b"%P"
    with pytest.raises(Invalid, match="no_name"), store.change() as work:
        attachments.rename_file(work, made, 4, " . ")


def test_a_file_is_written_out_whole_or_not_at_all(store: Store, key: UUID, tmp_path: Path) -> None:
    with store.change() as work:
        made = attachments.attach(work, key, file(tmp_path))
    target = file(tmp_path, "target.txt", b"before")
    with store.read() as reader:
        save_as(reader, made, target)
        assert target.read_bytes() == b"demo"
        with pytest.raises(NotFound, match=r"folder\.missing"):
            save_as(reader, made, tmp_path / "nowhere" / "a.txt")
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_the_copy_to_look_at_cannot_be_changed_and_programs_are_not_opened(
    store: Store, key: UUID, tmp_path: Path
) -> None:
    with store.change() as work:
        made = attachments.attach(work, key, file(tmp_path))
        program = attachments.attach(work, key, file(tmp_path, "tool.EXE", b"MZ"))
    folder = tmp_path / "copies"
    with store.read() as reader:
        copy = copy_to_look_at(reader, made, folder)
        assert copy == copy_to_look_at(reader, made, folder)
        with pytest.raises(Invalid, match="is_program"):
            copy_to_look_at(reader, program, folder)
    assert copy.read_bytes() == b"demo"
    assert copy.name == "plan.txt"
    assert not copy.stat().st_mode & 0o222
