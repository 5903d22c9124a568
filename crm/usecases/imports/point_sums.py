"""The month of an account as the sum of its metering points, where nobody said otherwise (domain.md 4.1)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.usage_ranges import parts_differ
from crm.storage import imports as known
from crm.storage.tables import MonthlyUsage, PointMonth
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.row_importer import Entry

Month = tuple[UUID, date]
ADDED_UP = ("kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley", "kwh_total", "kvarh")


class PointSums:
    """A month that is there with another total stays, and is told; one that was the sum before stays the sum."""

    def __init__(self, work: UnitOfWork, report: ImportReport, before: Iterable[Mapping[str, Any]]) -> None:
        self._work, self._report = work, report
        self._former = {month: _total(rows) for month, rows in _by_month(before).items()}

    def follow(self, touched: Iterable[Entry]) -> None:
        """Write the months of the accounts whose metering points were read."""
        entries: dict[Month, list[Entry]] = defaultdict(list)
        for entry in touched:
            entries[entry.values["account_id"], entry.values["month"]].append(entry)
        accounts = {account for account, _month in entries}
        there = {(row["account_id"], row["month"]): row for row in known.rows_of(self._work, MonthlyUsage, accounts)}
        points = _by_month(known.rows_of(self._work, PointMonth, accounts))
        new = []
        for month, of_month in entries.items():
            figures = _figures(points[month])
            usage = there.get(month)
            if usage is None:
                book = of_month[0].values["portfolio_id"]
                new.append({"account_id": month[0], "portfolio_id": book, "month": month[1], **figures})
            elif not parts_differ(usage["kwh_total"], self._former.get(month, figures["kwh_total"])):
                given = {name: value for name, value in figures.items() if value is not None}
                self._work.update(MonthlyUsage, usage["id"], usage["version"], **given)
            elif parts_differ(usage["kwh_total"], figures["kwh_total"]):
                self._tell(of_month, usage["kwh_total"], figures["kwh_total"])
        self._work.insert_many(MonthlyUsage, new)

    def _tell(self, of_month: Iterable[Entry], there: float, total: float) -> None:
        details = {"points": f"{total:,g}"}
        for row in sorted(row for entry in of_month for row in entry.rows):
            self._report.warn(row, "kwh_total", "reading.account_differs", f"{there:,g}", details)


def _by_month(rows: Iterable[Mapping[str, Any]]) -> dict[Month, list[Mapping[str, Any]]]:
    found: dict[Month, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["account_id"], row["month"]].append(row)
    return found


def _total(rows: Iterable[Mapping[str, Any]]) -> float:
    return float(sum(row["kwh_total"] for row in rows))


def _figures(rows: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the sums; what one of them lacks is unknown, and so is the demand of several points at once."""
    found: dict[str, Any] = {}
    for name in ADDED_UP:
        values = [row[name] for row in rows]
        found[name] = None if None in values else float(sum(values))
    demands = [row["max_demand_kw"] for row in rows if row["max_demand_kw"] is not None]
    is_one = len({row["metering_point_id"] for row in rows}) == 1
    found["max_demand_kw"] = max(demands) if demands and is_one else None
    return found
