"""Slim scroll bars without arrows and headers without a ground, painted by a style of their own.

A style sheet for them took 50 KB a bar, and each view has two.
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QProxyStyle,
    QScrollBar,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QTableView,
    QWidget,
)

from ui.theme.look import colour
from ui.theme.style import SCROLL_BAR, shared
from ui.widgets.paint import rounded

RIM, SHORTEST, RADIUS = 2, 32, 3
_Part, _Metric = QStyle.SubControl, QStyle.PixelMetric


class BareStyle(QProxyStyle):
    """Places and paints the handle of a bar, whose rest pages up and down. Of use for bars and headers alone."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == _Metric.PM_ScrollBarExtent:
            return SCROLL_BAR
        return super().pixelMetric(metric, option, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if not isinstance(widget, QScrollBar):
            return QRect()
        whole = widget.rect().adjusted(RIM, RIM, -RIM, -RIM)
        handle = _handle(widget, whole)
        before, after = _beside(widget, whole, handle)
        places = {
            _Part.SC_ScrollBarSlider: handle,
            _Part.SC_ScrollBarGroove: whole,
            _Part.SC_ScrollBarSubPage: before,
            _Part.SC_ScrollBarAddPage: after,
        }
        return places.get(part, QRect())

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if not isinstance(widget, QScrollBar) or widget.maximum() <= widget.minimum() or not widget.isEnabled():
            return
        handle = self.subControlRect(control, option, _Part.SC_ScrollBarSlider, widget)
        is_held = bool(option.activeSubControls & _Part.SC_ScrollBarSlider)
        hot = is_held and bool(option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
        rounded(painter, QRectF(handle), RADIUS, fill=colour("control" if hot else "border_strong"))

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element != QStyle.ControlElement.CE_HeaderEmptyArea:
            super().drawControl(element, option, painter, widget)


def bare(area: QAbstractScrollArea) -> None:
    """Give a part that scrolls slim bars and no frame, and no other ground where bars meet or titles end."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    if isinstance(area, QHeaderView):
        area.setStyle(shared(BareStyle, "Fusion"))
    if isinstance(area, QTableView):
        area.setCornerWidget(QWidget())
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        bar.setStyle(shared(BareStyle, "Fusion"))


def _handle(bar: QScrollBar, whole: QRect) -> QRect:
    upright = bar.orientation() is Qt.Orientation.Vertical
    room = whole.height() if upright else whole.width()
    span = bar.maximum() - bar.minimum()
    long = min(max(room * bar.pageStep() // max(span + bar.pageStep(), 1), SHORTEST), room)
    at = QStyle.sliderPositionFromValue(
        bar.minimum(), bar.maximum(), bar.sliderPosition(), room - long, bar.invertedAppearance()
    )
    if upright:
        return QRect(whole.left(), whole.top() + at, whole.width(), long)
    return QRect(whole.left() + at, whole.top(), long, whole.height())


def _beside(bar: QScrollBar, whole: QRect, handle: QRect) -> tuple[QRect, QRect]:
    before, after = QRect(whole), QRect(whole)
    if bar.orientation() is Qt.Orientation.Vertical:
        before.setBottom(handle.top() - 1)
        after.setTop(handle.bottom() + 1)
    else:
        before.setRight(handle.left() - 1)
        after.setLeft(handle.right() + 1)
    return before, after
