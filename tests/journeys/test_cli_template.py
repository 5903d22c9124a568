"""`rounds export visit-summary --template FILE`: the bureau's own workbook with the figures of the database."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from crm.domain.summary import SummaryFilter
from crm.storage.store import Store
from crm.usecases.summary import visit_summary
from tests.support.commands import ClockedCommand

PERIOD = ("--from", "2026-10-01", "--to", "2026-11-30")


def template(path: Path, **names: str) -> Path:
    """A workbook with a month, a total, and a row for each manager and each visit."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "月报"
    sheet.append(["{manager}", "{visits}", "{coverage_rate}"])
    sheet.append(["合计", "=SUM(B1:B1)"])
    visits: Any = book.create_sheet("明细")
    visits.append(["{account_no}", "{account}", "{held_on}", "{participants}"])
    usual = {
        "rounds_month": "月报!$E$1",
        "rounds_visits": "月报!$B$5",
        "rounds_rows_managers": "月报!$1:$1",
        "rounds_rows_visits": "明细!$1:$1",
    }
    for name, place in {**usual, **names}.items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(path)
    return path


def test_the_figures_are_those_of_the_database(command: ClockedCommand, demo_store: Store, tmp_path: Path) -> None:
    where = str(demo_store.where)
    with demo_store.read() as reader:
        summary = visit_summary(reader, SummaryFilter(date(2026, 10, 1), date(2026, 11, 30)))
    demo_store.close()
    out, form = tmp_path / "out.xlsx", template(tmp_path / "form.xlsx")
    said = command("export", "visit-summary", out, "--database", where, *PERIOD, "--template", form, "--json")
    assert said.json()["totals"]["visits"] == summary.total.visits > 0
    book = openpyxl.load_workbook(out)
    rows = [[cell.value for cell in row] for row in book["月报"].iter_rows(max_col=2)]
    count = len(summary.managers)
    assert rows[:count] == [[line.manager, line.tally.visits] for line in summary.managers]
    assert rows[count] == ["合计", f"=SUM(B1:B{count})"]
    assert book["月报"].cell(4 + count, 2).value == summary.total.visits
    assert book["月报"]["E1"].value == "2026-10"
    detail = [[cell.value for cell in row] for row in book["明细"].iter_rows()]
    assert [row[0] for row in detail] == [line.account_no for line in summary.detail]
    assert all(row[3] is None for row in detail)


def test_an_unknown_name_is_refused_and_the_template_stays(
    command: ClockedCommand, demo_store: Store, tmp_path: Path
) -> None:
    where = str(demo_store.where)
    demo_store.close()
    form = template(tmp_path / "form.xlsx", rounds_nothing="月报!$G$1")
    before = form.read_bytes()
    said = command("export", "visit-summary", tmp_path / "o.xlsx", "--database", where, *PERIOD, "--template", form)
    assert said.code == 2
    assert "rounds_nothing" in said.err
    assert "rounds_rows_managers" in said.err
    assert command("export", "visit-summary", form, "--database", where, *PERIOD, "--template", form).code == 2
    missing = tmp_path / "no.xlsx"
    assert command("export", "visit-summary", form, "--database", where, *PERIOD, "--template", missing).code == 2
    assert form.read_bytes() == before
    assert not (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize(("kind", "figure"), [("issues", "issues"), ("outages", "outages"), ("visits", "on_site")])
def test_every_report_fills_a_template(
    kind: str, figure: str, command: ClockedCommand, demo_store: Store, tmp_path: Path
) -> None:
    where = str(demo_store.where)
    demo_store.close()
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.title = "月报"
    sheet.append(["{number}", "{name}", f"{{{figure}}}"])
    sheet.append(["合计", None, "=SUM(C1:C1)"])
    rows: Any = made.create_sheet("明细")
    rows.append(["{account_no}", "{subject}"])
    for name, place in {
        "rounds_rows_lines": "月报!$1:$1",
        "rounds_rows_detail": "明细!$1:$1",
        f"rounds_{figure}": "月报!$E$1",
        "rounds_report": "月报!$F$1",
    }.items():
        made.defined_names[name] = DefinedName(name, attr_text=place)
    made.save(tmp_path / "form.xlsx")
    out = tmp_path / "out.xlsx"
    words = ("export", "report", kind, out, "--database", where, *PERIOD, "--by", "segment", "--json")
    told = command(*words, "--template", tmp_path / "form.xlsx").json()
    book = openpyxl.load_workbook(out)
    lines = [[cell.value for cell in row] for row in book["月报"].iter_rows(max_col=3)]
    count = len(told["lines"])
    assert lines[:count] == [[place, each["name"], each[figure]] for place, each in enumerate(told["lines"], 1)]
    assert lines[count] == ["合计", None, f"=SUM(C1:C{count})"]
    assert book["月报"]["E1"].value == told["total"][figure] > 0
    assert kind in str(book["月报"]["F1"].value).lower()
    assert book["明细"].max_row >= told["total"][figure]
    wrong = template(tmp_path / "wrong.xlsx", rounds_nonsense="月报!$A$1")
    said = command(*words, "--template", wrong)
    assert said.code == 2
    assert "rounds_nonsense" in said.err
    assert "rounds_rows_lines" in said.err
