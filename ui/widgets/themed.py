"""How a part follows the theme, the text size and the language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_LOOK = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class Themed(_Base):
    """A mixin, named before the Qt class: `class Badge(Themed, QWidget)`.

    A part that only paints reads the tokens while painting and needs nothing more. One that holds icons, fonts or
    sizes sets them in `retheme`, one that holds words of its own sets them in `retranslate`; `start_look()` at the
    end of `__init__` calls both for the first time.
    """

    _look_started = False

    def start_look(self) -> None:
        """Set words and looks for the first time."""
        self._look_started = True
        self.retranslate()
        self.retheme()

    def retheme(self) -> None:
        """Set what depends on the theme or the text size."""

    def retranslate(self) -> None:
        """Set the words of this part."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self._look_started:
            return
        if event.type() in _LOOK:
            self.retheme()
            self.updateGeometry()
            self.update()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
