"""Who acts."""

from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Role


class Actor(Struct, frozen=True):
    """The login that changes are stamped with, and the person it belongs to (None when unknown)."""

    login: str
    person_id: UUID | None = None
    role: Role = Role.ADMIN
