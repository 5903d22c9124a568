"""The frame of a field of several lines, painted by a style of its own: a style sheet took 70 KB a field."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from ui.theme.style import shared
from ui.widgets.bars import bare
from ui.widgets.forms.field_paint import paint_field

INSET = 7
"""Between the edge of a field and its text stand seven pixels, edge included."""


def framed(field: QPlainTextEdit, quiet: bool = False) -> None:
    """Give a field of several lines its frame and slim bars; the edge of a quiet one shows when it is pointed at."""
    bare(field)
    field.setStyle(shared(_Frame, quiet))
    field.setFrameShape(QFrame.Shape.StyledPanel)
    field.setAttribute(Qt.WidgetAttribute.WA_Hover, quiet)
    field.viewport().setAutoFillBackground(False)  # a wrong field has another ground


class _Frame(QProxyStyle):
    def __init__(self, quiet: bool) -> None:
        super().__init__("Fusion")
        self._quiet = quiet

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_DefaultFrameWidth:
            return INSET
        return super().pixelMetric(metric, option, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.ControlElement.CE_ShapedFrame or widget is None:
            super().drawControl(element, option, painter, widget)
            return
        paint_field(painter, widget, quiet=self._quiet)
