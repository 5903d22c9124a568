"""Copies are whole, checked, and get their name only at the end; a restore keeps what was there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.errors import DiskFull, Invalid, RoundsError, TooNew, Unreadable
from crm.storage import backup as copies
from crm.storage.start import HEAD, open_store
from crm.storage.store import Store
from crm.storage.tables import Area


def _add(store: Store, name: str) -> None:
    with store.change() as work:
        work.insert(Area, name=name, sort_key=name)


def _names(path: Path, clock: FixedClock) -> list[str]:
    store = open_store(path, clock)
    try:
        with store.read() as reader:
            return reader.scalars(select(Area.c.name).order_by(Area.c.name))
    finally:
        store.close()


def test_a_copy_of_an_open_database_holds_all_that_was_saved_and_nothing_else(
    file_store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    _add(file_store, "saved")
    out = tmp_path / "copies" / "a b.bak"
    out.parent.mkdir()
    with file_store.change() as work:
        work.insert(Area, name="not yet", sort_key="n")
        size = copies.backup(file_store.where, out)
    assert [path.name for path in out.parent.iterdir()] == ["a b.bak"]
    assert out.stat().st_size == size
    assert copies.check_copy(out) == HEAD
    assert _names(out, clock) == ["saved"]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _scribble(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[4096 * 3 : 4096 * 4] = b"\xff" * 4096
    path.write_bytes(whole)


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("CREATE TABLE song (title TEXT)")


def _later(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("UPDATE alembic_version SET version_num = '9999'")
        driver.commit()


@pytest.mark.parametrize("spoil", [_cut, _scribble], ids=["cut", "damaged"])
def test_a_damaged_database_can_be_restored_and_its_bytes_are_kept(
    spoil: object, file_store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    _add(file_store, "then")
    where = Path(file_store.where)
    copies.backup(where, tmp_path / "copy.bak")
    file_store.close()
    assert callable(spoil)
    spoil(where)
    damaged = where.read_bytes()
    kept = copies.restore(tmp_path / "copy.bak", where, "stamp", HEAD)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert _names(where, clock) == ["then"]


def test_a_copy_of_a_later_revision_is_refused(file_store: Store, tmp_path: Path, clock: FixedClock) -> None:
    _add(file_store, "now")
    copies.backup(file_store.where, tmp_path / "copy.bak")
    file_store.close()
    _later(tmp_path / "copy.bak")
    with pytest.raises(TooNew):
        copies.restore(tmp_path / "copy.bak", file_store.where, "stamp", HEAD)
    assert _names(Path(file_store.where), clock) == ["now"]


def test_no_room_for_the_former_file_leaves_everything_as_it_was(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies.backup(file_store.where, tmp_path / "copy.bak")
    file_store.close()
    before = sorted(path.name for path in tmp_path.iterdir())

    def full(_target: Path, _stamp: str) -> Path:
        raise DiskFull("disk.full", path="kept")

    monkeypatch.setattr(copies, "_keep", full)
    with pytest.raises(DiskFull) as told:
        copies.restore(tmp_path / "copy.bak", file_store.where, "stamp", HEAD)
    assert told.value.values["path"] == str(file_store.where)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


@pytest.mark.parametrize("spoil", [_cut, _scribble, _foreign], ids=["cut", "damaged", "another program's"])
def test_a_spoiled_copy_is_refused_and_the_database_stays(
    spoil: object, file_store: Store, tmp_path: Path, clock: FixedClock
) -> None:
    _add(file_store, "now")
    out = tmp_path / "copy.bak"
    copies.backup(file_store.where, out)
    file_store.close()
    assert callable(spoil)
    spoil(out)
    with pytest.raises(Unreadable):
        copies.restore(out, file_store.where, "stamp", HEAD)
    assert not list(tmp_path.glob("*before-restore*"))
    assert _names(Path(file_store.where), clock) == ["now"]


def test_a_restore_keeps_the_former_file_beside_it(file_store: Store, tmp_path: Path, clock: FixedClock) -> None:
    _add(file_store, "then")
    copies.backup(file_store.where, tmp_path / "copy.bak")
    _add(file_store, "since")
    file_store.close()
    kept = copies.restore(tmp_path / "copy.bak", file_store.where, "20261117-094800", HEAD)
    assert kept == tmp_path / "rounds.db.before-restore-20261117-094800.bak"
    assert _names(Path(file_store.where), clock) == ["then"]
    assert _names(kept, clock) == ["since", "then"]


def test_a_full_disk_leaves_the_earlier_copy_and_nothing_half(
    file_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copies" / "copy.bak"
    out.parent.mkdir()
    out.write_bytes(b"the copy of last week")
    connect = sqlite3.connect

    def small(path: Path, **options: object) -> sqlite3.Connection:
        connection = connect(path, **options)  # type: ignore[call-overload]
        if Path(path).name.endswith(".part"):
            connection.execute("PRAGMA max_page_count = 2")
        return connection  # type: ignore[no-any-return]

    monkeypatch.setattr("crm.storage.backup.sqlite3.connect", small)
    with pytest.raises(DiskFull):
        copies.backup(file_store.where, out)
    assert [path.read_bytes() for path in out.parent.iterdir()] == [b"the copy of last week"]


def test_a_database_is_never_copied_onto_itself(file_store: Store) -> None:
    with pytest.raises(Invalid, match=r"backup\.same_file"):
        copies.backup(file_store.where, Path(file_store.where))
    with pytest.raises(Invalid, match=r"backup\.same_file"):
        copies.restore(Path(file_store.where), file_store.where, "stamp", HEAD)


@pytest.mark.parametrize("verb", ["backup", "restore"])
def test_a_server_has_its_own_tools_for_it(verb: str, tmp_path: Path) -> None:
    with pytest.raises(RoundsError, match=r"backup\.server"):
        if verb == "backup":
            copies.backup("postgresql://demo@localhost/rounds", tmp_path / "a.bak")
        else:
            copies.restore(tmp_path / "a.bak", "postgresql://demo@localhost/rounds", "stamp", HEAD)
