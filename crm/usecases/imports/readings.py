"""Monthly readings: doubtful figures are told and kept, figures that cannot be are held back (domain.md 4.1, 13)."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any
from uuid import UUID

from crm.domain.imports import ReadingDraft
from crm.domain.usage_ranges import DEMAND_MARGIN, ENERGY_MARGIN
from crm.storage import imports as known
from crm.storage.tables import MonthlyUsage
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import RowImporter

FIGURES = (
    *("kwh_sharp", "kwh_peak", "kwh_flat", "kwh_valley", "kwh_total", "kvarh", "max_demand_kw", "pf", "total_fee"),
    *("max_demand_at", "operating_kva", "days", "energy_fee", "basic_fee", "pf_fee", "surcharge"),
    *("product_output", "output_unit", "quality"),
)


class ReadingImporter(RowImporter[ReadingDraft]):
    """A row is one account's month; two rows of the file for one month with different figures are both held back."""

    table = MonthlyUsage

    def begin(self, taken: list[tuple[int, ReadingDraft, Any]]) -> None:
        self._capacity = known.capacities(self.work, {owner.id for _row, _draft, owner in taken})
        rows: dict[tuple[UUID, Any], list[int]] = defaultdict(list)
        for row, draft, owner in taken:
            rows[owner.id, draft.month].append(row)
        today = self.work.clock.today()
        for row, draft, owner in taken:
            of_month = rows[owner.id, draft.month]
            if draft.month > today:
                self.report.refuse(row, "month", "reading.future", f"{draft.month:%Y-%m}")
            elif len(of_month) > 1:
                details = {"rows": ", ".join(map(str, of_month))}
                self.report.refuse(row, "month", "reading.month_twice", f"{draft.month:%Y-%m}", details)
            else:
                self._doubt(row, draft, self._capacity.get(owner.id))

    def key(self, draft: ReadingDraft, owner: Owner | None) -> Hashable:
        assert owner is not None
        return owner.id, draft.month

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["account_id"], row["month"]

    def start(self, draft: ReadingDraft, owner: Owner | None) -> dict[str, Any]:
        assert owner is not None
        return {"account_id": owner.id, "portfolio_id": owner.book, "month": draft.month}

    def given(self, row: int, draft: ReadingDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name in FIGURES if (value := getattr(draft, name)) is not None}

    def _doubt(self, row: int, draft: ReadingDraft, capacity: float | None) -> None:
        """Tell figures that the running capacity can hardly take; they are held back where that was chosen."""
        if not capacity:
            return
        hours = 24 * monthrange(draft.month.year, draft.month.month)[1]
        limit = capacity * hours * ENERGY_MARGIN
        details = {"operating": f"{capacity:,g}", "limit": f"{limit:,.0f}"}
        doubts = []
        if (draft.kwh_total or 0) > limit:
            doubts.append(("kwh_total", "row.energy_over_capacity", draft.kwh_total))
        if (draft.max_demand_kw or 0) > DEMAND_MARGIN * capacity:
            doubts.append(("max_demand_kw", "row.demand_over_capacity", draft.max_demand_kw))
        for field, code, value in doubts:
            self.report.warn(row, field, code, f"{value:,g}", details)
        if doubts and self.options.holds_back:
            self.report.refuse(row, doubts[0][0], "import.held_back", "")
