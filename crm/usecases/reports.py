"""Reports of a period: one place for the tabs of the window, the workbooks and the command line.

Every number is counted by crm.usecases.facts; here facts are chosen for a report and put into lines.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.report_figures import FIGURES
from crm.domain.reports import (
    ORDER_OF_SEGMENTS,
    TOTAL,
    Cut,
    Fact,
    Figure,
    Key,
    Report,
    ReportKind,
    ReportLine,
    ReportWish,
    Sums,
    grouped,
    rows_of,
)
from crm.storage import people as people_store
from crm.storage import summary as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.facts.accounts import account_facts, account_months, coverage_facts, coverage_months
from crm.usecases.facts.answers import answer_facts
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.issues import hazard_facts, issue_facts, response_facts
from crm.usecases.facts.outages import notice_facts, outage_facts
from crm.usecases.facts.quality import quality_facts
from crm.usecases.facts.visits import held_facts, plan_facts


def report(reader: Reader, wish: ReportWish) -> Report:
    """Return a report; raises Invalid("period.backwards")."""
    _check(wish)
    figures = FIGURES[wish.kind]
    by_month = _is_by_month(wish)
    lines, whole = grouped(facts_of(reader, wish), wish.cut, figures)
    if by_month:
        whole = grouped(facts_of(reader, wish, whole=True), wish.cut, figures)[1]
    values, names = all_values(reader, wish.wanted.last), _Names(reader)
    return Report(
        wish=wish,
        figures=figures,
        lines=tuple(_lines(lines, wish.cut, names)),
        total=ReportLine(TOTAL, "", whole.sums),
        bureau=str(values["bureau.name"]),
        area=names.areas.get(wish.wanted.area_id) if wish.wanted.area_id else None,
        manager=names.persons.get(wish.wanted.person_id) if wish.wanted.person_id else None,
        made_at=reader.clock.local(reader.clock.now()),
        enough=int(number(values, "survey.min_n")),
        is_additive=not by_month and not any(figure.once for figure in figures),
    )


def rows_behind(reader: Reader, wish: ReportWish, key: Key, figure: Figure) -> list[Fact]:
    """Return the facts behind a figure of a line, or by TOTAL of the whole report."""
    _check(wish)
    return rows_of(facts_of(reader, wish, whole=key == TOTAL), wish.cut, key, figure)


def facts_of(reader: Reader, wish: ReportWish, whole: bool = False) -> Iterator[Fact]:
    """Yield the facts of a report; `whole` counts accounts once for the period where lines are months."""
    counting, kind = Counting(reader, wish.wanted), wish.kind
    if kind is ReportKind.DATA_QUALITY:
        return quality_facts(counting)
    if kind is ReportKind.OUTAGES:
        return outage_facts(counting)
    if kind is ReportKind.ISSUES:
        issues = store.issues(reader, wish.wanted)
        return chain(issue_facts(counting, issues), response_facts(counting, issues))
    visits = store.visits(reader, wish.wanted)
    if kind is ReportKind.RATINGS:
        return answer_facts(counting, wish.source, visits)
    if kind is ReportKind.VISITS:
        held = [row.id for row in visits if store.is_held(row, wish.wanted)]
        hazards = hazard_facts(counting, store.hazards(reader, wish.wanted))
        topics = store.topics(reader, held)
        return chain(held_facts(counting, visits, topics), plan_facts(counting, visits), hazards)
    by_month = _is_by_month(wish) and not whole
    if kind is ReportKind.COVERAGE:
        return coverage_months(counting, visits) if by_month else coverage_facts(counting, visits)
    accounts = account_months(counting, visits) if by_month else account_facts(counting, visits)
    issues = store.issues(reader, wish.wanted)
    return chain(
        accounts,
        answer_facts(counting, wish.source, visits),
        issue_facts(counting, issues),
        response_facts(counting, issues),
        notice_facts(counting),
        held_facts(counting, visits, {}),
    )


def _check(wish: ReportWish) -> None:
    if wish.wanted.last < wish.wanted.first:
        raise Invalid("period.backwards")


def _is_by_month(wish: ReportWish) -> bool:
    """Say whether the lines count the same accounts again and again, each month anew."""
    return wish.cut is Cut.MONTH and wish.kind in (ReportKind.COVERAGE, ReportKind.SERVICE_GAP)


class _Names:
    """Persons and supply units in pinyin order."""

    persons: dict[UUID, str]
    areas: dict[UUID, str]

    def __init__(self, reader: Reader) -> None:
        self.persons = people_store.person_names(reader)
        self.areas = {each.id: each.name for each in people_store.areas(reader)}


def _lines(found: dict[Key, Sums], cut: Cut, names: _Names) -> Iterable[ReportLine]:
    """Return the lines in their order; what is not known comes last."""
    known = {Cut.MANAGER: names.persons, Cut.AREA: names.areas}.get(cut, {})
    if cut in (Cut.MANAGER, Cut.AREA):
        order: dict[Key, int] = {key: place for place, key in enumerate(known)}
        keys = sorted(found, key=lambda key: order.get(key, len(order)))
    elif cut is Cut.SEGMENT:
        keys = sorted(found, key=lambda key: ORDER_OF_SEGMENTS.get(str(key), len(ORDER_OF_SEGMENTS)))
    else:
        keys = sorted(found, key=lambda key: (key is None, str(key)))
    return [ReportLine(key, known.get(key, "") if isinstance(key, UUID) else "", found[key].sums) for key in keys]
