"""Every workbook that goes out opens in LibreOffice: each sheet is there, and what it counts anew is what stands there.

LibreOffice is asked where it is installed; what stands in for it elsewhere looks at each part of a file.
"""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from crm.domain.clock import FixedClock
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet, Formula, Level
from crm.exchange.book_writer import write_book
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.storage.start import open_store
from crm.usecases.demo.answers import answer_forms
from tests.support.commands import ClockedCommand
from tests.support.exported import FILLED, write_all
from tests.support.recounted import wrong_formulas
from tests.support.sound_book import faults

LONG = 12_000
SOFFICE = shutil.which("soffice")
ALWAYS_COUNT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


def write_long(folder: Path) -> None:
    """Write sheets of more than ten thousand rows, which are streamed: a list, and a report with a chart beside it."""
    moment = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
    texts = ("00990018770000009123", "=1+1", "<b>&", "两行\n字", "")
    rows = [
        (f"099{number:013}", texts[number % 5], number, number / 7, date(2026, 11, 3), moment, time(8, number % 60))
        for number in range(LONG)
    ]
    headings = tuple(ListHeading(name) for name in ("户号", "名称", "数", "率", "日期", "时刻", "时间"))
    sheet = ListSheet("长清单", ("", ""), headings)
    write_list(folder / "long-list.xlsx", sheet, ((*row, str(number), 1) for number, row in enumerate(rows)))
    forms = ("text", "text", "count", "decimal", "date", "moment", "time")
    columns = [
        BookColumn(f"c{place}", head.text, form) for place, (head, form) in enumerate(zip(headings, forms, strict=True))
    ]
    detail = BookSheet("detail", "明细", columns, stream=lambda most: rows[:most], count=LONG)
    total = BookRow(["合计", Formula("SUM(Rounds_detail_c2)", sum(range(LONG)))], Level.TOTAL)
    lines = [BookRow(["甲", 3]), BookRow(["乙", 4]), total]
    summed = [BookColumn("name", "名称"), BookColumn("count", "数", "count")]
    summary = BookSheet("summary", "汇总", summed, lines, charts=(BookChart("数", ("count",)),))
    write_book(
        folder / "long-book.xlsx",
        Book("长表", ("", "", "", "", ""), "供电局", date(2026, 11, 17), (summary, detail)),
        "zh_CN",
    )


def opened_by_office(files: list[Path], folder: Path) -> Path:
    """Let LibreOffice open files, count every formula anew and write them again; return where they are."""
    assert SOFFICE is not None
    profile, out = folder / "profile", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_COUNT, encoding="utf-8")
    words = (
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "xlsx",
        "--outdir",
    )
    subprocess.run([SOFFICE, *words, out, *files], check=True, capture_output=True, timeout=540)
    return out


def differences(first: Path, second: Path) -> Iterator[str]:
    """Tell the cells that do not say the same in two workbooks, and cells that hold an error."""
    old, new = load_workbook(first, data_only=True), load_workbook(second, data_only=True)
    if old.sheetnames != new.sheetnames:
        yield f"{first.name}: {old.sheetnames} became {new.sheetnames}"
        return
    for name in old.sheetnames:
        for row in old[name].iter_rows():
            for cell in row:
                other = new[name][cell.coordinate].value
                if isinstance(other, str) and other.startswith("#") and other != cell.value:
                    yield f"{first.name} {name}!{cell.coordinate}: {other}"
                elif cell.value is not None and not _is_same(cell.value, other):
                    yield f"{first.name} {name}!{cell.coordinate}: {cell.value!r} became {other!r}"


def _is_same(old: Any, new: Any) -> bool:
    if isinstance(old, int | float) and isinstance(new, int | float):
        return abs(old - new) <= 1e-9 * max(1.0, abs(old))
    return str(old).replace("\r\n", "\n") == str("" if new is None else new)


@pytest.fixture
def folder(demo_template: Path, command: ClockedCommand, clock: FixedClock, tmp_path: Path) -> Path:
    """Every kind of file that goes out, of a demo whose forms are answered."""
    store = open_store(demo_template, clock)
    with store.change() as work:
        answer_forms(work, 1)
    store.close()
    found = tmp_path / "in"
    found.mkdir()
    write_all(command, demo_template, found, clock)
    write_long(found)
    return found


def test_every_export_is_sound_where_no_office_is_there_to_ask(folder: Path) -> None:
    files = sorted(folder.glob("*.xlsx"))
    found = [line for file in files for line in faults(file)]
    assert not found, "\n".join(found[:40])
    wrong = [line for file in files if FILLED not in file.name for line in wrong_formulas(file)]
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
def test_every_export_opens_and_counts_the_same(folder: Path, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.xlsx"))
    out = opened_by_office(files, tmp_path)
    assert [each.name for each in sorted(out.iterdir())] == [each.name for each in files]
    found = [line for file in files for line in differences(file, out / file.name)]
    assert not found, "\n".join(found[:40])
