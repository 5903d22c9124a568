"""Text of any script on one line of a field, as high as Latin text stands."""

from math import ceil

from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLineEdit


def level(line: QLineEdit) -> None:
    """Let a field's text stand in its middle.

    Where another font helps out, Qt makes room in the middle for its higher line, and then begins it as high as a line
    of the field's own font: Chinese stood two pixels too high.
    """
    margins, above = line.textMargins(), _above(line)
    if margins.top() != above:
        margins.setTop(above)
        line.setTextMargins(margins)


def line_height(text: str, font: QFont) -> float:
    """Return how high a line of a text is; where another font helps out it is higher than the font says."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    only = layout.createLine()
    layout.endLayout()
    return only.height()


def _above(line: QLineEdit) -> int:
    """Return by how much the line is higher than one of the field's font: half of that is missing above."""
    text = line.displayText()
    if text.isascii():
        return 0
    return max(ceil(line_height(text, line.font())) - QFontMetrics(line.font()).height(), 0)
