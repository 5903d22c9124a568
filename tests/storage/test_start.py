import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from psycopg import connect as connect_server
from sqlalchemy import make_url, text

from crm.domain.clock import FixedClock
from crm.domain.errors import Denied, RoundsError, TooNew, Unreadable
from crm.storage import places
from crm.storage.start import HEAD, open_store, revision_of
from tests.support.postgres import Server


def test_a_new_database_is_of_this_revision_and_empty(database_url: str, clock: FixedClock) -> None:
    store = open_store(database_url, clock)
    try:
        with store.read() as reader:
            assert revision_of(reader.connection) == HEAD
            assert reader.connection.execute(text("SELECT count(*) FROM account")).scalar_one() == 0
    finally:
        store.close()


def test_a_file_that_does_not_exist_is_made(tmp_path: Path, clock: FixedClock) -> None:
    open_store(tmp_path / "new.db", clock).close()
    assert [path.name for path in tmp_path.iterdir()] == ["new.db"]


def test_an_address_is_kept_whole_whatever_folder_it_was_named_from(
    database_file: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(database_file.parent)
    store = open_store(database_file.name, clock)
    assert store.where == str(database_file)
    store.close()


def test_a_newer_database_is_refused_and_left_alone(database_url: str, clock: FixedClock) -> None:
    store = open_store(database_url, clock)
    with store.change() as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(TooNew) as caught:
        open_store(database_url, clock)
    assert caught.value.code == "database.newer"
    assert caught.value.values["revision"] == "9999"


def _text_file(path: Path) -> None:
    path.write_text("no database", encoding="utf-8")


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as driver:
        driver.execute("CREATE TABLE song (title TEXT)")


@pytest.mark.parametrize("make", [_text_file, _foreign], ids=["no database", "another program's"])
def test_what_is_no_rounds_database_is_refused_and_left_alone(make: object, tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "other.db"
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(Unreadable) as caught:
        open_store(path, clock)
    assert caught.value.code == "database.not_ours"
    assert path.read_bytes() == before


@pytest.mark.parametrize(("name", "code"), [("", "database.is_folder"), ("none/a.db", "database.no_folder")])
def test_places_that_cannot_hold_a_file_are_named(name: str, code: str, tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(Unreadable) as caught:
        open_store(tmp_path / name, clock)
    assert caught.value.code == code


@pytest.mark.parametrize("folder", ["OneDrive - Bureau", "Dropbox", "坚果云", "Mobile Documents", "WPS云盘"])
def test_folders_that_copy_open_files_away_are_refused(folder: str, tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / folder).mkdir()
    with pytest.raises(RoundsError) as caught:
        open_store(tmp_path / folder / "bureau.db", clock)
    assert caught.value.code == "database.cloud_folder"
    assert list((tmp_path / folder).iterdir()) == []


@pytest.mark.parametrize(
    ("mounts", "is_refused"),
    [
        ("/dev/sda1 / ext4 rw 0 0\nserver:/x /srv nfs4 rw 0 0", True),
        ("server:/x / nfs4 rw 0 0\n/dev/sda1 /srv/local ext4 rw 0 0", False),
        ("//nas/share /srv/local cifs rw 0 0", True),
        ("//nas/share /srv/loc cifs rw 0 0", False),
    ],
)
def test_a_network_share_is_refused(mounts: str, is_refused: bool) -> None:
    path = Path("/srv/local/bureau.db")
    if is_refused:
        with pytest.raises(Denied) as caught:
            places.refuse_shared_place(path, mounts)
        assert caught.value.code == "database.network_share"
    else:
        places.refuse_shared_place(path, mounts)


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "Nextcloud").mkdir()
    link = tmp_path / "local"
    try:
        link.symlink_to(tmp_path / "Nextcloud", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    with pytest.raises(Denied, match=r"database\.cloud_folder"):
        open_store(link / "bureau.db", clock)


def test_what_a_mac_has_mounted_is_read_like_the_table_of_linux() -> None:
    told = "/dev/disk3s1 on / (apfs, local, journaled)\n//lin@nas/our share on /Volumes/our share (smbfs, nodev)\n"
    mounts = places.as_proc_mounts(told)
    places.refuse_shared_place(Path("/srv/bureau.db"), mounts)
    with pytest.raises(Denied, match=r"database\.network_share"):
        places.refuse_shared_place(Path("/Volumes/our share/bureau.db"), mounts)


@pytest.mark.postgresql
def test_only_the_owner_of_the_tables_upgrades_a_server(postgres: Server, clock: FixedClock) -> None:
    with postgres.database() as address, connect_server(address, autocommit=True) as owner:
        owner.execute("UPDATE alembic_version SET version_num = '0000'")
        owner.execute("CREATE ROLE rounds_test_colleague LOGIN PASSWORD 'demo'")
        try:
            owner.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO rounds_test_colleague")
            colleague = make_url(address).set(username="rounds_test_colleague", password="demo")
            with pytest.raises(Denied) as caught:
                open_store(colleague.render_as_string(hide_password=False), clock)
            assert caught.value.code == "server.ask_owner"
            assert caught.value.values["revision"] == "0000"
        finally:
            owner.execute("DROP OWNED BY rounds_test_colleague")
            owner.execute("DROP ROLE rounds_test_colleague")


def test_a_server_that_does_not_answer_is_told(clock: FixedClock) -> None:
    with pytest.raises(RoundsError) as caught:
        open_store("postgresql://demo@127.0.0.1:9/rounds", clock)
    assert caught.value.code == "server.not_listening"


def test_a_file_without_rights_is_told(database_file: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, whom no right stops; so the system's answer is given instead.
    monkeypatch.setattr("crm.storage.start.os.access", lambda _path, _mode: False)
    with pytest.raises(Denied) as caught:
        open_store(database_file, clock)
    assert caught.value.code == "database.read_only"
