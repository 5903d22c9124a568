"""A quick start: no garbage collection while the program is loaded.

Imports make some hundred thousand objects that all stay; looking through them again and again took a fifth of the time
from the begin of the process to the first painted page.
"""

import gc


def pause_collection() -> None:
    """Stop collecting before the window's modules are imported; `ui.collector` begins when the first page stands."""
    gc.disable()
