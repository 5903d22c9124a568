"""Where the pages stand; one that is higher than the window, as at a large text size, scrolls as a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget

from ui.widgets.scrolling import scrolled


class PageStack(QStackedWidget):
    """Asks for the height of the page in view alone, and for no width: pages fold what does not fit side by side.

    A page with `left()` is told when another one takes its place: it lets go of much that it read, and reads it again
    when it is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._shown: QWidget | None = None
        self.currentChanged.connect(self._turn)

    def _turn(self, _place: int) -> None:
        former, self._shown = self._shown, self.currentWidget()
        left = getattr(former, "left", None)
        if left is not None and former is not self._shown:
            left()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, page.minimumSizeHint().height() if page is not None else 0)

    def heightForWidth(self, width: int) -> int:
        """Return how high the page in view must be; a stack would ask for the highest of all, seen or not."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None or not layout.hasHeightForWidth():
            return self.minimumSizeHint().height()
        return layout.totalMinimumHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def page_area(stack: PageStack) -> QScrollArea:
    """Return the part of the window that scrolls its page; Tab goes past it into the page."""
    area = scrolled(stack)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
