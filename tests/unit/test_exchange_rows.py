"""Rows into drafts (invented demo data)."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest

from crm.domain.codes import Channel, Segment, Topic
from crm.domain.errors import Cancelled
from crm.domain.imports import AccountDraft, ContactDraft, ImportKind, Severity, VisitDraft
from crm.domain.progress import Progress
from crm.exchange.headings import match
from crm.exchange.rows import ReadResult, check
from crm.exchange.sheets import Fault, Sheet

TOP = ("户号", "客户名称", "客户分类", "合同容量", "运行容量", "经度", "联系电话", "行业")


def read(
    *rows: Sequence[Any], top: Sequence[str] = TOP, kind: ImportKind = ImportKind.ACCOUNTS, **how: Any
) -> ReadResult:
    return check(match(Sheet("demo", [tuple(top), *map(tuple, rows)]), 1, kind), **how)


def row(number: int = 1, **over: Any) -> list[Any]:
    cells = {"no": f"99{number:08d}", "name": "演示客户", "segment": "大工业", "kva": "1,250kVA", "run": "", "lon": ""}
    return list((cells | {"phone": "", "industry": ""} | over).values())


def told(result: ReadResult) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.field, each.code, each.severity.value) for each in result.problems]


def test_an_account() -> None:
    result = read(row(phone="１００００００００００；10000000001", industry="39"))
    assert result.drafts == [
        (
            2,
            AccountDraft(
                "9900000001",
                "演示客户",
                Segment.LARGE_INDUSTRIAL,
                1250.0,
                phones=("10000000000", "10000000001"),
                industry_code="39",
            ),
        )
    ]
    assert result.problems == []


@pytest.mark.parametrize(
    ("over", "field", "code"),
    [
        ({"no": ""}, "account_no", "cell.missing"), ({"no": "12"}, "account_no", "cell.account_no_length"),
        ({"no": 9999.0}, "account_no", "cell.account_no_zeros"), ({"name": "\u200b"}, "name", "cell.missing"),
        ({"segment": "其他类"}, "segment", "cell.segment"), ({"kva": "待定"}, "contract_kva", "cell.number"),
        ({"kva": None}, "contract_kva", "cell.missing"), ({"run": "?"}, "operating_kva", "cell.number"),
    ],
)  # fmt: skip
def test_what_refuses_a_row(over: dict[str, Any], field: str, code: str) -> None:
    result = read(row(), row(2, **over))
    assert told(result) == [(3, field, code, "error")]
    assert (len(result.drafts), result.refused) == (1, [3])


@pytest.mark.parametrize(
    ("over", "field", "code"),
    [
        ({"industry": "99"}, "industry_code", "cell.industry"), ({"phone": "无"}, "phones", "cell.phone"),
        ({"phone": "10000000000/无"}, "phones", "cell.phone"),
        ({"run": 2000.0}, "operating_kva", "row.operating_over_contract"),
        ({"lon": 13.0}, "lon", "row.far_away"), ({"lon": "东"}, "lon", "cell.number"),
    ],
)  # fmt: skip
def test_what_warns(over: dict[str, Any], field: str, code: str) -> None:
    result = read(row(**over))
    assert told(result) == [(2, field, code, "warning")]
    assert len(result.drafts) == 1


def test_every_problem_of_a_row_is_told() -> None:
    result = read(row(no="", kva="待定", industry="99"))
    assert [each.severity for each in result.problems] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert [each.value for each in result.problems] == ["", "待定", "99"]
    assert result.refused == [2]


def test_duplicates_and_updates_of_an_account() -> None:
    result = read(row(), row(kva="1250"), row(kva="800"), row(kva="1250"), row(2))
    assert result.duplicates == [(3, 2)]
    assert [number for number, _ in result.drafts] == [2, 4, 5, 6]


def test_cells_corrected_on_the_spot() -> None:
    rows = [row(), row(2, no="", kva="待定")]
    assert read(*rows).refused == [3]
    fixed = read(*rows, corrections={(3, "account_no"): "9900000002", (3, "contract_kva"): "630"})
    assert fixed.problems == []
    draft = fixed.drafts[1][1]
    assert isinstance(draft, AccountDraft)
    assert draft.account_no == "9900000002"


def test_a_correction_reaches_beyond_a_short_row() -> None:
    fixed = read(row()[:3], corrections={(2, "contract_kva"): "630"})
    assert fixed.refused == []


def test_error_cells_and_formulas() -> None:
    rows = [TOP, tuple(row()), tuple(row(2, kva="", phone="")), tuple(row(3))]
    faults = {(3, 3): Fault("error", "#N/A"), (3, 6): Fault("formula", "A1&B1"), (4, 3): Fault("error", "#REF!")}
    result = check(match(Sheet("demo", rows, False, faults), 1, ImportKind.ACCOUNTS))
    assert told(result) == [(3, "contract_kva", "cell.error", "error"), (3, "phones", "cell.formula", "warning")]


def test_equal_cells_of_different_types_are_kept_apart() -> None:
    result = read(row(1, kva=1.0), row(2, kva=True), row(3, kva="1"))
    assert told(result) == [(3, "contract_kva", "cell.number", "error")]
    assert len(result.drafts) == 2


def test_the_lengths_of_numbers_are_a_setting() -> None:
    assert read(row(no="99123"), lengths=(5,)).refused == []


def test_contacts() -> None:
    top = ("户号", "姓名", "角色", "手机", "办公电话", "核实日期")
    result = read(
        ["9900000001", "演示工", "电工", 10000000000.0, "0755-10000000", "2026.9.1"], top=top, kind=ImportKind.CONTACTS
    )
    draft = result.drafts[0][1]
    assert isinstance(draft, ContactDraft)
    assert (draft.role, draft.phones, draft.office_phones) == ("electrician", ("10000000000",), ("0755-10000000",))
    assert draft.verified_on == date(2026, 9, 1)


VISIT_TOP = ("户号", "走访日期", "走访方式", "走访人员", "走访事由", "走访内容", "满意度", "到达时间", "停电计划已告知")
VISIT = ["9900000001", "2026年9月1日", "现场", "演示甲、演示乙", "节能建议;看花", "谈话", "满意", "9:30", "是"]


def test_visits() -> None:
    result = read(VISIT, VISIT, top=VISIT_TOP, kind=ImportKind.VISITS)
    assert result.drafts == [
        (
            2,
            VisitDraft(
                "9900000001",
                date(2026, 9, 1),
                Channel.ON_SITE,
                ("演示甲", "演示乙"),
                arrived=time(9, 30),
                topics=(Topic.ENERGY_ADVICE,),
                purpose="节能建议;看花",
                content="谈话\n看花",
                outage_plan_told=True,
                satisfaction=4,
            ),
        )
    ]
    assert told(result) == [(2, "topics", "cell.topic", "warning"), (3, "topics", "cell.topic", "warning")]
    assert result.duplicates == [(3, 2)]


def test_a_visit_of_unknown_topic_keeps_its_words_as_content() -> None:
    cells = [*VISIT[:4], "看花", "", *VISIT[6:]]
    draft = read(cells, top=VISIT_TOP, kind=ImportKind.VISITS).drafts[0][1]
    assert isinstance(draft, VisitDraft)
    assert (draft.topics, draft.content) == ((), "看花")


def test_reading_can_be_stopped() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read(*[row(number) for number in range(600)], progress=progress)
