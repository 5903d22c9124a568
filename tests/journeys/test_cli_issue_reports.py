"""`rounds export issues` and `rounds export satisfaction`, counted again by plain SQL."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from crm.domain.codes import IssueTopic
from tests.support.commands import ClockedCommand

FIRST, LAST = "2026-01-01", "2026-10-31"
PERIOD = ("--from", FIRST, "--to", LAST)
DAYS = {"first": FIRST, "last": LAST}
RAISED = "FROM issue WHERE deleted_at IS NULL AND raised_on BETWEEN :first AND :last"
ON_SITE = (
    "FROM visit WHERE deleted_at IS NULL AND channel = 'on_site' AND record_state IN ('submitted', 'approved') "
    "AND held_on BETWEEN :first AND :last"
)


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_every_issue_of_a_period_is_written_with_a_summary(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "issues.xlsx"
    said = rounds("export", "issues", out, *PERIOD, "--database", demo_template, "--json")
    assert said.code == 0

    def count(more: str = "") -> int:
        return int(rounds.sql(str(demo_template), f"SELECT count(*) {RAISED} {more}", **DAYS))

    told = said.json()
    assert told["rows"] == count() > 0
    for topic, tally in told["topics"].items():
        mine = f"AND topic = '{IssueTopic(topic)}' AND state <> 'cancelled'"
        assert tally["raised"] == count(mine) == sum(tally["months"].values())
        assert tally["closed"] == count(f"{mine} AND state = 'closed'")
        assert tally["on_time"] == count(f"{mine} AND state = 'closed' AND closed_on <= original_due_on")
    book = load_workbook(out, data_only=True)
    sheet = book["Issues"]
    heads = [cell.value for cell in sheet[7]]
    assert sheet.max_row - 7 == told["rows"]
    assert {"First deadline", "Deadline", "Department", "Evidence", "Customer asked on", "Days to close"} <= set(heads)
    assert "Customer asked" not in heads
    summary = {row[0]: row for row in book["Summary"].iter_rows(min_row=8, values_only=True)}
    at = [cell.value for cell in book["Summary"][7]].index("Raised")
    assert summary["Total"][at] == sum(tally["raised"] for tally in told["topics"].values())
    for sheet in (book["Summary"], book["By segment"]):
        assert [cell.value for cell in sheet[sheet.max_row]][-7:] == list(summary["Total"][-7:])


def test_who_was_asked_is_named_only_when_asked_for(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "issues.xlsx"
    assert rounds("export", "issues", out, "--database", demo_template, "--personal").code == 0
    assert "Customer asked" in [cell.value for cell in load_workbook(out)["Issues"][7]]
    kept = rounds.sql(str(demo_template), "SELECT max(is_personal) FROM export_log WHERE kind = 'issues'")
    assert kept == 1


def test_satisfaction_is_written_by_source_with_its_intervals(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "satisfaction.xlsx"
    said = rounds("export", "satisfaction", out, *PERIOD, "--step", "month", "--database", demo_template, "--json")
    assert said.code == 0
    visit = said.json()["sources"]["visit"]
    assert visit["n"] == rounds.sql(str(demo_template), f"SELECT count(satisfaction) {ON_SITE}", **DAYS)
    assert visit["csat"] == pytest.approx(rounds.sql(str(demo_template), f"SELECT avg(satisfaction) {ON_SITE}", **DAYS))
    low, high = visit["satisfied_interval"]
    assert 0 <= low <= visit["satisfied"] <= high <= 1
    assert sum(line["n"] for line in visit["segments"]) == visit["n"] == sum(line["n"] for line in visit["managers"])
    for line in visit["segments"]:
        assert sum(step["n"] for step in line["trend"].values()) == line["n"]
    rows = list(load_workbook(out)["Sources"].iter_rows(min_row=8, values_only=True))
    assert (rows[0][0], rows[0][1]) == ("Visit records", visit["n"])


@pytest.mark.parametrize("kind", ["issues", "satisfaction"])
def test_a_period_backwards_is_refused_and_leaves_no_file(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "x.xlsx"
    said = rounds("export", kind, out, "--from", LAST, "--to", FIRST, "--database", demo_template)
    assert said.code == 2
    assert said.err.strip()
    assert not out.exists()
