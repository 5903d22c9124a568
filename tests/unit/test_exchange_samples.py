"""The sample files of a bureau (demo data, faults included) read as expected.json says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from crm.domain.codes import Segment, Topic
from crm.domain.imports import AccountDraft, ImportKind, Severity, VisitDraft
from crm.exchange.incoming import inspect, read_file
from crm.exchange.rows import ReadResult

SAMPLES = Path(__file__).parents[1] / "samples"
SEGMENTS = {
    "直通": Segment.DIRECT_SERVICE,
    "百强": Segment.TOP100,
    "大工业": Segment.LARGE_INDUSTRIAL,
    "一般工商业": Segment.SMALL_BUSINESS,
}
KINDS = {
    "no account number": ("account_no", "cell.missing"),
    "capacity is no number": ("contract_kva", "cell.number"),
    "unknown segment": ("segment", "cell.segment"),
    "no such date": ("contract_signed_on", "cell.date"),
}


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def ledger() -> ReadResult:
    return read_file(SAMPLES / "客户台账.xlsx", ImportKind.ACCOUNTS)


@pytest.fixture(scope="module")
def visits() -> ReadResult:
    return read_file(SAMPLES / "走访记录.xlsx", ImportKind.VISITS)


def accounts(result: ReadResult) -> list[AccountDraft]:
    return [draft for _, draft in result.drafts if isinstance(draft, AccountDraft)]


def test_the_ledger_counts(ledger: ReadResult, expected: dict[str, Any]) -> None:
    want = expected["accounts"]
    drafts = accounts(ledger)
    assert len(drafts) == want["good"]
    assert len(ledger.refused) == want["rejected"]
    assert len(ledger.duplicates) == want["duplicates"]
    assert ledger.read == want["good"] + want["rejected"] + want["duplicates"]
    assert sum(draft.contract_kva for draft in drafts) == want["kva_sum_good"]
    assert Counter(draft.segment for draft in drafts) == {SEGMENTS[zh]: n for zh, n in want["by_segment"].items()}
    assert ledger.blank_lines == 8
    assert ledger.matching.heading_row == 3
    assert [heading for _, heading in ledger.matching.unmatched] == ["序号"]


def test_the_ledger_refusals_by_kind(ledger: ReadResult, expected: dict[str, Any]) -> None:
    errors = Counter((each.field, each.code) for each in ledger.problems if each.severity is Severity.ERROR)
    assert errors == {KINDS[kind]: count for kind, count in expected["accounts"]["rejected_by_kind"].items()}


def test_a_formula_without_result_is_told_and_its_row_goes_in(ledger: ReadResult) -> None:
    warnings = [each for each in ledger.problems if each.severity is Severity.WARNING]
    assert [(each.row, each.field, each.code) for each in warnings] == [(65, "address", "cell.formula")]
    assert "HYPERLINK" in warnings[0].value
    assert 65 in [row for row, _ in ledger.drafts]


def test_the_ledger_is_clean_text(ledger: ReadResult) -> None:
    for draft in accounts(ledger):
        assert draft.account_no.isascii()
        assert draft.name == draft.name.strip()
        assert draft.phones[0].isascii()
        assert draft.industry_code
        assert draft.street_code
        assert draft.feeder


def test_the_visits_count_by_manager(ledger: ReadResult, visits: ReadResult, expected: dict[str, Any]) -> None:
    known = {draft.account_no for draft in accounts(ledger)}
    drafts = [draft for _, draft in visits.drafts if isinstance(draft, VisitDraft)]
    good = [draft for draft in drafts if draft.account_no in known]
    assert len(good) == expected["visits"]["good"]
    assert len(drafts) - len(good) == expected["visits"]["unknown_account"]
    assert Counter(name for draft in good for name in draft.visitors) == expected["visits"]["by_manager"]
    assert not visits.problems


def test_the_visits_satisfaction_and_topics(visits: ReadResult) -> None:
    drafts = [draft for _, draft in visits.drafts if isinstance(draft, VisitDraft)]
    raw = Counter(visits.cells(row)[8] for row, _ in visits.drafts)
    read = Counter(draft.satisfaction for draft in drafts)
    assert read[5] == raw["非常满意"] + raw[5.0]
    assert read[None] == raw[""]
    twofold = [draft for draft in drafts if draft.purpose == "满意度调查;政策宣传"]
    assert {draft.topics for draft in twofold} == {(Topic.SATISFACTION, Topic.POLICY)}


def test_a_gbk_file_with_tabs_before_the_numbers(expected: dict[str, Any]) -> None:
    result = read_file(SAMPLES / "客户台账_gbk.csv", ImportKind.ACCOUNTS)
    assert len(result.drafts) == expected["accounts_gbk"]["good"]
    assert accounts(result)[0].account_no == "0999756737232"
    assert accounts(result)[0].name == "深圳市弈璟光学有限公司(演示)"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("客户台账.xlsx", ImportKind.ACCOUNTS),
        ("走访记录.xlsx", ImportKind.VISITS),
        ("月度电量.xlsx", ImportKind.READINGS),
        ("停电计划.xlsx", ImportKind.OUTAGES),
    ],
)
def test_the_kind_of_a_file_is_seen(name: str, kind: ImportKind) -> None:
    assert inspect(SAMPLES / name).kind is kind
