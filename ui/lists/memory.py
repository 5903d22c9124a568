"""What a list remembers on this computer: columns, widths, row height."""

import json

from crm.domain.lists import ListKind
from ui.settings import Settings


class ListMemory:
    """Keeps the look of one list in the user's settings; what cannot be read counts as nothing."""

    def __init__(self, settings: Settings, kind: ListKind) -> None:
        self._settings, self._kind = settings, kind

    def columns(self, usual: tuple[str, ...]) -> tuple[str, ...]:
        """Return the columns in view."""
        kept = self._settings.text(f"{self._kind}/columns")
        return tuple(kept.split()) if kept else usual

    def keep_columns(self, keys: tuple[str, ...]) -> None:
        self._settings.put(f"{self._kind}/columns", " ".join(keys))

    def widths(self) -> dict[str, int]:
        """Return the widths that the user gave, at text size 100 %."""
        try:
            kept = json.loads(self._settings.text(f"{self._kind}/column_widths") or "{}")
        except ValueError:
            return {}
        return {str(key): wide for key, wide in kept.items() if isinstance(wide, int)} if isinstance(kept, dict) else {}

    def keep_widths(self, widths: dict[str, int]) -> None:
        self._settings.put(f"{self._kind}/column_widths", json.dumps(widths))

    def density(self) -> str:
        """Return the row height chosen here, else the one that the settings give to every list."""
        return self._settings.text(f"{self._kind}/density") or self._settings.text("lists/density", "normal")

    def keep_density(self, density: str) -> None:
        self._settings.put(f"{self._kind}/density", density)

    def has_panel(self) -> bool:
        return self._settings.flag(f"{self._kind}/panel", True)

    def keep_panel(self, wanted: bool) -> None:
        self._settings.put(f"{self._kind}/panel", wanted)
