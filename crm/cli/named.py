"""Days, months, segments and streets as they are typed at a command."""

from calendar import monthrange
from datetime import date

from crm.domain.codes import Segment
from crm.domain.errors import Invalid, NotFound
from crm.domain.reading import places, words
from crm.domain.reading.dates import FIRST_YEAR, LAST_YEAR


def a_segment(text: str) -> Segment:
    """Return the segment of a code or of a word that a bureau has for it; raises NotFound("segment.unknown")."""
    try:
        return words.segment(text)
    except Invalid:
        raise NotFound("segment.unknown", value=text) from None


def a_street(text: str) -> str:
    """Return the code of a street by code or name; raises NotFound("street.unknown")."""
    try:
        return places.street(text)
    except Invalid:
        raise NotFound("street.unknown", value=text) from None


def a_day(text: str) -> date:
    """Return a day in ISO format; raises Invalid("date.unreadable")."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Invalid("date.unreadable", value=text) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid("date.unreadable", value=text)
    return day


def a_month(text: str) -> tuple[date, date]:
    """Return the first and the last day of `2026-12`; raises Invalid("plan.month")."""
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise Invalid("plan.month", value=text) from error
    return first, first.replace(day=monthrange(first.year, first.month)[1])
