"""How a part follows the theme, the text size and the language."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import look_number

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_LOOK = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange, QEvent.Type.FontChange)


class Themed(_Base):
    """A mixin, named before the Qt class: `class Badge(Themed, QWidget)`.

    A part that only paints reads the tokens while painting and needs nothing more. One that holds icons, fonts or
    sizes sets them in `retheme`, one that holds words of its own sets them in `retranslate`; `start_look()` at the
    end of `__init__` calls both for the first time. Qt tells of a style also when a part is put into another one, many
    times while a page is built: only a look that has changed is set again.
    """

    _seen_look = -1

    def start_look(self) -> None:
        """Set words and looks for the first time."""
        self._seen_look = look_number()
        self.retranslate()
        self.retheme()

    def follow_look(self) -> None:
        """Follow theme and language from now on; words and looks are set already."""
        self._seen_look = look_number()

    def retheme(self) -> None:
        """Set what depends on the theme or the text size."""

    def retranslate(self) -> None:
        """Set the words of this part."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._seen_look < 0:
            return
        if event.type() in _LOOK:
            self._follow_look()
        elif event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _follow_look(self) -> None:
        if self._seen_look != look_number():
            self._seen_look = look_number()
            self.retheme()
            self.updateGeometry()
            self.update()
