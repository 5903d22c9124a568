"""The intervals and states of domain.md 2.1, case by case and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.duty import DutyFacts
from crm.domain.settings import DEFAULTS
from crm.planning.duty import binding_rule, due_on, duty_of, required, status
from tests.support.duty_key import TODAY, KeyRow, key_rows

DAY = date(2026, 11, 17)
NONE = ImportanceGrade.NONE


@pytest.mark.parametrize(
    ("segment", "grade", "kva", "days"),
    [
        (Segment.DIRECT_SERVICE, NONE, 400, 30),
        (Segment.TOP100, NONE, 400, 60),
        (Segment.LARGE_INDUSTRIAL, NONE, 3150, 90),
        (Segment.LARGE_INDUSTRIAL, NONE, 3149, 180),
        (Segment.LARGE_INDUSTRIAL, ImportanceGrade.SPECIAL, 315, 30),
        (Segment.LARGE_INDUSTRIAL, ImportanceGrade.GRADE1, 3150, 90),
        (Segment.TOP100, ImportanceGrade.GRADE2, 3150, 60),
        (Segment.DIRECT_SERVICE, ImportanceGrade.GRADE1, 3150, 30),
        (Segment.SMALL_BUSINESS, ImportanceGrade.GRADE2, 200, 180),
        (Segment.SMALL_BUSINESS, NONE, 200, None),
        (Segment.RESIDENTIAL, NONE, 8, None),
    ],
)
def test_the_shortest_rule_binds(segment: Segment, grade: ImportanceGrade, kva: float, days: int | None) -> None:
    rule = binding_rule(segment, grade, kva, DEFAULTS)
    assert (rule.days if rule else None) == days


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (55, DutyStatus.NORMAL),
        (54, DutyStatus.DUE_SOON),
        (0, DutyStatus.DUE_SOON),
        (-1, DutyStatus.OVERDUE),
        (-15, DutyStatus.OVERDUE),
        (-16, DutyStatus.SEVERE),
    ],
)
def test_states_of_an_interval_of_180_days(left: int, state: DutyStatus) -> None:
    assert status(DAY + timedelta(days=left), 180, DAY, DEFAULTS) is state


def test_no_rule_is_no_duty() -> None:
    assert due_on(None, DAY, DAY) is None
    assert status(None, None, DAY, DEFAULTS) is DutyStatus.NO_DUTY


@given(
    st.sampled_from(Segment), st.sampled_from(ImportanceGrade), st.floats(1, 1e6), st.dates(date(2000, 1, 1)), st.data()
)
def test_a_later_visit_never_makes_the_next_one_due_earlier(
    segment: Segment, grade: ImportanceGrade, kva: float, known: date, data: st.DataObject
) -> None:
    rule = binding_rule(segment, grade, kva, DEFAULTS)
    first = data.draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    later = data.draw(st.dates(first, date(2100, 1, 1)))
    if rule is None:
        return
    earlier_due, later_due = due_on(rule, first, known), due_on(rule, later, known)
    assert earlier_due is not None
    assert later_due is not None
    assert earlier_due <= later_due
    assert earlier_due == first + timedelta(days=rule.days)


@given(st.sampled_from(Segment), st.sampled_from(ImportanceGrade), st.floats(1, 1e6))
def test_an_importance_grade_never_lengthens_the_interval(segment: Segment, grade: ImportanceGrade, kva: float) -> None:
    plain, graded = binding_rule(segment, NONE, kva, DEFAULTS), binding_rule(segment, grade, kva, DEFAULTS)
    if plain is not None:
        assert graded is not None
        assert graded.days <= plain.days


@pytest.mark.parametrize("row", key_rows(), ids=lambda row: row.no)
def test_the_answer_key(row: KeyRow) -> None:
    duty = duty_of(row.facts, DEFAULTS)
    visit, contact = duty.visit, duty.contact
    assert (visit.rule.key if visit else None, visit.on if visit else None) == (row.rule, row.due)
    assert status(row.due, visit.rule.days if visit else None, TODAY, DEFAULTS) is row.status
    assert (contact.rule.key if contact else None, contact.on if contact else None) == (row.phone_rule, row.phone_due)


DAYS = st.dates(date(2024, 1, 1), date(2028, 1, 1))
FACTS = st.builds(
    DutyFacts,
    st.sampled_from(Segment),
    st.sampled_from(ImportanceGrade),
    st.floats(1, 1e6),
    DAYS,
    st.booleans(),
    last_onsite_on=st.none() | DAYS,
    last_contact_on=st.none() | DAYS,
    complaints=st.lists(DAYS, max_size=3).map(tuple),
    outages=st.lists(DAYS, max_size=5).map(tuple),
    energized_on=st.none() | DAYS,
)


@given(FACTS)
def test_an_event_never_makes_a_duty_later(facts: DutyFacts) -> None:
    plain = duty_of(replace(facts, complaints=(), outages=(), energized_on=None), DEFAULTS)
    duty = duty_of(facts, DEFAULTS)
    for before, after in ((plain.visit, duty.visit), (plain.contact, duty.contact)):
        assert before is None or (after is not None and after.on <= before.on)


@given(FACTS)
def test_a_visit_today_answers_every_event_until_today(facts: DutyFacts) -> None:
    past = replace(
        facts,
        complaints=tuple(day for day in facts.complaints if day <= DAY),
        outages=tuple(day for day in facts.outages if day <= DAY),
        energized_on=facts.energized_on if facts.energized_on and facts.energized_on <= DAY else None,
        last_onsite_on=DAY,
        last_contact_on=DAY,
    )
    cycle = binding_rule(facts.segment, facts.grade, facts.contract_kva, DEFAULTS)
    visit = duty_of(past, DEFAULTS).visit
    assert (visit.rule if visit else None) == cycle


@given(FACTS)
def test_a_rule_says_from_when_it_counts(facts: DutyFacts) -> None:
    duty = duty_of(facts, DEFAULTS)
    for due in (duty.visit, duty.contact):
        assert due is None or due.on == due.since + timedelta(days=due.rule.days)


@pytest.mark.parametrize(
    ("due", "days", "visits"),
    [
        (None, None, 0),
        (date(2027, 1, 1), 30, 0),
        (date(2026, 12, 31), 30, 1),
        (date(2026, 10, 5), 30, 3),
        (date(2026, 9, 1), 30, 4),
        (date(2026, 10, 1), 92, 1),
        (date(2026, 10, 1), 91, 2),
    ],
)
def test_visits_that_a_quarter_requires(due: date | None, days: int | None, visits: int) -> None:
    assert required(due, days, date(2026, 10, 1), date(2026, 12, 31)) == visits
