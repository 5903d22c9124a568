"""`rounds import forms` and `rounds export surveys`."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from crm.domain.clock import FixedClock
from tests.support.commands import ClockedCommand
from tests.support.recounted import wrong_formulas
from tests.support.sound_book import faults

ROOT = Path(__file__).parents[2]


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def book(path: Path, *rows: list[str]) -> Path:
    made = Workbook()
    sheet = made.create_sheet("survey", 0)
    for row in (["type", "name", "label", "relevant"], *rows):
        sheet.append(row)
    made.save(path)
    return path


def test_a_form_is_imported_published_and_exported(rounds: ClockedCommand, tmp_path: Path) -> None:
    where, out = tmp_path / "r.db", tmp_path / "answers.xlsx"
    form = ROOT / "resources" / "forms" / "safety_check.xlsx"
    said = rounds("import", "forms", form, "--database", where, "--publish", "--json")
    assert said.code == 0
    assert said.json() == {"faults": [], "stops": 0, "number": 1, "published": True, "form": "safety_check"}
    again = rounds("import", "forms", form, "--database", where)
    assert "version 2 is kept as a draft" in again.out
    assert rounds("export", "surveys", out, "--database", where, "--form", "safety_check").code == 0
    sheets = ["Safety check", "Answers counted", "By segment", "Exceptions", "Definitions"]
    assert load_workbook(out).sheetnames == sheets
    assert (faults(out), wrong_formulas(out)) == ([], [])
    refused = rounds("export", "surveys", out, "--database", where, "--form", "nobody")
    assert refused.code == 2
    assert "No form is called nobody" in refused.err


def test_what_is_wrong_is_said_with_its_row(rounds: ClockedCommand, tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    form = book(
        tmp_path / "f.xlsx", ["text", "a", "A", "${b} = 1"], ["text", "b", "B", "${a} = 1"], ["audio", "c", "C"]
    )
    said = rounds("import", "forms", form, "--database", where, "--publish")
    assert said.code == 1
    assert "kept as a draft" in said.out
    assert "Sheet survey, row 2: These questions wait for each other" in said.out
    assert "Sheet survey, row 4: Questions of the type audio are not supported, so c is not asked." in said.out


def test_a_dry_run_keeps_nothing(rounds: ClockedCommand, tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    form = book(tmp_path / "f.xlsx", ["text", "a", "A"])
    assert rounds("import", "forms", form, "--database", where, "--dry-run").code == 0
    assert not where.exists()


def test_what_is_no_form_is_refused(rounds: ClockedCommand, tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    broken = book(tmp_path / "f.xlsx", ["text", "1a", "A"])
    said = rounds("import", "forms", broken, "--database", where, "--lang", "zh_CN")
    assert said.code == 2
    assert "工作表 survey 第 2 行：不符合 XLSForm 规则：" in said.out
    assert not where.exists()
    other = rounds("import", "forms", ROOT / "tests" / "samples" / "客户台账.xlsx", "--database", where)
    assert other.code == 2
    assert "no sheet called survey" in other.err
