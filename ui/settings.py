"""What the program remembers of this user on this computer."""

from pathlib import Path
from typing import Any

from platformdirs import PlatformDirs
from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

DIRS = PlatformDirs("Rounds", appauthor=False)
DRAFT_DAYS, LOG_DAYS = ("privacy/draft_days", 0), ("privacy/log_days", 90)
"""How many days drafts and lines of the log are kept on this computer, with the default; 0 is without end."""

PATIENCE_SECONDS = ("server/patience_seconds", 30)
"""How long a shared database may take for one statement before the line to it is given up, with the default."""

REMINDS, REMIND_MINUTES = ("reminders/on", True), ("reminders/minutes", 30)
"""Whether and how many minutes before a visit this computer reminds, with the default."""

REMINDS_ISSUES = ("reminders/issues", True)
"""Whether this computer reminds of issues near and past their deadline."""


class Settings:
    """Theme, language, last database, sizes; an ini file in the user's configuration folder."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or DIRS.user_config_path / "rounds.ini"
        self._values = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def folder(self) -> Path:
        """Where the file of these settings lies."""
        return Path(self._values.fileName()).parent

    def text(self, key: str, default: str = "") -> str:
        """Return a text."""
        return str(self._values.value(key, default))

    def number(self, key: str, default: int) -> int:
        """Return a whole number; what is none counts as the default."""
        try:
            return int(str(self._values.value(key, default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Return yes or no."""
        return str(self._values.value(key, "true" if default else "false")).lower() == "true"

    def geometry(self, key: str) -> QByteArray | None:
        """Return a window's place."""
        value = self._values.value(key)
        return value if isinstance(value, QByteArray) else None

    def put(self, key: str, value: Any) -> None:
        """Remember a value."""
        self._values.setValue(key, ("true" if value else "false") if isinstance(value, bool) else value)

    def in_folder(self, name: str = "") -> str:
        """Return where a dialog proposes a file: the folder used last, else the user's documents."""
        last = self.text("files/folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return str(Path(last if last and Path(last).is_dir() else documents) / name)

    def keep_folder(self, file: Path) -> None:
        """Remember the folder of a file that was chosen."""
        self.put("files/folder", str(file.parent))

    def sync(self) -> None:
        """Write to disk."""
        self._values.sync()
