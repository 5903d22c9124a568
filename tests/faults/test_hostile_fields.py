"""Formulas, markup and nonsense in every field of every list: data to the check, the database and the verdicts."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.imports import ImportKind
from crm.exchange.fields import fields
from crm.exchange.incoming import read_file
from crm.exchange.verdicts import VerdictLine, write_verdicts
from crm.storage.store import Store
from crm.usecases.imports.run import run_import
from crm.usecases.imports.verdicts import save_verdicts

HOSTILE = (
    *("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://127.0.0.1:9/")', "\t=1", "#REF!"),
    *("<img src=x onerror=y>", "<b>粗</b>&amp;<script>", "\u202etxt.exe", "'; DROP TABLE account;--", "%s{0}{name}"),
    *("9" * 400, "-1e999", "NaN", "名" * 40_000, "_x0041_", "1900-02-29", "0000-00-00", "￥１，２３０"),
)


def book(path: Path, kind: ImportKind) -> dict[str, str | None]:
    """Write a list in which every field of each row holds one text; return which column is which field."""
    names = list(fields(kind))
    lines = [VerdictLine(row, [text] * len(names), ()) for row, text in enumerate(HOSTILE, 2)]
    write_verdicts(path, "表", [f"列{place}" for place in range(len(names))], ["行"], lines)
    return {f"列{place}": name for place, name in enumerate(names)}


@pytest.mark.parametrize("kind", list(ImportKind))
def test_what_looks_like_code_stays_data(kind: ImportKind, file_store: Store, tmp_path: Path) -> None:
    mapping = book(tmp_path / "a.xlsx", kind)
    result = read_file(tmp_path / "a.xlsx", kind, mapping=mapping)
    assert result.read + result.blank_lines == len(HOSTILE)
    assert all(len(problem.value) <= 120 for problem in result.problems)
    with file_store.change() as work:
        report = run_import(work, result)
    assert len(report.verdicts) == result.read
    save_verdicts(tmp_path / "b.xlsx", tmp_path / "a.xlsx", result, report, "zh_CN")
    kinds = {cell.data_type for row in load_workbook(tmp_path / "b.xlsx").worksheets[0] for cell in row}
    assert kinds <= {"s", "n"}
