"""What customers said about an outage: issues and orders that are linked to it, and those that may belong to it."""

from datetime import timedelta
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.duty import EVENT_RULES, OUTAGES
from crm.domain.outage_desk import After, Complaint, VisitAfter, Whose
from crm.storage.outages import complaints as store
from crm.storage.outages import heads
from crm.storage.reader import Reader
from crm.storage.tables import Issue, WorkOrder
from crm.storage.unit import UnitOfWork

AFTER = timedelta(days=7)
"""What is raised so long after the end may still be about the outage."""


def complaints(reader: Reader, outage_id: UUID) -> list[Complaint]:
    """Return issues and orders about an outage, the linked ones first; raises NotFound("outage.gone")."""
    head = heads.head(reader, outage_id)
    begin = head.actual_start or head.planned_start or head.reported_at or head.created_at
    end = (head.actual_end or reader.clock.now()) + AFTER
    local = reader.clock.local
    found = [
        Complaint(
            Kind.ISSUE, row.id, row.version, row.account_id, row.name, "", row.raised_on, row.text, bool(row.outage_id)
        )
        for row in store.issues(reader, outage_id, local(begin).date(), local(end).date())
    ]
    for row in store.orders(reader, outage_id, begin, end):
        raised, is_linked = local(row.received_at).date(), bool(row.outage_id)
        words = (row.name, row.order_no, raised, row.text)
        found.append(Complaint(Kind.WORK_ORDER, row.id, row.version, row.account_id, *words, is_linked))
    return sorted(found, key=lambda each: (not each.is_linked, each.raised_on, each.account))


def after(reader: Reader, outage_id: UUID, whose: Whose) -> After:
    """Return what came of an outage: complaints, and visits that two outages in 60 days or a severe one ask for."""
    rows = store.duties(reader, outage_id, EVENT_RULES[OUTAGES], whose)
    visits = tuple(VisitAfter(row.id, row.name, row.due_on) for row in rows)
    return After(tuple(complaints(reader, outage_id)), visits)


def link_complaint(work: UnitOfWork, complaint: Complaint, outage_id: UUID | None) -> int:
    """Say that an issue or an order is about an outage, or about none, and return its new version."""
    table = Issue if complaint.kind is Kind.ISSUE else WorkOrder
    return work.update(table, complaint.id, complaint.version, outage_id=outage_id)
