"""What customers answered, of one source at a time (domain.md section 6)."""

from collections.abc import Iterator, Mapping
from functools import cache

from crm.domain.codes import Channel
from crm.domain.reports import Fact, Of
from crm.domain.satisfaction import OpinionSource
from crm.storage import counted_rows
from crm.storage import report_rows as store
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.visits import FactOf

UNHAPPY = 2
"""Marks up to this one of 1 to 5 are told as exceptions."""


def answer_facts(counting: Counting, source: OpinionSource) -> Iterator[Fact]:
    """Yield the answers of a source in the period."""
    if source is OpinionSource.SURVEY:
        yield from _surveys(counting)
    elif source is OpinionSource.CALL_BACK:
        yield from _call_backs(counting)
    else:
        on_site = source is OpinionSource.VISIT
        rows = counted_rows.answered_visits(counting.reader, counting.wanted, on_site)
        yield from filter(None, map(answer_of(counting, on_site), rows))


def answer_of(counting: Counting, on_site: bool) -> FactOf:
    """Return what makes the facts of answer_facts of visits on site, or of all others."""

    def fact_of(row: counted_rows.WholeVisit) -> Fact | None:
        if not counted_rows.is_held(row, counting.wanted) or (row.channel == Channel.ON_SITE) is not on_site:
            return None
        values = {**_marked(row.satisfaction), **_likely(row.recommend)}
        if not values:
            return None
        return counting.fact(Of.VISIT, row.id, row, row.person_id, row.held_on, f"channel.{row.channel}", values)

    return fact_of


def _surveys(counting: Counting) -> Iterator[Fact]:
    for row in store.survey_answers(counting.reader, counting.wanted):
        mark = row.number if row.question == store.CSAT else None
        values = {**_marked(mark), **_likely(row.number if row.question == store.NPS else None)}
        fact = counting.fact(Of.ANSWER, row.visit_id, row, row.person_id, row.answered_on, "source.survey", values)
        if fact is not None:
            yield fact


def _call_backs(counting: Counting) -> Iterator[Fact]:
    for row in store.call_backs(counting.reader, counting.wanted):
        values = {"answers": 1.0, "happy" if row.is_content else "unhappy": 1.0}
        note = f"issue_state.{row.state}"
        fact = counting.fact(Of.ISSUE, row.id, row, row.assignee_id, row.confirmed_on, note, values)
        if fact is not None:
            yield fact


def rating_measures(mark: object, likely: object) -> Mapping[str, float]:
    """Return the measures of what a form's questions `csat` and `nps` were answered, which may be no number."""
    marked = _marked(mark) if isinstance(mark, float) else {}
    return {**marked, **(_likely(likely) if isinstance(likely, float) else {})}


@cache
def _marked(mark: float | None) -> Mapping[str, float]:
    """Return the measures of a mark of 1 to 5."""
    if mark is None:
        return {}
    found = {"answers": 1.0, "rated": 1.0, "points": float(mark)}
    if mark >= 4:
        found["happy"] = 1.0
    return found | ({"unhappy": 1.0} if mark <= UNHAPPY else {})


@cache
def _likely(mark: float | None) -> Mapping[str, float]:
    """Return the measures of an answer of 0 to 10: promoters less detractors are the net."""
    if mark is None:
        return {}
    return {"likely": 1.0} | ({"net": 1.0} if mark >= 9 else {"net": -1.0} if mark < 7 else {})
