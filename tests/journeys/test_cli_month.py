"""`rounds export … FOLDER --month last` from a system's scheduler: the file that the window's schedule writes."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.domain.report_schedule import CHOICES, SUMMARY, ReportSchedule, last_month
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Person
from crm.usecases.report_schedule import write_month
from tests.support.commands import ClockedCommand

OCTOBER = "20261001-20261031"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "share"
    found.mkdir()
    return found


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ClockedCommand:
    monkeypatch.setenv("ROUNDS_NOW", f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}")
    return ClockedCommand(clock, capsys)


def exported(rounds: ClockedCommand, name: str, folder: Path, where: Path, *more: object) -> list[str]:
    kind = ("visit-summary",) if name == SUMMARY else ("report", name)
    said = rounds("export", *kind, folder, "--month", "last", *more, "--database", where)
    assert said.code == 0, said.err
    return sorted(path.name for path in folder.iterdir())


def cells(path: Path) -> list[list[tuple[object, ...]]]:
    """Return what stands below the lines that say who made it when."""
    return [list(sheet.iter_rows(min_row=7, values_only=True)) for sheet in load_workbook(path).worksheets]


@pytest.mark.parametrize("name", CHOICES)
def test_a_folder_gets_the_very_file_of_the_windows_schedule(
    rounds: ClockedCommand, demo_template: Path, demo_store: Store, folder: Path, tmp_path: Path, name: str
) -> None:
    beside = tmp_path / "window"
    beside.mkdir()
    schedule = ReportSchedule(str(beside), (name,), 1, "en", "", date.min)
    with demo_store.read() as reader:
        written = write_month(reader, schedule, last_month(reader.clock.today()))
    assert exported(rounds, name, folder, demo_template) == [written[0].path.name]
    assert OCTOBER in written[0].path.name
    assert cells(folder / written[0].path.name) == cells(written[0].path)


@pytest.mark.parametrize(
    ("today", "period"),
    [
        (date(2026, 12, 1), "20261101-20261130"),
        (date(2027, 1, 1), "20261201-20261231"),
        (date(2027, 3, 31), "20270201-20270228"),
        (date(2028, 3, 1), "20280201-20280229"),
    ],
)
def test_the_month_before_is_a_whole_month_on_every_day(
    rounds: ClockedCommand,
    demo_template: Path,
    folder: Path,
    today: date,
    period: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROUNDS_NOW", f"{today}T00:05")
    (name,) = exported(rounds, "data_quality", folder, demo_template)
    assert f"_{period}_" in name


def test_each_narrowing_and_each_template_has_a_file_of_its_own(
    rounds: ClockedCommand, demo_template: Path, folder: Path, tmp_path: Path, clock: FixedClock
) -> None:
    store = open_store(str(demo_template), clock)
    with store.read() as reader:
        ask = select(Person.c.name).where(Person.c.role == "manager").order_by(Person.c.name)
        managers = [row.name for row in reader.rows(ask)][:2]
    store.close()
    for manager in managers:
        exported(rounds, SUMMARY, folder, demo_template, "--manager", manager)
    exported(rounds, "ratings", folder, demo_template, "--source", "survey")
    names = exported(rounds, "ratings", folder, demo_template, "--source", "visit", "--segment", "top100")
    assert len(names) == 4
    assert all(any(manager in name for name in names) for manager in managers)
    template = tmp_path / "form.xlsx"
    book = Workbook()
    book.defined_names["rounds_month"] = DefinedName("rounds_month", attr_text=f"'{book.sheetnames[0]}'!$A$1")
    book.save(template)
    for name in (SUMMARY, "issues"):
        names = exported(rounds, name, folder, demo_template, "--template", template)
    assert len(names) == 6


def test_another_month_can_be_named_and_a_period_only_once(
    rounds: ClockedCommand, demo_template: Path, folder: Path
) -> None:
    words = ("export", "visit-summary", folder, "--database", demo_template)
    for period in ((), ("--from", "2026-10-01"), ("--month", "last", "--to", "2026-10-31"), ("--month", "2026-13")):
        said = rounds(*words, *period)
        assert (said.code, said.out) == (2, "")
        assert len(said.err.splitlines()) == 1
    assert list(folder.iterdir()) == []
    told = rounds(*words, "--month", "2026-09", "--json").json()
    assert (told["from"], told["to"]) == ("2026-09-01", "2026-09-30")
    assert [str(path) for path in folder.iterdir()] == [told["out"]]


@pytest.mark.parametrize("name", ["gone", "gone/"])
def test_a_folder_that_is_not_there_is_said(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, name: str
) -> None:
    said = rounds("export", "visit-summary", f"{tmp_path}/{name}", "--month", "last", "--database", demo_template)
    assert (said.code, said.out) == (2, "")
    assert "gone" in said.err
    assert "folder" in said.err
    assert list(tmp_path.glob("gone*")) == []


def test_what_left_by_a_scheduler_is_noted_by_its_name(
    rounds: ClockedCommand, demo_template: Path, folder: Path
) -> None:
    noted = "SELECT count(*) FROM export_log WHERE kind = 'report' AND NOT is_personal"
    before = rounds.sql(str(demo_template), noted)
    (name,) = exported(rounds, "coverage", folder, demo_template)
    assert rounds.sql(str(demo_template), noted) == before + 1
    named = "SELECT count(*) FROM export_log WHERE file_name = :name"
    assert rounds.sql(str(demo_template), named, name=name) >= 1
