"""Files dropped anywhere on a page: what will happen is said while they hover."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.accounts.note_field import paths_of
from ui.theme.look import colour, pixmap, px
from ui.widgets.paint import CENTER, rounded, square, words


class DropShade(QWidget):
    """Lies over the page while files hover over it."""

    def __init__(self, page: QWidget, given: Callable[[list[Path]], None]) -> None:
        super().__init__(page)
        self._page, self._given = page, given
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if paths_of(event.mimeData()):
                event.acceptProposedAction()
                self.setGeometry(self._page.rect())
                self.raise_()
                self.show()
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.hide()
            paths = paths_of(event.mimeData())
            if paths:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
                self._given(paths)
                return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = colour("canvas")
        shade.setAlphaF(0.86)
        painter.fillRect(self.rect(), shade)
        frame = QRectF(self.rect()).adjusted(px(24), px(4), -px(24), -px(16))
        rounded(painter, frame, px(8), edge=colour("accent"), width=2, dashed=True)
        image = pixmap("paperclip", "accent_text", 32, self.devicePixelRatioF())
        icon = square(frame.center().x() - px(16), frame, px(32)).translated(0, -px(24))
        painter.drawPixmap(icon.topLeft(), image)
        spot = QRectF(frame.left(), icon.bottom() + px(8), frame.width(), px(24))
        words(painter, spot, self.tr("Drop to keep the files with this account"), "heading", "accent_text", CENTER)
