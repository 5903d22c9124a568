"""Saved views of one person's lists."""

from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select

from crm.domain.lists import ListKind
from crm.domain.views import SavedViewRow, from_text
from crm.storage.conflicts import missing
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import SavedView


def _base() -> AnySelect:
    columns = (
        SavedView.c.id,
        SavedView.c.version,
        SavedView.c.place,
        SavedView.c.person_id,
        SavedView.c.name,
        SavedView.c.position,
        SavedView.c.definition,
    )
    return select(*columns).where(SavedView.c.deleted_at.is_(None))


def _row(row: AnyRow) -> SavedViewRow:
    definition = from_text(row.definition)
    return SavedViewRow(row.id, row.version, ListKind(row.place), row.person_id, row.name, row.position, definition)


def views_of(reader: Reader, kind: ListKind, person_id: UUID | None) -> list[SavedViewRow]:
    """Return somebody's views of a list in their order, those of everybody among them."""
    mine: ColumnElement[bool] = SavedView.c.person_id.is_(None)
    if person_id is not None:
        mine = or_(mine, SavedView.c.person_id == person_id)
    statement = _base().where(SavedView.c.place == kind, mine)
    return [_row(row) for row in reader.rows(statement.order_by(SavedView.c.position, SavedView.c.id))]


def view(reader: Reader, view_id: UUID) -> SavedViewRow:
    """Return one view; raises NotFound("view.gone")."""
    row = reader.one(_base().where(SavedView.c.id == view_id))
    if row is None:
        raise missing(reader, SavedView, view_id, "view.gone")
    return _row(row)


def last_position(reader: Reader, kind: ListKind) -> int:
    """Return the highest position of any view of a list, 0 when there is none."""
    highest = select(func.max(SavedView.c.position)).where(SavedView.c.place == kind)
    return int(reader.scalar(highest.where(SavedView.c.deleted_at.is_(None))) or 0)
