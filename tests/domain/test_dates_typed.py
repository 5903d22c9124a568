from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.dates_typed import find_dates, read_date

TODAY = date(2026, 11, 17)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", TODAY),
        ("明天", date(2026, 11, 18)),
        ("大后天", date(2026, 11, 20)),
        ("周四", date(2026, 11, 19)),
        ("周二", date(2026, 11, 24)),
        ("星期日", date(2026, 11, 22)),
        ("下周三", date(2026, 11, 25)),
        ("下下周一", date(2026, 11, 30)),
        ("本周五", date(2026, 11, 20)),
        ("3天后", date(2026, 11, 20)),
        ("三天后", date(2026, 11, 20)),
        ("2 周后", date(2026, 12, 1)),
        ("+3", date(2026, 11, 20)),
        ("＋３", date(2026, 11, 20)),
        ("11月27日", date(2026, 11, 27)),
        ("11 月 27 日", date(2026, 11, 27)),
        ("3月1号", date(2027, 3, 1)),
        ("27号", date(2026, 11, 27)),
        ("5日", date(2026, 12, 5)),
        ("2026年11月27日", date(2026, 11, 27)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 18)),
        ("Thu", date(2026, 11, 19)),
        ("tuesday", date(2026, 11, 24)),
        ("next Wed", date(2026, 11, 25)),
        ("Thu 24", date(2026, 12, 24)),
        ("Tue 24", date(2026, 11, 24)),
        ("Tue 24 Nov", date(2026, 11, 24)),
        ("24 November", date(2026, 11, 24)),
        ("Nov 24, 2026", date(2026, 11, 24)),
        ("in 2 weeks", date(2026, 12, 1)),
        ("2026-11-27", date(2026, 11, 27)),
        ("2026/1/3", date(2026, 1, 3)),
        ("12/3", date(2026, 12, 3)),
        ("29 Feb", date(2028, 2, 29)),
    ],
)
def test_reads_what_people_type(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31 Feb", "2026-13-01", "Wed 24 Nov", "0755-88120463", "3", "周八"])
def test_reads_nothing_from_what_is_no_date(text: str) -> None:
    assert read_date(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Quote for store 4 supply Tue 24 Nov", ["Tue 24 Nov"]),
        ("提交报价周四给王健", ["周四"]),
        ("Call 12/3 or +3", ["12/3", "+3"]),
        ("The crew sat in the sun", []),
        ("Feeder F+3 and meter 2026-11-27-4", []),
        ("Mondays are busy", []),
        ("Print it for Sat", ["Sat"]),
        ("下周三前给出 11月27日 的方案", ["下周三", "11月27日"]),
    ],
)
def test_finds_dates_inside_a_sentence(text: str, parts: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_dates(text, TODAY)] == parts


@given(DAYS, st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_an_iso_date_is_itself(today: date, day: date) -> None:
    assert read_date(day.isoformat(), today) == day
    assert read_date(f"{day.year}年{day.month}月{day.day}日", today) == day


@given(DAYS, st.integers(0, 6))
def test_a_weekday_alone_lies_one_to_seven_days_ahead(today: date, weekday: int) -> None:
    day = read_date("周" + "一二三四五六日"[weekday], today)
    assert day is not None
    assert day.weekday() == weekday
    assert 1 <= (day - today).days <= 7
    assert read_date(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[weekday], today) == day


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_date_without_a_year_is_never_past_and_within_a_year(today: date, month: int, number: int) -> None:
    day = read_date(f"{month}月{number}日", today)
    assert day is not None
    assert today <= day < today + timedelta(days=367)


@given(st.text(max_size=60), DAYS)
def test_any_text_is_read_without_failing_and_parts_do_not_overlap(text: str, today: date) -> None:
    found = find_dates(text, today)
    assert all(left.end <= right.start for left, right in pairwise(found))
    read_date(text, today)


@given(st.sampled_from(["今天", "+3", "Thu", "11月27日"]), st.just(date.max))
def test_the_end_of_the_calendar_is_no_error(text: str, today: date) -> None:
    assert read_date(text, today) in (None, today)
