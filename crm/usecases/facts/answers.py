"""What customers answered, of one source at a time (domain.md section 6)."""

from collections.abc import Iterator, Mapping
from functools import cache

from crm.domain.codes import Channel
from crm.domain.reports import Fact, Of
from crm.domain.satisfaction import OpinionSource
from crm.storage import report_rows as store
from crm.storage import summary
from crm.usecases.facts.counting import Counting

UNHAPPY = 2
"""Marks up to this one of 1 to 5 are told as exceptions."""


def answer_facts(counting: Counting, source: OpinionSource, visits: list[summary.CountedVisit]) -> Iterator[Fact]:
    """Yield the answers of a source in the period."""
    if source is OpinionSource.SURVEY:
        yield from _surveys(counting)
    elif source is OpinionSource.CALL_BACK:
        yield from _call_backs(counting)
    else:
        yield from _visits(counting, visits, source is OpinionSource.VISIT)


def _visits(counting: Counting, visits: list[summary.CountedVisit], on_site: bool) -> Iterator[Fact]:
    for row in visits:
        if not summary.is_held(row, counting.wanted) or (row.channel == Channel.ON_SITE) is not on_site:
            continue
        values = {**_marked(row.satisfaction), **_likely(row.recommend)}
        if values:
            note = f"channel.{row.channel}"
            yield from counting.fact(Of.VISIT, row.id, row.account_id, row.person_id, row.held_on, note, values)


def _surveys(counting: Counting) -> Iterator[Fact]:
    for row in store.survey_answers(counting.reader, counting.wanted):
        mark = row.number if row.question == store.CSAT else None
        values = {**_marked(mark), **_likely(row.number if row.question == store.NPS else None)}
        yield from counting.fact(
            Of.ANSWER, row.visit_id, row.account_id, row.person_id, row.answered_on, "source.survey", values
        )


def _call_backs(counting: Counting) -> Iterator[Fact]:
    for row in store.call_backs(counting.reader, counting.wanted):
        values = {"answers": 1.0, "happy" if row.is_content else "unhappy": 1.0}
        note = f"issue_state.{row.state}"
        yield from counting.fact(Of.ISSUE, row.id, row.account_id, row.assignee_id, row.confirmed_on, note, values)


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
