"""How a list is looked at: what a view keeps, the history remembers and *Save view* compares."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from crm.domain.lists import EVERYTHING, SortKey
from crm.domain.views import ShownColumn


class ListState(Struct, frozen=True):
    """A built-in view narrowed by filters and text, in an order; a view of somebody's own also keeps its columns
    and how wide they are."""

    view: str = EVERYTHING
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    sort: tuple[SortKey, ...] = ()
    columns: tuple[ShownColumn, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether filters or words hide rows of the view."""
        return bool(self.filters or self.text)

    def as_arguments(self) -> dict[str, Any]:
        """Return what the history keeps of it."""
        return {"values": dict(self.filters), "text": self.text, "sort": self.sort}
