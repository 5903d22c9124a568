"""What a month's reading can hardly be; it is told and kept, never mended (domain.md 4.1 and 13)."""

ENERGY_MARGIN, DEMAND_MARGIN = 1.1, 1.3
"""So many times the running capacity a month's energy and demand may be."""
PF_RANGE = (0.30, 1.00)
LEAST, SHARE = 1.0, 0.001


CURVE_SHARE = 0.02
"""A day's curve and its register may differ by so much: the curve is rounded 96 times."""


def curve_differs(total: float, curve: float) -> bool:
    """Return whether the energy of a day is another one than the area under its curve, by more than 1 kWh and 2 %."""
    return abs(total - curve) > max(LEAST, CURVE_SHARE * abs(total))


def parts_differ(total: float, parts: float) -> bool:
    """Return whether a total is another one than its parts add up to, by more than 1 kWh and 0.1 %."""
    return abs(total - parts) > max(LEAST, SHARE * abs(total))
