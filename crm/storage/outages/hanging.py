"""What hangs on a part of the network, in every book: it cannot go while anything does (domain.md 1.4)."""

from uuid import UUID

from sqlalchemy import func, select

from crm.storage.base import AnyTable
from crm.storage.family import pointing_to
from crm.storage.reader import Reader
from crm.storage.tables import Feeder, Substation, TransformerArea

PARTS: tuple[AnyTable, ...] = (Substation, Feeder, TransformerArea)


def hanging(reader: Reader, part: AnyTable, part_id: UUID) -> dict[str, int]:
    """Return how many rows of each table name a part of the network, those in the bin left out.

    A shared server counts for whoever asks, for nobody sees the accounts of every book.
    """
    if reader.is_guarded:
        told = func.rounds_hanging(part_id).table_valued("name", "rows")
        return {row.name: row.rows for row in reader.rows(select(told)) if row.rows}
    found: dict[str, int] = {}
    for column in pointing_to(part.name):
        table: AnyTable = column.table
        statement = select(func.count()).select_from(table).where(column == part_id, table.c.deleted_at.is_(None))
        if count := int(reader.scalar(statement)):
            found[table.name] = found.get(table.name, 0) + count
    return found


def part_in_bin(reader: Reader, table: AnyTable, row_id: UUID) -> str | None:
    """Return the name of the part of the network that a row hangs on when that lies in the bin, else None."""
    for part, name in (
        (Substation, Substation.c.name),
        (Feeder, Feeder.c.number),
        (TransformerArea, TransformerArea.c.name),
    ):
        for column in pointing_to(part.name):
            if column.table is not table:
                continue
            statement = select(name).join(table, column == part.c.id)
            binned: str | None = reader.scalar(statement.where(table.c.id == row_id, part.c.deleted_at.is_not(None)))
            if binned is not None:
                return binned
    return None
