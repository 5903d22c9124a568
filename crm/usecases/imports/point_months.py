"""Months of metering points: register and multiplier are held against the meter, and the account's month follows.

What a register makes is told and kept, never mended; a meter that is new at a point is a change of the meter
(domain.md 4.1 and 13).
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from crm.domain.imports import PointDraft
from crm.domain.summary import month_before
from crm.domain.usage_ranges import parts_differ
from crm.storage.tables import PointMonth
from crm.usecases.imports.meters import Meters
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.point_sums import PointSums
from crm.usecases.imports.points import Points
from crm.usecases.imports.row_importer import Entry, RowImporter

FIGURES = (
    *("register_from", "register_to", "kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley"),
    *("kvarh", "max_demand_kw", "quality"),
)
Key = tuple[UUID, date, str]


class PointMonthImporter(RowImporter[PointDraft]):
    """A row is one meter's month at one metering point; two rows of the file for it are both held back."""

    table = PointMonth
    silent = frozenset({"kvarh"})

    def begin(self, taken: list[tuple[int, PointDraft, Any]]) -> None:
        self._points = Points(self.work, self.report)
        self._meters = Meters(self.work, self.report)
        self._sums = PointSums(self.work, self.report, [entry.values for entry in self.entries.values()])
        self._read: dict[int, tuple[float, float]] = {}
        today = self.work.clock.today()
        rows: dict[Key, list[int]] = defaultdict(list)
        for row, draft, owner in taken:
            if draft.month > today:
                self.report.refuse(row, "month", "reading.future", f"{draft.month:%Y-%m}")
            elif self._points.find(row, draft.point_no, owner):
                rows[self.key(draft, owner)].append(row)
        for (_point, month, _meter), of_month in rows.items():
            for row in of_month if len(of_month) > 1 else ():
                details = {"rows": ", ".join(map(str, of_month))}
                self.report.refuse(row, "month", "reading.month_twice", f"{month:%Y-%m}", details)
        for row, draft, owner in sorted(taken, key=lambda each: each[1].month):
            if row not in self.report.verdicts:
                self._hold_against_meter(row, draft, owner)

    def key(self, draft: PointDraft, owner: Owner | None) -> Key:
        assert owner is not None
        return self._points.key(draft.point_no, owner), draft.month, draft.meter_no or ""

    def key_of(self, row: Mapping[str, Any]) -> Key:
        return row["metering_point_id"], row["month"], row["meter_no"]

    def start(self, draft: PointDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        point, month, meter = self.key(draft, owner)
        whose = {"account_id": owner.id, "portfolio_id": owner.book}
        return {**whose, "metering_point_id": point, "month": month, "meter_no": meter}

    def given(self, row: int, draft: PointDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        given = {name: value for name in FIGURES if (value := getattr(draft, name)) is not None}
        given["multiplier"], given["kwh_total"] = self._read[row]
        return given

    def after(self, touched: list[Entry]) -> None:
        self._points.finish(self._meters.owners)
        self._sums.follow(touched)

    def _hold_against_meter(self, row: int, draft: PointDraft, owner: Owner) -> None:
        """Say what the register makes, and what does not fit the meter or the month before."""
        point = self._points.key(draft.point_no, owner)
        multiplier = self._meters.multiplier(row, draft, point, owner)
        start, end = draft.register_from, draft.register_to
        made = None if start is None or end is None else round((end - start) * multiplier, 3)
        total = made if draft.kwh_total is None else draft.kwh_total
        if total is None:
            self.report.refuse(row, "kwh_total", "cell.missing", "")
            return
        self._read[row] = multiplier, total
        if made is not None and made < 0:
            self.report.warn(row, "register_to", "row.register_back", f"{end:g}", {"start": f"{start:g}"})
        if draft.kwh_total is None:
            self.report.warn(row, "kwh_total", "row.total_of_register", f"{total:,g}", {})
        elif made is not None and parts_differ(total, made):
            self.report.warn(row, "kwh_total", "row.register_differs", f"{total:,g}", {"register": f"{made:,g}"})
        self._join(row, draft, point)

    def _join(self, row: int, draft: PointDraft, point: UUID) -> None:
        """Tell a register that does not begin where the same meter's month before ended."""
        before = self.entries.get((point, month_before(draft.month, 1), draft.meter_no or ""))
        ended = before.values["register_to"] if before is not None else None
        if draft.register_from is not None and ended is not None and draft.register_from != ended:
            self.report.warn(
                row, "register_from", "reading.register_gap", f"{draft.register_from:g}", {"before": f"{ended:g}"}
            )
