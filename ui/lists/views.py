"""The views of a list: those that everybody has, then one's own; how each was left."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from crm.domain.lists import EVERYTHING, SortKey
from crm.domain.views import SavedViewRow, ShownColumn, ViewDefinition
from ui.lists.spec import ListSpec
from ui.lists.state import ListState
from ui.widgets.tabs import Tab


class ListViews:
    """Knows what each view shows. `chosen` is the key of the one in view."""

    def __init__(self, spec: ListSpec) -> None:
        self._spec = spec
        self._own: dict[str, SavedViewRow] = {}
        self._left: dict[str, ListState] = {}
        self._sortable = {column.key for column in spec.columns if column.sortable}
        self.chosen = spec.views[0].key

    def set_own(self, views: Sequence[SavedViewRow]) -> bool:
        """Take one's own views; say whether the one in view is gone or keeps something else now."""
        former, self._own = self._own, {str(view.id): view for view in views}
        if self.chosen in former and self.chosen not in self._own:
            self.chosen = self._spec.views[0].key
            return True
        return False

    def own(self, key: str = "") -> SavedViewRow | None:
        """Return a view of one's own, the one in view unless another is named; None for a built-in one."""
        return self._own.get(key or self.chosen)

    def moved(self, key: UUID, by: int) -> list[UUID] | None:
        """Return one's own views with one of them some places later, None where it would leave the row."""
        order = [view.id for view in self._own.values()]
        to = order.index(key) + by
        if not 0 <= to < len(order):
            return None
        order.insert(to, order.pop(order.index(key)))
        return order

    def knows(self, key: str) -> bool:
        """Say whether there is such a view."""
        return key in self._own or any(view.key == key for view in self._spec.views)

    def definition(self, key: str) -> ListState:
        """Return what a view shows as it was saved; what this program does not know of it is left out."""
        own = self._own.get(key)
        if own is not None:
            return self._read(own.definition)
        sort = next((view.sort for view in self._spec.views if view.key == key), ())
        base = key if any(view.key == key for view in self._spec.views) else EVERYTHING
        return ListState(base, sort=sort or self._spec.sort)

    def _read(self, kept: ViewDefinition) -> ListState:
        base = kept.base if any(view.key == kept.base for view in self._spec.views) else EVERYTHING
        known = {column.key for column in self._spec.columns}
        sort = tuple(key for key in kept.sort if key.column in self._sortable)
        columns = tuple(column for column in kept.columns if column.key in known)
        usual = tuple(map(ShownColumn, self._spec.shown))
        filters = {key: values for key, values in kept.filters.items() if key in known and values}
        return ListState(base, filters, kept.text, sort or self._spec.sort, columns or usual)

    def choose(self, key: str) -> ListState:
        """Make a view the one in view and return how it was left."""
        self.chosen = key
        return self._left.get(key, self.definition(key))

    def keep(self, state: ListState) -> None:
        """Remember how the view in view is looked at now."""
        self._left[self.chosen] = state

    def forget(self, key: str) -> None:
        """Look at a view as it was saved the next time."""
        self._left.pop(key, None)

    def is_changed(self, state: ListState) -> bool:
        """Say whether the view in view is looked at in another way than it was saved."""
        saved = self.definition(self.chosen)
        return state != (saved if saved.columns else replace(saved, columns=state.columns))

    def tabs(self, counts: Mapping[str, int], state: ListState) -> list[Tab]:
        """Return the tabs with their counts, built-in views first; the one in view is marked when it is changed."""
        changed = self.is_changed(state)
        names = {view.key: view.label for view in self._spec.views}
        names |= {key: view.name for key, view in self._own.items()}
        return [Tab(key, name, counts.get(key), changed and key == self.chosen) for key, name in names.items()]


def as_definition(state: ListState, columns: tuple[ShownColumn, ...], sort: tuple[SortKey, ...]) -> ViewDefinition:
    """Return what a saved view keeps of a state and of the columns in view."""
    return ViewDefinition(state.view, state.text, dict(state.filters), sort, columns)


def from_arguments(arguments: Mapping[str, Any], saved: ListState) -> ListState:
    """Return a view narrowed as another page or the history says."""
    return replace(
        saved,
        filters={key: tuple(values) for key, values in (arguments.get("values") or {}).items()},
        text=str(arguments.get("text") or ""),
        sort=tuple(arguments.get("sort") or saved.sort),
    )
