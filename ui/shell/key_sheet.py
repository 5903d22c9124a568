"""The key sheet (F1 or ?): what the keyboard does, page by page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.shell.key_rows import KeyGroup, groups
from ui.shell.keycap import caps_of, caps_width, paint_caps
from ui.theme.look import px
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Overline, Text
from ui.widgets.scrolling import scrolled
from ui.widgets.themed import Themed

SIZE = (1000, 640)
CAPS = 168
APART = 12
SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}


class KeySheet(Dialog):
    """Two columns of groups that scroll together; Esc closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.groups = groups()
        self.area = scrolled(self._columns())
        self.area.setAccessibleName(self.tr("Keys"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        room = parent.window().size() if parent is not None else QSize(px(SIZE[0]), px(SIZE[1]))
        self.resize(min(px(SIZE[0]), room.width() - 48), min(px(SIZE[1]), room.height() - 48))
        self.area.setFocus()

    def _columns(self) -> QWidget:
        """Put the groups into two columns of about the same height, in their order."""
        heights = [len(group.rows) + 2 for group in self.groups]
        cut = min(range(len(heights)), key=lambda at: abs(sum(heights[:at]) - sum(heights[at:])))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(px(24), px(20), px(24), px(24))
        row.setSpacing(px(32))
        for part in (self.groups[:cut], self.groups[cut:]):
            row.addLayout(_column(part), 1)
        return inner


def _column(found: Sequence[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(20))
    for group in found:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, px(CAPS))
        grid.addWidget(Overline(group.title), 0, 0, 1, 2)
        for place, row in enumerate(group.rows, 1):
            grid.addWidget(KeyCaps(row.keys), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(row.does, "body", "text2", wrap=True), place, 1)
        column.addLayout(grid)
    column.addStretch(1)
    return column


class KeyCaps(Themed, QWidget):
    """The caps of some sequences that do the same, side by side."""

    def __init__(self, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = [_shown(key) for key in keys]
        self.setAccessibleName(", ".join(" ".join(caps) for caps in self._caps))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        wide = sum(caps_width(caps) for caps in self._caps) + px(APART) * (len(self._caps) - 1)
        return QSize(round(wide) + 2, px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, right = QPainter(self), 0.0
        for caps in self._caps:
            right += caps_width(caps)
            paint_caps(painter, right, self.height() / 2, caps)
            right += px(APART)


def _shown(key: str) -> list[str]:
    return [SIGNS.get(cap, cap) for cap in caps_of(key)]
