"""A field for one line of text that paints its own frame: a style sheet for each would take 50 KB and a millisecond."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.look import px
from ui.widgets.forms.field_paint import EDGE, HIGH, INLINE_EDGE, INLINE_HIGH, paint_field
from ui.widgets.forms.level import level
from ui.widgets.themed import Themed


class TextLine(Themed, QLineEdit):
    """`inline` is lower and stands over a value that is edited, `well` sinks into a card without an edge of its own.

    A line with the property `problem` is painted as wrong.
    """

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, inline: bool = False, well: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._inline, self._well = inline, well
        self.setFrame(False)
        self.setPalette(_see_through())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, well)
        self._measure()
        self.textChanged.connect(lambda _: level(self))
        self.follow_look()

    def lead(self) -> int:
        """Return how much room is left for what a line paints before its text."""
        return 0

    def retheme(self) -> None:
        self._measure()

    def _measure(self) -> None:
        edge = INLINE_EDGE if self._inline else EDGE
        self.setTextMargins(edge + self.lead(), 0, edge, 0)
        level(self)
        self.setFixedHeight(px(INLINE_HIGH if self._inline else HIGH) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_ground()
        super().paintEvent(event)

    def paint_ground(self) -> None:
        """Paint what lies under the text."""
        with QPainter(self) as painter:
            paint_field(painter, self, "sunken" if self._well else "surface", self._well)


def _see_through() -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    return palette
