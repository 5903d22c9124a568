"""A part whose inside is made when it is first shown, as what tells of an empty or a failed place rarely is."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.themed import Themed


class Late(Themed):
    """A mixin like `Themed`: `make()` adds the inside, and returns what takes the focus there, in the order of Tab.

    Of 4,400 parts of the window 400 stood in such places, 3 MB.
    """

    is_made = False

    def make(self) -> list[QWidget]:
        """Add the inside; called once, before the part is painted."""
        raise NotImplementedError

    def say(self) -> None:
        """Write the words of the part into its inside."""
        raise NotImplementedError

    def say_again(self) -> None:
        """Follow a change of the words, which the inside says from the first when it is made later."""
        if self.is_made:
            self.say()

    def make_now(self) -> None:
        """Make the inside if it is not yet, as whoever asks a hidden part for its size must."""
        if not self.is_made:
            self.is_made = True
            for before, after in pairwise([_stop_before(self), *self.make()]):
                QWidget.setTabOrder(before, after)
            self.say()
            self.start_look()

    def setVisible(self, visible: bool) -> None:
        if visible:
            self.make_now()  # before what it stands in is laid out
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        self.make_now()  # as it may be shown by what it stands in
        super().showEvent(event)


def _stop_before(part: QWidget) -> QWidget:
    """Return where Tab comes from; Qt would lead to a new part after everything else in the window."""
    before = part.previousInFocusChain()
    while before is not None and before is not part and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    return before or part
