"""Public holidays and make-up workdays 调休 of China, one year at a time, from the library `holidays`."""

import sys
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import Lock
from types import MappingProxyType, ModuleType
from typing import Any

from msgspec import Struct

from crm.domain.workdays import DayName

_loading = Lock()
COUNTRIES, VERSION = "holidays.countries", "holidays.version"
KNOWN_YEARS = range(1950, 2100)
"""The years whose lunar feasts the library can tell."""
SPRING = "春节"
SHORT = {
    "农历除夕": DayName(SPRING, "Spring Festival"),
    SPRING: DayName(SPRING, "Spring Festival"),
    "清明节": DayName("清明节", "Qingming Festival"),
    "劳动节": DayName("劳动节", "Labour Day"),
}
"""Names as a bureau's notices and wall calendars write them, where the library's are longer or American."""


class PublicYear(Struct, frozen=True):
    """A year's days off with their names, and the weekend days that are worked.

    A name is None where a weekend day was exchanged for the day off: it belongs to the feast beside it.
    `is_published` says whether the state's list for the year is known. Without it the library only guesses the
    feasts, and knows no make-up workdays. `new_year` begins the farmers' year, and with it the Spring Festival; it is
    None outside of the years that are known.
    """

    days_off: Mapping[date, DayName | None]
    make_up: frozenset[date]
    is_published: bool
    new_year: date | None = None


@cache
def public_year(year: int) -> PublicYear:
    """Return what is known of a year; the first call loads the library."""
    if year not in KNOWN_YEARS:
        return PublicYear(MappingProxyType({}), frozenset(), False)
    country = _country()
    chinese, english = country(years=year, language="zh_CN"), country(years=year, language="en_US")
    make_up = frozenset(day for day in chinese.weekend_workdays if day.year == year)
    days_off = {day: _name(day, chinese, english) for day in sorted(chinese) if day.year == year}
    new_year = min(day for day in days_off if SPRING in _feasts(chinese, day))
    return PublicYear(MappingProxyType(days_off), make_up, bool(make_up), new_year)


def _country() -> Any:
    """Return the library's class for China; of threads that ask at once the first loads it, and the others wait."""
    with _loading:
        return _load()


@cache
def _load() -> Any:
    """Load the library's class for China.

    Its package of countries imports all 250 of them when it is imported itself (0.12 s of work and 10 MB): an empty one
    stands in its place meanwhile. And it looks up its own version among the files of what is installed, for which
    Python loads what reads mail (1 MB): it is told none.
    """
    aside = [] if VERSION in sys.modules else [ModuleType(VERSION)]
    for each in aside:
        sys.modules[VERSION] = each
        vars(each)["__version__"] = ""
    place = None if COUNTRIES in sys.modules else find_spec(COUNTRIES)
    if place is not None:
        sys.modules[COUNTRIES] = module_from_spec(place)
        aside.append(sys.modules[COUNTRIES])
    try:
        return import_module(f"{COUNTRIES}.china").China
    finally:
        for each in aside:
            del sys.modules[each.__name__]


def _name(day: date, chinese: Any, english: Any) -> DayName | None:
    """Return a day's name without "observed", None for a day off that was exchanged for a weekend day."""
    if chinese[day].startswith(chinese.tr(chinese.substituted_label).partition("%s")[0]):
        return None
    parts = zip(_feasts(chinese, day), _feasts(english, day), strict=True)
    names = list(dict.fromkeys(SHORT.get(zh, DayName(zh, en)) for zh, en in parts))
    return DayName("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _feasts(calendar: Any, day: date) -> list[str]:
    observed = calendar.tr(calendar.observed_label).replace("%s", "")
    return [name.removesuffix(observed) for name in calendar.get_list(day)]
