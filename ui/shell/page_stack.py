"""Where the pages stand; one that is higher than the window, as at a large text size, scrolls as a whole."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget

from ui.widgets.scrolling import scrolled


class PageStack(QStackedWidget):
    """Asks for the height of the page in view alone, and for no width: pages fold what does not fit side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize(0, page.minimumSizeHint().height() if page is not None else 0)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def page_area(stack: PageStack) -> QScrollArea:
    """Return the part of the window that scrolls its page; Tab goes past it into the page."""
    area = scrolled(stack)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
