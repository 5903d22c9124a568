"""Monthly supply and sales of the demo's transformer areas, with a few that somebody ought to look at (domain.md 5)."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from crm.usecases.demo.energy import months_back
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
MEASURED, MONTHS = 4, 25
"""Times the feeders that are measured by day, and the months of their areas."""
WRONG_LINK, STOLEN, MOVED, UNREAD = 1, 4, 6, 9
"""Places of areas in the list: two are fed from one another's side, one loses much, two cannot be judged."""
SHIFT, THEFT = 0.06, 0.09


def area_energy(size: Size, areas: Sequence[Row], own: Source) -> list[Row]:
    """Make the months of some areas: the neighbours of a wrong link lose too much and too little since two months."""
    months = months_back(own.today, min(size.months, MONTHS))
    first = list(dict.fromkeys(area["feeder_id"] for area in areas))[: size.daily_feeders * MEASURED]
    measured = [area["id"] for area in areas if area["feeder_id"] in frozenset[UUID](first)]
    return [row for place, key in enumerate(measured) for row in _months(key, place, months, own)]


def _months(key: UUID, place: int, months: Sequence[date], own: Source) -> list[Row]:
    daily, loss = own.chance.uniform(600, 2_600), own.chance.uniform(0.02, 0.042)
    rows = []
    for month in months:
        supply = round(daily * 30 * own.chance.gauss(1, 0.05))
        share = own.chance.gauss(loss, 0.0025) + _added(place, month, months)
        is_newest = month == months[-1]
        rows.append(
            {
                "id": own.id(),
                "transformer_area_id": key,
                "span": "month",
                "starts_on": month,
                "supply_kwh": float(supply),
                "sales_kwh": float(round(supply * (1 - share))),
                "coverage_pct": 93.5 if is_newest and place == UNREAD else 99.4,
                "has_transfer": is_newest and place == MOVED,
                **own.stamps(own.at(month, 9)),
            }
        )
    return rows


def _added(place: int, month: date, months: Sequence[date]) -> float:
    """Return what a fault adds to the share that is lost in a month."""
    if month in months[-2:] and place in (WRONG_LINK, WRONG_LINK + 1):
        return SHIFT if place == WRONG_LINK else -SHIFT
    return THEFT if place == STOLEN and month in months[-3:] else 0.0
