"""Sentences for errors in the language of the window."""

from datetime import datetime

from crm.domain.clock import BUREAU_ZONE
from crm.domain.errors import RoundsError
from crm.domain.messages import sentence as sentence_for_code
from crm.domain.messages import sentence_of
from ui.texts.dates import clock_time, near_day
from ui.theme.look import english


def language() -> str:
    """The window's language as resources/messages names it."""
    return "en" if english() else "zh_CN"


def sentence(error: BaseException) -> str:
    """Return one clear sentence for an error."""
    if isinstance(error, RoundsError):
        return sentence_of(error, language())
    return sentence_for_code("unknown", language(), {"code": type(error).__name__})


def told(code: str, values: dict[str, object] | None = None) -> str:
    """Return the sentence of a code; moments among its values become bureau times."""
    shown = {key: _shown(value) for key, value in (values or {}).items()}
    return sentence_for_code(code, language(), shown)


def _shown(value: object) -> object:
    if isinstance(value, datetime):
        local = value.astimezone(BUREAU_ZONE)
        return f"{near_day(local.date())} {clock_time(local)}"
    return value
