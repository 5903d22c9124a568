"""How a task repeats, in words: `Every 2 weeks on Mon and Thu`, `每 2 周的周一、周四`."""

from datetime import date

from crm.domain.repeats import LAST, Every, Pattern, pattern_of
from ui.texts.dates import dated, long_weekday, weekday_name
from ui.theme.look import english

_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def rule_words(rule: str, today: date) -> str:
    """Return what a rule says; one that no pattern can say is shown as it is kept."""
    pattern = pattern_of(rule)
    return pattern_words(pattern, today) if pattern is not None else rule


def pattern_words(pattern: Pattern, today: date) -> str:
    """Return what a pattern says, with its end."""
    return _english(pattern, today) if english() else _chinese(pattern, today)


def ordinal(number: int) -> str:
    """`first`, `last`, `12th`, or `第 1 个`, `最后一个`."""
    if not english():
        return "最后一个" if number == LAST else f"第 {number} 个"
    return "last" if number == LAST else _ORDINALS.get(number, f"{number}th")


def _english(pattern: Pattern, today: date) -> str:
    ends = ""
    if pattern.until is not None:
        ends = f", until {dated(pattern.until, today)}"
    elif pattern.count is not None:
        ends = ", once" if pattern.count == 1 else f", {pattern.count} times"
    return _english_core(pattern) + ends


def _english_core(pattern: Pattern) -> str:
    many, every = pattern.interval, pattern.every
    if every is Every.DAY:
        return "Every day" if many == 1 else f"Every {many} days"
    if every is Every.WORKDAY:
        return "Every workday"
    if every is Every.WEEK:
        return _english_week(pattern)
    if every is Every.YEAR:
        day = f" on {pattern.day} {_MONTHS[pattern.month - 1]}" if pattern.day else ""
        return ("Every year" if many == 1 else f"Every {many} years") + day
    lead = "Every month" if many == 1 else f"Every {many} months"
    return lead + _english_month(pattern)


def _english_week(pattern: Pattern) -> str:
    if not pattern.weekdays:
        return "Every week" if pattern.interval == 1 else f"Every {pattern.interval} weeks"
    if pattern.interval == 1 and len(pattern.weekdays) == 1:
        return f"Every {long_weekday(pattern.weekdays[0])}"
    names = [weekday_name(number) for number in pattern.weekdays]
    days = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"Every {days}" if pattern.interval == 1 else f"Every {pattern.interval} weeks on {days}"


def _english_month(pattern: Pattern) -> str:
    if pattern.every is Every.MONTH_WORKDAY:
        return f" on the {ordinal(pattern.nth)} workday"
    if pattern.every is Every.MONTH_WEEKDAY:
        return f" on the {ordinal(pattern.nth)} {long_weekday(pattern.weekdays[0])}"
    if pattern.day == LAST:
        return " on the last day"
    return f" on day {pattern.day}" if pattern.day else ""


def _chinese(pattern: Pattern, today: date) -> str:
    ends = ""
    if pattern.until is not None:
        ends = f"，至 {dated(pattern.until, today)}"
    elif pattern.count is not None:
        ends = f"，共 {pattern.count} 次"
    return _chinese_core(pattern) + ends


def _chinese_core(pattern: Pattern) -> str:
    many, every = pattern.interval, pattern.every
    if every is Every.DAY:
        return "每天" if many == 1 else f"每 {many} 天"
    if every is Every.WORKDAY:
        return "每个工作日"
    if every is Every.WEEK:
        lead = "每" if many == 1 else f"每 {many} 周的"
        days = "、".join(weekday_name(number) for number in pattern.weekdays)
        return lead + days if days else "每周" if many == 1 else f"每 {many} 周"
    if every is Every.YEAR:
        day = f" {pattern.month} 月 {pattern.day} 日" if pattern.day else ""
        return ("每年" if many == 1 else f"每 {many} 年") + day
    return ("每月" if many == 1 else f"每 {many} 个月") + _chinese_month(pattern)


def _chinese_month(pattern: Pattern) -> str:
    if pattern.every is Every.MONTH_WORKDAY:
        which = ordinal(pattern.nth)
        return f"{which}工作日" if pattern.nth == LAST else f" {which}工作日"
    if pattern.every is Every.MONTH_WEEKDAY:
        which, day = ordinal(pattern.nth), weekday_name(pattern.weekdays[0])
        return f"{which}{day}" if pattern.nth == LAST else f" {which}{day}"
    if pattern.day == LAST:
        return "最后一天"
    return f" {pattern.day} 日" if pattern.day else ""
