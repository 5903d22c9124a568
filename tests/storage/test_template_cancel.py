"""Cancel while a bureau's template is filled with a summary or a report: no file stands there."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from crm.domain.errors import Cancelled
from crm.domain.reports import ReportKind, ReportWish
from crm.domain.summary import SummaryFilter
from crm.exchange.templates.book import Template
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.usecases.templates import fill_report, fill_summary
from tests.support.build import DAY, account, bureau

WANTED = SummaryFilter(DAY, DAY)


def summary(reader: Reader, template: Path, out: Path) -> Any:
    return fill_summary(reader, template, WANTED, out, "zh_CN")


def report(reader: Reader, template: Path, out: Path) -> Any:
    return fill_report(reader, template, ReportWish(ReportKind.COVERAGE, WANTED), out, "zh_CN")


@pytest.mark.parametrize("fill", [summary, report])
def test_a_filling_that_is_cancelled_leaves_no_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fill: Any
) -> None:
    made, template, out = Workbook(), tmp_path / "t.xlsx", tmp_path / "out.xlsx"
    made.worksheets[0].title = "月报"
    made.defined_names["rounds_month"] = DefinedName("rounds_month", attr_text="月报!$A$1")
    made.save(template)
    with store.change() as work:
        account(work, bureau(work))
    with store.read() as reader:
        fill(reader, template, out)
        out.unlink()
        monkeypatch.setattr(Template, "check", lambda *_: reader.progress.cancel())
        with pytest.raises(Cancelled):
            fill(reader, template, out)
    assert not out.exists()
