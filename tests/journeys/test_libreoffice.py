"""Every workbook that goes out opens in LibreOffice: each sheet is there, and what it counts anew is what stands there.

Skipped where soffice is not installed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from crm.cli.main import REPORTS
from crm.domain.clock import FixedClock
from crm.domain.lists import ListKind
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet, Formula, Level
from crm.exchange.book_writer import write_book
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.storage.start import open_store
from crm.storage.tables import Account, Campaign, Person
from crm.usecases.list_export import export_list
from tests.journeys.test_cli_returned import COLUMNS
from tests.support.commands import SAMPLES, ClockedCommand
from tests.support.lists import account_ids

LONG = 12_000
SOFFICE = shutil.which("soffice")
ALWAYS_COUNT = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""
PERIOD = ("--from", "2026-07-01", "--to", "2026-10-31")


def exports(manager: str, account_no: str, campaign: str) -> Iterator[tuple[str, ...]]:
    """Give every export of a workbook, its name left out."""
    yield ("visit-summary", *PERIOD)
    yield ("visit-summary", *PERIOD, "--personal", "--lang", "zh_CN")
    for kind in REPORTS:
        yield ("report", kind, *PERIOD)
    yield ("plan", "--month", "2026-12")
    yield ("handover", "--manager", manager, "--personal")
    yield ("campaign", "--campaign", campaign)
    yield ("compare", "--account", account_no, "--month", "2026-10")
    for name in (
        "surveys",
        "issues",
        "satisfaction",
        "sample",
        "audit",
        "outages",
        "etr",
        "notices",
        "growth",
        "losses",
    ):
        yield (name,)


def write_all(command: ClockedCommand, where: Path, folder: Path, clock: FixedClock) -> None:
    """Write every export of the demo, an exported list, and verdicts."""
    store = open_store(where, clock)
    with store.read() as reader:
        manager = str(reader.scalar(select(Person.c.name).where(Person.c.role == "manager").order_by(Person.c.name)))
        account_no = str(reader.scalar(select(Account.c.account_no).order_by(Account.c.account_no)))
        campaign = str(reader.scalar(select(Campaign.c.title).order_by(Campaign.c.title)))
        export_list(
            reader, folder / "list.xlsx", ListKind.ACCOUNTS, account_ids(reader), COLUMNS, "客户", ("全部", ""), "zh_CN"
        )
    store.close()
    for place, words in enumerate(exports(manager, account_no, campaign)):
        out = folder / f"{place:02}-{words[0]}.xlsx"
        at = 2 if words[0] == "report" else 1
        said = command("export", *words[:at], out, *words[at:], "--database", where)
        assert said.code == 0, (words, said.err)
    for name, kind in (("走访记录.xlsx", "visits"), ("客户台账_gbk.csv", "accounts")):
        out = folder / f"verdicts-{kind}.xlsx"
        command("import", kind, SAMPLES / name, "--database", where, "--dry-run", "--verdicts", out)
        assert out.is_file()


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


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")
def test_every_export_opens_and_counts_the_same(
    demo_template: Path, command: ClockedCommand, clock: FixedClock, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_all(command, demo_template, folder, clock)
    write_long(folder)
    files = sorted(folder.iterdir())
    out = opened_by_office(files, tmp_path)
    assert [each.name for each in sorted(out.iterdir())] == [each.name for each in files]
    found = [line for file in files for line in differences(file, out / file.name)]
    assert not found, "\n".join(found[:40])
