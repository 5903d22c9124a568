"""A list of choices with checks and counts, for popups."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm.domain.codes import Segment
from ui.theme.look import colour, px
from ui.widgets.bars import bare
from ui.widgets.checks import paint_check, paint_radio
from ui.widgets.marks import paint_segment
from ui.widgets.paint import RIGHT, rounded, words
from ui.widgets.themed import Themed

ROW = 32
MOST_ROWS = 10

_CHOICE = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole


class Choice(Struct, frozen=True):
    """A value, its words, how many rows have it, and the segment whose mark it carries."""

    value: str
    label: str
    count: int | None = None
    segment: Segment | None = None


class ChoiceList(Themed, QListWidget):
    """Choices to check, several or one (`single`); `toggled` tells, Space, Enter and click toggle."""

    toggled = Signal(str, bool)

    def __init__(self, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.single = single
        self.setItemDelegate(_ChoiceDelegate(self))
        bare(self)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # The popup under it is raised; a list is a surface otherwise.
        self.viewport().setAutoFillBackground(False)
        self.start_look()

    def set_choices(self, choices: Sequence[Choice], chosen: Iterable[str]) -> None:
        """Offer these choices with these values checked."""
        checked = set(chosen)
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.label, self)
            item.setData(_CHOICE, choice)
            item.setCheckState(_state(choice.value in checked))
        if choices:
            self.setCurrentRow(0)
        self.retheme()

    def chosen(self) -> list[str]:
        """Return the checked values in the order of the list."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(_CHOICE).value for item in items if item.checkState() is Qt.CheckState.Checked]

    def narrow(self, text: str) -> None:
        """Show only choices that contain the text."""
        wanted = text.strip().casefold()
        first = -1
        for row in range(self.count()):
            hidden = wanted not in self.item(row).text().casefold()
            self.item(row).setHidden(hidden)
            first = row if first < 0 and not hidden else first
        self.setCurrentRow(first)

    def toggle(self, row: int) -> None:
        """Turn a choice on or off; a single choice turns the others off."""
        item = self.item(row)
        if item is None:
            return
        on = item.checkState() is not Qt.CheckState.Checked
        if self.single:
            for other in range(self.count()):
                self.item(other).setCheckState(Qt.CheckState.Unchecked)
        item.setCheckState(_state(on))
        self.toggled.emit(item.data(_CHOICE).value, on)

    def retheme(self) -> None:
        rows = min(max(self.count(), 1), MOST_ROWS)
        self.setFixedHeight(rows * px(ROW))
        self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle(self.currentRow())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle(self.indexAt(event.position().toPoint()).row())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCurrentIndex(self.indexAt(event.position().toPoint()))


class _ChoiceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(200), px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        checked = index.data(_CHECK) in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, rect, px(6), fill=colour("selected"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, rect, px(6), fill=colour("hover"))
        spot = QRectF(rect.left() + px(8), rect.top(), px(16), rect.height())
        single = isinstance(option.widget, ChoiceList) and option.widget.single
        (paint_radio if single else paint_check)(painter, spot, checked)
        left = spot.right() + px(8)
        if choice.segment is not None:
            paint_segment(painter, QRectF(left, rect.top(), px(12), rect.height()), choice.segment)
            left += px(18)
        count = "" if choice.count is None else f"{choice.count:,}"
        right = rect.right() - px(8)
        words(painter, QRectF(right - px(60), rect.top(), px(60), rect.height()), count, "small", "text3", RIGHT)
        room = right - left - (px(48) if count else 0)
        words(painter, QRectF(left, rect.top(), room, rect.height()), choice.label, "body")


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
