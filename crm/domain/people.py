"""People of the bureau as pages show them."""

from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Role
from crm.domain.errors import Denied

KEEPERS = frozenset({Role.ADMIN, Role.SUPERVISOR})
"""Who keeps the rules, the calendar, the people and the books of a bureau."""


def check_keeper(role: Role) -> None:
    """Raise Denied("bureau.not_allowed") for everybody else."""
    if role not in KEEPERS:
        raise Denied("bureau.not_allowed")


class PersonRow(Struct, frozen=True):
    """A person with the supply unit and the number of accounts that he or she owns."""

    id: UUID
    name: str
    role: Role
    area_id: UUID | None
    area: str | None
    accounts: int


class AreaRow(Struct, frozen=True):
    id: UUID
    name: str


class PortfolioRow(Struct, frozen=True):
    """A book of accounts, who answers for it today, and how many accounts it holds."""

    id: UUID
    name: str
    area: str
    manager: str | None
    accounts: int
