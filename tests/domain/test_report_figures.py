"""The figures of the reports: a rate never has the name of what it is counted from."""

import pytest

from crm.domain.report_figures import FIGURES
from crm.domain.reports import ReportKind


@pytest.mark.parametrize("kind", list(ReportKind))
def test_a_rate_is_no_measure_of_its_own_report(kind: ReportKind) -> None:
    """The workbook has a column for each, and a formula that pointed to itself would be no number."""
    measures = {name for each in FIGURES[kind] for name in (each.part, each.whole) if name}
    assert [each.key for each in FIGURES[kind] if each.whole and each.key in measures] == []
