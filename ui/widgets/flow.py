"""A row of controls that goes on in the next line where it is too long."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items out from the left, each as wide as it wishes, in the middle of lines of one height.

    The layouts around it ask for its measures some hundred times while a page is built: they are kept until a part
    of it says that it has become another.
    """

    def __init__(self, line: int, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._line = line
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def insert(self, place: int, part: QWidget) -> None:
        """Put a part before the one that stands at this place."""
        self.addWidget(part)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def invalidate(self) -> None:
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights, self._hint, self._least = {}, None, None

    def set_line(self, height: int) -> None:
        """Give lines another height."""
        self._line = height
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        if self._hint is None:
            shown = [item for item in self._items if not item.isEmpty()]
            wide = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
            self._hint = QSize(wide, self._line)
        return self._hint

    def minimumSize(self) -> QSize:
        if self._least is None:
            sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
            self._least = QSize(max((size.width() for size in sizes), default=0), self._line)
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def _lay(self, rect: QRect, place: bool) -> int:
        """Place the items, or only find out how high they are; return the height."""
        x, y = rect.left(), rect.top()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.left() and x + size.width() > rect.left() + rect.width():
                x, y = rect.left(), y + self._line + self.spacing()
            if place:
                item.setGeometry(QRect(QPoint(x, y + (self._line - size.height()) // 2), size))
            x += size.width() + self.spacing()
        return y + self._line - rect.top()
