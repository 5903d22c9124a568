"""Outages with whom they reached, for how long, who was told in time, and whether promises held (domain.md 3.3-3.5)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from crm.domain.brief import Notice
from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.notices import NOTICE_KEYS, judged
from crm.domain.reports import Fact, Of
from crm.storage import report_rows as store
from crm.storage.reader import AnyRow
from crm.storage.report_rows import Promise, Told
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting

MINUTES = 60.0


class _Limits(NamedTuple):
    """How many minutes a promise may miss, and how many an outage lasts that is told to be momentary."""

    accuracy: float
    momentary: float


def outage_facts(counting: Counting) -> Iterator[Fact]:
    """Yield each outage once for every account that it reaches; one that reaches nobody comes alone."""
    reader, wanted = counting.reader, counting.wanted
    rows, promises, notices = store.outages(reader, wanted)
    values = all_values(reader, wanted.last)
    hours = {kind: number(values, key) for kind, key in NOTICE_KEYS.items()}
    limits = _Limits(number(values, "etr.accuracy_minutes"), number(values, "outage.momentary_minutes"))
    whole = {row.id: _of_outage(row, promises.get(row.id, ()), limits) for row in rows}
    narrowed = wanted.area_id or wanted.person_id or wanted.segment
    for row in rows:
        start = row.planned_start or row.actual_start
        day, note = reader.clock.local(start).date(), f"outage.{row.type}"
        if row.account_id is None:
            if not narrowed:
                yield Fact(Of.OUTAGE, row.id, None, None, None, None, None, day, note, whole[row.id])
            continue
        told = notices.get((row.id, row.account_id), ())
        found = {**whole[row.id], **_of_account(row, told, hours)}
        yield from counting.fact(Of.OUTAGE, row.id, row.account_id, None, day, note, found)


def notice_facts(counting: Counting) -> Iterator[Fact]:
    """Yield only whether accounts were told in time, for the service gap."""
    for fact in outage_facts(counting):
        values = {name: value for name, value in fact.values.items() if name.startswith("notice_")}
        if values:
            yield fact._replace(values=values)


def _of_outage(row: AnyRow, promises: Sequence[Promise], limits: _Limits) -> Mapping[str, float]:
    """Return what counts once for an outage: ETR is judged by the first promise of sustained faults."""
    values = {"outages": 1.0}
    if row.type != OutageType.FAULT or row.actual_end is None or not promises:
        return values
    if row.actual_start is not None and _minutes(row.actual_end - row.actual_start) <= limits.momentary:
        return values
    late = _minutes(row.actual_end - promises[0].restored_by)
    values |= {"etr_known": 1.0, "etr_minutes": abs(late), "etr_late": late}
    return values | ({"etr_right": 1.0} if abs(late) <= limits.accuracy else {})


def _of_account(row: AnyRow, told: Sequence[Told], hours: Mapping[str, float]) -> Mapping[str, float]:
    values = {"reached": 1.0}
    if row.is_interrupted:
        values["interrupted"] = 1.0
        is_ours = row.type != OutageType.CUSTOMER_SIDE
        if is_ours and row.actual_start is not None and row.actual_end is not None:
            values["customer_hours"] = max(0.0, _minutes(row.actual_end - row.actual_start) / MINUTES)
    if row.type in hours and row.planned_start is not None:
        grade = ImportanceGrade(row.importance_grade)
        notice = judged(row.type, row.planned_start, told, grade, hours)
        in_time = notice is Notice.IN_TIME
        values |= {"notice_owed": 1.0, "notice_in_time" if in_time else "notice_missed": 1.0}
    return values


def _minutes(time: timedelta) -> float:
    return time.total_seconds() / MINUTES
