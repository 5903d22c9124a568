"""Bad input on the command line: exit code 2, one clear sentence on stderr, nothing on stdout, nothing changed."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import make_url

from crm.cli.main import main
from crm.domain.errors import DiskFull
from tests.support.commands import SAMPLES, ClockedCommand
from tests.support.postgres import Server

PERIOD = ("--from", "2026-11-01", "--to", "2026-11-30")
LONG = f"{'n' * 300}.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _book(*rows: tuple[object, ...]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)

    return write


UNREADABLE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no workbook": ("a.xlsx", lambda path: path.write_bytes(b"\x00\x01\x02 no workbook")),
    "encrypted": ("a.xlsx", lambda path: path.write_bytes(OLE)),
    "empty": ("a.xlsx", lambda path: path.write_bytes(b"")),
    "an empty sheet": ("a.xlsx", _book()),
    "no headings": ("a.xlsx", _book(("甲", "乙"), ("丙", "丁"))),
    "no matching columns": ("a.csv", lambda path: path.write_text("colour,taste\nred,sweet\n", encoding="utf-8")),
    "a folder": ("folder", lambda path: path.mkdir()),
    "nothing there": ("none.xlsx", lambda path: None),
}


@pytest.mark.parametrize("case", UNREADABLE)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_file_that_cannot_be_read(
    case: str, language: str, database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    name, make = UNREADABLE[case]
    make(tmp_path / name)
    done = command("import", "accounts", tmp_path / name, "--database", database_file, "--json", "--lang", language)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err
    assert ("。" in done.err) is (language == "zh_CN")
    assert command.sql(str(database_file), "SELECT count(*) FROM account") == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "visit-summary", "o.xlsx", *PERIOD, "--manager", "无此人"), "无此人"),
        (("export", "visit-summary", "o.xlsx", *PERIOD, "--area", "无此所"), "无此所"),
        (("export", "visit-summary", "o.xlsx", *PERIOD, "--segment", "gold"), "gold"),
        (("export", "visit-summary", "o.xlsx", "--from", "2026-11-31", "--to", "2026-12-01"), "2026-11-31"),
        (("export", "visit-summary", "o.xlsx", "--from", "2026-12-01", "--to", "2026-11-01"), ""),
        (("export", "visit-summary", "none/o.xlsx", *PERIOD), "none"),
        (("export", "plan", "o.xlsx", "--month", "2026-13"), "2026-13"),
        (("export", "plan", "o.xlsx", "--month", "2026-12", "--manager", "无此人"), "无此人"),
        (("import", "houses", "a.xlsx"), "houses"),
        (("frobnicate",), "frobnicate"),
        (("import", "accounts"), "FILE"),
        (("restore", "none.db"), "none.db"),
        (("restore", "."), "folder"),
        (("search", "公司", "--limit", "9" * 20), "--limit"),
    ],
)
def test_a_command_that_cannot_be_done(
    arguments: tuple[str, ...],
    says: str,
    demo_template: Path,
    command: ClockedCommand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    database = () if arguments == ("frobnicate",) else ("--database", demo_template)
    done = command(*arguments, *database)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert says in done.err
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_database_that_is_not_named_or_not_there(command: ClockedCommand, tmp_path: Path) -> None:
    assert command("check").code == 2
    missing = command("search", "岚湖", "--database", tmp_path / "none.db")
    assert (missing.code, missing.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [("check",), ("upgrade",), ("search", "岚湖"), ("backup", "b.bak")])
def test_only_a_demo_and_an_import_make_a_database(
    verb: tuple[str, ...], command: ClockedCommand, tmp_path: Path
) -> None:
    """A name that was mistyped is told, not made."""
    done = command(*verb, "--database", tmp_path / "none.db")
    assert (done.code, done.out) == (2, "")
    assert "none.db" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("now", ["yesterday", "2026-11-17T25:00", "0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_clock_that_no_bureau_has(
    now: str, database_file: Path, command: ClockedCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_NOW", now)
    done = command("check", "--database", database_file)
    assert (done.code, done.out) == (2, "")
    assert now in done.err


@pytest.mark.postgresql
@pytest.mark.parametrize(("part", "says"), [("database", "no database of this name"), ("username", "refused the name")])
def test_a_server_that_does_not_know_the_name(part: str, says: str, postgres: Server, command: ClockedCommand) -> None:
    with postgres.database() as address:
        url, nobody = make_url(address), "nobody_knows_me"
        wrong = url.set(database=nobody) if part == "database" else url.set(username=nobody)
        done = command("check", "--database", wrong.render_as_string(hide_password=False))
    assert (done.code, done.out) == (2, "")
    assert says in done.err


def test_what_is_no_database_is_not_called_a_damaged_one(command: ClockedCommand, tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    _book(("甲",))(book)
    done = command("backup", tmp_path / "b.bak", "--database", book)
    assert (done.code, "no Rounds database" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == [book]


def test_options_may_stand_before_the_kind_of_an_export(
    demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    done = command("export", "--database", demo_template, "--json", "visit-summary", out, *PERIOD)
    assert (done.code, done.json()["out"]) == (0, str(out))


def test_a_demo_is_only_filled_into_an_empty_database(demo_template: Path, command: ClockedCommand) -> None:
    before = command.sql(str(demo_template), "SELECT count(*) FROM account")
    done = command("demo", demo_template, "--size", "small")
    assert done.code == 2
    assert command.sql(str(demo_template), "SELECT count(*) FROM account") == before


def test_a_period_without_visits_gives_a_file_that_says_so(
    demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    out = tmp_path / "o.xlsx"
    period = ("--from", "2019-01-01", "--to", "2019-01-31")
    done = command("export", "visit-summary", out, "--database", demo_template, *period, "--json")
    assert done.code == 0
    assert done.json()["totals"]["visits"] == 0
    assert done.json()["totals"]["plan_completion_rate"] is None
    book = load_workbook(out)
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("No visits" in each for each in texts)
    assert "—" in texts


def test_what_nobody_foresaw_is_one_sentence_and_goes_to_the_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(_name: str) -> object:
        raise RuntimeError("a demo fault")

    monkeypatch.setattr("crm.cli.main.import_module", breaks)
    assert main(["check", "--database", "a.db", "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "a demo fault" not in said.err
    assert "a demo fault" in caplog.text


def test_the_installed_command_says_the_same_in_a_process_of_its_own(demo_template: Path) -> None:
    command = [sys.executable, "-c", "import sys; from crm.cli.main import main; sys.exit(main())"]
    arguments = ["search", "公司", "--database", str(demo_template), "--json", "--lang", "en"]
    done = subprocess.run(
        [*command, *arguments], capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["hits"]


def test_verdicts_come_back_with_the_reason_beside_each_row(
    database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    out = tmp_path / "verdicts.xlsx"
    ledger = SAMPLES / "客户台账.xlsx"
    done = command("import", "accounts", ledger, "--database", database_file, "--dry-run", "--verdicts", out, "--json")
    assert done.code == 1
    rows = list(load_workbook(out).worksheets[0].iter_rows(values_only=True))
    refused = [row for row in rows if row[-3] == "refused" or "refused" in row]
    assert len(refused) == done.json()["rejected"]
    assert command.sql(str(database_file), "SELECT count(*) FROM account") == 0


def test_an_update_shows_what_changed(database_file: Path, command: ClockedCommand, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.csv"
    head = "户号,户名,客户分类,合同容量\n"
    ledger.write_text(f"{head}9900000000101,演示一厂,大工业用户,1250kVA\n", encoding="utf-8")
    assert command("import", "accounts", ledger, "--database", database_file).code == 0
    ledger.write_text(f"{head}9900000000101,演示一厂,大工业用户,1600kVA\n", encoding="utf-8")
    out = tmp_path / "verdicts.xlsx"
    done = command("import", "accounts", ledger, "--database", database_file, "--verdicts", out)
    assert "Row 2, Contract capacity, kVA: 1,250 became 1,600." in done.out
    texts = [cell for row in load_workbook(out).worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "Row 2, Contract capacity, kVA: 1,250 became 1,600." in texts


def test_an_import_that_fails_makes_no_database(
    command: ClockedCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_rest: object) -> None:
        raise DiskFull("disk.full", path=str(path))

    monkeypatch.setattr("crm.cli.imports.save_verdicts", full)
    words = ("--database", tmp_path / "new.db", "--verdicts", tmp_path / "v.xlsx")
    done = command("import", "accounts", SAMPLES / "客户台账_gbk.csv", *words)
    assert (done.code, done.out) == (2, "")
    assert "v.xlsx" in done.err
    assert list(tmp_path.iterdir()) == []


def test_rows_that_cannot_be_kept_leave_no_verdicts(
    database_file: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    """The workbook calls rows added: it must not stand where the database refuses them at the very end."""
    with closing(sqlite3.connect(database_file)) as raw:
        raw.executescript(
            "CREATE TABLE late (up INTEGER REFERENCES area (id) DEFERRABLE INITIALLY DEFERRED);"
            "CREATE TRIGGER refuse AFTER INSERT ON account BEGIN INSERT INTO late VALUES (99); END;"
        )
    out = tmp_path / "verdicts.xlsx"
    out.write_bytes(b"of another day")
    ledger = SAMPLES / "客户台账_gbk.csv"
    done = command("import", "accounts", ledger, "--database", database_file, "--verdicts", out)
    assert (done.code, done.out) == (2, "")
    assert out.read_bytes() == b"of another day"
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".tmp")] == []
    assert command.sql(str(database_file), "SELECT count(*) FROM account") == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--database", LONG),
        ("demo", LONG, "--size", "small"),
        ("import", "accounts", LONG, "--database", "a.db"),
        ("import", "accounts", "none.csv", "--database", LONG),
        ("import", "accounts", "none.csv", "--database", "a.db", "--mapping", LONG),
        ("backup", LONG, "--database", "a.db"),
        ("restore", LONG, "--database", "a.db"),
        ("upgrade", "--database", LONG),
    ],
)
def test_a_name_that_is_too_long_for_a_disk(
    words: tuple[str, ...], command: ClockedCommand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(*words)
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert any(words in done.err for words in ("too long", "cannot be"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_makes_no_database(command: ClockedCommand, tmp_path: Path) -> None:
    bad = tmp_path / "a.xlsx"
    bad.write_bytes(b"")
    assert command("import", "accounts", bad, "--database", tmp_path / "new.db").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
