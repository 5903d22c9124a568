"""Finding sheets, headings and rows (invented demo data)."""

from collections.abc import Sequence
from typing import Any

import pytest

from crm.domain.errors import Invalid, NotFound, Unreadable
from crm.domain.imports import AccountDraft, ImportKind
from crm.domain.messages import LANGUAGES, sentence
from crm.exchange import headings
from crm.exchange.headings import best_place, match, sheet_named
from crm.exchange.rows import check
from crm.exchange.sheets import Sheet
from crm.exchange.synonyms import HEADINGS

TOP = ("户号", "客户名称", "客户分类", "合同容量(kVA)")
ROW = ("9900000001", "演示客户", "大工业", 630.0)


def sheet(*rows: Sequence[Any], name: str = "台账", hidden: bool = False) -> Sheet:
    return Sheet(name, [tuple(row) for row in rows], hidden)


def fields_of(*top: Sequence[Any], kind: ImportKind = ImportKind.ACCOUNTS) -> dict[int, str]:
    found = match(sheet(*top, ROW), len(top), kind)
    return {each.column: each.field for each in found.matches}


def test_the_list_is_found_behind_titles_and_other_sheets() -> None:
    words = sheet(("填写说明",), ("户号为10位",), name="说明")
    old = sheet(TOP, ROW, ROW, name="旧", hidden=True)
    empty = sheet(TOP, name="样表")
    real = sheet(("××局台账", "", "", ""), ("", "", "", ""), TOP, ROW, ROW)
    assert best_place([words, old, empty, real], ImportKind.ACCOUNTS) == (real, 3)


def test_a_heading_under_a_merged_group_is_completed_by_it() -> None:
    upper = ("户号", "客户名称", "客户分类", "合同容量", "联系人", "", "备注")
    lower = ("", "", "", "(MVA)", "姓名", "电话", "")
    two = sheet(upper, lower, (*ROW, "演示", "10000000001", ""))
    found = best_place([two], ImportKind.ACCOUNTS)
    assert found == (two, 2)
    read = {each.field: each for each in match(two, 2, ImportKind.ACCOUNTS).matches}
    assert set(read) == {"account_no", "name", "segment", "contract_kva", "contact", "phones", "note"}
    assert read["contract_kva"].factor == 1000


def test_headings_in_many_spellings() -> None:
    assert fields_of(("*用户编号：", "用 户 名 称", "用户类别（必填）", "合同容量（千伏安）")) == {
        0: "account_no",
        1: "name",
        2: "segment",
        3: "contract_kva",
    }
    assert fields_of(("Account No.", "Name", "SEGMENT", "Contract kVA")) == {
        0: "account_no",
        1: "name",
        2: "segment",
        3: "contract_kva",
    }
    assert fields_of(("account_no", "name", "segment", "contract_kva"))[3] == "contract_kva"


@pytest.mark.parametrize("kind", list(ImportKind))
def test_every_usual_heading_finds_its_field(kind: ImportKind) -> None:
    usual = {field: words.split("|")[0] for field, words in HEADINGS[kind].items()}
    found = match(sheet(tuple(usual.values()), ()), 1, kind)
    assert {each.field: each.heading for each in found.matches} == usual


def test_of_two_columns_the_usual_heading_wins() -> None:
    assert fields_of(("容量", "合同容量(kVA)", "户号", "客户名称")) == {1: "contract_kva", 2: "account_no", 3: "name"}


def test_the_unit_of_the_heading_counts_for_bare_figures_only() -> None:
    top = ("户号", "客户名称", "客户分类", "合同容量(MVA)")
    found = check(match(sheet(top, (*ROW[:3], 1.25), ("9900000002", *ROW[1:3], "800kVA")), 1, ImportKind.ACCOUNTS))
    assert [draft.contract_kva for _, draft in found.drafts if isinstance(draft, AccountDraft)] == [1250, 800]


def test_first_values_are_shown() -> None:
    found = match(sheet(TOP, ("", "", "", ""), ROW), 1, ImportKind.ACCOUNTS)
    assert found.matches[3].first_values == ("630",)


