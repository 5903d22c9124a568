"""Is there a screen? Qt would end the whole process where there is none."""

import ctypes
import sys
from collections.abc import Mapping


def has_screen(environment: Mapping[str, str]) -> bool:
    """Say whether a window can be opened: always where Qt draws by itself, else where a display answers."""
    if not sys.platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    return bool(environment.get("DISPLAY")) and _answers(environment["DISPLAY"])


def _answers(display: str) -> bool:
    """Ask an X display; where its library is missing Qt may try."""
    try:
        library = ctypes.CDLL("libX11.so.6")
    except OSError:
        return True
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XOpenDisplay.argtypes = [ctypes.c_char_p]
    library.XCloseDisplay.argtypes = [ctypes.c_void_p]
    opened = library.XOpenDisplay(display.encode())
    if opened:
        library.XCloseDisplay(opened)
    return bool(opened)
