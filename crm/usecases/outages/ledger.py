"""How good the times of restoration were, by outage, feeder, cause, crew and month (domain.md 3.4 and 3.5)."""

from collections.abc import Sequence
from datetime import date, timedelta

from crm.domain.clock import at_local
from crm.domain.codes import OutageType
from crm.domain.outage_ledger import By, LedgerRow, Ledgers, ScoreRow
from crm.domain.outages import Estimate
from crm.planning.outages.estimates import EstimateRules, Ledger, ledger, score
from crm.storage.outages import heads, past, place_names
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import number
from crm.usecases.outages.rules import DatedRules
from crm.usecases.outages.standing import standing_of


def ledgers(reader: Reader, first: date, last: date, by: By = By.FEEDER) -> Ledgers:
    """Return the sustained faults that ended on the days of a period, with how their estimates turned out.

    Momentary ones are left out: nobody can be told of them in time. Estimates that somebody put right count no more.
    """
    zone = reader.clock.zone
    begin, end = at_local(first, zone=zone), at_local(last + timedelta(days=1), zone=zone)
    rules = DatedRules(reader)
    rows = [
        row
        for row in past.sustained(reader, begin, end)
        if row.type == OutageType.FAULT and row.actual_end - row.actual_start > rules.momentary(row.actual_start)
    ]
    said = heads.estimates(reader, [row.id for row in rows])
    names = place_names.feeder_names(reader, {row.feeder_id for row in rows if row.feeder_id is not None})
    found: list[tuple[LedgerRow, Ledger]] = []
    for row in rows:
        judged = _judged(row, said.get(row.id, ()), rules)
        found.append((_row(row, judged, names.get(row.feeder_id, "")), judged))
    grouped: dict[str, list[Ledger]] = {}
    for line, one in found:
        grouped.setdefault(_label(reader, line, by), []).append(one)
    groups = tuple(ScoreRow(label, score(grouped[label])) for label in sorted(grouped))
    return Ledgers(tuple(line for line, _one in found), ScoreRow("", score([one for _line, one in found])), groups)


def _judged(row: AnyRow, said: Sequence[AnyRow], rules: DatedRules) -> Ledger:
    estimates = [Estimate(each.said_at, each.restored_by) for each in standing_of(said)]
    reported = row.reported_at or row.actual_start
    values = rules.values(row.actual_start)
    owed = EstimateRules(number(values, "etr.first_minutes"), number(values, "etr.accuracy_minutes"))
    return ledger(estimates, reported, row.actual_end, owed)


def _row(row: AnyRow, judged: Ledger, feeder: str) -> LedgerRow:
    return LedgerRow(
        outage_id=row.id,
        outage_no=row.outage_no,
        type=OutageType(row.type),
        feeder=feeder,
        cause=row.cause_code or row.cause,
        crew=row.crew,
        started_at=row.actual_start,
        ended_at=row.actual_end,
        estimates=len(judged.lines),
        changes=judged.changes,
        first_delay=judged.first_delay,
        bias=judged.bias,
        promised=judged.promised,
        is_accurate=judged.is_accurate,
        is_kept=judged.is_kept,
        errors=tuple(line.error for line in judged.lines),
    )


def _label(reader: Reader, row: LedgerRow, by: By) -> str:
    if by is By.MONTH:
        return f"{reader.clock.local(row.ended_at):%Y-%m}"
    return {By.FEEDER: row.feeder, By.CAUSE: row.cause, By.CREW: row.crew}[by] or ""
