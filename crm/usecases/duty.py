"""Visit duty: how accounts stand, and why (domain.md 2.1)."""

from uuid import UUID

from crm.domain.duty import DutyFilter, DutyLine
from crm.domain.errors import NotFound
from crm.storage.duty_list import duty_lines
from crm.storage.reader import Reader


def duty_of(reader: Reader, account_id: UUID) -> DutyLine:
    """Return how one account stands today; raises NotFound("account.gone")."""
    found = duty_lines(reader, DutyFilter(), account_id)
    if not found:
        raise NotFound("account.gone")
    return found[0]


def duties(reader: Reader, wanted: DutyFilter) -> list[DutyLine]:
    """Return how accounts stand on a day, in the order of their names."""
    return duty_lines(reader, wanted)
