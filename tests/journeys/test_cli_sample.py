"""`rounds export sample`: the same seed draws the same visits."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from tests.support.commands import ClockedCommand


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_a_seed_draws_the_same_visits(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    out = tmp_path / "sample.xlsx"
    asked = ("--from", "2026-09-01", "--to", "2026-10-31", "--each", "5", "--database", demo_template, "--json")
    first, again = (rounds("export", "sample", out, "--seed", "7", *asked).json()["visits"] for _ in range(2))
    other = rounds("export", "sample", out, "--seed", "8", *asked).json()["visits"]
    assert first == again != other
    keys = "', '".join(key.replace("-", "") for key in first)
    days = "held_on BETWEEN '2026-09-01' AND '2026-10-31'"
    held = f"SELECT count(*) FROM visit WHERE lower(hex(id)) IN ('{keys}') AND {days}"
    assert rounds.sql(str(demo_template), held) == len(first) == 10
    assert any("8" in str(cell.value) for cell in load_workbook(out).active["A"][:3])


def test_days_in_the_wrong_order_are_refused(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    out = tmp_path / "sample.xlsx"
    said = rounds("export", "sample", out, "--from", "2026-10-31", "--to", "2026-09-01", "--database", demo_template)
    assert said.code != 0
    assert not out.exists()
