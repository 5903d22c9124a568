"""SAIDI, SAIFI, CAIDI and ASAI of a period beside last year's, by month and supply unit; an account's year (3.5)."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.outage_ledger import AccountYear, IndexPair, IndexReport, IndexRow, YearOutage
from crm.domain.outages import Interruption, Span
from crm.planning.outages.indices import HOUR, indices, is_counted
from crm.storage.outages import past
from crm.storage.people import areas
from crm.storage.reader import Reader
from crm.usecases.outages.dark import interruptions
from crm.usecases.outages.rules import DatedRules

Days = tuple[date, date]
"""The first day of a period and the first day after it."""
Named = tuple[str, UUID | None]
"""The name and the key of a supply unit; all of them have none."""


def reliability(reader: Reader, first: date, last: date) -> IndexReport:
    """Return the indices of the days of a period; of what has not come yet nothing counts.

    Customers are the registered accounts that were supplied on some day of the period, by the days of their links.
    """
    after = last + timedelta(days=1)
    counting = _Counting(reader)
    units = [(unit.name, unit.id) for unit in areas(reader)]
    total, *by_unit = counting.pairs((first, after), [("", None), *units])
    months = [(max(begin, first), min(end, after)) for begin, end in _months(first, after)]
    by_month = [counting.pairs(days, [(f"{days[0]:%Y-%m}", None)])[0] for days in months]
    return IndexReport(total, tuple(by_month), tuple(by_unit))


def account_year(reader: Reader, account_id: UUID, year: int) -> AccountYear:
    """Return the interruptions of an account in a year; what lasts over its turn has the hours that lie in it."""
    counting = _Counting(reader)
    span = counting.span((date(year, 1, 1), date(year + 1, 1, 1)))
    end = span.end or counting.now
    lines, found = [], []
    for _unit, each in interruptions(reader, span.start, end, account_id):
        found.append(each)
        began, ended = each.span.start, each.span.end
        hours = (min(ended or counting.now, end) - max(began, span.start)) / HOUR
        counted = is_counted(each, counting.now, counting.momentary)
        lines.append(YearOutage(each.outage_id, each.type, began, ended, hours, counted))
    figures = indices(found, 1, span, counting.now, counting.momentary)
    return AccountYear(year, tuple(lines), figures.interruptions, figures.customer_hours)


class _Registered:
    """The accounts of a supply unit by the days on which they are supplied; a bureau has ten thousand such pairs."""

    def __init__(self) -> None:
        self._firsts, self._lasts, self._accounts = array("i"), array("i"), array("i")

    def add(self, first: date | None, last: date | None, accounts: int) -> None:
        """Count accounts that are supplied between two days, without days always."""
        self._firsts.append((first or date.min).toordinal())
        self._lasts.append((last or date.max).toordinal())
        self._accounts.append(accounts)

    def supplied(self, first: date, last: date) -> int:
        """Return how many were supplied on some day of a period."""
        begin, end = first.toordinal(), last.toordinal()
        lines = zip(self._firsts, self._lasts, self._accounts, strict=True)
        return sum(accounts for since, until, accounts in lines if since <= end and until >= begin)


class _Counting:
    """Counts interruptions against the accounts of supply units."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self.now = reader, reader.clock.now()
        self._rules = DatedRules(reader)
        self._registered: dict[UUID, _Registered] = defaultdict(_Registered)
        for unit, first, last, accounts in past.registered(reader):
            self._registered[unit].add(first, last, accounts)

    def momentary(self, moment: datetime) -> timedelta:
        """Return up to how long an outage of a day is momentary."""
        return self._rules.momentary(moment)

    def span(self, days: Days) -> Span:
        """Return the moments of days, as far as they have come."""
        zone = self._reader.clock.zone
        begin, end = at_local(days[0], zone=zone), at_local(days[1], zone=zone)
        return Span(begin, max(begin, min(end, self.now)))

    def pairs(self, days: Days, units: Sequence[Named]) -> list[IndexPair]:
        """Return a period beside the same days of the year before, for each of some supply units or for all (None)."""
        before = (_a_year_before(days[0]), _a_year_before(days[1]))
        so_far = self.span(days)
        last_year = self.span(before)
        if so_far.end is not None and last_year.end is not None and so_far.end == self.now:
            length = so_far.end - so_far.start
            last_year = Span(last_year.start, min(last_year.end, last_year.start + length))
        rows = self._rows(days[0], so_far, units), self._rows(before[0], last_year, units)
        return [IndexPair(*pair) for pair in zip(*rows, strict=True)]

    def _rows(self, first: date, span: Span, units: Sequence[Named]) -> list[IndexRow]:
        """Return the figures of a period: its interruptions are read once for all units, and let go."""
        found = list(interruptions(self._reader, span.start, span.end or self.now))
        return [
            self._row(label, first, span, unit, (each for area, each in found if unit in (None, area)))
            for label, unit in units
        ]

    def _row(self, label: str, first: date, span: Span, unit: UUID | None, found: Iterable[Interruption]) -> IndexRow:
        customers = self._customers(span, unit)
        figures = indices(found, customers, span, self.now, self.momentary)
        has_hours = figures.hours > 0
        return IndexRow(
            label=label,
            first=first,
            customers=customers,
            interruptions=figures.interruptions,
            customer_hours=figures.customer_hours,
            saidi=figures.saidi,
            saifi=figures.saifi,
            caidi=figures.caidi,
            asai=figures.asai if has_hours else None,
        )

    def _customers(self, span: Span, unit: UUID | None) -> int:
        """Return how many accounts were supplied in a period; one that is yet to come counts on its first day."""
        local = self._reader.clock.local
        first = local(span.start).date()
        last = max(first, local((span.end or self.now) - timedelta(microseconds=1)).date())
        units = self._registered.values() if unit is None else [self._registered[unit]]
        return sum(each.supplied(first, last) for each in units)


def _months(first: date, after: date) -> Iterator[Days]:
    begin = first.replace(day=1)
    while begin < after:
        end = date(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
        yield begin, end
        begin = end


def _a_year_before(day: date) -> date:
    """Return the same day of the year before; the 29th of February has the 28th."""
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
