"""What lies under the text of every field, and how high fields are."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour
from ui.widgets.paint import rounded

HIGH, INLINE_HIGH = 30, 22
"""Without the frame, which does not grow with the text; an inline field stands over a value that is edited."""
EDGE, INLINE_EDGE = 9, 7
"""Between the edge of a field and its text."""
RADIUS = 6


def paint_field(painter: QPainter, field: QWidget, ground: str = "surface", quiet: bool = False) -> None:
    """Paint the ground and the edge of a field as it is: wrong (the property `problem`), in focus, or neither.

    The edge of a quiet one shows only when it is pointed at.
    """
    focused = field.hasFocus()
    edge = "focus" if focused else "control" if field.isEnabled() else "border_strong"
    if quiet and not focused:
        edge = "border_strong" if field.underMouse() else ground
    if field.property("problem"):
        ground, edge = "danger_soft", "danger"
    rounded(painter, field.rect(), RADIUS, colour(ground), colour(edge), 2 if focused else 1)
