"""The views of a list: those that everybody has, then one's own; how each was left."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from ui.lists.spec import ListSpec
from ui.lists.state import ListState
from ui.widgets.tabs import Tab


class ListViews(QObject):
    """Knows what each view shows. `chosen` is the key of the one in view."""

    told = Signal()

    def __init__(self, spec: ListSpec, parent: QObject) -> None:
        super().__init__(parent)
        self._spec = spec
        self._left: dict[str, ListState] = {}
        self.chosen = spec.views[0].key

    def knows(self, key: str) -> bool:
        """Say whether there is such a view."""
        return any(view.key == key for view in self._spec.views)

    def definition(self, key: str) -> ListState:
        """Return what a view shows as it was saved."""
        for view in self._spec.views:
            if view.key == key:
                return ListState(key, sort=view.sort or self._spec.sort)
        return ListState(sort=self._spec.sort)

    def choose(self, key: str) -> ListState:
        """Make a view the one in view and return how it was left."""
        self.chosen = key
        return self._left.get(key, self.definition(key))

    def keep(self, state: ListState) -> None:
        """Remember how the view in view is looked at now."""
        self._left[self.chosen] = state

    def is_changed(self, state: ListState) -> bool:
        """Say whether the view in view is looked at in another way than it was saved."""
        saved = self.definition(self.chosen)
        columns = saved.columns and state.columns
        return replace(state, columns=()) != replace(saved, columns=()) or columns != saved.columns

    def tabs(self, counts: Mapping[str, int], state: ListState) -> list[Tab]:
        """Return the tabs with their counts; the one in view is marked when it is changed."""
        changed = self.is_changed(state)
        return [
            Tab(view.key, view.label, counts.get(view.key), changed and view.key == self.chosen)
            for view in self._spec.views
        ]
