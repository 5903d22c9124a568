"""The months of an account's metering points with meters and registers, newest first (domain.md 4.1)."""

from uuid import UUID

from crm.domain.curves import PointLine
from crm.storage.energy import metering
from crm.storage.reader import Reader


def point_months(reader: Reader, account_id: UUID) -> tuple[PointLine, ...]:
    """Return every month of every metering point of an account; that of a former meter comes before a new one's."""
    return tuple(PointLine(*row) for row in metering.months_of(reader, account_id))
