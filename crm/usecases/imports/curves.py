"""Days of metering points: doubtful figures are told and kept, a day to come is refused (domain.md 4.1 and 13)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.curves import energy_of, known_of, packed
from crm.domain.imports import CurveDraft
from crm.domain.usage_ranges import DEMAND_MARGIN, ENERGY_MARGIN
from crm.storage import imports as known
from crm.storage.energy.metering import days_there
from crm.storage.tables import LoadDay
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.points import Points
from crm.usecases.imports.row_importer import Entry, RowImporter

FIGURES = ("kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley", "kwh_total", "max_demand_kw", "quality")
HOURS = 24


class CurveImporter(RowImporter[CurveDraft]):
    """A row is one metering point's day; two rows of the file for one day with different figures are both held back."""

    table = LoadDay
    fields = {"curve_kwh": "loads"}
    silent = frozenset({"loads", "curve_peak_kw", "curve_known"})

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        days = [draft.day for _row, draft in self._drafts()]
        return days_there(self.work, account_ids, min(days), max(days)) if days else []

    def begin(self, taken: list[tuple[int, CurveDraft, Any]]) -> None:
        self._capacity = known.capacities(self.work, {owner.id for _row, _draft, owner in taken})
        self._points = Points(self.work, self.report)
        today = self.work.clock.today()
        rows: dict[tuple[UUID, date], list[int]] = defaultdict(list)
        for row, draft, owner in taken:
            if draft.day > today:
                self.report.refuse(row, "day", "reading.day_future", draft.day.isoformat())
            elif self._points.find(row, draft.point_no, owner):
                rows[self.key(draft, owner)].append(row)
        for (_point, day), of_day in rows.items():
            for row in of_day if len(of_day) > 1 else ():
                details = {"rows": ", ".join(map(str, of_day))}
                self.report.refuse(row, "day", "reading.day_twice", day.isoformat(), details)
        for row, draft, owner in taken:
            if row not in self.report.verdicts:
                self._doubt(row, draft, self._capacity.get(owner.id))

    def key(self, draft: CurveDraft, owner: Owner | None) -> tuple[UUID, date]:
        assert owner is not None
        return self._points.key(draft.point_no, owner), draft.day

    def key_of(self, row: Mapping[str, Any]) -> tuple[UUID, date]:
        return row["metering_point_id"], row["day"]

    def start(self, draft: CurveDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        point = self._points.key(draft.point_no, owner)
        return {"account_id": owner.id, "portfolio_id": owner.book, "metering_point_id": point, "day": draft.day}

    def given(self, row: int, draft: CurveDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: value for name in FIGURES if (value := getattr(draft, name)) is not None}
        if draft.loads is not None:
            read = [value for value in draft.loads if value is not None]
            given["loads"] = packed(draft.loads)
            given["curve_kwh"], given["curve_known"] = energy_of(draft.loads), known_of(draft.loads)
            given["curve_peak_kw"] = max(read) if read else None
        return given

    def after(self, touched: list[Entry]) -> None:
        self._points.finish()

    def _doubt(self, row: int, draft: CurveDraft, capacity: float | None) -> None:
        """Tell figures that the running capacity can hardly take; they are held back where that was chosen."""
        if not capacity:
            return
        loads = [value for value in draft.loads or () if value is not None]
        doubts = [
            ("kwh_total", "row.energy_over_capacity", draft.kwh_total or 0, capacity * HOURS * ENERGY_MARGIN),
            ("max_demand_kw", "row.demand_over_capacity", draft.max_demand_kw or 0, capacity * DEMAND_MARGIN),
            ("loads", "row.demand_over_capacity", max(loads, default=0), capacity * DEMAND_MARGIN),
        ]
        for field, code, value, limit in doubts:
            if value > limit:
                details = {"operating": f"{capacity:,g}", "limit": f"{limit:,.0f}"}
                self.report.warn(row, field, code, f"{value:,g}", details)
                if self.options.holds_back and row not in self.report.verdicts:
                    self.report.refuse(row, field, "import.held_back", "")
