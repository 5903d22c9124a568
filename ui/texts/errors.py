"""Sentences for errors in the language of the window."""

from collections.abc import Mapping
from datetime import date, datetime

from crm.domain.clock import BUREAU_ZONE
from crm.domain.errors import RoundsError
from crm.domain.messages import sentence as sentence_for_code
from crm.domain.messages import sentence_of
from crm.domain.workdays import DayName
from ui.texts.dates import clock_time, near_day
from ui.theme.look import english


def language() -> str:
    """The window's language as resources/messages names it."""
    return "en" if english() else "zh_CN"


def sentence(error: BaseException) -> str:
    """Return one clear sentence for an error."""
    if isinstance(error, RoundsError):
        return sentence_of(RoundsError(error.code, **_shown(error.values)), language())
    return sentence_for_code("unknown", language(), {"code": type(error).__name__})


def told(code: str, values: dict[str, object] | None = None) -> str:
    """Return the sentence of a code; moments among its values become bureau times, days and their names words."""
    return sentence_for_code(code, language(), _shown(values or {}))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    return {key: _words(value) for key, value in values.items()}


def _words(value: object) -> object:
    if isinstance(value, datetime):
        local = value.astimezone(BUREAU_ZONE)
        return f"{near_day(local.date())} {clock_time(local)}"
    if isinstance(value, date):
        return near_day(value)
    if isinstance(value, DayName):
        return value.en if english() else value.zh
    return value
