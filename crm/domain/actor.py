"""Who acts."""

from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Role


@dataclass(frozen=True)
class Actor:
    """The login that changes are stamped with, and the person it belongs to (None when unknown)."""

    login: str
    person_id: UUID | None = None
    role: Role = Role.ADMIN
