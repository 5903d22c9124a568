"""What the palette offers beside what it finds."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PaletteAction:
    """Something that can be done from anywhere; `key` is the portable sequence that does it."""

    text: str
    icon: str
    key: str
    run: Callable[[], object]
