"""Figures in cells: full-width, with thousands separators, with the unit written behind them."""

import math
import re

from crm.domain.errors import Invalid
from crm.domain.reading.text import Cell, narrow

Units = dict[str, float]

CAPACITY: Units = {
    "kva": 1, "千伏安": 1, "va": 0.001, "伏安": 0.001, "mva": 1000, "兆伏安": 1000,
    "万kva": 10_000, "万千伏安": 10_000,
}  # fmt: skip
"""Factors to kVA."""

POWER: Units = {
    "kw": 1, "千瓦": 1, "w": 0.001, "瓦": 0.001, "mw": 1000, "兆瓦": 1000, "万kw": 10_000, "万千瓦": 10_000,
}  # fmt: skip
"""Factors to kW."""

ENERGY: Units = {
    "kwh": 1, "千瓦时": 1, "千瓦小时": 1, "度": 1, "mwh": 1000, "兆瓦时": 1000, "gwh": 1_000_000,
    "万kwh": 10_000, "万千瓦时": 10_000, "万度": 10_000, "亿千瓦时": 100_000_000, "亿kwh": 100_000_000,
}  # fmt: skip
"""Factors to kWh."""

REACTIVE: Units = {
    "kvarh": 1, "千乏时": 1, "千乏小时": 1, "mvarh": 1000, "兆乏时": 1000, "万kvarh": 10_000, "万千乏时": 10_000,
    **{unit: factor for unit, factor in ENERGY.items() if unit in ("kwh", "千瓦时", "万千瓦时", "万kwh")},
}  # fmt: skip
"""Factors to kvarh; lists often head reactive energy by the unit of the active one."""

MONEY: Units = {"元": 1, "yuan": 1, "cny": 1, "rmb": 1, "万元": 10_000, "亿元": 100_000_000}
"""Factors to yuan."""

PLAIN: Units = {}

LIMIT = 1e12
_FORM = re.compile(r"[¥]?([+-]?)(\d{1,3}(?:[, ']\d{3})+|\d+)(\.\d*)?(?:e([+]?\d{1,2}))?\s*(\D*)", re.IGNORECASE)
_SIGNS = str.maketrans({"−": "-", "–": "-", "·": "", "，": ",", "’": "'"})


def number(value: Cell, units: Units = PLAIN, factor: float = 1.0) -> float:
    """Return the figure in the base unit of `units`; one without a unit is multiplied by `factor`.

    Raises Invalid("cell.number"), Invalid("cell.unit") or, from LIMIT on, Invalid("cell.too_large").
    """
    if isinstance(value, bool) or not isinstance(value, (str, float, int)):
        raise Invalid("cell.number", value=value)
    figure = _written(value, units, factor) if isinstance(value, str) else value * factor
    if not math.isfinite(figure) or abs(figure) >= LIMIT:
        raise Invalid("cell.too_large", value=value, limit=LIMIT)
    return round(float(figure), 6) + 0.0


def _written(text: str, units: Units, factor: float) -> float:
    match = _FORM.fullmatch(narrow(text[:100]).translate(_SIGNS))
    if match is None or len(text) > 60:
        raise Invalid("cell.number", value=text[:60])
    sign, whole, rest, exponent, written_unit = match.groups()
    unit = re.sub(r"[\s.()]", "", written_unit.casefold())
    if unit:
        if unit not in units:
            raise Invalid("cell.unit" if units else "cell.number", value=text)
        factor = units[unit]
    figures = re.sub(r"[, ']", "", whole) + (rest or "") + (f"e{exponent}" if exponent else "")
    return float(sign + figures) * factor


def positive(value: Cell, units: Units = PLAIN, factor: float = 1.0) -> float:
    """Return a figure that is not below zero; raises also Invalid("cell.negative")."""
    figure = number(value, units, factor)
    if figure < 0:
        raise Invalid("cell.negative", value=value)
    return figure


def capacity(value: Cell, factor: float = 1.0) -> float:
    """Return kVA (domain.md 1.5)."""
    return positive(value, CAPACITY, factor)


def power(value: Cell, factor: float = 1.0) -> float:
    """Return kW."""
    return positive(value, POWER, factor)


def energy(value: Cell, factor: float = 1.0) -> float:
    """Return kWh; below zero where energy flows back (domain.md 1.4)."""
    return number(value, ENERGY, factor)


def reactive(value: Cell, factor: float = 1.0) -> float:
    """Return kvarh."""
    return number(value, REACTIVE, factor)


def money(value: Cell, factor: float = 1.0) -> float:
    """Return yuan."""
    return number(value, MONEY, factor)


def whole(value: Cell, low: int, high: int) -> int:
    """Return a whole number in [low, high]; raises also Invalid("cell.range")."""
    figure = number(value)
    if not figure.is_integer() or not low <= figure <= high:
        raise Invalid("cell.range", value=value, low=low, high=high)
    return int(figure)


def degrees(value: Cell) -> float:
    """Return a longitude or latitude; raises also Invalid("cell.range")."""
    figure = number(value, {"°": 1, "度": 1})
    if not -180 <= figure <= 180:
        raise Invalid("cell.range", value=value, low=-180, high=180)
    return figure


def unit_factor(heading: str, units: Units) -> float:
    """Return the factor of the unit that a heading names, as in 合同容量(MVA); 1 when it names none."""
    plain = narrow(heading).casefold().translate(_SIGNS)
    named = re.findall(r"[(\[]([^()\[\]]*)[)\]]", plain) + re.split(r"[,/:;]", plain)[1:]
    for text in named:
        unit = re.sub(r"[\s.]|单位|:", "", text)
        if unit in units:
            return units[unit]
    return 1.0
