"""Supply and sales of feeders by month: what is there is changed, a month to come is refused (domain.md 5 and 13)."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import Any, Literal
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.imports import LossDraft
from crm.storage.energy.lines import whole_months
from crm.storage.searchable import reindex
from crm.storage.tables import FeederEnergy
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.row_importer import Entry, RowImporter

FIGURES = ("supply_kwh", "sales_kwh", "coverage_pct", "has_transfer")


class LossImporter(RowImporter[LossDraft]):
    """A row is one feeder's month; two rows of the file for one month are both held back."""

    table = FeederEnergy

    def owned(self, row: int, draft: LossDraft) -> Owner | Literal[False] | None:
        return None

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        return whole_months(self.work)

    def begin(self, taken: list[tuple[int, LossDraft, Any]]) -> None:
        rows: dict[Hashable, list[int]] = defaultdict(list)
        for row, draft, _owner in taken:
            rows[draft.feeder, draft.month].append(row)
        today = self.work.clock.today()
        for row, draft, _owner in taken:
            of_month = rows[draft.feeder, draft.month]
            if draft.month > today:
                self.report.refuse(row, "month", "reading.future", f"{draft.month:%Y-%m}")
            elif len(of_month) > 1:
                details = {"rows": ", ".join(map(str, of_month))}
                self.report.refuse(row, "month", "reading.month_twice", f"{draft.month:%Y-%m}", details)

    def key(self, draft: LossDraft, owner: Owner | None) -> Hashable:
        return self.directory.feeder(draft.feeder), draft.month

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row["feeder_id"], row["starts_on"]

    def start(self, draft: LossDraft, owner: Owner | None) -> dict[str, Any]:
        return {"feeder_id": self.directory.feeder(draft.feeder), "span": "month", "starts_on": draft.month}

    def given(self, row: int, draft: LossDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name in FIGURES if (value := getattr(draft, name)) is not None}

    def after(self, touched: list[Entry]) -> None:
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)
