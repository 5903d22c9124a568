"""Lists read the same however they are laid out (invented demo data)."""

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.imports import AccountDraft, ImportKind
from crm.exchange import textfile
from crm.exchange.headings import best_place, match
from crm.exchange.rows import check
from crm.exchange.sheets import Sheet

COLUMNS = ["户号", "客户名称", "客户分类", "合同容量(kVA)", "客户经理"]
NOISE: list[tuple[Any, ...]] = [(), ("", None), ("合计",), ("本页小计：", ""), ("注:演示",)]
WORDS = st.text("演示客户甲乙丙abcXYZ0123456789 ()（）·'\"\n", min_size=1, max_size=12)


@st.composite
def accounts(draw: st.DrawFn) -> list[tuple[str, str, str, float, str]]:
    numbers = draw(st.lists(st.integers(0, 10**8 - 1), min_size=1, max_size=8, unique=True))
    return [
        (
            f"99{number:08d}",
            f"演示{number}",
            draw(st.sampled_from(["大工业", "百强", "居民"])),
            float(number % 9000),
            "演示甲",
        )
        for number in numbers
    ]


def drafts(sheet: Sheet) -> list[AccountDraft]:
    place = best_place([sheet], ImportKind.ACCOUNTS)
    assert place is not None
    result = check(match(*place, ImportKind.ACCOUNTS))
    assert not result.problems
    return [draft for _, draft in result.drafts if isinstance(draft, AccountDraft)]


@given(accounts(), st.permutations(range(len(COLUMNS))), st.data())
def test_order_of_columns_titles_and_other_lines_change_nothing(
    rows: list[tuple[str, str, str, float, str]], order: list[int], data: st.DataObject
) -> None:
    plain = drafts(Sheet("demo", [tuple(COLUMNS), *rows]))
    lines: list[tuple[Any, ...]] = [("演示台账",)] * data.draw(st.integers(0, 3))
    heading = tuple(COLUMNS[index] for index in order)
    lines.append(heading)
    for row in rows:
        lines.append(tuple(row[index] for index in order))
        lines.append(data.draw(st.sampled_from([*NOISE, heading])))
    assert drafts(Sheet("demo", lines)) == plain
    assert [draft.account_no for draft in plain] == [row[0] for row in rows]


@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from(textfile.DELIMITERS),
)
def test_text_files_round_trip(rows: list[list[str]], encoding: str, delimiter: str) -> None:
    # Two bytes alone may be a letter of UTF-8 or of GBK; the headings of a real file decide.
    lines = [["户号", "户名", "地址"], *rows]
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(lines)
    assert textfile.rows(held.getvalue().encode(encoding))[0] == [tuple(line) for line in lines]
