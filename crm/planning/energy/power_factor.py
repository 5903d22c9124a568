"""Power factor, its adjustment and what a capacitor bank must give (domain.md section 4.3)."""

import csv
import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files

HUNDREDTH = Decimal("0.01")
LOWEST = Decimal("0.30")
"""The table of the rule ends here; what is worse pays what 0.30 pays."""


def power_factor(kwh: float, kvarh: float) -> Decimal | None:
    """Return the mean power factor, rounded half up to two decimals; None without energy."""
    apparent = math.hypot(kwh, kvarh)
    if apparent == 0:
        return None
    # Twelve digits first, so that a binary fraction a hair below a half does not round the wrong way.
    return Decimal(f"{kwh / apparent:.12f}").quantize(HUNDREDTH, ROUND_HALF_UP)


@cache
def adjustments() -> Mapping[tuple[Decimal, Decimal], Decimal]:
    """Return the percent of the adjustment by standard and power factor."""
    text = files("resources").joinpath("domain", "power_factor_adjustment.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    return {(Decimal(row["standard"]), Decimal(row["actual_pf"])): Decimal(row["percent"]) for row in rows}


def adjustment(standard: Decimal | None, pf: Decimal | None) -> Decimal:
    """Return the percent by which a bill changes for a power factor; without a standard it does not.

    Raises KeyError for a standard that is none of 0.90, 0.85 and 0.80.
    """
    if standard is None or pf is None:
        return Decimal(0)
    key = standard.quantize(HUNDREDTH)
    return adjustments()[key, max(LOWEST, pf)]


def capacitor_kvar(mean_kw: float, pf: float, wanted: float) -> float:
    """Return the kvar that lift a power factor to the wanted one at a mean load, 0 where it is good enough."""
    return max(0.0, mean_kw * (math.tan(math.acos(pf)) - math.tan(math.acos(wanted))))
