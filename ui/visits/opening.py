"""Opening a stored file with the program that the system has for it."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(found: tuple[str, bytes]) -> None:
    """Write a copy into a temporary folder and hand it to the system; the stored file stays as it is."""
    name, data = found
    folder = Path(tempfile.mkdtemp(prefix="rounds-file-"))
    path = folder / Path(name).name
    path.write_bytes(data)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
