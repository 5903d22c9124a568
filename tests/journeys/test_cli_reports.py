"""`rounds export report`: the figures that are printed stand in the workbook too, and come from the database."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.cli import main
from crm.domain.clock import FixedClock
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.domain.satisfaction import OpinionSource
from crm.domain.summary import SummaryFilter
from crm.storage.store import Store
from crm.usecases.reports import report
from tests.support.commands import ClockedCommand

FIRST, LAST = "2026-08-10", "2026-11-17"
PERIOD = ("--from", FIRST, "--to", LAST)


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> ClockedCommand:
    monkeypatch.setenv("ROUNDS_NOW", f"{clock.local(clock.now()):%Y-%m-%dT%H:%M}")
    return ClockedCommand(clock, capsys)


def test_every_choice_of_the_command_is_one_of_the_reports() -> None:
    assert list(main.REPORTS) == [each.value for each in ReportKind]
    assert list(main.CUTS) == [each.value for each in Cut]
    assert list(main.SOURCES) == [each.value for each in OpinionSource]


@pytest.mark.parametrize("kind", list(ReportKind))
def test_what_is_printed_is_what_is_counted_and_stands_in_the_workbook(
    rounds: ClockedCommand, demo_template: Path, demo_store: Store, tmp_path: Path, kind: ReportKind
) -> None:
    out = tmp_path / "report.xlsx"
    said = rounds("export", "report", kind, out, *PERIOD, "--by", "segment", "--database", demo_template, "--json")
    assert said.code == 0, said.err
    told = said.json()
    wanted = SummaryFilter(date.fromisoformat(FIRST), date.fromisoformat(LAST))
    with demo_store.read() as reader:
        counted = report(reader, ReportWish(kind, wanted, Cut.SEGMENT))
    assert [line["key"] for line in told["lines"]] == [line.key for line in counted.lines]
    for figure in counted.figures:
        values = [line[figure.key] for line in told["lines"]]
        assert values == [figure.value(line.sums) for line in counted.lines]
    sheet = load_workbook(out, data_only=True).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    for line in told["lines"]:
        row = next(row for row in rows if row[0] == line["name"])
        shown = [line[figure.key] for figure in counted.figures]
        for value, cell in zip(shown, row[1:], strict=False):
            assert cell == ("—" if value is None else pytest.approx(value, abs=1e-6)), (line["name"], row)


def test_a_report_is_noted_and_a_period_backwards_leaves_no_file(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.xlsx"
    wrong = rounds("export", "report", "visits", out, "--from", LAST, "--to", FIRST, "--database", demo_template)
    assert wrong.code == 2
    assert wrong.err.strip()
    assert not out.exists()
    noted = "SELECT count(*) FROM export_log WHERE kind = 'report'"
    before = rounds.sql(str(demo_template), noted)
    assert rounds("export", "report", "visits", out, *PERIOD, "--database", demo_template).code == 0
    assert rounds.sql(str(demo_template), noted) == before + 1


def test_a_report_of_one_street_is_its_line_and_says_so(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path
) -> None:
    out = tmp_path / "street.xlsx"
    words = ("export", "report", "visits", out, *PERIOD, "--by", "street", "--database", demo_template, "--json")
    line = max(rounds(*words).json()["lines"], key=lambda each: each["visits"])
    for street in (line["key"], line["name"]):
        told = rounds(*words, "--street", street).json()
        assert told["lines"] == [line]
        assert told["total"] == {name: line[name] for name in told["total"]}
    assert f"street {line['name']}" in str(load_workbook(out).worksheets[0]["A6"].value)
    summary = ("export", "visit-summary", out, *PERIOD, "--database", demo_template, "--json")
    assert rounds(*summary, "--street", line["key"]).json()["totals"]["visits"] == line["visits"]
    wrong = rounds(*words, "--street", "nowhere")
    assert wrong.code == 2
    assert "nowhere" in wrong.err
