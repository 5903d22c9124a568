"""What a list asks of the database: its ids with counts, rows, the choices of its filters."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QObject

from crm.domain.errors import Invalid
from crm.domain.keys import Keys
from crm.domain.lists import ListChoice, ListKind, ListQuery, ListTotals
from crm.domain.views import SavedViewRow
from crm.usecases.lists import (
    choices,
    key_names,
    list_count,
    list_ids,
    list_rows,
    list_totals,
    totals_of,
    view_counts,
)
from crm.usecases.views import saved_views
from ui.context import Context

Rows = Callable[[Sequence[Any]], None]


class Former(Struct, frozen=True):
    """What the list shows while it is asked again: `last_seen` is the lowest row in view."""

    ids: Keys
    last_seen: UUID | None = None


class Loaded(Struct, frozen=True):
    """The list as the database has it now. All of this is made off the GUI thread: a list may be long.

    `added` are rows that were not in the former list and would move what is in view; `calm` is the list without them.
    """

    ids: Keys
    counts: dict[str, int]
    """By view, one's own by their ids."""
    views: tuple[SavedViewRow, ...] = ()
    added: frozenset[UUID] = frozenset()
    calm: Keys | None = None


class ListLoader(QObject):
    """Asks for one page; a newer question supersedes the one under way."""

    def __init__(self, context: Context, kind: ListKind, owner: QObject) -> None:
        super().__init__(owner)
        self._context, self._kind = context, kind

    def ask(
        self,
        query: ListQuery,
        former: Former,
        calmly: bool,
        then: Callable[[Loaded], None],
        fail: Callable[[BaseException], None],
    ) -> None:
        """Ask for the ids and what stands around them; `calmly` parts the rows that would move those in view."""
        kind = self._kind

        def read(reader: Any) -> Loaded:
            ids = list_ids(reader, kind, query)
            added = _in_the_way(ids, former) if calmly else frozenset()
            calm = ids.but(added) if added else None
            for each in (ids, calm):
                if each is not None:
                    each.learn_places()
            own = saved_views(reader, kind, reader.actor.person_id)
            return Loaded(
                ids,
                {**view_counts(reader, kind, query), **_own_counts(reader, kind, own, query.person_id)},
                tuple(own),
                added,
                calm,
            )

        self._context.runner.ask(self, read, then, fail, slot="ids")

    def rows(self, ids: Sequence[UUID], then: Rows) -> None:
        """Fetch rows."""
        wanted, kind = list(ids), self._kind
        self._context.runner.ask(self, lambda reader: list_rows(reader, kind, wanted), then)

    def sums(self, query: ListQuery, then: Callable[[ListTotals], None]) -> None:
        """Ask for the sums of all rows that a query shows."""
        kind = self._kind
        self._context.runner.ask(self, lambda reader: list_totals(reader, kind, query), then, slot="sums")

    def sums_of(self, ids: Sequence[UUID], then: Callable[[ListTotals], None]) -> None:
        """Ask for the sums of some rows."""
        kind, wanted = self._kind, list(ids)
        self._context.runner.ask(self, lambda reader: totals_of(reader, kind, wanted), then, slot="checked sums")

    def choices(self, query: ListQuery, column: str, words: str, then: Callable[[list[ListChoice]], None]) -> None:
        """Ask what a column's filter offers under the other filters."""
        kind = self._kind
        self._context.runner.ask(
            self, lambda reader: choices(reader, kind, query, column, words), then, slot=f"choices {column}"
        )

    def names(self, column: str, values: Sequence[str], then: Callable[[dict[str, str]], None]) -> None:
        """Ask for the names of the keys that a filter holds."""
        kind, wanted = self._kind, {column: tuple(values)}
        self._context.runner.ask(self, lambda reader: key_names(reader, kind, wanted), then)


def _own_counts(reader: Any, kind: ListKind, views: Sequence[SavedViewRow], person_id: UUID | None) -> dict[str, int]:
    """Return how many rows each saved view shows; one that asks what this program does not know has no count."""
    found = {}
    for view in views:
        try:
            found[str(view.id)] = list_count(reader, kind, view.definition.query(person_id))
        except Invalid:
            continue
    return found


def _in_the_way(ids: Keys, former: Former) -> frozenset[UUID]:
    """Return the new rows when one of them would come before the lowest row in view."""
    if former.last_seen is None or former.last_seen not in ids:
        return frozenset()
    lowest, added = ids.place(former.last_seen), ids.without(former.ids)
    return frozenset(added) if any(ids.place(id) < lowest for id in added) else frozenset()
