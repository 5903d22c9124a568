from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.dates_typed import find_dates, read_date, read_past_date
from crm.domain.workdays import Leave
from crm.planning.workdays import calendar_of

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
        ("后天", date(2026, 11, 19)),
        ("周日", date(2026, 11, 22)),
        ("周天", date(2026, 11, 22)),
        ("礼拜五", date(2026, 11, 20)),
        ("这周五", date(2026, 11, 20)),
        ("下星期二", date(2026, 11, 24)),
        ("下个周三", date(2026, 11, 25)),
        ("一周后", date(2026, 11, 24)),
        ("两周后", date(2026, 12, 1)),
        ("10 天后", date(2026, 11, 27)),
        ("3日后", date(2026, 11, 20)),
        ("一个月后", date(2026, 12, 17)),
        ("月底", date(2026, 11, 30)),
        ("月末", date(2026, 11, 30)),
        ("年底", date(2026, 12, 31)),
        ("+10", date(2026, 11, 27)),
        ("2026.11.27", date(2026, 11, 27)),
        ("11/27", date(2026, 11, 27)),
        ("day after tomorrow", date(2026, 11, 19)),
        ("this Fri", date(2026, 11, 20)),
        ("next Monday", date(2026, 11, 23)),
        ("Sunday", date(2026, 11, 22)),
        ("in 3 days", date(2026, 11, 20)),
        ("in 1 month", date(2026, 12, 17)),
        ("end of month", date(2026, 11, 30)),
        ("Nov 24", date(2026, 11, 24)),
        ("Dec 31", date(2026, 12, 31)),
        ("1 Jan", date(2027, 1, 1)),
        ("1 Jan 2027", date(2027, 1, 1)),
        ("24/11", date(2026, 11, 24)),
        ("Nov 24th", date(2026, 11, 24)),
        ("1st Jan 2027", date(2027, 1, 1)),
        ("Tue 24th", date(2026, 11, 24)),
        ("今晚", TODAY),
        ("明早", date(2026, 11, 18)),
        ("明晚上", date(2026, 11, 18)),
        ("tonight", TODAY),
        ("下周", date(2026, 11, 23)),
        ("下星期", date(2026, 11, 23)),
        ("next week", date(2026, 11, 23)),
        ("within 3 days", date(2026, 11, 20)),
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
        ("今晚8点报价, 明早再问", ["今", "明早"]),
        ("情况说明早已寄出", []),
        ("下周期检查计划", []),
        ("Plans for next weekend", []),
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


CHINA = calendar_of(range(2024, 2028))
BEFORE_NATIONAL_DAY = date(2025, 9, 26)
"""A Friday; the Sunday after it is worked, 1 to 8 October are off."""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+1工作日", date(2025, 9, 28)),
        ("+3工作日", date(2025, 9, 30)),
        ("+3 个工作日", date(2025, 9, 30)),
        ("＋４个工作日", date(2025, 10, 9)),
        ("三个工作日后", date(2025, 9, 30)),
        ("4 个工作日之后", date(2025, 10, 9)),
        ("下一个工作日", date(2025, 9, 28)),
        ("下个工作日", date(2025, 9, 28)),
        ("+4 workdays", date(2025, 10, 9)),
        ("+1 workday", date(2025, 9, 28)),
        ("in 4 working days", date(2025, 10, 9)),
        ("Next workday", date(2025, 9, 28)),
        ("+3", date(2025, 9, 29)),
    ],
)
def test_reads_workdays_of_a_calendar(text: str, day: date) -> None:
    assert read_date(text, BEFORE_NATIONAL_DAY, CHINA) == day


def test_workdays_are_the_persons_own() -> None:
    person = uuid4()
    away = [Leave(person, date(2025, 9, 28), date(2025, 9, 29))]
    mine = calendar_of([2025], leaves=away).of(person)
    assert read_date("下一个工作日", BEFORE_NATIONAL_DAY, mine) == date(2025, 9, 30)


@pytest.mark.parametrize("text", ["+3工作日", "下一个工作日", "in 3 workdays"])
def test_workdays_without_a_calendar_are_no_date(text: str) -> None:
    assert read_date(text, TODAY) is None
    assert find_dates(f"报价 {text} 给王健", TODAY) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("报价+3工作日给王健", ["+3工作日"]),
        ("Quote in 3 workdays or +2", ["in 3 workdays", "+2"]),
        ("下一个工作日回访,下周三再看", ["下一个工作日", "下周三"]),
        ("The next workdays are busy", []),
    ],
)
def test_finds_workdays_inside_a_sentence(text: str, parts: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_dates(text, TODAY, CHINA)] == parts


@given(st.integers(1, 60), st.dates(date(2024, 6, 1), date(2026, 12, 31)))
def test_typed_workdays_are_what_the_calendar_counts(count: int, today: date) -> None:
    assert read_date(f"+{count}工作日", today, CHINA) == CHINA.add_workdays(today, count)


def test_workdays_beyond_the_end_of_the_calendar_are_no_error() -> None:
    assert read_date("+30工作日", date.max, CHINA) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("16 Nov", date(2026, 11, 16)),
        ("Mon 16 Nov", date(2026, 11, 16)),
        ("11月16日", date(2026, 11, 16)),
        ("17 Nov", date(2026, 11, 17)),
        ("18 Nov", date(2025, 11, 18)),
        ("Tue", date(2026, 11, 17)),
        ("Wed", date(2026, 11, 11)),
        ("周三", date(2026, 11, 11)),
        ("yesterday", date(2026, 11, 16)),
        ("昨天", date(2026, 11, 16)),
        ("2024-02-29", date(2024, 2, 29)),
        ("29 Feb", date(2024, 2, 29)),
        ("+3", date(2026, 11, 20)),
        ("18 Nov 2026", date(2026, 11, 18)),
        ("soon", None),
    ],
)
def test_what_has_happened_lies_behind(typed: str, day: date | None) -> None:
    assert read_past_date(typed, date(2026, 11, 17)) == day
