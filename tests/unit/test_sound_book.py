"""The check that stands in for an office program: it finds each kind of damage that it is there for."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet, Formula, Level
from crm.exchange.book_writer import write_book
from tests.support.recounted import wrong_formulas
from tests.support.sound_book import faults

SHEET, BOOK, STYLES, CHART = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/charts/chart1.xml"
DAMAGES: dict[str, tuple[str, Callable[[str], str]]] = {
    "a type of what is not there": ("[Content_Types].xml", lambda text: text.replace("sheet2.xml", "sheet9.xml")),
    "a part without a type": ("[Content_Types].xml", lambda text: re.sub(r"<Override[^>]*sheet2[^>]*>", "", text)),
    "a relationship that leads nowhere": ("xl/_rels/workbook.xml.rels", lambda text: text.replace("sheet2", "sheet9")),
    "broken XML": (SHEET, lambda text: text.replace("</sheetData>", "")),
    "two sheets of one name": (BOOK, lambda text: text.replace('name="明细"', 'name="汇总"')),
    "a sheet's name that none may have": (BOOK, lambda text: text.replace('name="明细"', 'name="明/细"')),
    "a name twice": (BOOK, lambda text: text.replace("Rounds_detail_c", "Rounds_detail")),
    "a name like a cell": (BOOK, lambda text: text.replace('"Rounds_summary"', '"AB12"')),
    "a name of a sheet that is not there": (BOOK, lambda text: text.replace("'汇总'!$A$7", "'去年'!$A$7")),
    "a cell twice": (SHEET, lambda text: text.replace('r="B9"', 'r="A9"')),
    "rows that go back": (SHEET, lambda text: text.replace('<row r="9"', '<row r="4"')),
    "a row beyond the last": (SHEET, lambda text: text.replace("10", "1048577")),
    "a shared text out of range": (SHEET, lambda text: text.replace('t="s"><v>0<', 't="s"><v>999<')),
    "a style out of range": (SHEET, lambda text: re.sub(r' s="\d+"', ' s="999"', text, count=1)),
    "a format that is not there": (STYLES, lambda text: text.replace('numFmtId="164" form', 'numFmtId="999" form')),
    "a count that is wrong": (STYLES, lambda text: re.sub(r'cellXfs count="\d+"', 'cellXfs count="1"', text)),
    "a formula of a name that is not there": (SHEET, lambda text: text.replace("Rounds_detail_c", "Rounds_nothing")),
    "parts in another order": (SHEET, lambda text: re.sub(r"(<autoFilter[^>]*/>)(<pageMargins[^>]*/>)", r"\2\1", text)),
    "a chart of a sheet that is not there": (CHART, lambda text: text.replace("汇总", "去年")),
    "no number": (SHEET, lambda text: text.replace("<v>3</v>", "<v>drei</v>")),
}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    columns = [BookColumn("name", "名称"), BookColumn("c", "数", "count", adds=True)]
    lines = [BookRow(["甲", 3]), BookRow(["乙", 4]), BookRow(["丙", Formula("SUM(Rounds_detail_c)", 7)])]
    summary = BookSheet(
        "summary", "汇总", columns, [*lines, BookRow(["合计", 14], Level.TOTAL)], charts=(BookChart("=数!A1", ("c",)),)
    )
    detail = BookSheet("detail", "明细", columns, stream=lambda most: [["甲", 3], ["乙", 4]][:most], count=2)
    out = tmp_path / "sound.xlsx"
    book = Book("表", ("", "", "", "", ""), "局", date(2026, 11, 17), (summary, detail))
    write_book(out, book, "zh_CN")
    return out


def changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    out = path.with_name("changed.xlsx")
    with ZipFile(path) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, change(content.decode()) if name == part else content)
        assert change(source.read(part).decode()) != source.read(part).decode()
    return out


def test_what_the_program_writes_is_sound_and_counts(sound: Path) -> None:
    assert faults(sound) == []
    assert wrong_formulas(sound) == []


@pytest.mark.parametrize("kind", DAMAGES)
def test_every_kind_of_damage_is_found(sound: Path, kind: str) -> None:
    assert faults(changed(sound, *DAMAGES[kind]))


def test_a_result_that_a_formula_does_not_come_to_is_found(sound: Path) -> None:
    wrong = changed(sound, SHEET, lambda text: text.replace("</f><v>7</v>", "</f><v>8</v>"))
    assert len(wrong_formulas(wrong)) == 1
    wrong = changed(sound, SHEET, lambda text: re.sub(r"</f><v>[^<]*</v>", "</f>", text, count=1))
    assert len(wrong_formulas(wrong)) == 1
    wrong = changed(sound, SHEET, lambda text: text.replace("<v>3</v>", "<v>5</v>"))
    assert len(wrong_formulas(wrong)) == 1
