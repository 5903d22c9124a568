"""How satisfied each segment and each manager's customers are, and how far service lies apart (domain.md section 6).

Answers count for who made the visit or answers for the issue, as everything in the visit summary does; segments are
those of the period's end.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.domain.satisfaction import (
    Opinion,
    OpinionFilter,
    OpinionLine,
    OpinionPicture,
    OpinionSource,
    step_begin,
    steps_of,
)
from crm.domain.service_gap import ServiceGap
from crm.storage import people as people_store
from crm.storage import satisfaction as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.service_gap import Served, service_gap

Key = tuple[Segment, UUID | None, date]
"""Segment, person of the bureau, first day of the step."""
Groups = dict[Key, Opinion]


class Satisfaction(Struct, frozen=True):
    """Everything that the page and the workbook show; `enough` answers a figure must stand on to be judged."""

    wanted: OpinionFilter
    bureau: str
    area: str | None
    made_on: date
    enough: int
    steps: tuple[date, ...]
    pictures: tuple[OpinionPicture, ...]
    gaps: Mapping[OpinionSource, ServiceGap]

    def picture(self, source: OpinionSource) -> OpinionPicture:
        """Return what one source says."""
        return next(each for each in self.pictures if each.source is source)


def satisfaction(reader: Reader, wanted: OpinionFilter) -> Satisfaction:
    """Return the figures of a period; raises Invalid("period.backwards")."""
    if wanted.last < wanted.first:
        raise Invalid("period.backwards")
    values = all_values(reader, wanted.last)
    names = people_store.person_names(reader)
    areas = {area.id: area.name for area in people_store.areas(reader)}
    former = store.Former(reader, wanted.last)
    read = _read(reader, wanted, former)
    enough = int(number(values, "survey.min_n"))
    served = Served(reader, wanted, former, read.visits, enough)
    return Satisfaction(
        wanted=wanted,
        bureau=str(values["bureau.name"]),
        area=areas.get(wanted.area_id) if wanted.area_id else None,
        made_on=reader.clock.today(),
        enough=enough,
        steps=steps_of(wanted.first, wanted.last, wanted.step),
        pictures=tuple(_picture(source, read.groups[source], names) for source in OpinionSource),
        gaps={source: service_gap(served, read.groups[source]) for source in OpinionSource},
    )


class _Read(Struct):
    """The answers of each source by segment, person and step, and how many records of visits there are."""

    groups: dict[OpinionSource, Groups] = field(default_factory=lambda: {source: {} for source in OpinionSource})
    visits: dict[OpinionSource, dict[tuple[Segment, date], int]] = field(default_factory=dict)

    def add(self, source: OpinionSource, wanted: OpinionFilter, found: Iterable[tuple[store.Counted, Opinion]]) -> None:
        groups = self.groups[source]
        for group, opinion in found:
            key = group.segment, group.person_id, step_begin(group.month, wanted.step)
            groups[key] = groups.get(key, Opinion()) + opinion


def _read(reader: Reader, wanted: OpinionFilter, former: store.Former) -> _Read:
    found = _Read()
    on_site, others = (found.visits.setdefault(source, {}) for source in (OpinionSource.VISIT, OpinionSource.CONTACT))
    for row in store.visit_opinions(reader, wanted, former):
        key, half = (row.segment, step_begin(row.month, wanted.step)), len(row.counts) // 2
        on_site[key] = on_site.get(key, 0) + row.counts[0]
        others[key] = others.get(key, 0) + row.counts[half]
        found.add(OpinionSource.VISIT, wanted, [(row, _scored(row.counts[1:half]))])
        found.add(OpinionSource.CONTACT, wanted, [(row, _scored(row.counts[half + 1 :]))])
    answered = store.survey_opinions(reader, wanted, former)
    found.add(OpinionSource.SURVEY, wanted, ((row, _scored(row.counts)) for row in answered))
    asked = store.call_backs(reader, wanted, former)
    told = ((row, Opinion(asked=row.counts[0], content=row.counts[1])) for row in asked)
    found.add(OpinionSource.CALL_BACK, wanted, told)
    return found


def _scored(counts: tuple[int, ...]) -> Opinion:
    rated, points, satisfied, promoters, passives, detractors = map(int, counts)
    return Opinion(rated, points, satisfied, 0, 0, promoters, passives, detractors)


def _picture(source: OpinionSource, groups: Groups, names: Mapping[UUID, str]) -> OpinionPicture:
    by_segment: dict[Segment, Groups] = {}
    by_person: dict[UUID | None, Groups] = {}
    for key, opinion in groups.items():
        by_segment.setdefault(key[0], {})[key] = opinion
        by_person.setdefault(key[1], {})[key] = opinion
    segments = [_line(segment, segment, by_segment[segment]) for segment in Segment if segment in by_segment]
    persons = [
        _line(key, names.get(key, "") if key else "", by_person[key]) for key in (*names, None) if key in by_person
    ]
    gone = [_line(key, "", rows) for key, rows in by_person.items() if key is not None and key not in names]
    trend = _trend(groups)
    return OpinionPicture(source, _sum(groups.values()), trend, _heard(segments), _heard([*persons, *gone]))


def _heard(lines: list[OpinionLine]) -> tuple[OpinionLine, ...]:
    """Return the lines that somebody answered for."""
    return tuple(line for line in lines if line.opinion.count or line.opinion.nps_count)


def _line(key: Segment | UUID | None, name: str, groups: Groups) -> OpinionLine:
    return OpinionLine(key, name, _sum(groups.values()), _trend(groups))


def _sum(opinions: Iterable[Opinion]) -> Opinion:
    return sum(opinions, Opinion())


def _trend(groups: Groups) -> dict[date, Opinion]:
    found: dict[date, Opinion] = {}
    for (_segment, _person, begin), opinion in groups.items():
        found[begin] = found.get(begin, Opinion()) + opinion
    return found
