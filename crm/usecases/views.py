"""Saved views: kept, renamed, overwritten, put in order and thrown away; all of it can be undone."""

from collections.abc import Sequence
from uuid import UUID

from crm.domain.errors import Invalid
from crm.domain.lists import ListKind
from crm.domain.views import SavedViewRow, ViewDefinition, as_text, checked_name
from crm.storage import views as store
from crm.storage.reader import Reader
from crm.storage.tables import SavedView
from crm.storage.unit import UnitOfWork


def saved_views(reader: Reader, kind: ListKind, person_id: UUID | None) -> list[SavedViewRow]:
    """Return somebody's views of a list in their order; views without a person are everybody's."""
    return store.views_of(reader, kind, person_id)


def save_view(work: UnitOfWork, kind: ListKind, person_id: UUID | None, name: str, definition: ViewDefinition) -> UUID:
    """Keep a new view at the end of somebody's views.

    Raises Invalid("view.no_name"), Invalid("view.long_name") and Invalid("view.name_taken").
    """
    plain = _free_name(work, kind, person_id, name)
    place = store.last_position(work, kind) + 1
    values = {"place": kind, "name": plain, "definition": as_text(definition), "position": place}
    return work.insert(SavedView, person_id=person_id, **values)


def rename_view(work: UnitOfWork, view_id: UUID, version: int, name: str) -> int:
    """Give a view another name; raises what `save_view` raises, and NotFound("view.gone")."""
    view = store.view(work, view_id)
    plain = _free_name(work, view.kind, view.person_id, name, view_id)
    return work.update(SavedView, view_id, version, name=plain)


def overwrite_view(work: UnitOfWork, view_id: UUID, version: int, definition: ViewDefinition) -> int:
    """Let a view keep something else from now on."""
    return work.update(SavedView, view_id, version, definition=as_text(definition))


def remove_view(work: UnitOfWork, view_id: UUID, version: int) -> None:
    """Put a view into the bin."""
    work.remove(SavedView, view_id, version)


def reorder_views(work: UnitOfWork, kind: ListKind, person_id: UUID | None, ids: Sequence[UUID]) -> None:
    """Put somebody's views in the order of `ids`; views that are not named follow as they stood."""
    known = {view.id: view for view in store.views_of(work, kind, person_id)}
    named = [key for key in dict.fromkeys(ids) if key in known]
    rest = [key for key in known if key not in set(named)]
    for place, key in enumerate((*named, *rest), start=1):
        if known[key].position != place:
            work.update(SavedView, key, known[key].version, position=place)


def _free_name(work: UnitOfWork, kind: ListKind, person_id: UUID | None, name: str, besides: UUID | None = None) -> str:
    plain = checked_name(name)
    for view in store.views_of(work, kind, person_id):
        if view.id != besides and view.name.casefold() == plain.casefold():
            raise Invalid("view.name_taken", name=view.name)
    return plain
