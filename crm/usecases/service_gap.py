"""The service gap: each metric of each segment, as a whole and by step of the trend (domain.md section 6)."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.notices import NOTICE_KEYS, Notice, judged
from crm.domain.satisfaction import Opinion, OpinionFilter, OpinionSource, step_begin, steps_of
from crm.domain.service_gap import (
    GapLine,
    Measure,
    Metric,
    ServiceGap,
    nps_measure,
    rate_measure,
    share_measure,
)
from crm.planning.deadlines import acknowledge_by
from crm.storage import service as store
from crm.storage.calendar import work_calendar
from crm.storage.issues import issue_rules
from crm.storage.reader import Reader
from crm.storage.satisfaction import Former
from crm.storage.settings import all_values, number

Parts = dict[tuple[Segment, date], tuple[int, ...]]
"""Counts by segment and step; a figure follows from their sum."""
Visits = Mapping[OpinionSource, Mapping[tuple[Segment, date], int]]


class Served:
    """What does not hang on where answers come from: read once, compared with the answers of every source."""

    def __init__(self, reader: Reader, wanted: OpinionFilter, former: Former, visits: Visits, enough: int) -> None:
        self.wanted, self.enough = wanted, enough
        self.steps = steps_of(wanted.first, wanted.last, wanted.step)
        counts = store.account_counts(reader, wanted, former)
        self.accounts = {segment: counts[segment][0] for segment in Segment if segment in counts}
        self.alone = {segment: (counts[segment][1], counts[segment][0]) for segment in self.accounts}
        on_site, others = visits[OpinionSource.VISIT], visits[OpinionSource.CONTACT]
        self.parts: dict[Metric, Parts] = {
            Metric.FIRST_RESPONSE: self._responses(reader, former),
            Metric.ON_TIME_CLOSING: self._closings(reader, former),
            Metric.NOTICE_REACH: self._notices(reader, former),
            Metric.VISITS: {key: (count,) for key, count in on_site.items()},
            Metric.CONTACTS: {key: (on_site.get(key, 0) + others.get(key, 0),) for key in {*on_site, *others}},
        }

    def add(self, parts: Parts, segment: Segment, day: date, counts: Iterable[int]) -> None:
        """Add counts of a day to the step that it lies in."""
        key, new = (segment, step_begin(day, self.wanted.step)), tuple(counts)
        old = parts.get(key, (0,) * len(new))
        parts[key] = tuple(a + b for a, b in zip(old, new, strict=True))

    def _closings(self, reader: Reader, former: Former) -> Parts:
        parts: Parts = {}
        for group in store.closings(reader, self.wanted, former):
            in_time, closed, late = group.counts
            self.add(parts, group.segment, group.month, (in_time, closed + late))
        return parts

    def _responses(self, reader: Reader, former: Former) -> Parts:
        """Count issues taken on in time, of those taken on or still waiting beyond that time."""
        today, parts = reader.clock.today(), Parts()
        calendar = work_calendar(reader, self.wanted.first, self.wanted.last)
        rules = issue_rules(reader, self.wanted.last)
        limit_of = cache(lambda raised: acknowledge_by(raised, rules, calendar))
        for raised, taken, group in store.first_responses(reader, self.wanted, former):
            limit = limit_of(raised)
            if taken is not None or today > limit:
                in_time = group.counts[0] if taken is not None and taken <= limit else 0
                self.add(parts, group.segment, raised, (in_time, group.counts[0]))
        return parts

    def _notices(self, reader: Reader, former: Former) -> Parts:
        values, parts = all_values(reader, self.wanted.last), Parts()
        hours = {kind: number(values, key) for kind, key in NOTICE_KEYS.items()}
        for each in store.outages_reaching(reader, self.wanted, former, tuple(hours)):
            told = judged(each.type, each.start, each.told, each.grade, hours)
            self.add(parts, each.segment, each.month, (int(told is Notice.IN_TIME), 1))
        return parts


def service_gap(served: Served, answers: Mapping[tuple[Segment, UUID | None, date], Opinion]) -> ServiceGap:
    """Compare the segments by the answers of one source and by how they were served."""
    satisfied, likely = Parts(), Parts()
    for (segment, _person, begin), each in answers.items():
        served.add(satisfied, segment, begin, (each.satisfied + each.content, each.count))
        served.add(likely, segment, begin, (each.promoters, each.passives, each.detractors))
    parts = {Metric.SATISFIED: satisfied, Metric.NPS: likely, **served.parts}
    lines = [_line(served, metric, parts[metric]) for metric in parts]
    alone = {segment: share_measure(*counts) for segment, counts in served.alone.items()}
    lines.append(GapLine(Metric.UNMANAGED, alone, served.accounts, served.enough))
    return ServiceGap(tuple(served.accounts), served.accounts, tuple(lines))


def _line(served: Served, metric: Metric, parts: Parts) -> GapLine:
    whole = _measures(served, metric, parts, served.steps)
    trend = tuple(
        GapLine(metric, _measures(served, metric, parts, (begin,)), served.accounts, served.enough).gap
        for begin in served.steps
    )
    return GapLine(metric, whole, served.accounts, served.enough, trend)


def _measures(served: Served, metric: Metric, parts: Parts, steps: Iterable[date]) -> dict[Segment, Measure]:
    found = {}
    for segment, accounts in served.accounts.items():
        known = [parts[segment, begin] for begin in steps if (segment, begin) in parts]
        found[segment] = _measure(metric, [sum(column) for column in zip(*known, strict=True)], accounts)
    return found


def _measure(metric: Metric, counts: list[int], accounts: int) -> Measure:
    if metric in (Metric.VISITS, Metric.CONTACTS):
        return rate_measure(counts[0] if counts else 0, accounts)
    if metric is Metric.NPS:
        return nps_measure(*(counts or (0, 0, 0)))
    return share_measure(*(counts or (0, 0)))
