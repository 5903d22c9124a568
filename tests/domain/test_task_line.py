"""What people type when they add a task, and what is understood of it."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import Priority
from crm.domain.repeats import LAST, Every, Pattern
from crm.domain.task_line import Entry, Part, Person, read_line
from crm.planning.workdays import calendar_of

TODAY = date(2026, 11, 17)
"""A Tuesday."""
CHINA = calendar_of(range(2026, 2028))
WANG, LIN = Person(1, "王健"), Person(3, "林晓岚")
PEOPLE = [WANG, Person(2, "Wang Jian"), LIN, Person(4, "Wang")]
THU, FRI = date(2026, 11, 19), date(2026, 11, 20)


def line(text: str) -> Entry:
    return read_line(text, TODAY, PEOPLE, CHINA)[0]


@pytest.mark.parametrize(
    ("typed", "title", "day", "at"),
    [
        ("给出报价 周四", "给出报价", THU, None),
        ("周四给出报价", "给出报价", THU, None),
        ("周四 14:00 给出报价", "给出报价", THU, time(14)),
        ("下周三14:00 开会", "开会", date(2026, 11, 25), time(14)),
        ("明天上午9点半 到场", "到场", date(2026, 11, 18), time(9, 30)),
        ("明天 9点钟 打电话", "打电话", date(2026, 11, 18), time(9)),
        ("后天 下午3点 复查", "复查", THU, time(15)),
        ("请在周四下午3点之前 答复", "请 答复", THU, time(15)),
        ("12月1日前 送交报告", "送交报告", date(2026, 12, 1), None),
        ("送交报告，月底", "送交报告", date(2026, 11, 30), None),
        ("月底前交报告", "交报告", date(2026, 11, 30), None),
        ("下月底 盘点", "盘点", date(2026, 12, 31), None),
        ("年底 总结", "总结", date(2026, 12, 31), None),
        ("+3工作日 回复客户", "回复客户", FRI, None),
        ("三个工作日后 回复客户", "回复客户", FRI, None),
        ("两周内 整改", "整改", date(2026, 12, 1), None),
        ("3个月后 回访", "回访", date(2027, 2, 17), None),
        ("下周三前给出 11月27日 的方案", "给出 11月27日 的方案", date(2026, 11, 25), None),
        ("11月20日 16：30 截止", "截止", FRI, time(16, 30)),
        ("今晚8点 报价", "报价", TODAY, time(20)),
        ("明早九点到场", "到场", date(2026, 11, 18), time(9)),
        ("今晚3户复电", "3户复电", TODAY, None),
        ("3个工作日内答复客户", "答复客户", FRI, None),
        ("Answer within 3 workdays", "Answer", FRI, None),
        ("Quote for store 4 Thu", "Quote for store 4", THU, None),
        ("Quote for store 4 tomorrow 9am", "Quote for store 4", date(2026, 11, 18), time(9)),
        ("9am tomorrow call Li", "call Li", date(2026, 11, 18), time(9)),
        ("Call Li at 9:30 on Fri", "Call Li", FRI, time(9, 30)),
        ("Call Li on Fri at 9:30", "Call Li", FRI, time(9, 30)),
        ("Send it before 1 Dec", "Send it", date(2026, 12, 1), None),
        ("Send it by Tue 24", "Send it", date(2026, 11, 24), None),
        ("Due Fri, oil test", "oil test", FRI, None),
        ("Inspect in 2 weeks", "Inspect", date(2026, 12, 1), None),
        ("Inspect in 2 months", "Inspect", date(2027, 1, 17), None),
        ("Prices end of month", "Prices", date(2026, 11, 30), None),
        ("Prices 30/11", "Prices", date(2026, 11, 30), None),
        ("Prices 11/30", "Prices", date(2026, 11, 30), None),
        ("Explain the 11 Nov voltage dip by Fri", "Explain the 11 Nov voltage dip", FRI, None),
        ("Call about the 14:30 restoration time Thu", "Call about the 14:30 restoration time", THU, None),
        ("Day after tomorrow: meter check", "meter check", THU, None),
    ],
)
def test_days_and_times_become_chips(typed: str, title: str, day: date, at: time | None) -> None:
    entry = line(typed)
    assert (entry.text.removeprefix(": "), entry.day, entry.at) == (title, day, at)


@pytest.mark.parametrize(
    "typed",
    [
        "31 Feb check",
        "2月30日 检查",
        "4月31日 检查",
        "31/6 check",
        "Check of 1900-01-01",
        "1900年1月1日 检查",
        "Check 2300-01-01",
        "Wed 24 Nov check",
        "Call about 14:30",
        "9 点 停电通知已发",
        "每年2月30日 检查",
        "Weekly report",
        "Call now!",
        "重要用户走访",
        "mail a@b.example",
        "@nobody knows",
        "The crew sat in the sun",
    ],
)
def test_what_is_no_date_stays_text(typed: str) -> None:
    assert line(typed) == Entry(typed, None, ())


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        ("每天", Pattern(Every.DAY)),
        ("每3天", Pattern(Every.DAY, 3)),
        ("每个工作日", Pattern(Every.WORKDAY)),
        ("每周", Pattern(Every.WEEK)),
        ("每周一", Pattern(Every.WEEK, weekdays=(0,))),
        ("每周一、三、五", Pattern(Every.WEEK, weekdays=(0, 2, 4))),
        ("每两周的周四", Pattern(Every.WEEK, 2, (3,))),
        ("隔周周五", Pattern(Every.WEEK, 2, (4,))),
        ("每月1日", Pattern(Every.MONTH_DAY, day=1)),
        ("每月31号", Pattern(Every.MONTH_DAY, day=31)),
        ("每月底", Pattern(Every.MONTH_DAY, day=LAST)),
        ("每月最后一个工作日", Pattern(Every.MONTH_WORKDAY, nth=LAST)),
        ("每月第一个工作日", Pattern(Every.MONTH_WORKDAY, nth=1)),
        ("每月第二个周二", Pattern(Every.MONTH_WEEKDAY, weekdays=(1,), nth=2)),
        ("每月最后一个周五", Pattern(Every.MONTH_WEEKDAY, weekdays=(4,), nth=LAST)),
        ("每个季度", Pattern(Every.MONTH_DAY, 3)),
        ("每年3月1日", Pattern(Every.YEAR, day=1, month=3)),
        ("每周一到12月31日为止", Pattern(Every.WEEK, weekdays=(0,), until=date(2026, 12, 31))),
        ("每周一，共10次", Pattern(Every.WEEK, weekdays=(0,), count=10)),
        ("every day", Pattern(Every.DAY)),
        ("every 3 days", Pattern(Every.DAY, 3)),
        ("every weekday", Pattern(Every.WORKDAY)),
        ("weekly", Pattern(Every.WEEK)),
        ("every Monday", Pattern(Every.WEEK, weekdays=(0,))),
        ("every Mon and Thu", Pattern(Every.WEEK, weekdays=(0, 3))),
        ("every 2 weeks on Friday", Pattern(Every.WEEK, 2, (4,))),
        ("every month on the 1st", Pattern(Every.MONTH_DAY, day=1)),
        ("every 15th", Pattern(Every.MONTH_DAY, day=15)),
        ("every last workday of the month", Pattern(Every.MONTH_WORKDAY, nth=LAST)),
        ("the last workday of every month", Pattern(Every.MONTH_WORKDAY, nth=LAST)),
        ("every first Monday", Pattern(Every.MONTH_WEEKDAY, weekdays=(0,), nth=1)),
        ("every quarter", Pattern(Every.MONTH_DAY, 3)),
        ("every 12 Mar", Pattern(Every.YEAR, day=12, month=3)),
        ("every Monday until 31 Dec", Pattern(Every.WEEK, weekdays=(0,), until=date(2026, 12, 31))),
        ("every week 10 times", Pattern(Every.WEEK, count=10)),
    ],
)
def test_repetitions_become_chips(typed: str, pattern: Pattern) -> None:
    assert line(f"抄表 {typed}") == Entry("抄表", None, (), repeat=pattern)


@pytest.mark.parametrize(
    ("typed", "title", "priority"),
    [
        ("报价 !", "报价", Priority.HIGH),
        ("!报价", "报价", Priority.HIGH),
        ("报价 ！！", "报价", Priority.URGENT),
        ("重要 报价", "报价", Priority.HIGH),
        ("紧急：报价", "报价", Priority.URGENT),
        ("报价，不急", "报价", Priority.LOW),
        ("Quote !low", "Quote", Priority.LOW),
        ("Quote !urgent", "Quote", Priority.URGENT),
    ],
)
def test_marks_say_how_urgent_it_is(typed: str, title: str, priority: Priority) -> None:
    assert line(typed) == Entry(title, None, (), priority=priority)


def test_all_of_it_in_one_line() -> None:
    text = "每周四 9:30 给冷库报价 @林晓岚 !"
    entry, spans = read_line(text, TODAY, PEOPLE, CHINA)
    weekly = Pattern(Every.WEEK, weekdays=(3,))
    assert entry == Entry("给冷库报价", None, (LIN,), time(9, 30), Priority.HIGH, weekly)
    assert [text[span.start : span.end] for span in spans] == ["每周四", "9:30", "@林晓岚", "!"]


def test_the_longest_name_wins() -> None:
    assert line("Quote @wang jian Fri").people == (PEOPLE[1],)


def test_a_chip_that_was_turned_back_stays_text() -> None:
    text = "周四 与周五的例会"
    whole, _ = read_line(text, TODAY, PEOPLE)
    assert whole.day == FRI
    rest, spans = read_line(text, TODAY, PEOPLE, plain=[(4, 6)])
    assert (rest.day, rest.text) == (THU, "与周五的例会")
    none, _ = read_line(text, TODAY, PEOPLE, plain=[(4, 6), (spans[0].start, spans[0].end)])
    assert none == Entry(text, None, ())


def test_only_what_is_asked_for_is_looked_for() -> None:
    text = "每周四 报价 @王健 ! 周五"
    entry, _ = read_line(text, TODAY, PEOPLE, CHINA, parts=(Part.DAY, Part.PERSON))
    assert entry == Entry("每周四 报价 !", FRI, (WANG,))


WORDS = st.sampled_from(
    ["周四", "14:00", "每周", "!", "@王健", "月底", "前", "Thu", "at 9", " ", "报价", "11/30", "重要"]
)


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=8).map("".join)))
def test_any_line_is_read_and_nothing_is_lost(text: str) -> None:
    entry, spans = read_line(text, TODAY, PEOPLE, CHINA)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    if not spans:
        assert entry == Entry(" ".join(text.split()), None, ())
    plain = [(span.start, span.end) for span in spans]
    assert not any(other.start == start for other in read_line(text, TODAY, PEOPLE, CHINA, plain=plain)[1]
                   for start, _end in plain)  # fmt: skip
