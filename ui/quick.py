"""A quick start: no garbage collection while the program is loaded, and no reading of sources.

Imports make some hundred thousand objects that all stay; looking through them again and again took a fifth of the time
from the begin of the process to the first painted page. PySide6 reads the source of every module that is imported after
it, to see whether its own features (`snake_case`, `true_property`) may be asked for there: 600 files, a quarter of that
time, and their texts stay in memory.
"""

import gc
from importlib import import_module
from typing import Any


def begin() -> None:
    """Prepare a quick start before the window's modules are imported."""
    gc.disable()  # `ui.collector` begins when the first page stands
    _read_no_sources()


def _read_no_sources() -> None:
    """Answer PySide6 without a look that a module may use it, as we and our libraries use no features of its own."""
    import_module("PySide6.QtCore")
    feature: Any = import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: True
