"""What somebody opened lately on this computer: it leads among equals in the palette, and stands there first."""

from uuid import UUID

from ui.context import Context

MOST = 30


class Recents:
    """Keys of accounts and visits, the last one first, kept for each person whose accounts are shown."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def note(self, row_id: UUID) -> None:
        """Remember that something was opened."""
        kept = [row_id, *(each for each in self.ids() if each != row_id)][:MOST]
        self._context.settings.put(self._key(), " ".join(map(str, kept)))

    def ids(self) -> list[UUID]:
        """Return the keys; what is none is passed over."""
        found = []
        for text in self._context.settings.text(self._key()).split():
            try:
                found.append(UUID(text))
            except ValueError:
                continue
        return found

    def _key(self) -> str:
        return f"palette/recent-{self._context.scope.person_id or 'team'}"
