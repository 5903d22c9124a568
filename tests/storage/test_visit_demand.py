"""A demand that a customer names on a visit reaches the grid planners (domain.md section 7)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.codes import Role
from crm.domain.errors import Invalid
from crm.domain.growth_desk import LeadStage
from crm.domain.visits import RecordDraft
from crm.storage.store import Store
from crm.storage.tables import DemandLead, Visit
from crm.usecases.energy.growth import growth
from crm.usecases.energy.leads import LeadKnown, add_lead, keep_lead
from crm.usecases.recording import finish_visit, save_record, start_record
from crm.usecases.reviewing import correct_record, return_record
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau, record

SUMMER = date(2027, 6, 1)
LEAD = DemandLead.c


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def customer(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


def visited(store: Store, home: Bureau, customer: UUID, draft: RecordDraft) -> UUID:
    with store.change() as work:
        visit = start_record(work, customer, home.manager_id)
        finish_visit(work, visit, 1, draft, "en")
    return visit


def leads(store: Store) -> list[Any]:
    columns = (LEAD.id, LEAD.version, LEAD.applied_kva, LEAD.expected_on, LEAD.stage, LEAD.probability, LEAD.visit_id)
    with store.read() as reader:
        return reader.rows(select(*columns, LEAD.project).where(LEAD.deleted_at.is_(None)).order_by(LEAD.id))


def version_of(store: Store, visit: UUID) -> int:
    with store.read() as reader:
        return int(reader.scalar(select(Visit.c.version).where(Visit.c.id == visit)) or 0)


def corrected(store: Store, visit: UUID, draft: RecordDraft) -> None:
    version = version_of(store, visit)
    with store.change() as work:
        correct_record(work, visit, version, draft, "the size was wrong")


def test_a_finished_record_tells_the_planners_and_undo_takes_it_back(
    store: Store, home: Bureau, customer: UUID
) -> None:
    wanted = record(home, demand_kva=2000.0, demand_on=SUMMER)
    with store.change() as work:
        visit = start_record(work, customer, home.manager_id)
        version = save_record(work, visit, 1, wanted)
    assert leads(store) == []
    with store.change() as work:
        finish_visit(work, visit, version, wanted, "en")
        steps = work.undo
    [row] = leads(store)
    assert (row.applied_kva, row.expected_on, row.stage, row.probability) == (2000, SUMMER, LeadStage.LEAD, 0.2)
    assert (row.visit_id, row.project) == (visit, f"Noted on the visit of {DAY}")
    with store.read() as reader:
        board = growth(reader)
        assert [each.applied_kva for each in board.unplaced] == [2000]
    with store.change() as work:
        apply(work, steps=steps)
    assert leads(store) == []


def test_the_same_demand_said_again_confirms_the_one_that_is_known(store: Store, home: Bureau, customer: UUID) -> None:
    visited(store, home, customer, record(home, demand_kva=2000.0, demand_on=SUMMER))
    again = visited(store, home, customer, record(home, demand_kva=2000.0, demand_on=SUMMER))
    visited(store, home, customer, record(home))
    [row] = leads(store)
    assert (row.visit_id, row.version) == (again, 2)
    visited(store, home, customer, record(home, demand_kva=630.0))
    assert sorted(each.applied_kva for each in leads(store)) == [630, 2000]


@pytest.mark.parametrize("stage", [LeadStage.ENERGIZED, LeadStage.CANCELLED])
def test_what_is_over_is_not_confirmed(store: Store, home: Bureau, customer: UUID, stage: LeadStage) -> None:
    visited(store, home, customer, record(home, demand_kva=2000.0))
    [row] = leads(store)
    with store.change() as work:
        keep_lead(work, row.id, row.version, LeadKnown(2000.0, stage, 1.0))
    visited(store, home, customer, record(home, demand_kva=2000.0))
    assert sorted(each.stage for each in leads(store)) == sorted([stage, LeadStage.LEAD])


def test_a_correction_corrects_what_it_began_and_leaves_what_was_learned_since(
    store: Store, home: Bureau, customer: UUID
) -> None:
    said = record(home, demand_kva=2000.0, demand_on=SUMMER)
    visit = visited(store, home, customer, said)
    [row] = leads(store)
    with store.change() as work:
        keep_lead(work, row.id, row.version, LeadKnown(1600.0, LeadStage.APPLIED, 0.8, SUMMER))
    corrected(store, visit, replace(said, content="another word"))
    [row] = leads(store)
    assert (row.applied_kva, row.stage) == (1600, LeadStage.APPLIED)
    corrected(store, visit, replace(said, demand_kva=1250.0))
    [row] = leads(store)
    assert (row.applied_kva, row.stage, row.probability) == (1250, LeadStage.APPLIED, 0.8)


def test_a_returned_record_corrects_its_demand_when_it_is_saved(store: Store, home: Bureau, customer: UUID) -> None:
    said = record(home, demand_kva=2000.0)
    visit = visited(store, home, customer, said)
    version = version_of(store, visit)
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    with store.change() as work:
        return_record(work, visit, version, "核实容量")
    store.act_as(home.manager_id, Role.MANAGER)
    with store.change() as work:
        kept = save_record(work, visit, version_of(store, visit), replace(said, demand_kva=1250.0))
    with store.change() as work:
        finish_visit(work, visit, kept, replace(said, demand_kva=1250.0), "en")
    assert [row.applied_kva for row in leads(store)] == [1250]


def test_another_word_in_a_former_record_begins_no_second_demand(store: Store, home: Bureau, customer: UUID) -> None:
    said = record(home, demand_kva=2000.0)
    visit = visited(store, home, customer, said)
    visited(store, home, customer, said)
    [row] = leads(store)
    with store.change() as work:
        keep_lead(work, row.id, row.version, LeadKnown(1600.0, LeadStage.APPLIED, 0.8))
    corrected(store, visit, replace(said, content="another word"))
    assert [row.applied_kva for row in leads(store)] == [1600]


@pytest.mark.parametrize(("stage", "left"), [(LeadStage.LEAD, 0), (LeadStage.APPLIED, 1)])
def test_a_demand_that_was_never_said_goes_unless_something_came_of_it(
    store: Store, home: Bureau, customer: UUID, stage: LeadStage, left: int
) -> None:
    said = record(home, demand_kva=2000.0)
    visit = visited(store, home, customer, said)
    [row] = leads(store)
    with store.change() as work:
        keep_lead(work, row.id, row.version, LeadKnown(2000.0, stage, 0.5))
    corrected(store, visit, replace(said, demand_kva=None))
    assert len(leads(store)) == left


def test_a_demand_that_was_heard_of_elsewhere_is_noted(store: Store, customer: UUID) -> None:
    known = LeadKnown(8000.0, LeadStage.APPROVED, 0.4, SUMMER)
    with store.change() as work:
        key = add_lead(work, customer, " 二期厂房 ", known)
    [row] = leads(store)
    assert (row.id, row.project, row.applied_kva, row.visit_id) == (key, "二期厂房", 8000, None)


@pytest.mark.parametrize(
    ("project", "known", "code"),
    [
        (" ", LeadKnown(8000.0, LeadStage.LEAD, 0.2), "lead.no_project"),
        ("二期", LeadKnown(0.0, LeadStage.LEAD, 0.2), "lead.capacity"),
        ("二期", LeadKnown(8000.0, LeadStage.LEAD, 1.2), "lead.probability"),
        ("二期", LeadKnown(8000.0, LeadStage.LEAD, 0.2, SUMMER, latest_on=DAY), "lead.days"),
    ],
)
def test_a_demand_that_makes_no_sense_is_refused(
    store: Store, customer: UUID, project: str, known: LeadKnown, code: str
) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        add_lead(work, customer, project, known)
    assert refused.value.code == code
    assert leads(store) == []
