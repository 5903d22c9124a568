"""What can be done with rows of a list, as data for the bar of the checked rows and for the menu."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Action:
    """One command: `run()` works on the chosen rows of its page.

    `in_bar` shows it when rows are checked; `single` is for one row alone; `apart` puts a line before it in the menu.
    """

    key: str
    words: str
    icon: str
    run: Callable[[], object]
    shortcut: str = ""
    in_bar: bool = False
    single: bool = False
    apart: bool = False
