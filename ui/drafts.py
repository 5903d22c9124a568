"""Drafts on this computer: what is being typed, kept within a second, also when the program is killed."""

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from crm.domain.errors import Denied, DiskFull, RoundsError

DELAY_MS = 800


class Draft(Struct, frozen=True):
    """One draft: its key, a title to list it by, and what was typed."""

    key: str
    title: str
    data: dict[str, Any]


class Drafts(QObject):
    """Draft files of one database, written whole in a thread of their own within a second and when the focus moves."""

    changed = Signal()
    saved = Signal(str)
    """The key of a draft that is on the disk now."""
    failed = Signal(object)
    """A RoundsError: a draft could not be written; what was typed is still in its form."""
    _written = Signal(str, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._waiting: dict[str, Draft] = {}
        self._known = {draft.key: draft for draft in _read_all(folder)}
        self._writer = ThreadPoolExecutor(1, "rounds-drafts")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self._written.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def __len__(self) -> int:
        return len(self._known)

    def all(self) -> list[Draft]:
        """Return every draft."""
        return list(self._known.values())

    def load(self, key: str) -> Draft | None:
        """Return a draft, if there is one."""
        return self._known.get(key)

    def keep(self, key: str, title: str, data: dict[str, Any]) -> None:
        """Keep what was typed; it is on disk within a second."""
        draft = Draft(key, title, data)
        self._waiting[key] = draft
        is_new = key not in self._known
        self._known[key] = draft
        if not self._timer.isActive():
            self._timer.start()
        if is_new:
            self.changed.emit()

    def flush(self) -> None:
        """Write what waits now; `saved` tells when it is on the disk."""
        self._timer.stop()
        for draft in self._waiting.values():
            self._writer.submit(self._write, draft)
        self._waiting.clear()

    def _focus_moved(self) -> None:
        if self._waiting:
            self.flush()

    def _write(self, draft: Draft) -> None:
        """Write one draft; runs in the writer's thread."""
        try:
            _write(self.folder, draft)
        except OSError as error:
            self._written.emit(draft.key, _our_error(error, self.folder))
        else:
            self._written.emit(draft.key, None)

    def _tell(self, key: str, error: RoundsError | None) -> None:
        if error is None:
            self.saved.emit(key)
        else:
            self.failed.emit(error)

    def discard(self, key: str) -> None:
        """Forget a draft: it was stored, or thrown away."""
        self._waiting.pop(key, None)
        if self._known.pop(key, None) is not None:
            self._writer.submit(_remove, self.folder, key)
            self.changed.emit()

    def close(self) -> None:
        """Write what waits and end the thread."""
        self.flush()
        self._writer.shutdown(wait=True)


def forget_older(folder: Path, before: datetime) -> int:
    """Throw away the drafts that nobody has touched since a moment and return how many."""
    gone = 0
    for path in folder.glob("*.json"):
        with suppress(OSError):
            if path.stat().st_mtime < before.timestamp():
                path.unlink()
                gone += 1
    return gone


def _path(folder: Path, key: str) -> Path:
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in key)
    return folder / f"{safe}.json"


def _write(folder: Path, draft: Draft) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, draft.key)
    rough = path.with_suffix(".part")
    text = json.dumps({"key": draft.key, "title": draft.title, "data": draft.data}, ensure_ascii=False)
    with rough.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    rough.replace(path)


def _our_error(error: OSError, folder: Path) -> RoundsError:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DiskFull("disk.full", path=str(folder))
    return Denied("file.not_writable", path=str(folder))


def _remove(folder: Path, key: str) -> None:
    _path(folder, key).unlink(missing_ok=True)


def _read_all(folder: Path) -> list[Draft]:
    """Return every readable draft; a torn file is left where it is and passed over."""
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            found.append(Draft(content["key"], content["title"], content["data"]))
        except (ValueError, KeyError, OSError):
            continue
    return found
