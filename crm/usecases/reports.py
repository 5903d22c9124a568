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
from crm.domain.satisfaction import OpinionSource
from crm.storage import people as people_store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number
from crm.usecases.facts.accounts import account_facts, coverage_facts, parts_of
from crm.usecases.facts.answers import answer_facts, answer_of
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.issues import hazard_facts, issue_facts
from crm.usecases.facts.outages import notice_facts, outage_facts
from crm.usecases.facts.quality import quality_facts
from crm.usecases.facts.seen import SeenVisits
from crm.usecases.facts.visits import held_facts, held_of, plan_facts, publicity, seen_facts


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
    by_month = _is_by_month(wish) and not whole
    if kind is ReportKind.DATA_QUALITY:
        return quality_facts(counting)
    if kind is ReportKind.OUTAGES:
        return outage_facts(counting)
    if kind is ReportKind.ISSUES:
        return issue_facts(counting)
    if kind is ReportKind.RATINGS:
        return answer_facts(counting, wish.source)
    if kind is ReportKind.VISITS:
        return chain(held_facts(counting, publicity(counting)), plan_facts(counting), hazard_facts(counting))
    if kind is ReportKind.COVERAGE:
        return coverage_facts(counting, by_month)
    return chain(_visits_and_accounts(counting, wish.source, by_month), issue_facts(counting), notice_facts(counting))


def _visits_and_accounts(counting: Counting, source: OpinionSource, by_month: bool) -> Iterator[Fact]:
    """Yield visits, answers and accounts, with one reading of the visits for all of them."""
    seen, kinds = SeenVisits(counting, parts_of(counting.wanted, by_month)), [held_of(counting)]
    if source in (OpinionSource.VISIT, OpinionSource.CONTACT):
        kinds.append(answer_of(counting, source is OpinionSource.VISIT))
    else:
        yield from answer_facts(counting, source)
    yield from seen_facts(counting, seen, kinds)
    yield from account_facts(counting, seen, by_month)


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
