"""Supply and sales of feeders and transformer areas by month or day: what is there is changed, what is to come refused.

See domain.md 5 and 13.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any, ClassVar, Literal
from uuid import UUID

from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.imports import LossDraft
from crm.domain.losses import Section
from crm.exchange.rows import ReadResult
from crm.storage.base import AnyTable
from crm.storage.energy.lines import LINES, whole_spans
from crm.storage.outages.network import feeders
from crm.storage.searchable import reindex
from crm.storage.tables import AreaEnergy, Feeder, FeederEnergy
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.report import Change, ImportReport, Verdict
from crm.usecases.imports.row_importer import Entry, RowImporter

FIGURES = ("supply_kwh", "sales_kwh", "coverage_pct", "has_transfer")


def import_losses(work: UnitOfWork, result: ReadResult, options: ImportOptions) -> ImportReport:
    """Take the rows of feeders, then those of areas: a row that names an area is one of an area."""
    report = ImportReport.of(result)
    for kind in (FeederLosses, AreaLosses):
        is_area = kind.section is Section.AREA
        drafts = [(row, each) for row, each in result.drafts if (_area_of(each) is not None) is is_area]
        part = replace(result, drafts=drafts, duplicates=[], problems=[], refused=[])
        report.join(kind(work, part, options).run())
    return report


def _area_of(draft: Any) -> str | None:
    name: str | None = draft.transformer_area
    return name


class FeederLosses(RowImporter[LossDraft]):
    """A row is one feeder's month or day; two rows of the file for the same are both held back."""

    table: ClassVar[AnyTable] = FeederEnergy
    section: ClassVar[Section] = Section.FEEDER

    def __init__(self, work: UnitOfWork, result: ReadResult, options: ImportOptions) -> None:
        super().__init__(work, result, options)
        self._lines = {row.id: row for row in feeders(work)}
        self._voltages: dict[UUID, str] = {}
        self._with_voltage: set[int] = set()

    def owned(self, row: int, draft: LossDraft) -> Owner | Literal[False] | None:
        return None

    def there(self, account_ids: set[UUID]) -> list[dict[str, Any]]:
        return whole_spans(self.work, self.section)

    def begin(self, taken: list[tuple[int, LossDraft, Any]]) -> None:
        rows: dict[Hashable, list[int]] = defaultdict(list)
        named = [(row, draft) for row, draft, _owner in taken if self._is_known(row, draft)]
        for row, draft in named:
            rows[self.key(draft, None)].append(row)
        today = self.work.clock.today()
        for row, draft in named:
            span, start = _span(draft)
            of_span = rows[self.key(draft, None)]
            if start > today:
                words = (f"{start:%Y-%m}", "reading.future") if span == "month" else (f"{start}", "reading.future_day")
                self.report.refuse(row, span, words[1], words[0])
            elif len(of_span) > 1:
                details = {"rows": ", ".join(map(str, of_span))}
                code = "reading.month_twice" if span == "month" else "reading.day_twice"
                self.report.refuse(row, span, code, f"{start:%Y-%m}" if span == "month" else f"{start}", details)

    def _is_known(self, row: int, draft: LossDraft) -> bool:
        """Say whether a row names what it is about; one that does not is refused."""
        return True

    def where(self, draft: LossDraft) -> UUID | None:
        """Return the section that a row is about."""
        assert draft.feeder is not None
        return self.directory.feeder(draft.feeder)

    def key(self, draft: LossDraft, owner: Owner | None) -> Hashable:
        return self.where(draft), *_span(draft)

    def key_of(self, row: Mapping[str, Any]) -> Hashable:
        return row[LINES[self.section].key], row["span"], row["starts_on"]

    def start(self, draft: LossDraft, owner: Owner | None) -> dict[str, Any]:
        span, start = _span(draft)
        return {LINES[self.section].key: self.where(draft), "span": span, "starts_on": start}

    def given(self, row: int, draft: LossDraft, owner: Owner | None, before: Mapping[str, Any]) -> dict[str, Any]:
        return {name: value for name in FIGURES if (value := getattr(draft, name)) is not None}

    def also(self, row: int, draft: LossDraft, owner: Owner | None, entry: Entry) -> None:
        """Take the voltage of the feeder; the row before it that says another one has told its own change."""
        if draft.feeder is None or draft.voltage_code is None:
            return
        key = self.directory.feeder(draft.feeder)
        line = self._lines.get(key)
        former = self._voltages.get(key, None if line is None else line.voltage_code)
        self._voltages[key] = draft.voltage_code
        if line is not None and former != draft.voltage_code:
            told = Change(row, "voltage_code", former, draft.voltage_code, Feeder.name, "voltage_code")
            self.report.changes.append(told)
            self._with_voltage.add(row)
            if self.report.verdicts[row][0] is Verdict.UNCHANGED:
                self.report.note(row, Verdict.UPDATED, entry.id)

    def is_told_elsewhere(self, row: int) -> bool:
        return row in self._with_voltage

    def after(self, touched: list[Entry]) -> None:
        for row in feeders(self.work) if self._voltages else ():
            if (voltage := self._voltages.get(row.id, row.voltage_code)) != row.voltage_code:
                self.work.update(Feeder, row.id, row.version, voltage_code=voltage)
        reindex(self.work, Kind.FEEDER, self.directory.new_feeders)


class AreaLosses(FeederLosses):
    """The same of areas. Without a feeder a row means the only area of that name."""

    table = AreaEnergy
    section = Section.AREA

    def begin(self, taken: list[tuple[int, LossDraft, Any]]) -> None:
        """Make the areas that stand beside their feeder first: other rows may then name them alone."""
        today = self.work.clock.today()
        for _row, draft, _owner in taken:
            if draft.feeder is not None and _span(draft)[1] <= today:
                self.where(draft)
        super().begin(taken)

    def _is_known(self, row: int, draft: LossDraft) -> bool:
        name = _area_of(draft) or ""
        many = self.directory.areas_called(name) if draft.feeder is None else 1
        if many == 1:
            return True
        self.report.refuse(row, "transformer_area", "loss.areas_many" if many else "loss.area_unknown", name)
        return False

    def where(self, draft: LossDraft) -> UUID | None:
        return self.directory.transformer_area(_area_of(draft) or "", draft.feeder)


def _span(draft: LossDraft) -> tuple[str, date]:
    if draft.day is not None:
        return "day", draft.day
    assert draft.month is not None
    return "month", draft.month
