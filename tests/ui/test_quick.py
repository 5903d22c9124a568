"""A quick start reads no sources, and Qt's names stay as they are."""

import subprocess
import sys

ASKED = """
import gc, linecache
from pathlib import Path
from ui import quick
quick.begin()
import ui.app
from PySide6.QtWidgets import QWidget
assert not gc.isenabled()
ours = str(Path(ui.__file__).parent)
assert not [name for name in linecache.cache if name.startswith(ours)]
assert hasattr(QWidget, "setWindowTitle") and not hasattr(QWidget, "set_window_title")
"""


def test_the_start_reads_no_sources() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, timeout=60)
    assert told.returncode == 0, told.stderr
