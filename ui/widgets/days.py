"""Days and times in words, as ui.md section 8 writes them."""

from datetime import date, time

from PySide6.QtCore import QDate, QLocale


def day_words(day: date, today: date | None = None, weekday: bool = True) -> str:
    """Return "Tue 24 Nov" or 11 月 24 日 周二; the year is added when it is not that of today."""
    locale = QLocale()
    chinese = locale.language() is QLocale.Language.Chinese
    with_year = today is not None and day.year != today.year
    if chinese:
        form = ("yyyy 年 M 月 d 日" if with_year else "M 月 d 日") + (" ddd" if weekday else "")
    else:
        form = ("ddd " if weekday else "") + ("d MMM yyyy" if with_year else "d MMM")
    return locale.toString(QDate(day.year, day.month, day.day), form)


def month_words(day: date) -> str:
    """Return "November 2026" or 2026 年 11 月."""
    locale = QLocale()
    form = "yyyy 年 M 月" if locale.language() is QLocale.Language.Chinese else "MMMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), form)


def weekday_words(weekday: int, short: bool = True) -> str:
    """Return the name of a weekday, Monday 0: "Mon" or 周一."""
    kind = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().dayName(weekday + 1, kind)


def time_words(moment: time) -> str:
    """Return 24-hour time: "08:45"."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def span_words(start: time, end: time) -> str:
    """Return "08:45 – 09:40"."""
    return f"{time_words(start)} – {time_words(end)}"
