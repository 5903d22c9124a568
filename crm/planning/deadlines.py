"""Deadlines counted in workdays (domain.md section 2.7), Monday to Friday."""

from datetime import date, timedelta


def general_deadline(raised: date, workdays: int) -> date:
    """Return the N-th workday after a day; the day itself does not count.

    Weekends are no workdays. Public holidays and make-up weekends come with the bureau's working calendar.
    """
    day, left = raised, workdays
    while left > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            left -= 1
    return day
