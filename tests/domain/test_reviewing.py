"""The review of records: one table of roads, and none of them leads past a supervisor."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import RecordState, Role
from crm.domain.errors import Denied, Invalid, RoundsError
from crm.domain.plan_months import Colleague
from crm.domain.reviewing import (
    REVIEWER_STEPS,
    ROADS,
    Acting,
    RecordStep,
    after,
    check_correction,
    check_reviewer,
    may_correct,
    may_review,
)

NORTH, SOUTH = UUID(int=1), UUID(int=2)
LIN = Colleague(UUID(int=11), "林演示", Role.MANAGER, NORTH)
CHIEF = Colleague(UUID(int=12), "何演示", Role.SUPERVISOR, NORTH)
OTHER = Colleague(UUID(int=13), "周演示", Role.SUPERVISOR, SOUTH)
KEEPER = Colleague(UUID(int=14), "吴演示", Role.ADMIN)
LOOKER = Colleague(UUID(int=15), "郑演示", Role.READONLY, NORTH)
EVERYBODY = (LIN, CHIEF, OTHER, KEEPER, LOOKER)


def acting(who: Colleague) -> Acting:
    return Acting(who.id, who.role, who.area_id)


@pytest.mark.parametrize(
    ("who", "author", "may"),
    [
        (CHIEF, LIN, True),
        (OTHER, LIN, False),
        (KEEPER, LIN, True),
        (KEEPER, KEEPER, False),
        (CHIEF, CHIEF, False),
        (LIN, LIN, False),
        (LOOKER, LIN, False),
    ],
)
def test_a_supervisor_reviews_the_others_of_the_own_unit(who: Colleague, author: Colleague, may: bool) -> None:
    assert may_review(acting(who), author, EVERYBODY) is may


def test_the_only_supervisor_of_a_bureau_reviews_the_own_records_too() -> None:
    assert may_review(acting(CHIEF), CHIEF, (LIN, CHIEF, LOOKER, OTHER))
    assert not may_review(acting(LIN), LIN, (LIN,))


def test_whoever_acts_for_the_team_reviews_everybody() -> None:
    assert may_review(Acting(None, Role.SUPERVISOR), LIN, EVERYBODY)
    assert not may_review(Acting(None, Role.MANAGER), LIN, EVERYBODY)


@pytest.mark.parametrize(
    ("who", "author", "code"),
    [
        (LIN, LIN, "record.not_reviewer"),
        (LOOKER, LIN, "record.not_reviewer"),
        (CHIEF, CHIEF, "record.own"),
        (OTHER, LIN, "record.other_area"),
    ],
)
def test_a_refusal_says_why(who: Colleague, author: Colleague, code: str) -> None:
    with pytest.raises(Denied, match=code):
        check_reviewer(acting(who), author, EVERYBODY)


@pytest.mark.parametrize(
    ("state", "step", "code"),
    [
        (RecordState.SUBMITTED, RecordStep.WRITE, "record.locked"),
        (RecordState.APPROVED, RecordStep.SUBMIT, "record.locked"),
        (RecordState.DRAFT, RecordStep.APPROVE, "record.not_waiting"),
        (RecordState.APPROVED, RecordStep.RETURN, "record.not_waiting"),
        (RecordState.RETURNED, RecordStep.CORRECT, "record.not_submitted"),
    ],
)
def test_what_does_not_stand_in_the_table_cannot_be_done(state: RecordState, step: RecordStep, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        after(state, step)


def test_a_returned_record_stays_returned_while_it_is_mended() -> None:
    assert after(RecordState.RETURNED, RecordStep.WRITE) is RecordState.RETURNED
    assert after(RecordState.RETURNED, RecordStep.SUBMIT) is RecordState.SUBMITTED


def test_a_corrected_record_is_reviewed_again() -> None:
    assert after(RecordState.APPROVED, RecordStep.CORRECT) is RecordState.SUBMITTED


@pytest.mark.parametrize(
    ("state", "who", "may"),
    [
        (RecordState.SUBMITTED, LIN, True),
        (RecordState.SUBMITTED, CHIEF, False),
        (RecordState.APPROVED, LIN, True),
        (RecordState.APPROVED, CHIEF, True),
        (RecordState.APPROVED, OTHER, False),
        (RecordState.DRAFT, LIN, False),
        (RecordState.RETURNED, LIN, False),
    ],
)
def test_who_corrects(state: RecordState, who: Colleague, may: bool) -> None:
    assert may_correct(state, acting(who), LIN, EVERYBODY) is may
    if not may:
        with pytest.raises(RoundsError):
            check_correction(state, acting(who), LIN, EVERYBODY, "日期写错")


def test_after_approval_a_correction_has_a_reason() -> None:
    check_correction(RecordState.SUBMITTED, acting(LIN), LIN, EVERYBODY, "")
    with pytest.raises(Invalid, match=r"record\.no_reason"):
        check_correction(RecordState.APPROVED, acting(LIN), LIN, EVERYBODY, "  ")


people = st.sampled_from((LIN, CHIEF, OTHER, KEEPER, LOOKER))
walks = st.lists(st.tuples(people, st.sampled_from(RecordStep)), max_size=30)


def allowed(who: Colleague, state: RecordState, step: RecordStep) -> bool:
    """Say whether the rules let somebody take a step with a record of LIN's."""
    if (state, step) not in ROADS:
        return False
    if step in REVIEWER_STEPS:
        return may_review(acting(who), LIN, EVERYBODY)
    if step is RecordStep.CORRECT:
        return may_correct(state, acting(who), LIN, EVERYBODY)
    return who is LIN


@given(walks)
def test_no_road_leads_to_approved_without_a_supervisor(walk: list[tuple[Colleague, RecordStep]]) -> None:
    """Whatever is tried in whatever order: each arrival at approved was a reviewer's, and no other step's."""
    state = RecordState.NONE
    for who, step in walk:
        if not allowed(who, state, step):
            continue
        before, state = state, after(state, step)
        if state is RecordState.APPROVED and before is not RecordState.APPROVED:
            assert step is RecordStep.APPROVE
            assert who in (CHIEF, KEEPER)


def test_every_state_but_an_empty_one_can_be_reached_and_left() -> None:
    assert {state for state, _step in ROADS} == set(RecordState)
    assert set(ROADS.values()) == set(RecordState) - {RecordState.NONE}
