"""The review of records on both databases: who may, what counts, what stays to be seen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeVar
from uuid import UUID

import pytest
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.codes import Channel, RecordState, Role, Topic
from crm.domain.errors import Conflict, Denied, Invalid, NotFound, RoundsError
from crm.domain.reviewing import RecordChange, RecordStep
from crm.storage.store import Store
from crm.storage.tables import Account, Person, Visit
from crm.usecases import recording, reviewing
from crm.usecases.bin import delete_visit
from crm.usecases.review_desk import review_desk
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau, record

T = TypeVar("T")


class Desk(Struct, frozen=True):
    """A bureau whose manager submitted one record."""

    home: Bureau
    place: UUID
    visit: UUID


class VisitState(NamedTuple):
    """What the tests look at."""

    version: int
    state: str
    remark: str | None
    submitted_at: datetime | None


@pytest.fixture
def desk(store: Store) -> Desk:
    with store.change() as work:
        home = bureau(work)
        place = account(work, home)
    be(store, home.manager_id, Role.MANAGER)
    return Desk(home, place, submitted(store, home, place))


def be(store: Store, person_id: UUID | None, role: Role) -> None:
    store.act_as(person_id, role)


def chief(store: Store, desk: Desk) -> None:
    be(store, desk.home.colleague_id, Role.SUPERVISOR)


def submitted(store: Store, home: Bureau, place: UUID, **values: object) -> UUID:
    with store.change() as work:
        visit = recording.start_record(work, place, home.manager_id)
        recording.finish_visit(work, visit, 1, record(home, **values))
    return visit


def do(store: Store, command: Callable[..., T], *values: object) -> T:
    with store.change() as work:
        return command(work, *values)


def row(store: Store, visit: UUID) -> VisitState:
    with store.read() as reader:
        columns = (Visit.c.version, Visit.c.record_state, Visit.c.review_remark, Visit.c.submitted_at)
        found = reader.one(select(*columns).where(Visit.c.id == visit))
    assert found is not None
    return VisitState(*found)


def review(store: Store, visit: UUID) -> reviewing.RecordReview:
    with store.read() as reader:
        return reviewing.record_review(reader, visit)


def approve(store: Store, *visits: UUID) -> list[tuple[UUID, RoundsError]]:
    return do(store, reviewing.approve_records, [(each, row(store, each).version) for each in visits])


def due_on(store: Store, place: UUID) -> date | None:
    with store.read() as reader:
        found: date | None = reader.scalar(select(Account.c.last_onsite_on).where(Account.c.id == place))
    return found


def test_a_supervisor_approves_and_the_trace_says_who(store: Store, desk: Desk) -> None:
    chief(store, desk)
    assert review(store, desk.visit).may_review
    assert approve(store, desk.visit) == []
    after = review(store, desk.visit)
    assert (after.state, after.reviewer, after.waits) == (RecordState.APPROVED, "何演示", False)
    assert [(each.step, each.person) for each in after.events] == [
        (RecordStep.SUBMIT, "林演示"),
        (RecordStep.APPROVE, "何演示"),
    ]


def test_fifty_at_once_are_one_step_back(store: Store, desk: Desk) -> None:
    visits = [submitted(store, desk.home, desk.place, held_on=DAY - timedelta(days=each)) for each in range(50)]
    chief(store, desk)
    chosen = [(each, row(store, each).version) for each in visits]
    with store.change() as work:
        assert reviewing.approve_records(work, chosen) == []
    steps = work.undo
    assert {row(store, each).state for each in visits} == {RecordState.APPROVED}
    do(store, apply, steps)
    assert {row(store, each).state for each in visits} == {RecordState.SUBMITTED}
    assert [each.step for each in review(store, visits[0]).events] == [RecordStep.SUBMIT]


def test_what_cannot_be_approved_leaves_the_others_alone(store: Store, desk: Desk) -> None:
    other = submitted(store, desk.home, desk.place)
    with store.change() as work:
        own = recording.start_record(work, desk.place, desk.home.colleague_id)
        recording.finish_visit(work, own, 1, record(desk.home))
        work.insert(Person, name="周演示", sort_key="zhou", role=Role.ADMIN)
    chief(store, desk)
    chosen = [(own, row(store, own).version), (other, row(store, other).version)]
    refused = dict(do(store, reviewing.approve_records, chosen))
    assert {key: error.code for key, error in refused.items()} == {own: "record.own"}
    assert row(store, other).state == RecordState.APPROVED
    assert [error.code for _key, error in approve(store, other)] == ["record.not_waiting"]


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READONLY])
def test_nobody_else_approves_or_returns(store: Store, desk: Desk, role: Role) -> None:
    be(store, desk.home.manager_id, role)
    assert [error.code for _key, error in approve(store, desk.visit)] == ["record.not_reviewer"]
    with pytest.raises(Denied, match=r"record\.not_reviewer"):
        do(store, reviewing.return_record, desk.visit, row(store, desk.visit).version, "x")
    assert row(store, desk.visit).state == RecordState.SUBMITTED


def test_a_returned_record_does_not_count_until_it_comes_again(store: Store, desk: Desk) -> None:
    """Domain.md 2.6 counts completed visits: a returned one is not, and then counts for the day it was held."""
    first = row(store, desk.visit).submitted_at
    assert due_on(store, desk.place) == DAY
    chief(store, desk)
    do(store, reviewing.return_record, desk.visit, row(store, desk.visit).version, " 写明油温数值 ")
    assert due_on(store, desk.place) is None
    be(store, desk.home.manager_id, Role.MANAGER)
    with store.read() as reader:
        (mine,) = review_desk(reader, desk.home.manager_id).returned
    assert (mine.visit_id, mine.remark, mine.reviewer) == (desk.visit, "写明油温数值", "何演示")
    mended = record(desk.home, content="油温 62 度")
    version = do(store, recording.save_record, desk.visit, row(store, desk.visit).version, mended)
    assert row(store, desk.visit).state == RecordState.RETURNED
    do(store, recording.finish_visit, desk.visit, version, mended)
    again = row(store, desk.visit)
    assert (again.state, again.submitted_at, due_on(store, desk.place)) == (RecordState.SUBMITTED, first, DAY)
    with store.read() as reader:
        assert review_desk(reader, desk.home.manager_id).returned == ()


def test_a_return_needs_a_remark_and_a_record_that_waits(store: Store, desk: Desk) -> None:
    chief(store, desk)
    version = row(store, desk.visit).version
    with pytest.raises(Invalid, match=r"record\.no_remark"):
        do(store, reviewing.return_record, desk.visit, version, "  ")
    with pytest.raises(Conflict, match=r"row\.changed"):
        do(store, reviewing.return_record, desk.visit, version - 1, "x")
    approve(store, desk.visit)
    with pytest.raises(Invalid, match=r"record\.not_waiting"):
        do(store, reviewing.return_record, desk.visit, version + 1, "x")


def test_a_submitted_record_is_locked(store: Store, desk: Desk) -> None:
    version = row(store, desk.visit).version
    for command in (recording.save_record, recording.finish_visit):
        with pytest.raises(Invalid, match=r"record\.locked"):
            do(store, command, desk.visit, version, record(desk.home))


def test_a_correction_is_traced_field_by_field_with_its_reason(store: Store, desk: Desk) -> None:
    chief(store, desk)
    approve(store, desk.visit)
    be(store, desk.home.manager_id, Role.MANAGER)
    changed = record(desk.home, satisfaction=2, topics=(Topic.POLICY,), content="演示走访内容")
    with pytest.raises(Invalid, match=r"record\.no_reason"):
        do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, changed, " ")
    do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, changed, "满意度录入错误")
    found = review(store, desk.visit)
    assert found.state is RecordState.SUBMITTED
    event = found.events[-1]
    assert (event.step, event.person, event.said) == (RecordStep.CORRECT, "林演示", "满意度录入错误")
    assert event.changes == (
        RecordChange("satisfaction", 4, 2),
        RecordChange("topics", ("satisfaction",), ("policy",)),
    )


def test_a_second_correction_tells_its_own_changes_only(store: Store, desk: Desk) -> None:
    for rating, words in ((3, "甲"), (3, "乙乙")):
        draft = record(desk.home, satisfaction=rating, content=words)
        do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, draft, "")
    first, second = [each for each in review(store, desk.visit).events if each.step is RecordStep.CORRECT]
    assert first.changes == (RecordChange("content", "演示走访内容", "甲"), RecordChange("satisfaction", 4, 3))
    assert second.changes == (RecordChange("content", "甲", "乙乙"),)


def test_a_correction_that_was_taken_back_is_no_correction(store: Store, desk: Desk) -> None:
    version, lower = row(store, desk.visit).version, record(desk.home, satisfaction=1)
    with store.change() as work:
        reviewing.correct_record(work, desk.visit, version, lower, "")
    do(store, apply, work.undo)
    do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, record(desk.home, content="丙"), "")
    (event,) = [each for each in review(store, desk.visit).events if each.step is RecordStep.CORRECT]
    assert event.changes == (RecordChange("content", "演示走访内容", "丙"),)


def test_who_corrects(store: Store, desk: Desk) -> None:
    draft = record(desk.home, satisfaction=5)
    chief(store, desk)
    with pytest.raises(Denied, match=r"record\.not_yours"):
        do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, draft, "x")
    approve(store, desk.visit)
    do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, draft, "客户来电更正")
    assert row(store, desk.visit).state == RecordState.SUBMITTED


def test_a_correction_moves_the_duty_clock(store: Store, desk: Desk) -> None:
    day = DAY - timedelta(days=40)
    draft = record(desk.home, held_on=day)
    do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, draft, "")
    assert due_on(store, desk.place) == day
    with pytest.raises(Invalid, match=r"record\.incomplete"):
        bad = replace(draft, content="")
        do(store, reviewing.correct_record, desk.visit, row(store, desk.visit).version, bad, "")


def test_a_returned_visit_is_not_deleted(store: Store, desk: Desk) -> None:
    chief(store, desk)
    do(store, reviewing.return_record, desk.visit, row(store, desk.visit).version, "x")
    with pytest.raises(Invalid, match=r"visit\.already_held"):
        do(store, delete_visit, desk.visit, row(store, desk.visit).version)


def test_the_desk_counts_what_whoever_acts_may_review(store: Store, desk: Desk) -> None:
    with store.change() as work:
        own = recording.start_record(work, desk.place, desk.home.colleague_id, Channel.PHONE)
        recording.finish_visit(work, own, 1, record(desk.home, channel=Channel.PHONE))
        work.insert(Person, name="周演示", sort_key="zhou", role=Role.ADMIN)

    def waiting() -> int:
        with store.read() as reader:
            return review_desk(reader, None).waiting

    assert waiting() == 0
    chief(store, desk)
    assert waiting() == 1
    be(store, None, Role.ADMIN)
    assert waiting() == 2


def test_an_unknown_record(store: Store, desk: Desk) -> None:
    with pytest.raises(NotFound, match=r"visit\.gone"):
        review(store, UUID(int=1))
