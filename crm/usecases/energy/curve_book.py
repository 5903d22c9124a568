"""A metering point's quarter hours and days as a workbook, gaps as empty cells (domain.md 4.1)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from itertools import islice
from typing import Any
from uuid import UUID

from crm.domain.clock import BUREAU_ZONE
from crm.domain.curves import QUARTER, Curve, DayLine
from crm.exchange.book_model import BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.summary_columns import words
from crm.storage.reader import Reader
from crm.usecases.energy.bills import subject_of
from crm.usecases.energy.curve import curve_of
from crm.usecases.energy.sheets import titled
from crm.usecases.made_book import MadeBook

Said = Mapping[str, str]


def curve_book(reader: Reader, account_id: UUID, point: UUID | str | None, language: str) -> MadeBook:
    """Return the last year of a metering point as `curve_of` tells it; the count is that of quarters.

    Raises NotFound("account.gone") and NotFound("energy.no_point").
    """
    found, account, said = curve_of(reader, account_id, point), subject_of(reader, account_id), words(language)
    number = next((each.number for each in found.points if each.point_id == found.point_id), "")
    lines = [
        said["energy.line_account"].format(name=account.name, number=account.account_no or ""),
        said["energy.line_point"].format(number=number, count=found.missing),
    ]
    sheets = (_quarters(found, said), _days(found, said))
    return MadeBook(titled(reader, language, said["energy.quarters"], lines, sheets), len(found.values))


def _quarters(found: Curve, said: Said) -> BookSheet:
    columns = [
        BookColumn("moment", said["energy.moment"], "moment", 20),
        BookColumn("kw", said["energy.kw"], "decimal", 14),
    ]

    def rows(count: int | None) -> Iterator[tuple[Any, ...]]:
        assert found.first is not None
        begin = datetime.combine(found.first, time(), tzinfo=BUREAU_ZONE)
        for place, value in enumerate(islice(found.values, count)):
            yield begin + place * QUARTER, None if value is None else round(value, 3)

    stream = rows if found.values else None
    title, count = said["energy.quarters"], len(found.values)
    return BookSheet("quarters", title, columns, stream=stream, count=count, frozen=1, empty=said["energy.none"])


def _days(found: Curve, said: Said) -> BookSheet:
    forms = {"day": "date", "kwh": "decimal", "peak_kw": "decimal", "missing": "count", "quality": "text"}
    columns = [BookColumn(key, said[f"energy.{key}"], form, 16) for key, form in forms.items()]
    rows = [BookRow(_day(each, said)) for each in found.days]
    charts = tuple(BookChart(said[f"energy.{key}"], (key,), "line", names="day") for key in ("kwh", "peak_kw"))
    title, empty = said["energy.days"], said["energy.none"]
    return BookSheet("days", title, columns, rows, frozen=1, charts=charts if rows else (), empty=empty)


def _day(each: DayLine, said: Said) -> tuple[Any, ...]:
    quality = "" if each.quality is None else said[f"energy.quality.{each.quality}"]
    return (each.day, each.kwh, each.peak_kw, each.missing, quality)
