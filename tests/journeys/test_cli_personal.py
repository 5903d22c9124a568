"""People of customers leave the program only when that is asked for, and their numbers masked, on every road."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from crm.domain.clock import FixedClock
from crm.domain.report_schedule import CHOICES, ReportSchedule, whole_month
from crm.storage.settings import put
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.export import summary_on_paper
from crm.usecases.report_schedule import write_month
from tests.conftest import NOW
from tests.support.commands import ClockedCommand
from tests.support.exported import template, write_all
from tests.support.sound_book import faults

PERIOD = ("--from", "2026-10-01", "--to", "2026-11-17")
WHOLE = re.compile(r"(?<![\w.-])100\d{8}(?![\w.-])")
"""Numbers of the demo begin with 100."""
MASKED = re.compile(r"(?<!\d)1\d\d\*{4}\d{4}(?!\d)")
PEOPLE = "SELECT group_concat(DISTINCT name) FROM visit_participant WHERE side = 'customer'"


def texts(path: Path) -> Iterator[str]:
    if path.suffix != ".xlsx":
        yield path.read_text(encoding="utf-8-sig")
        return
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(cell) for cell in row if cell is not None)


def held(path: Path) -> str:
    return "\n".join(texts(path))


@pytest.fixture
def people(demo_template: Path, command: ClockedCommand) -> set[str]:
    """The customers' people, where no colleague has their name."""
    asked = str(command.sql(str(demo_template), PEOPLE)).split(",")
    return {name for name in asked if len(name) > 1}


def named(text: str, people: set[str]) -> set[str]:
    return {name for name in people if re.search(rf"(^|[、\n]){re.escape(name)}( |、|$)", text, re.M)}


def test_without_asking_no_road_names_anybody_and_no_number_is_whole(
    demo_template: Path, command: ClockedCommand, clock: FixedClock, tmp_path: Path, people: set[str]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    write_all(command, demo_template, folder, clock)
    for path in folder.iterdir():
        assert not WHOLE.search(held(path)), path.name
    summary = next(path for path in folder.glob("*-visit-summary.xlsx"))
    assert not named(held(summary), people)


def test_asked_for_the_summary_names_people_with_masked_numbers(
    demo_template: Path, command: ClockedCommand, tmp_path: Path, people: set[str]
) -> None:
    out = tmp_path / "o.xlsx"
    form = template(tmp_path / "form.xlsx", "rounds_rows_visits", ("account_no", "participants"))
    for more in ((), ("--template", form)):
        words = ("export", "visit-summary", out, *PERIOD, "--database", demo_template, *more)
        assert command(*words).code == 0
        bare = held(out)
        assert command(*words, "--personal").code == 0
        full = held(out)
        assert not named(bare, people)
        assert named(full, people)
        assert MASKED.search(full)
        assert not WHOLE.search(full)
        assert faults(out) == []


def test_whole_numbers_stand_there_where_the_bureau_masks_none(
    demo_template: Path, command: ClockedCommand, clock: FixedClock, tmp_path: Path
) -> None:
    where, out = tmp_path / "copy.db", tmp_path / "o.xlsx"
    where.write_bytes(demo_template.read_bytes())
    store = open_store(where, clock)
    with store.change() as work:
        put(work, "privacy.mask_phones", False, NOW.date())
    store.close()
    assert command("export", "visit-summary", out, *PERIOD, "--database", where, "--personal").code == 0
    assert WHOLE.search(held(out))


def test_schedule_and_paper_name_nobody(demo_store: Store, tmp_path: Path, people: set[str]) -> None:
    with demo_store.read() as reader:
        month = whole_month(NOW.date().replace(month=10, day=1)).first
        written = write_month(reader, ReportSchedule(str(tmp_path), CHOICES, 1, "zh_CN", ""), month)
        paper = summary_on_paper(reader, whole_month(month), "zh_CN")
    cells = (cell for sheet in paper.sheets for row in sheet.rows for cell in row)
    for text in (*(held(each.path) for each in written), "\n".join(cells)):
        assert not WHOLE.search(text)
        assert not MASKED.search(text)
        assert not named(text, people)


def test_whom_an_outage_reaches_is_told_by_masked_numbers_until_asked(
    demo_template: Path, command: ClockedCommand
) -> None:
    feeder = "SELECT s.name || f.number FROM supply_point p JOIN feeder f ON f.id = p.feeder_id "
    name = command.sql(str(demo_template), feeder + "JOIN substation s ON s.id = f.substation_id LIMIT 1")
    words = ("outage", "affected", "--feeder", name, "--database", demo_template)

    def contacts(*more: str) -> list[dict[str, Any]]:
        found = command(*words, "--json", *more).json()
        return [each for account in found["accounts"] for each in account["contacts"]]

    assert all(each["name"] is None and each["email"] is None for each in contacts())
    assert not WHOLE.search(command(*words).out)
    assert MASKED.search(command(*words).out)
    assert any(each["name"] and WHOLE.fullmatch(each["phone"] or "") for each in contacts("--personal"))
