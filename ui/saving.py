"""Asking where a file is written: in the folder used last, under a name that every system takes."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.files import safe_name
from ui.settings import Settings


def ask_where(settings: Settings, parent: QWidget, title: str, name: str, kinds: str = "") -> Path | None:
    """Return the file that was chosen and remember its folder; None where nothing was chosen.

    `name` is proposed, what no file may be called taken out; `kinds` are the endings that can be chosen.
    """
    plain = safe_name(name.replace("/", " ").replace("\\", " ")) if name else ""
    chosen, _kind = QFileDialog.getSaveFileName(parent.window(), title, settings.in_folder(plain), kinds)
    if not chosen:
        return None
    settings.keep_folder(Path(chosen))
    return Path(chosen)
