"""Which month of the year before is like a month: the one that had the Spring Festival too (domain.md 5)."""

from datetime import date

from crm.domain.festival import MOVED
from crm.planning.publicdays import public_year


def year_before(month: date) -> date:
    """Return the month a year before that is like a month: with the festival if it has it, without it if not."""
    same = month.replace(year=month.year - 1)
    if month.month not in MOVED:
        return same
    now, then = public_year(month.year).new_year, public_year(month.year - 1).new_year
    if now is None or then is None or now.month == then.month:
        return same
    return same.replace(month=sum(MOVED) - month.month)
