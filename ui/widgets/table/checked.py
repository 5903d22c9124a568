"""Which rows of a long list are checked: those that were named, or all but those that were named."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from crm.domain.keys import Keys


class Checked:
    """The checks of a list; to check 200,000 rows is one word and not 200,000."""

    def __init__(self) -> None:
        self._ids = Keys()
        self._all = False
        self._named: dict[UUID, None] = {}

    def __len__(self) -> int:
        return len(self._ids) - len(self._named) if self._all else len(self._named)

    def __contains__(self, id: object) -> bool:
        return (id in self._named) is not self._all

    def all(self, checked: bool) -> None:
        """Check every row of the list, or none."""
        self._all = checked
        self._named = {}

    def put(self, ids: Iterable[UUID], checked: bool) -> bool:
        """Check or uncheck rows, those that are in the list; say whether that changed anything."""
        before = len(self._named)
        for id in ids:
            if checked is self._all:
                self._named.pop(id, None)
            elif id in self._ids:
                self._named[id] = None
        return len(self._named) != before

    def follow(self, ids: Keys) -> bool:
        """Take the list as it is now: rows that are gone lose their checks, new ones have none; say if any was lost."""
        former, before = self._ids, len(self)
        self._ids = ids
        self._named = {id: None for id in self._named if id in ids}
        if self._all:
            self._named.update(dict.fromkeys(ids.without(former)))
        return len(self) != before

    def in_order(self) -> Sequence[UUID]:
        """Return the checked rows in the order of the list."""
        if not self._all:
            return sorted(self._named, key=self._ids.place)
        return [id for id in self._ids if id not in self._named] if self._named else self._ids
