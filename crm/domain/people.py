"""People of the bureau as pages show them."""

from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Role
from crm.domain.errors import Denied

KEEPERS = frozenset({Role.ADMIN, Role.SUPERVISOR})
"""Who keeps the rules, the calendar, the people and the books of a bureau."""


def check_keeper(role: Role) -> None:
    """Raise Denied("bureau.not_allowed") for everybody else."""
    if role not in KEEPERS:
        raise Denied("bureau.not_allowed")


@dataclass(frozen=True)
class PersonRow:
    """A person with the supply unit and the number of accounts that he or she owns."""

    id: UUID
    name: str
    role: Role
    area_id: UUID | None
    area: str | None
    accounts: int


@dataclass(frozen=True)
class AreaRow:
    id: UUID
    name: str


@dataclass(frozen=True)
class PortfolioRow:
    """A book of accounts, who answers for it today, and how many accounts it holds."""

    id: UUID
    name: str
    area: str
    manager: str | None
    accounts: int
