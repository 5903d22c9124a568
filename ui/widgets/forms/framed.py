"""The frame of a field of several lines, painted by a style of its own: a style sheet took 70 KB a field."""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QProxyStyle, QStyle, QStyleOption, QWidget

from ui.theme.look import colour
from ui.widgets.bars import bare
from ui.widgets.paint import rounded

INSET, RADIUS = 7, 6
"""Between the edge of a field and its text stand seven pixels, edge included."""


def framed(field: QPlainTextEdit, quiet: bool = False) -> None:
    """Give a field of several lines its frame and slim bars; the edge of a quiet one shows when it is pointed at."""
    bare(field)
    field.setStyle(_style(quiet))
    field.setFrameShape(QFrame.Shape.StyledPanel)
    field.setAttribute(Qt.WidgetAttribute.WA_Hover, quiet)


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
        focused = widget.hasFocus()
        token = self._edge(widget, focused)
        edge = colour(token) if token else None
        rounded(painter, widget.rect(), RADIUS, colour("surface"), edge, 2 if focused else 1)

    def _edge(self, field: QWidget, focused: bool) -> str:
        if focused:
            return "focus"
        if self._quiet:
            return "border_strong" if field.underMouse() else ""
        return "control" if field.isEnabled() else "border_strong"


@cache
def _style(quiet: bool) -> _Frame:
    style = _Frame(quiet)
    style.setParent(QApplication.instance())
    return style
