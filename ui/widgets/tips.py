"""Tooltips that appear after 400 ms and show text as it is, never as markup (design guide, components)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

WAIT = 400
SHORT = 80


def literal(text: str) -> str:
    """Return text for a tooltip in which no part of it counts as markup and long lines wrap.

    A short text without a sign of markup stays as it is, because a screen reader reads what stands here.
    """
    if len(text) <= SHORT and "<" not in text:
        return text
    # Its table of two thousand named characters is needed by no first page.
    from html import escape

    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"


class SpotTips(QObject):
    """Explains the spot of a painted widget on which the pointer rests; `explain(place)` returns its text or ""."""

    def __init__(self, widget: QWidget, explain: Callable[[QPoint], str]) -> None:
        super().__init__(widget)
        self._widget, self._explain = widget, explain
        self._place = QPoint()
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._show)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._place = event.position().toPoint()
            self._timer.start()
        elif event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._timer.stop()
        # The style's own, later tooltip would take this one away.
        return event.type() == QEvent.Type.ToolTip

    def _show(self) -> None:
        text = self._explain(self._place)
        if text:
            QToolTip.showText(self._widget.mapToGlobal(self._place), literal(text), self._widget)
