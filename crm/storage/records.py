"""What is written down of a visit: the row itself and its topics, people, materials, issues, hazards and tasks."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import bindparam, select

from crm.domain.codes import Channel, HazardLevel, IssueTopic, Priority, Side, Topic
from crm.domain.issues import Urgency
from crm.domain.visits import FollowUp, HazardDraft, IssueDraft, Material, Participant, RecordDraft
from crm.storage.base import AnyTable
from crm.storage.conflicts import missing
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Hazard, Issue, Task, Visit, VisitMaterial, VisitParticipant, VisitTopic

Keys = tuple[tuple[UUID, int], ...]
"""(id, version) of rows."""


class Written(Struct, frozen=True):
    """A record as it stands: `columns` of the visit by name, and the keys of its children by table."""

    columns: Mapping[str, Any]
    account: str
    draft: RecordDraft
    children: Mapping[AnyTable, Keys]


def _of_visit(table: AnyTable, *columns: Any) -> AnySelect:
    return (
        select(table.c.id, table.c.version, *columns)
        .where(table.c.visit_id == bindparam("visit"), table.c.deleted_at.is_(None))
        .order_by(table.c.id)
    )


# Built once: putting these together costs more than a small database needs to answer them.
_VISIT = (
    select(*Visit.columns, Account.c.name.label("account"))
    .join(Account, Account.c.id == Visit.c.account_id)
    .where(Visit.c.id == bindparam("visit"), Visit.c.deleted_at.is_(None))
)
_CHILDREN: dict[AnyTable, AnySelect] = {
    VisitTopic: _of_visit(VisitTopic, VisitTopic.c.topic),
    VisitParticipant: _of_visit(
        VisitParticipant,
        VisitParticipant.c.side,
        VisitParticipant.c.name,
        VisitParticipant.c.title,
        VisitParticipant.c.person_id,
        VisitParticipant.c.contact_id,
    ),
    VisitMaterial: _of_visit(VisitMaterial, VisitMaterial.c.title, VisitMaterial.c.edition),
    Issue: _of_visit(Issue, Issue.c.text, Issue.c.topic, Issue.c.urgency, Issue.c.responsible_unit),
    Hazard: _of_visit(Hazard, Hazard.c.text, Hazard.c.level, Hazard.c.remedy_due),
    Task: _of_visit(Task, Task.c.title, Task.c.due_on, Task.c.assignee_id, Task.c.due_time, Task.c.priority),
}


def record(reader: Reader, visit_id: UUID) -> RecordDraft:
    """Return what is written down of a visit so far but for its surveys; raises NotFound("visit.gone").

    `crm.usecases.records.whole_record` has the surveys too.
    """
    return written(reader, visit_id).draft


def written(reader: Reader, visit_id: UUID) -> Written:
    """Return a record with everything that changing it needs; raises NotFound("visit.gone")."""
    values = {"visit": visit_id}
    row = reader.connection.execute(_VISIT, values).first()
    if row is None:
        raise missing(reader, Visit, visit_id, "visit.gone")
    found = {table: reader.connection.execute(statement, values).all() for table, statement in _CHILDREN.items()}
    keys = {table: tuple((child.id, child.version) for child in rows) for table, rows in found.items()}
    return Written(dict(row._mapping), row.account, _draft(row, found), keys)


def _draft(row: AnyRow, found: Mapping[AnyTable, Any]) -> RecordDraft:
    return RecordDraft(
        held_on=row.held_on,
        channel=Channel(row.channel),
        arrived_at=row.arrived_at,
        left_at=row.left_at,
        topics=tuple(Topic(each.topic) for each in found[VisitTopic]),
        participants=tuple(
            Participant(Side(each.side), each.name, each.title, each.person_id, each.contact_id)
            for each in found[VisitParticipant]
        ),
        content=row.content or "",
        production=row.production or "",
        advice=row.advice or "",
        reply_on_site=row.reply_on_site or "",
        outage_plan_told=row.outage_plan_told,
        issues=tuple(_issue(each) for each in found[Issue]),
        hazards=tuple(HazardDraft(each.text, HazardLevel(each.level), each.remedy_due) for each in found[Hazard]),
        materials=tuple(Material(each.title, each.edition or "") for each in found[VisitMaterial]),
        follow_ups=tuple(
            FollowUp(each.title, each.due_on, each.assignee_id, each.due_time, Priority(each.priority))
            for each in found[Task]
        ),
        demand_kva=row.demand_kva,
        demand_on=row.demand_on,
        satisfaction=row.satisfaction,
        no_satisfaction_reason=row.no_satisfaction_reason or "",
        recommend=row.recommend,
        next_visit_on=row.next_visit_on,
    )


def _issue(row: AnyRow) -> IssueDraft:
    return IssueDraft(row.text, IssueTopic(row.topic), Urgency(row.urgency), row.responsible_unit or "")
