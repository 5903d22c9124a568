"""Accounts as rows of whom an outage reaches, with whom to call, and in the order to look at them."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from crm.domain.codes import ImportanceGrade, Segment, SourceRole
from crm.domain.outage_desk import AffectedRow, AttemptLine, CallContact
from crm.domain.outages import Effect, Known, Told
from crm.planning.outages.reach import lost_kw
from crm.storage.outages import customers
from crm.storage.reader import AnyRow, Reader
from crm.usecases.outages import standing
from crm.usecases.outages.snapshot import Found

EFFECTS, GRADES = tuple(Effect), tuple(ImportanceGrade)


class People:
    """Accounts with whom to call, as rows of whom an outage reaches."""

    def __init__(self, reader: Reader, account_ids: Collection[UUID]) -> None:
        self.rows = customers.customers(reader, account_ids)
        self.contacts = contacts_of(reader, account_ids)

    def row(
        self, row: AnyRow, told: standing.Told, switched_to: str | None, attempts: Sequence[AttemptLine]
    ) -> AffectedRow:
        account = self.rows[row.account_id]
        return AffectedRow(
            id=row.id,
            **self._facts(account),
            source_role=SourceRole(row.source_role),
            effect=told.effect,
            is_interrupted=row.is_interrupted,
            lost_kw=row.lost_kw or 0.0,
            restored_at=row.restored_at,
            switched_to=switched_to,
            known=told.known,
            clocks=told.clocks,
            attempts=tuple(attempts),
            needs_notice=told.needs_notice,
        )

    def fresh(self, account_id: UUID, found: Found, lost: float, switched_to: str | None) -> AffectedRow:
        return AffectedRow(
            id=None,
            **self._facts(self.rows[account_id]),
            source_role=found.reach.role,
            effect=found.reach.effect,
            is_interrupted=found.reach.is_interrupted,
            lost_kw=lost_kw(found.reach, lost, self.rows[account_id].security_load_kw),
            restored_at=None,
            switched_to=switched_to,
            known=Known(Told.NOT_TOLD, None, 0),
            clocks=(),
            attempts=(),
        )

    def _facts(self, account: AnyRow) -> dict[str, Any]:
        return {
            "account_id": account.id,
            "name": account.name,
            "account_no": account.account_no,
            "segment": Segment(account.segment),
            "grade": ImportanceGrade(account.importance_grade),
            "own_generation_kw": account.own_generator_kw,
            "contacts": self.contacts.get(account.id, ()),
        }

    def in_order(self, rows: Sequence[AffectedRow]) -> tuple[AffectedRow, ...]:
        """Return whom to call first: who is off, the important ones, the largest load."""

        def place(row: AffectedRow) -> tuple[bool, int, int, float, str]:
            name = self.rows[row.account_id].sort_key
            return not row.needs_notice, EFFECTS.index(row.effect), GRADES.index(row.grade), -row.lost_kw, name

        return tuple(sorted(rows, key=place))


def contacts_of(reader: Reader, account_ids: Collection[UUID]) -> dict[UUID, tuple[CallContact, ...]]:
    """Return whom to call about accounts; each contact has the first number that nobody doubts, else the first."""
    numbers = customers.phones(reader, account_ids)
    found = {}
    for account_id, rows in customers.contacts(reader, account_ids).items():
        lines = []
        for row in rows:
            phone = next(iter(numbers.get(row.id, ())), None)
            number, doubt = (phone.number, phone.is_doubtful) if phone is not None else (None, False)
            lines.append(CallContact(row.id, row.name, row.role, number, row.email, doubt))
        found[account_id] = tuple(lines)
    return found
