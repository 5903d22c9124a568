"""Outages with whom they reached, how long, who was told in time, and whether estimates held (domain.md 3.3-3.5)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from crm.domain.codes import ImportanceGrade, OutageType
from crm.domain.notices import NOTICE_KEYS, Notice, judged
from crm.domain.outages import Estimate, Interruption, Span
from crm.domain.reports import Fact, Of
from crm.planning.outages.estimates import EstimateRules, ledger
from crm.planning.outages.indices import HOUR, is_counted
from crm.storage import report_rows as store
from crm.storage.reader import AnyRow
from crm.storage.report_rows import Told
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting


class _Limits(NamedTuple):
    """How an estimate is judged, and how long an outage lasts that is told to be momentary."""

    estimates: EstimateRules
    momentary: timedelta


def outage_facts(counting: Counting) -> Iterator[Fact]:
    """Yield each outage once for every account that it reaches; one that reaches nobody comes alone."""
    reader, wanted = counting.reader, counting.wanted
    rows, estimates, notices = store.outages(reader, wanted)
    values = all_values(reader, wanted.last)
    hours = {kind: number(values, key) for kind, key in NOTICE_KEYS.items()}
    limits = _Limits(
        EstimateRules(accuracy_minutes=number(values, "etr.accuracy_minutes")),
        timedelta(minutes=number(values, "outage.momentary_minutes")),
    )
    narrowed = wanted.area_id or wanted.person_id or wanted.segment or wanted.street
    key: UUID | None = None
    whole: Mapping[str, float] = {}
    for row in rows:
        if row.id != key:
            key, whole = row.id, _of_outage(row, estimates.get(row.id, ()), limits)
        start = row.planned_start or row.actual_start
        day, note = reader.clock.local(start).date(), f"outage.{row.type}"
        if row.account_id is None and not narrowed:
            yield Fact(Of.OUTAGE, row.id, None, None, None, None, None, day, note, whole)
        if row.book is None:
            continue
        told = notices.get((row.id, row.account_id), ())
        found = {**whole, **_of_account(row, told, hours, limits)}
        fact = counting.fact(Of.OUTAGE, row.id, row, None, day, note, found)
        if fact is not None:
            yield fact


def notice_facts(counting: Counting) -> Iterator[Fact]:
    """Yield only whether accounts were told in time, for the service gap."""
    for fact in outage_facts(counting):
        values = {name: value for name, value in fact.values.items() if name.startswith("notice_")}
        if values:
            yield fact._replace(values=values)


def _of_outage(row: AnyRow, estimates: Sequence[Estimate], limits: _Limits) -> Mapping[str, float]:
    """Return what counts once for an outage: its estimates are judged where it was a sustained fault."""
    values = {"outages": 1.0}
    if row.type != OutageType.FAULT or row.actual_start is None or row.actual_end is None or not estimates:
        return values
    if row.actual_end - row.actual_start <= limits.momentary:
        return values
    told = ledger(estimates, row.actual_start, row.actual_end, limits.estimates)
    if told.bias is not None:
        values |= {"etr_first": 1.0, "etr_late": told.bias}
    if told.promised is not None:
        values |= {"etr_known": 1.0, "etr_minutes": abs(told.promised)}
    return values | ({"etr_hits": 1.0} if told.is_accurate else {}) | ({"etr_in_time": 1.0} if told.is_kept else {})


def _of_account(row: AnyRow, told: Sequence[Told], hours: Mapping[str, float], limits: _Limits) -> Mapping[str, float]:
    values = {"reached": 1.0}
    if row.is_interrupted:
        values["interrupted"] = 1.0
        if row.actual_start is not None and row.actual_end is not None:
            span = Span(row.actual_start, row.actual_end)
            one = Interruption(row.account_id, row.id, OutageType(row.type), span)
            if is_counted(one, row.actual_end, lambda _at: limits.momentary):
                values["customer_hours"] = (row.actual_end - row.actual_start) / HOUR
    if row.type in hours and row.planned_start is not None:
        grade = ImportanceGrade(row.importance_grade)
        in_time = judged(row.type, row.planned_start, told, grade, hours) is Notice.IN_TIME
        values |= {"notice_owed": 1.0, "notice_in_time" if in_time else "notice_missed": 1.0}
    return values
