"""The one shape of every section: a title, `load`, `check`, `save`."""

from typing import Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.themed import Themed


class Problem(Struct, frozen=True):
    """What is wrong with a field, in a sentence that stands beside it."""

    field: str
    sentence: str


@runtime_checkable
class Shape(Protocol):
    """What the frame asks of a section."""

    marked: SignalInstance

    def section_title(self) -> str: ...
    def load(self) -> None: ...
    def check(self) -> list[Problem]: ...
    def save(self) -> None: ...
    def is_changed(self) -> bool: ...


class OptionsSection(Themed, QWidget):
    """A column of cards. A section that keeps each choice at once has nothing to check or save.

    `marked` tells that `is_changed` or `check` may answer otherwise than before.
    """

    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)

    def section_title(self) -> str:
        """Return the name of the section."""
        raise NotImplementedError

    def load(self) -> None:
        """Read what is shown; called whenever the section comes into view."""

    def check(self) -> list[Problem]:
        """Show every problem beside its field and return them; none when all can be saved."""
        return []

    def save(self) -> None:
        """Keep what is changed; nothing happens while something is wrong."""

    def is_changed(self) -> bool:
        """Say whether something is typed that is not saved."""
        return False

    def retheme(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(12))
