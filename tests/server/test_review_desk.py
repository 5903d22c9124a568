"""The review of records at real desks: a manager submits, the supervisor decides and looks at what seems odd."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.codes import RecordState, Topic
from crm.domain.errors import RoundsError
from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.storage.tables import DemandLead, FlagLook, Visit
from crm.usecases.lists import list_ids, list_rows
from crm.usecases.looking import look_at
from crm.usecases.recording import finish_visit, start_record, visitor
from crm.usecases.records import visit_detail
from crm.usecases.review_desk import review_desk
from crm.usecases.reviewing import approve_records, correct_record, record_review, return_record
from crm.usecases.sampling import SampleWish, draw, open_call_backs
from crm.usecases.undo import apply
from tests.support.office import Office

pytestmark = pytest.mark.postgresql


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    """The manager's desk."""
    store = office.open("manager")
    yield store
    store.close()


@pytest.fixture
def chief(office: Office) -> Iterator[Store]:
    """The supervisor's desk."""
    store = office.open("supervisor")
    yield store
    store.close()


@pytest.fixture
def visit(desk: Store) -> UUID:
    """A record that the manager has just submitted."""
    person = desk.actor.person_id
    assert person is not None
    with desk.change() as work:
        key = start_record(work, list_ids(work, ListKind.ACCOUNTS, ListQuery())[0], person)
    with desk.read() as reader:
        detail, went = visit_detail(reader, key), visitor(reader, person)
    draft = replace(detail.draft, participants=(went,), topics=(Topic.POLICY,), content="谈了电价。", satisfaction=5)
    with desk.change() as work:
        finish_visit(work, key, detail.row.version, draft)
    return key


def version(store: Store, key: UUID) -> int:
    with store.read() as reader:
        return record_review(reader, key).version


def test_the_demand_of_a_record_reaches_the_planners(desk: Store, chief: Store, visit: UUID) -> None:
    with desk.read() as reader:
        detail = visit_detail(reader, visit)
    with desk.change() as work:
        correct_record(work, visit, detail.row.version, replace(detail.draft, demand_kva=4000.0), "客户补报容量")
    with chief.read() as reader:
        assert reader.scalars(select(DemandLead.c.applied_kva).where(DemandLead.c.visit_id == visit)) == [4000]
    with desk.change() as work:
        correct_record(work, visit, version(desk, visit), detail.draft, "误记")
    with chief.read() as reader:
        of_visit = (DemandLead.c.visit_id == visit, DemandLead.c.deleted_at.is_(None))
        assert reader.scalars(select(DemandLead.c.id).where(*of_visit)) == []


def test_a_record_is_returned_approved_and_corrected(desk: Store, chief: Store, visit: UUID) -> None:
    with chief.change() as work:
        return_record(work, visit, version(chief, visit), "补写建议")
        steps = work.undo
    with desk.read() as reader:
        assert [each.remark for each in review_desk(reader, desk.actor.person_id).returned] == ["补写建议"]
    with chief.change() as work:
        apply(work, steps)
    with chief.change() as work:
        assert approve_records(work, [(visit, version(chief, visit))]) == []
    with desk.read() as reader:
        review = record_review(reader, visit)
        draft = visit_detail(reader, visit).draft
    assert (review.state, review.may_review, review.may_correct) == (RecordState.APPROVED, False, True)
    with desk.change() as work:
        correct_record(work, visit, review.version, replace(draft, content="更正。"), "写错了")
    with chief.read() as reader:
        after = record_review(reader, visit)
    assert after.state is RecordState.SUBMITTED
    assert [change.field for change in after.events[-1].changes] == ["content"]


def test_a_correction_of_an_approved_record_is_taken_back_and_waits_for_its_review(
    desk: Store, chief: Store, visit: UUID
) -> None:
    """The author has the words back and no approval: that is the supervisor's word alone."""
    with chief.change() as work:
        assert approve_records(work, [(visit, version(chief, visit))]) == []
    with desk.read() as reader:
        draft = visit_detail(reader, visit).draft
    with desk.change() as work:
        correct_record(work, visit, version(desk, visit), replace(draft, content="更正。", satisfaction=3), "写错了")
        steps = work.undo
    with desk.change() as work:
        apply(work, steps)
        again = work.undo
    with desk.read() as reader:
        review, back = record_review(reader, visit), visit_detail(reader, visit).draft
    assert (back.content, back.satisfaction, review.state) == ("谈了电价。", 5, RecordState.SUBMITTED)
    assert review.may_correct
    with desk.change() as work:
        apply(work, again)
    with desk.read() as reader:
        assert visit_detail(reader, visit).draft.content == "更正。"
    with chief.change() as work:
        assert approve_records(work, [(visit, version(chief, visit))]) == []


def test_the_reviewer_takes_an_own_correction_back_as_a_whole(desk: Store, chief: Store, visit: UUID) -> None:
    with chief.change() as work:
        approve_records(work, [(visit, version(chief, visit))])
    with chief.read() as reader:
        draft = visit_detail(reader, visit).draft
    with chief.change() as work:
        correct_record(work, visit, version(chief, visit), replace(draft, content="更正。"), "写错了")
        steps = work.undo
    with chief.change() as work:
        apply(work, steps)
    with desk.read() as reader:
        review = record_review(reader, visit)
        assert visit_detail(reader, visit).draft.content == "谈了电价。"
    assert review.state is RecordState.APPROVED


def test_a_manager_approves_nothing_by_any_road(desk: Store, visit: UUID) -> None:
    with desk.change() as work:
        assert len(approve_records(work, [(visit, version(desk, visit))])) == 1
    with pytest.raises(RoundsError), desk.change() as work:
        work.update(Visit, visit, version(desk, visit), record_state=RecordState.APPROVED)
    with desk.read() as reader:
        assert record_review(reader, visit).state is RecordState.SUBMITTED
        assert list_ids(reader, ListKind.REVIEWS, ListQuery()) == []
        assert list_ids(reader, ListKind.HONESTY, ListQuery()) == []


def test_a_supervisor_reviews_the_own_unit_and_looks_at_what_is_odd(chief: Store, desk: Store, visit: UUID) -> None:
    with chief.read() as reader:
        assert visit in list_ids(reader, ListKind.REVIEWS, ListQuery(view="waiting"))
        odd = list_ids(reader, ListKind.HONESTY, ListQuery(view="to_look_at"))
    assert odd
    with chief.change() as work:
        assert look_at(work, odd[:1], "电话核实") == 1
    with chief.read() as reader:
        (row,) = list_rows(reader, ListKind.HONESTY, list_ids(reader, ListKind.HONESTY, ListQuery(view="looked_at")))
    assert row.look_note == "电话核实"
    with desk.read() as reader:
        assert reader.rows(FlagLook.select()) == []


def test_a_sample_becomes_call_backs(chief: Store, visit: UUID) -> None:
    today = chief.clock.today()
    with chief.change() as work:
        visits = draw(work, SampleWish(today - timedelta(days=60), today, 7, 2))
        made = open_call_backs(work, visits, chief.actor.person_id, "zh_CN")
    assert len(made) == sum(not each.has_task for each in visits) > 0
