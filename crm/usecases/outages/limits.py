"""How often a customer may be taken off by plan in a year, said before the limit is passed (domain.md 3.1)."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from crm.domain.clock import at_local
from crm.domain.codelists import voltage_by_code
from crm.domain.outage_desk import AffectedRow, OverLimit
from crm.storage.outages import plans
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number

HIGH_KV, MIDDLE_KV = 35.0, 1.0
"""From which voltages the two limits hold; a low-voltage customer has none."""


def over_limit(
    reader: Reader, rows: Sequence[AffectedRow], start: datetime, own: UUID | None = None
) -> tuple[OverLimit, ...]:
    """Return the accounts for which one more planned outage passes the limit of its year, the most often hit first.

    `own` is the outage itself where it is stored already. The year is the calendar year of `start` at the bureau.
    """
    hit = [row for row in rows if row.is_interrupted]
    if not hit:
        return ()
    zone, day = reader.clock.zone, reader.clock.local(start).date()
    begin, end = (at_local(date(year, 1, 1), zone=zone) for year in (day.year, day.year + 1))
    ids = [row.account_id for row in hit]
    counts, levels = plans.planned_counts(reader, ids, begin, end, own), plans.voltages_of(reader, ids)
    values = all_values(reader, day)
    high, middle = number(values, "outage.planned_max_ge35kv"), number(values, "outage.planned_max_hv_10kv")
    found = []
    for row in hit:
        voltage = voltage_by_code().get(levels.get(row.account_id) or "")
        if voltage is None or voltage.nominal_kv < MIDDLE_KV:
            continue
        limit = round(high if voltage.nominal_kv >= HIGH_KV else middle)
        count = counts.get(row.account_id, 0) + 1
        if count > limit:
            found.append(OverLimit(row.account_id, row.name, day.year, count, limit))
    return tuple(sorted(found, key=lambda each: (each.limit - each.count, each.name)))
