"""Ranges of filters, as values and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.errors import Invalid
from crm.domain.lists import day_range, number_range

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("value", "ends"),
    [("315..3150", (315.0, 3150.0)), ("..100", (None, 100.0)), ("3150..", (3150.0, None)), ("..", (None, None))],
)
def test_numbers(value: str, ends: tuple[float | None, float | None]) -> None:
    assert number_range(value) == ends


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("..-1", (None, date(2026, 11, 16))),
        ("..+30", (None, date(2026, 12, 17))),
        ("+0..+7", (TODAY, date(2026, 11, 24))),
        ("2026-11-01..2026-11-30", (date(2026, 11, 1), date(2026, 11, 30))),
        ("2026-11-01..", (date(2026, 11, 1), None)),
    ],
)
def test_days(value: str, ends: tuple[date | None, date | None]) -> None:
    assert day_range(value, TODAY) == ends


@pytest.mark.parametrize("value", ["", "7", "a..b", "2026-13-01..", "+x..", "..+99999999999"])
def test_what_is_no_range_is_refused(value: str) -> None:
    with pytest.raises(Invalid, match=r"list\.filter"):
        day_range(value, TODAY)


@given(st.integers(-4000, 4000), st.integers(-4000, 4000))
def test_days_from_today_are_days_from_today(low: int, high: int) -> None:
    found = day_range(f"{low:+}..{high:+}", TODAY)
    assert found == (TODAY + timedelta(days=low), TODAY + timedelta(days=high))
