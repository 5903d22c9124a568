"""The months of an account as they were read, with gaps as gaps and what looks odd (domain.md 4.1 and 13)."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from uuid import UUID

from crm.domain.codes import ReadingQuality
from crm.domain.energy_desk import MonthLine
from crm.domain.summary import month_before
from crm.domain.tariffs import Period, days_in
from crm.domain.usage_ranges import DEMAND_MARGIN, ENERGY_MARGIN, PF_RANGE, parts_differ
from crm.storage.energy import usage as store
from crm.storage.reader import AnyRow, Reader
from crm.usecases.energy.bills import subject_of

MONTHS = 36


def readings(reader: Reader, account_id: UUID) -> tuple[MonthLine, ...]:
    """Return the last 36 whole months of an account and the one that runs, oldest first, from its first reading on.

    Raises NotFound("account.gone").
    """
    account = subject_of(reader, account_id)
    last = reader.clock.today().replace(day=1)
    rows = {row.month: row for row in store.months(reader, account_id, month_before(last, MONTHS), last)}
    if not rows:
        return ()
    capacity = account.operating_kva or account.contract_kva
    wanted = [month_before(last, back) for back in range(MONTHS, -1, -1)]
    shown = (month for month in wanted if min(rows) <= month <= max(rows))
    return tuple(_line(month, rows.get(month), capacity, reader.clock.local) for month in shown)


def _line(month: date, row: AnyRow | None, capacity: float, local: Callable[[datetime], datetime]) -> MonthLine:
    if row is None:
        return MonthLine(month, {}, None, None, None, None, None, None, True, ())
    parts = {period: value for period in Period if (value := getattr(row, f"kwh_{period}")) is not None}
    figures = (row.kwh_total, row.kvarh, row.max_demand_kw, row.pf, row.total_fee)
    at = None if row.max_demand_at is None else local(row.max_demand_at)
    return MonthLine(month, parts, *figures, at, False, tuple(_doubts(row, parts, month, capacity)))


def _doubts(row: AnyRow, parts: dict[Period, float], month: date, capacity: float) -> Iterator[str]:
    if row.quality in (ReadingQuality.ESTIMATED, ReadingQuality.MENDED):
        yield f"quality.{row.quality}"
    if any(value < 0 for value in (*parts.values(), row.kwh_total, row.kvarh or 0)):
        yield "row.negative_energy"
    if len(parts) > 1 and parts_differ(row.kwh_total, sum(parts.values())):
        yield "row.parts_differ"
    if row.pf is not None and not PF_RANGE[0] <= row.pf <= PF_RANGE[1]:
        yield "row.pf_range"
    if capacity and row.kwh_total > capacity * days_in(month) * 24 * ENERGY_MARGIN:
        yield "row.energy_over_capacity"
    if capacity and (row.max_demand_kw or 0) > DEMAND_MARGIN * capacity:
        yield "row.demand_over_capacity"