def test_a_given_mapping_goes_first() -> None:
    top = ("编码", "客户名称", "客户分类", "合同容量", "备注")
    found = match(sheet(top, (*ROW, "")), 1, ImportKind.ACCOUNTS, {"编码": "account_no", "备注": None})
    assert {each.field: each.how for each in found.matches} == {
        "account_no": "mapping",
        "name": "heading",
        "segment": "heading",
        "contract_kva": "heading",
    }
    assert found.unmatched == ((4, "备注"),)
    assert found.missing == ()


def test_a_mapping_alone_finds_the_heading_row() -> None:
    strange = sheet(("title",), ("c1", "c2", "c3", "c4"), ROW)
    mapping = {"c1": "account_no", "c2": "name", "c3": "segment", "c4": "contract_kva"}
    assert best_place([strange], ImportKind.ACCOUNTS) is None
    assert best_place([strange], ImportKind.ACCOUNTS, mapping) == (strange, 2)


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"户号": "number"}, "mapping.unknown_field"),
        ({"编码": "account_no"}, "mapping.unknown_heading"),
        ({"户号": "account_no", "客户名称": "account_no"}, "mapping.field_twice"),
    ],
)
def test_a_wrong_mapping_is_refused(mapping: dict[str, str | None], code: str) -> None:
    with pytest.raises(Invalid) as caught:
        match(sheet(TOP, ROW), 1, ImportKind.ACCOUNTS, mapping)
    assert caught.value.code == code


def test_missing_required_columns_are_named() -> None:
    assert match(sheet(("户号", "备注"), ROW), 1, ImportKind.ACCOUNTS).missing == ("name", "segment", "contract_kva")


def test_no_headings_and_unknown_headings_differ() -> None:
    for rows, code in (((ROW, ROW), "file.no_headings"), ((("甲", "乙"), ROW), "file.no_columns")):
        refusal = headings.nothing_found([sheet(*rows)])
        assert isinstance(refusal, Unreadable)
        assert refusal.code == code


def test_a_sheet_is_found_by_name() -> None:
    one, two = sheet(name="一"), sheet(name="Two")
    assert sheet_named([one, two], "two") is two
    with pytest.raises(NotFound) as caught:
        sheet_named([one, two], "三")
    assert caught.value.code == "file.no_sheet"


@pytest.mark.parametrize(
    "line",
    [
        ("", "", "", ""), (None, None, None, None), (" ", "\u3000", "\u200b", ""), ("合计", "", "", 1260.0),
        ("合 计：", "", "", ""),
        ("", "小计", "", 630.0), ("Total", "", "", ""), ("本页小计", None, None, 5.0),
        ("注:以上数据仅供演示。", "", "", ""),
        ("备注：无", "", "", ""), ("", "Note: demo only", "", ""), ("制表人:演示", "", "审核人:", ""), TOP, (),
    ],
)  # fmt: skip
def test_lines_that_are_no_rows(line: Sequence[Any]) -> None:
    found = check(match(sheet(TOP, ROW, line), 1, ImportKind.ACCOUNTS))
    assert (found.read, found.blank_lines, found.problems) == (1, 1, [])


def test_a_bad_row_is_a_row() -> None:
    for bad in (("", "演示客户", "大工业", 630.0), ("", "合计机械(演示)", "大工业", 630.0), ("9900000002", "", "", "")):
        found = check(match(sheet(TOP, ROW, bad), 1, ImportKind.ACCOUNTS))
        assert (found.read, found.refused, found.blank_lines) == (2, [3], 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ImportKind)
def test_the_programs_own_names_of_fields_are_headings(kind: ImportKind, language: str) -> None:
    names = {field: sentence(f"field.{field}", language, {}) for field in HEADINGS[kind]}
    matching = match(Sheet("demo", [tuple(names.values())]), 1, kind)
    found = {each.heading: each.field for each in matching.matches}
    twice = {name for name in names.values() if list(names.values()).count(name) > 1}
    assert {name: field for field, name in names.items() if name not in twice} == {
        name: field for name, field in found.items() if name not in twice
    }
