"""Tariffs and the parts of a bill (domain.md sections 4.1 to 4.5). Money is Decimal in yuan, energy kWh, power kW."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from itertools import combinations

from msgspec import Struct

from crm.domain.codes import TariffClass
from crm.domain.errors import Invalid

CENT = Decimal("0.01")
DAY_MINUTES = 1440


class Period(StrEnum):
    """The parts of a day that have a price of their own."""

    SHARP = "sharp"
    PEAK = "peak"
    FLAT = "flat"
    VALLEY = "valley"


class Basis(StrEnum):
    """What the basic charge of a two-part tariff counts: transformers, the actual demand, or a demand agreed on."""

    CAPACITY = "capacity"
    DEMAND = "demand"
    CONTRACT = "contract"


class Window(Struct, frozen=True):
    """Hours of a day in minutes, the end not included."""

    start: int
    end: int


class Tariff(Struct, frozen=True):
    """A plan's prices from a day until a day (inclusive, None for no end).

    `prices` are yuan/kWh by period; `sharp_months` have sharp hours, which lie over peak ones; `price_capacity` is
    yuan/kVA and `price_demand` yuan/kW and month, both None for a single-part plan; `surcharge` is yuan/kWh of
    government funds, which no power factor changes.
    """

    code: str
    starts_on: date
    ends_on: date | None
    prices: Mapping[Period, Decimal]
    windows: Mapping[Period, tuple[Window, ...]]
    sharp_months: frozenset[int] = frozenset()
    price_capacity: Decimal | None = None
    price_demand: Decimal | None = None
    surcharge: Decimal = Decimal(0)
    is_example: bool = False

    @property
    def has_basic_charge(self) -> bool:
        """Whether the plan has two parts."""
        return self.price_capacity is not None and self.price_demand is not None


class TariffFault(StrEnum):
    """Why a plan cannot be used."""

    OVERLAP = "overlap"
    GAP = "gap"
    NO_PRICE = "no_price"
    NEGATIVE = "negative"
    HALF_BASIC = "half_basic"
    ENDS_BEFORE = "ends_before"


def faults_of(tariff: Tariff) -> list[TariffFault]:
    """Return what is wrong with a plan: hours that overlap or lie open, prices that are missing or below 0."""
    return list(_faults(tariff))


def _faults(tariff: Tariff) -> Iterator[TariffFault]:
    plain = [window for period in (Period.PEAK, Period.FLAT, Period.VALLEY) for window in _of(tariff, period)]
    if any(_overlap(a, b) for a, b in combinations(plain, 2)) or not _lies_within_peak(tariff):
        yield TariffFault.OVERLAP
    elif sum(each.end - each.start for each in plain) != DAY_MINUTES:
        yield TariffFault.GAP
    if any(_of(tariff, period) and period not in tariff.prices for period in Period):
        yield TariffFault.NO_PRICE
    money = (*tariff.prices.values(), tariff.price_capacity, tariff.price_demand, tariff.surcharge)
    if any(price is not None and price < 0 for price in money):
        yield TariffFault.NEGATIVE
    if (tariff.price_capacity is None) != (tariff.price_demand is None):
        yield TariffFault.HALF_BASIC
    if tariff.ends_on is not None and tariff.ends_on < tariff.starts_on:
        yield TariffFault.ENDS_BEFORE


def _of(tariff: Tariff, period: Period) -> tuple[Window, ...]:
    return tariff.windows.get(period, ())


def _overlap(a: Window, b: Window) -> bool:
    return a.start < b.end and b.start < a.end


def _lies_within_peak(tariff: Tariff) -> bool:
    peak = _of(tariff, Period.PEAK)
    return all(any(p.start <= s.start and s.end <= p.end for p in peak) for s in _of(tariff, Period.SHARP))


def tariff_on(tariffs: Mapping[str, tuple[Tariff, ...]], code: str, month: date) -> Tariff:
    """Return a plan's prices that hold on the first day of a month.

    Raises Invalid where the plan is not known, or has no prices for that month: no bill is guessed.
    """
    if code not in tariffs:
        raise Invalid("tariff.unknown", plan=code)
    holding = [each for each in tariffs[code] if each.starts_on <= month and not _is_over(each, month)]
    if not holding:
        raise Invalid("tariff.missing", plan=code, month=f"{month:%Y-%m}")
    return max(holding, key=lambda each: each.starts_on)


def _is_over(tariff: Tariff, day: date) -> bool:
    return tariff.ends_on is not None and tariff.ends_on < day


def period_at(tariff: Tariff, month: int, minute: int, hot: bool = False) -> Period:
    """Return which price holds in a minute of a day; sharp hours hold in their months and on announced hot days."""
    has_sharp = month in tariff.sharp_months or hot
    order = (Period.SHARP, Period.PEAK, Period.VALLEY, Period.FLAT) if has_sharp else tuple(Period)[1:]
    for period in order:
        if any(window.start <= minute < window.end for window in _of(tariff, period)):
            return period
    return Period.FLAT


def hours_of(tariff: Tariff, month: date, period: Period) -> float:
    """Return the hours of a period in a month, hot days not counted."""
    a_day = sum(period_at(tariff, month.month, minute) is period for minute in range(0, DAY_MINUTES, 15)) / 4
    return a_day * days_in(month)


@cache
def days_in(month: date) -> int:
    """Return the days of the month that begins on a day."""
    return ((month.replace(day=28) + timedelta(days=4)).replace(day=1) - month.replace(day=1)).days


def windows_from(text: str) -> dict[Period, tuple[Window, ...]]:
    """Return the hours that "peak=10:00-12:00,14:00-19:00;valley=00:00-08:00" names.

    Raises ValueError for what is no such text.
    """
    found: dict[Period, tuple[Window, ...]] = {}
    for part in filter(None, text.split(";")):
        name, _, spans = part.partition("=")
        found[Period(name.strip())] = tuple(_window(each) for each in spans.split(","))
    return found


def _window(text: str) -> Window:
    start, _, end = text.strip().partition("-")
    return Window(_minute(start), _minute(end))


def _minute(text: str) -> int:
    hour, _, minute = text.strip().partition(":")
    if not (0 <= int(hour) <= 24 and 0 <= int(minute) < 60):
        raise ValueError(text)
    return int(hour) * 60 + int(minute)


def windows_text(windows: Mapping[Period, tuple[Window, ...]]) -> str:
    """Return hours as `windows_from` reads them."""
    return ";".join(f"{period}={','.join(map(_span, windows[period]))}" for period in Period if windows.get(period))


def _span(window: Window) -> str:
    return f"{window.start // 60:02}:{window.start % 60:02}-{window.end // 60:02}:{window.end % 60:02}"


HIGH_KVA, OTHER_KVA = 160.0, 100.0
"""Above the first an account at high voltage is held to 0.90, from the second on others to 0.85 (domain.md 4.3)."""


def pf_standard(tariff_class: str | None, is_high_voltage: bool, contract_kva: float) -> Decimal | None:
    """Return the power factor that an account is held to by its class, where its contract says nothing."""
    if tariff_class == TariffClass.RESIDENTIAL or contract_kva < OTHER_KVA:
        return None
    if tariff_class == TariffClass.AGRICULTURE:
        return Decimal("0.80")
    high = is_high_voltage and contract_kva > HIGH_KVA
    return Decimal("0.90") if high else Decimal("0.85")


def cents(amount: Decimal) -> Decimal:
    """Return money rounded half up to the cent, as bills are."""
    return amount.quantize(CENT, ROUND_HALF_UP)
