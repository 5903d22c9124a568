"""Files dropped anywhere on a page or the window: what will happen is said while they hover."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.paint import CENTER, rounded, square, words


def paths_of(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer that a drop or a paste carries."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropShade(QWidget):
    """Lies over the page while files hover over it, and says in `says` what will happen to them.

    `takes` says whether these files are meant for the page; others go on to what is around it.
    """

    def __init__(
        self,
        page: QWidget,
        given: Callable[[list[Path]], None],
        says: str,
        icon: str = "paperclip",
        takes: Callable[[list[Path]], bool] = bool,
    ) -> None:
        super().__init__(page)
        self._page, self._given, self._takes = page, given, takes
        self._says, self._icon = says, icon
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        page.setAcceptDrops(True)
        page.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            if self._takes(paths_of(event.mimeData())):
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
            if self._takes(paths):
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
        image = pixmap(self._icon, "accent_text", 32, self.devicePixelRatioF())
        icon = square(frame.center().x() - px(16), frame, px(32)).translated(0, -px(24))
        painter.drawPixmap(icon.topLeft(), image)
        spot = QRectF(frame.left(), icon.bottom() + px(8), frame.width(), px(24))
        words(painter, spot, self._says, "heading", "accent_text", CENTER)
