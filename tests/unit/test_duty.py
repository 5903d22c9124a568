"""The intervals and states of domain.md 2.1, case by case and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.settings import DEFAULTS
from crm.planning.duty import binding_rule, due_on, status

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
