"""Two people write one record: nothing that either wrote is lost."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.codes import RecordState, Side, Topic
from crm.domain.errors import Conflict
from crm.domain.record_merging import begun, beside, joined
from crm.domain.survey.answers import Answers
from crm.domain.visits import FilledForm, Participant, RecordDraft
from tests.support.build import DAY

FORM = UUID(int=1)
items = st.lists(st.integers(0, 6), unique=True)


@settings(deadline=None)
@given(items, items, items)
def test_an_item_stands_when_nobody_took_it_out(base: list[int], theirs: list[int], mine: list[int]) -> None:
    found = joined(base, theirs, mine)
    assert len(found) == len(set(found))
    for item in range(7):
        taken_out = item in base and (item not in theirs or item not in mine)
        assert (item in found) == (not taken_out and (item in theirs or item in mine))


@settings(deadline=None)
@given(items, items, items)
def test_whoever_is_first_the_same_items_stand(base: list[int], theirs: list[int], mine: list[int]) -> None:
    assert set(joined(base, theirs, mine)) == set(joined(base, mine, theirs))


def test_fields_of_both_stand_side_by_side() -> None:
    base = RecordDraft(held_on=DAY, topics=(Topic.POLICY,), content="a")
    theirs = RecordDraft(held_on=DAY, topics=(Topic.POLICY, Topic.SAFETY_CHECK), content="a", advice="theirs")
    mine = RecordDraft(held_on=DAY, topics=(), content="mine")
    found = beside(base, theirs, mine)
    assert found == RecordDraft(held_on=DAY, topics=(Topic.SAFETY_CHECK,), content="mine", advice="theirs")


def test_a_record_that_was_not_begun_keeps_the_people_of_the_page() -> None:
    went = Participant(Side.BUREAU, "王敏")
    page = RecordDraft(held_on=DAY, participants=(went,))
    base = begun(page, RecordState.NONE)
    other = Participant(Side.CUSTOMER, "胡工")
    assert beside(base, base, page) == page
    assert beside(base, RecordDraft(participants=(other,)), page).participants == (other, went)


def test_the_same_survey_answered_twice_is_refused() -> None:
    base, theirs, mine = (RecordDraft(surveys=(FilledForm(FORM, Answers({"q": n})),)) for n in ("a", "b", "c"))
    with pytest.raises(Conflict):
        beside(base, theirs, mine)
    assert beside(base, theirs, base).surveys == theirs.surveys
