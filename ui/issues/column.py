"""One column of the board: the issues of a state, the nearest deadline first, walked by keys and dragged."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.codes import IssueState
from crm.domain.issues import IssueRow
from ui.issues.card import CardDelegate
from ui.texts.issues import issue_state_name
from ui.theme.look import colour, metrics, px
from ui.widgets.badge import CountPill
from ui.widgets.bars import bare
from ui.widgets.labels import ElidedLabel
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import LEFT, rounded, words
from ui.widgets.table.model import IdWindowModel
from ui.widgets.themed import Themed
from ui.widgets.wrapping import wrapped

MIME = "application/x-rounds-issue"
WIDE, MOST_LINES = 168, 6
Refused = Callable[[IssueState], str]
"""Why the dragged issue cannot come to a state, "" when it can."""


class CardList(PageLetters, Themed, QListView):
    """Arrows walk, Enter opens, the menu key offers the steps; left and right are for the board."""

    opened = Signal(object)
    menu_asked = Signal(object, QPoint)
    left = Signal(int)
    """Another column is wanted, -1 or 1."""
    picked = Signal(object)
    dropped = Signal(object)
    dragged = Signal(object)
    """The issue that is taken along, None when the drag is over."""

    def __init__(self, state: IssueState, model: IdWindowModel, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state_code, self.rows = state, model
        self.refused: Refused = lambda _state: ""
        self._over: str | None = None
        self._painter = CardDelegate(clock, self)
        self.setModel(model)
        bare(self)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.selectionModel().currentChanged.connect(self._tell)
        self.start_look()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), px(80))

    def retheme(self) -> None:
        self.doItemsLayout()

    def current_id(self) -> UUID | None:
        """Return the issue that is current here."""
        return self.rows.id_at(self.currentIndex().row())

    def set_current(self, place: int) -> None:
        """Make the card at a place current, the last one where there are fewer; none for -1."""
        last = self.rows.rowCount() - 1
        self.setCurrentIndex(self.rows.index(min(place, last), 0) if place >= 0 <= last else QModelIndex())

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.picked.emit(self.rows.id_at(now.row()))

    def card_area(self) -> QRectF:
        """Return where the current card is seen."""
        return QRectF(self.visualRect(self.currentIndex()))

    # -- keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.left.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.set_current(max(place + (1 if key == Qt.Key.Key_J else -1), 0))
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        key = self.current_id()
        if key is not None:
            self.opened.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._open()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_hot(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hot(-1)
        return super().viewportEvent(event)

    def _set_hot(self, hot: int) -> None:
        if hot != self._painter.hot:
            self._painter.hot = hot
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(self.rows.id_at(index.row()), self.viewport().mapToGlobal(place))

    # -- drag and drop

    def startDrag(self, actions: Qt.DropAction) -> None:
        key = self.current_id()
        row = self.rows.row(key)
        if key is None or not isinstance(row, IssueRow):
            return
        drag = QDrag(self)
        drag.setMimeData(issue_mime(key))
        drag.setPixmap(self.viewport().grab(self.visualRect(self.currentIndex())))
        drag.setHotSpot(QPoint(px(24), px(16)))
        self.dragged.emit(key)
        drag.exec(Qt.DropAction.MoveAction)
        self.dragged.emit(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_over(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(None)
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.dropped.emit(UUID(bytes=bytes(event.mimeData().data(MIME).data())))

    def _follow(self, event: QDragMoveEvent) -> None:
        """Take every issue, so that a drop that is refused can say why; the reason stands here before it."""
        if event.mimeData().hasFormat(MIME):
            self._set_over(self.refused(self.state_code))
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def _set_over(self, reason: str | None) -> None:
        if reason != self._over:
            self._over = reason
            self.viewport().update()

    @property
    def over(self) -> str | None:
        """Why what is dragged over this column is refused, "" when it is not, None when nothing is."""
        return self._over

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over is None:
            return
        painter, area = QPainter(self.viewport()), QRectF(self.viewport().rect()).adjusted(2, 2, -2, -2)
        rounded(painter, area, px(6), edge=colour("danger" if self._over else "accent"), width=2.0)
        if self._over:
            self._paint_reason(painter, area.adjusted(px(6), px(6), -px(6), 0), self._over)

    def _paint_reason(self, painter: QPainter, area: QRectF, reason: str) -> None:
        high, room = metrics("small").line, area.width() - px(16)
        lines = wrapped(reason, "small", room, MOST_LINES)
        box = QRectF(area.left(), area.top(), area.width(), high * len(lines) + px(12))
        rounded(painter, box, px(6), fill=colour("danger_soft"))
        for number, line in enumerate(lines):
            place = QRectF(box.left() + px(8), box.top() + px(6) + number * high, room, high)
            words(painter, place, line, "small", "danger", LEFT)


class BoardColumn(Themed, QWidget):
    """A head with the state and how many there are, and the cards."""

    def __init__(self, state: IssueState, model: IdWindowModel, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state_code = state
        self.title, self.count = ElidedLabel(issue_state_name(state), "body_strong"), CountPill(0)
        self.cards = CardList(state, model, clock)
        self.cards.setAccessibleName(issue_state_name(state))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), 0, px(4), px(4))
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.cards, 1)
        self.start_look()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(8), px(8), px(4), px(4))
        head.setSpacing(px(4))
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        return head

    def set_count(self, count: int) -> None:
        """Say how many issues there are."""
        self.count.set_count(count)
        name = issue_state_name(self.state_code)
        self.cards.setAccessibleName(self.tr("{state}, %n issue(s)", "", count).replace("{state}", name))

    def retheme(self) -> None:
        self.setMinimumWidth(px(WIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("sunken"))


def issue_mime(key: UUID) -> QMimeData:
    """Return what a drag of an issue carries."""
    data = QMimeData()
    data.setData(MIME, QByteArray(key.bytes))
    return data
