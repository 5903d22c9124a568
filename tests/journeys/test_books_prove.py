"""The visit summary and its sisters prove themselves: opened again, blocks have names and figures formulas."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import get_column_letter

from crm.cli.main import REPORTS
from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.usecases.demo.answers import answer_forms
from tests.conftest import NOW
from tests.support.commands import ClockedCommand
from tests.support.recounted import Recounted, wrong_formulas
from tests.support.sound_book import faults

PERIOD = ("--from", "2026-01-01", "--to", "2026-11-17")
USUAL = ["Unit", "Period", "Made by", "Made on", "Filter"]
MANAGER = "{manager}"
HEADS = {
    "growth": ["Unit", "Made by", "Made on"],
    "losses": ["Unit"],
    "campaign": ["Unit", "Campaign"],
    "handover": ["Unit", "Accounts of {manager}", "As it stands on 2026-11-17", "Made by", "Made on"],
}
"""The lines above the headings, where they are others than unit, period, author, time and filter."""
DETAIL = {"surveys": "answers1"}
BLOCKS = ("summary", "exceptions", "definitions")
WITHOUT_SEGMENTS = frozenset({"etr", "growth", "losses"})
"""Of feeders, which have no segment."""
SISTERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "summary": (("visit-summary",), PERIOD),
    **{kind: (("report", kind), PERIOD) for kind in REPORTS},
    "issues": (("issues",), PERIOD),
    "plan": (("plan",), ("--month", "2026-11")),
    "surveys": (("surveys",), PERIOD),
    "satisfaction": (("satisfaction",), PERIOD),
    "outages": (("outages",), PERIOD),
    "etr": (("etr",), PERIOD),
    "notices": (("notices",), PERIOD),
    "growth": (("growth",), ()),
    "losses": (("losses",), ()),
    "campaign": (("campaign",), ("--campaign={campaign}",)),
    "handover": (("handover",), ("--manager", MANAGER)),
}
"""What is exported, the words before and after the file's name."""
Written = Callable[[str], Path]


@pytest.fixture(scope="module")
def demo(demo_template: Path) -> Path:
    """The demo with answers to its survey forms, as `rounds demo` makes it."""
    store = open_store(demo_template, FixedClock(NOW))
    with store.change() as work:
        answer_forms(work, 1)
    store.close()
    return demo_template


@pytest.fixture
def manager(demo: Path, command: ClockedCommand) -> str:
    return str(command.sql(str(demo), "SELECT name FROM person WHERE role = 'manager' ORDER BY name"))


@pytest.fixture
def written(demo: Path, command: ClockedCommand, tmp_path: Path, manager: str) -> Written:
    def write(name: str, *more: str) -> Path:
        out = tmp_path / f"{name}.xlsx"
        before, after = SISTERS[name]
        campaign = command.sql(str(demo), "SELECT title FROM campaign ORDER BY title")
        after = tuple(word.format(manager=manager, campaign=campaign) for word in after)
        said = command("export", *before, out, *after, *more, "--database", demo)
        assert (said.code, said.err) == (0, "")
        return out

    return write


@pytest.mark.parametrize("name", SISTERS)
def test_every_block_has_a_name_and_every_figure_is_proven(written: Written, name: str, manager: str) -> None:
    out = written(name)
    assert faults(out) == []
    assert wrong_formulas(out) == []
    book, kept = load_workbook(out), load_workbook(out, data_only=True)
    named = {each.removeprefix("Rounds_") for each in book.defined_names}
    assert {*BLOCKS, DETAIL.get(name, "detail")} <= named
    assert ("segments" in named) is (name not in WITHOUT_SEGMENTS)
    for sheet in book.worksheets:
        blocks = [each for each in named if _means(book, each) == (sheet.title, 7) and f"{each}_head" in named]
        assert len(blocks) == 1, (sheet.title, sorted(named))
        _looks_like_a_report(sheet, [each.format(manager=manager) for each in HEADS.get(name, USUAL)])
    rows = _rows(kept, "definitions")
    assert {row[4] for row in rows} - {None} == {"yes"}
    assert all(row[1] or row[4] for row in rows), rows


def _means(book: Workbook, block: str) -> tuple[str, int]:
    """Return the sheet and the first row of a named block."""
    sheet, area = next(iter(book.defined_names[f"Rounds_{block}"].destinations))
    return sheet, int(area.split(":")[0].rpartition("$")[2])


def _rows(book: Workbook, block: str) -> list[tuple[Any, ...]]:
    """Return the rows below the headings of a named block."""
    sheet, _first = _means(book, block)
    return list(book[sheet].iter_rows(min_row=8, values_only=True))


def _looks_like_a_report(sheet: Any, heads: list[str]) -> None:
    """Unit, period, author, time and filter stand above frozen headings with a filter."""
    top = [str(sheet.cell(row, 1).value or "") for row in range(1, 7)]
    assert [each.partition(":")[0] for each in top[1:]][: len(heads)] == heads, top
    assert f"{NOW:%Y-%m-%d %H:%M}" in "".join(top)
    assert (sheet.freeze_panes or "").endswith("8")
    assert (sheet.auto_filter.ref or "").startswith("A7:")
    assert sheet.print_title_rows == "$7:$7"
    tinted = [cell for cell in sheet[7] if str(cell.fill.start_color.rgb).endswith("EDF1F3")]
    if tinted:
        assert f":${get_column_letter(tinted[0].column - 1)}$" in sheet.print_area


@pytest.mark.parametrize("name", SISTERS)
def test_charts_show_figures_of_the_sheet_they_stand_on(written: Written, name: str) -> None:
    out = written(name)
    book, counted = load_workbook(out), Recounted(out)
    charts = [(sheet, chart) for sheet in book.worksheets for chart in sheet._charts]
    assert charts
    for sheet, chart in charts:
        for series in chart.series:
            parts = series.val.numRef.f.strip("()").split(",")
            places = [place for part in parts for place in counted.cells(sheet.title, part)]
            assert {place[0] for place in places} == {sheet.title}
            values = [counted.value(place) for place in places]
            assert values
            assert all(isinstance(value, int | float) or value == "—" for value in values)
    assert any(sheet.conditional_formatting for sheet in book.worksheets)
