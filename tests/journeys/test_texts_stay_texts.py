"""Formulas, markup and control characters in every field: whatever goes out, they are the texts that they were.

Codes of twenty figures and zeros in front are among them. Every kind of workbook and text file is opened again.
"""

import csv
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest

from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.usecases.demo.answers import answer_forms
from tests.support.commands import ClockedCommand
from tests.support.exported import FILLED, write_all
from tests.support.recounted import wrong_formulas
from tests.support.sound_book import MAIN, faults

MARK = "☂"
"""Stands behind each of the texts, so that it is found again."""
TEXTS = (
    *("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1:A9)", "-2+3", '=HYPERLINK("http://a.invalid","x")', "<b>x</b>"),
    *("]]>", "&amp;&lt;", "\x07\x0b甲", "_x0041_", "'quoted'", '"', "{=1}", "00990018770000009123", "007"),
)
FIELDS = {
    "account": "name name_en grade_doc_no address site_access visit_hours note",
    "area": "name",
    "campaign": "title material note",
    "campaign_edition": "edition",
    "contact": "name title email wechat note",
    "customer": "name",
    "demand_lead": "project purpose load_character note",
    "feeder": "line_name",
    "hazard": "text",
    "interaction": "text",
    "issue": "text responsible_unit transfer_reason suspended_reason result evidence confirmed_by extension_reason",
    "outage": "cause crew note approval_no",
    "outage_estimate": "reason",
    "outage_notice": "address message receipt",
    "person": "name",
    "substation": "name",
    "survey_answer": "text",
    "survey_form": "title",
    "task": "title note",
    "transformer_area": "name",
    "visit": "purpose content production advice reply_on_site reschedule_reason",
    "visit_material": "title edition",
    "visit_participant": "name title",
    "work_order": "text caller",
}
"""Every free text of the tables that are written out."""
CODES = {"account": "account_no", "work_order": "order_no", "outage": "outage_no"}
CODE = "0099001877{:010}"
SAY_NOTHING = re.compile(r"verdicts")
"""Files that hold what was brought in, not what the database has."""


def spoil(where: Path) -> None:
    """Put the texts into every field, each in turn, and codes of twenty figures into the numbers."""
    held = sqlite3.connect(where)
    for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        held.execute(f'DROP TRIGGER "{name}"')
    for table, names in FIELDS.items():
        rows = [row for (row,) in held.execute(f"SELECT rowid FROM {table}")]
        for place, name in enumerate(names.split()):
            filled = [(f"{TEXTS[(number + place) % len(TEXTS)]}{MARK}{number}", row) for number, row in enumerate(rows)]
            held.executemany(f"UPDATE {table} SET {name} = ? WHERE rowid = ? AND {name} IS NOT NULL", filled)
    for table, name in CODES.items():
        rows = [row for (row,) in held.execute(f"SELECT rowid FROM {table}")]
        held.executemany(
            f"UPDATE {table} SET {name} = ? WHERE rowid = ?",
            [(CODE.format(number), row) for number, row in enumerate(rows)],
        )
    held.commit()
    held.close()


@pytest.fixture
def folder(demo_template: Path, command: ClockedCommand, clock: FixedClock, tmp_path: Path) -> Path:
    store = open_store(demo_template, clock)
    with store.change() as work:
        answer_forms(work, 1)
    store.close()
    spoil(demo_template)
    found = tmp_path / "out"
    found.mkdir()
    write_all(command, demo_template, found, clock)
    return found


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file with what they are: s for text, f for a formula."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from (("s", cell) for row in csv.reader(file) for cell in row)
        return
    with ZipFile(path) as packed:
        shared = []
        if "xl/sharedStrings.xml" in packed.namelist():
            shared = [written(each) for each in ET.fromstring(packed.read("xl/sharedStrings.xml"))]
        for part in packed.namelist():
            if part.startswith("xl/worksheets/sheet"):
                for cell in ET.fromstring(packed.read(part)).iter(f"{MAIN}c"):
                    yield from held_in(cell, shared)


def held_in(cell: ET.Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    """Yield a cell's text, or its formula."""
    formula, value = cell.findtext(f"{MAIN}f"), cell.findtext(f"{MAIN}v")
    if formula is not None:
        yield "f", formula
    elif cell.get("t") == "s":
        yield "s", shared[int(value or 0)]
    elif (inline := cell.find(f"{MAIN}is")) is not None:
        yield "s", written(inline)


def written(text: ET.Element) -> str:
    """Return a text of a workbook with the signs that XML forbids, as the format spells them."""
    spelled = "".join(each.text or "" for each in text.iter(f"{MAIN}t"))
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), spelled)


def literal(text: str) -> bool:
    """Say whether before each mark stands one of the texts, whole."""
    return all(any(part.endswith(known) for known in TEXTS) for part in text.split(MARK)[:-1])


def test_whatever_stands_in_a_field_goes_out_as_the_text_that_it_is(folder: Path) -> None:
    files = sorted(folder.iterdir())
    for path in files:
        found = [(kind, text) for kind, text in cells(path) if MARK in text]
        assert found or SAY_NOTHING.search(path.name), path.name
        assert {kind for kind, _ in found} <= {"s"}, path.name
        wrong = [text for _, text in found if not literal(text)]
        assert not wrong, (path.name, wrong[:5])
        if path.suffix == ".csv":
            assert not [text for _, text in cells(path) if text.startswith(("=", "+", "-", "@"))], path.name
    workbooks = [path for path in files if path.suffix == ".xlsx"]
    assert not [line for path in workbooks for line in faults(path)]
    assert not [line for path in workbooks if FILLED not in path.name for line in wrong_formulas(path)]
    every_text_and_code_is_found_in_the_lists_and_the_details(folder)


def every_text_and_code_is_found_in_the_lists_and_the_details(folder: Path) -> None:
    for name in ("list-accounts.xlsx", "list-accounts.csv", "list-visits.xlsx", "list-issues.xlsx", "*-visit-summary"):
        for path in folder.glob(name if "." in name else f"{name}.xlsx"):
            held = [text.lstrip("\t'") if path.suffix == ".csv" else text for _, text in cells(path)]
            for known in TEXTS:
                assert any(known.lstrip("'") + MARK in text for text in held), (path.name, known)
            assert any(re.fullmatch(r"0099001877\d{10}", text) for text in held), path.name


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_verdicts_hold_what_was_brought_in_as_it_came(
    database_file: Path, command: ClockedCommand, tmp_path: Path, ending: str
) -> None:
    given = [text for text in TEXTS if text.isprintable() and (ending == "csv" or "_x" not in text)]
    rows = [
        ("户号", "户名", "客户分类", "合同容量", "地址"),
        *((CODE[:6] + f"{n:010}", f"{text}{MARK}{n}", "无", 1, text) for n, text in enumerate(given)),
    ]
    file, out = tmp_path / f"ledger.{ending}", tmp_path / "verdicts.xlsx"
    if ending == "csv":
        with file.open("w", encoding="utf-8", newline="") as text_file:
            csv.writer(text_file).writerows(rows)
    else:
        book = openpyxl.Workbook()
        for place, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                book.worksheets[0].cell(place, column, value).data_type = "n" if isinstance(value, int) else "s"
        book.save(file)
    command("import", "accounts", file, "--database", database_file, "--dry-run", "--verdicts", out)
    found = list(cells(out))
    assert not [text for kind, text in found if kind == "f"]
    held = {text for _, text in found}
    assert {f"{text}{MARK}{n}" for n, text in enumerate(given)} <= held
    assert faults(out) == []
