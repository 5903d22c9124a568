"""Tariff tables as rows of text, one for each price of a plan, as the shipped examples have them (domain.md 4.4)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from crm.domain.errors import Invalid
from crm.domain.tariffs import Period, Tariff, Window, faults_of, windows_from

CLASSES = {"business_two_part": "two_part", "business_single_part": "single_part", "residential": "residential"}
EXAMPLE = ("示例", "example")
TextRow = Mapping[str, str | None]


class Plan(Struct, frozen=True):
    """A plan with its names and for whom it is meant."""

    name: str
    name_en: str | None
    tariff_class: str | None
    tariff_band: str | None
    tariff: Tariff


def plans_from(rows: Iterable[TextRow], starts_on: date, is_example: bool = False) -> list[Plan]:
    """Return the plans of a table, in the order in which they come; plans in tiers, which have no hours, are left out.

    `starts_on` holds where a row has no day of its own. A plan that calls itself an example stays one, wherever it
    comes from: invented prices never pass for official ones (domain.md 4.4). Raises Invalid("tariff.row") for a price
    or hours that cannot be read, and Invalid("tariff.fault") for a plan whose hours overlap, leave a gap, or lack a
    price.
    """
    by_plan: dict[tuple[str, date], list[tuple[int, TextRow]]] = {}
    for number, row in enumerate(rows, start=2):
        code = _text(row, "plan_code")
        if code is None:
            raise Invalid("tariff.row", row=number, field="plan_code", value="")
        day = _text(row, "starts_on")
        by_plan.setdefault((code, _day(number, day) if day else starts_on), []).append((number, row))
    found = [_plan(code, day, each, is_example) for (code, day), each in by_plan.items()]
    return [plan for plan in found if plan is not None]


def _plan(code: str, starts_on: date, rows: list[tuple[int, TextRow]], is_example: bool) -> Plan | None:
    prices: dict[Period, Decimal] = {}
    windows: dict[Period, tuple[Window, ...]] = {}
    basic: dict[str, Decimal] = {}
    months: frozenset[int] = frozenset()
    for number, row in rows:
        item, period = _text(row, "item") or "energy", _text(row, "period") or "all"
        price = _price(number, _text(row, "price"))
        if item != "energy":
            basic[item] = price
            continue
        if period not in tuple(Period):
            return None
        prices[Period(period)] = price
        windows |= _windows(number, period, _text(row, "time_windows") or "")
        if period == Period.SHARP:
            months = _months(number, _text(row, "months") or "1-12")
    first = rows[0][1]
    tariff = Tariff(
        code=code,
        starts_on=starts_on,
        ends_on=None,
        prices=prices,
        windows=windows,
        sharp_months=months,
        price_capacity=basic.get("basic_capacity"),
        price_demand=basic.get("basic_demand"),
        surcharge=basic.get("surcharge", Decimal(0)),
        is_example=is_example or _is_example(rows[0][1]),
    )
    if faults := faults_of(tariff):
        raise Invalid("tariff.fault", plan=code, fault=faults[0].value)
    category = _text(first, "customer_category")
    meant = CLASSES.get(category or "", category)
    return Plan(_text(first, "plan_zh") or code, _text(first, "plan_en"), meant, _text(first, "tariff_band"), tariff)


def _is_example(row: TextRow) -> bool:
    return is_called_example(_text(row, "plan_zh"), _text(row, "plan_en"))


def is_called_example(name: str | None, name_en: str | None) -> bool:
    """Say whether a plan calls itself an example: its prices then never pass for official ones."""
    named = f"{name or ''} {name_en or ''}".casefold()
    return any(word in named for word in EXAMPLE)


def _text(row: TextRow, name: str) -> str | None:
    value = (row.get(name) or "").strip()
    return value or None


def _price(number: int, text: str | None) -> Decimal:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        raise Invalid("tariff.row", row=number, field="price", value=text or "") from None


def _day(number: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("tariff.row", row=number, field="starts_on", value=text) from None


def _windows(number: int, period: str, text: str) -> dict[Period, tuple[Window, ...]]:
    if not text:
        return {}
    try:
        return windows_from(f"{period}={text.replace(';', ',')}")
    except ValueError:
        raise Invalid("tariff.row", row=number, field="time_windows", value=text) from None


def _months(number: int, text: str) -> frozenset[int]:
    try:
        return months_from(text)
    except ValueError:
        raise Invalid("tariff.row", row=number, field="months", value=text) from None


def months_from(text: str) -> frozenset[int]:
    """Return the months that "7-9" or "6,7,8" names; raises ValueError."""
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    if not found or min(found) < 1 or max(found) > 12:
        raise ValueError(text)
    return frozenset(found)
