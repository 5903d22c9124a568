"""What is offered for a cell that could not be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.reading import dates, words
from crm.exchange.suggest import MOST, suggestions


@pytest.mark.parametrize(
    ("field", "code", "value", "first"),
    [
        ("segment", "cell.segment", "大工业类", "大工业"),
        ("channel", "cell.channel", "电话沟通", "电话"),
        ("outage_type", "cell.outage_type", "计划性停电", "计划停电"),
        ("held_on", "cell.date", "3/11/2026", "2026-11-03"),
        ("held_on", "cell.date", "2026-30-11", "2026-11-30"),
        ("contract_kva", "cell.unit", "630千瓦", "630"),
        ("kwh_total", "cell.negative", "-18204", "18204"),
    ],
)
def test_the_likeliest_comes_first(field: str, code: str, value: str, first: str) -> None:
    assert suggestions(field, code, value)[0] == first


def test_nothing_is_offered_where_nothing_is_near() -> None:
    assert suggestions("segment", "cell.segment", "XYZ") == []
    assert suggestions("held_on", "cell.date", "长期") == []
    assert suggestions("name", "cell.missing", "") == []


@given(st.text(max_size=40))
def test_what_is_offered_can_be_read(value: str) -> None:
    for text in suggestions("segment", "cell.segment", value):
        words.segment(text)
    for text in suggestions("held_on", "cell.date", value):
        dates.day(text)
    assert len(suggestions("segment", "cell.segment", value)) <= MOST
