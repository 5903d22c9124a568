"""The palette (Ctrl+K): every account, contact, feeder, task and action, by name, pinyin, initials or number."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from crm.usecases.search import Hit, search
from ui.context import Context
from ui.shell.actions import PaletteAction
from ui.theme.look import colour, font, pixmap, px
from ui.widgets.labels import ElidedLabel
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, RIGHT, rounded, words
from ui.widgets.themed import Themed

WIDTH = 640
LIMIT = 12
WAIT_MS = 40
KINDS = {"@": ("contact",), "#": ("task",), "!": ("feeder",)}
ROW = 48
ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Palette(Themed, QDialog):
    """A field and its hits; Enter opens, Ctrl+Enter plans a visit, Ctrl+R records one."""

    chosen = Signal(object, str)
    """(Hit, "open" | "plan" | "record")"""

    def __init__(self, context: Context, actions: list[PaletteAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self._context, self._actions = context, actions
        self.field = QLineEdit(self)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = QListView(self)
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self._take("open"))
        self._foot = ElidedLabel("", "small", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(12), px(12), px(10))
        column.setSpacing(px(8))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._search)
        self.start_look()
        self._show_actions("")

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Account, contact, number, task or action"))
        self._foot.set_text(self.tr("Enter opens · Ctrl+Enter plans a visit · Ctrl+R records one · Esc closes"))
        self.setWindowTitle(self.tr("Search"))

    def retheme(self) -> None:
        self.field.setFont(font("heading"))
        self.resize(px(WIDTH), px(460))

    def open_over(self, window: QWidget, text: str = "") -> None:
        """Show over the upper middle of the window."""
        self.field.setText(text)
        self.field.selectAll()
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + px(80))
        self.show()
        self.field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(12), fill=colour("raised"), edge=colour("border_strong"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take("plan" if control else "open")
        elif key == Qt.Key.Key_R and control:
            self._take("record")
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in keys or (control and event.key() == Qt.Key.Key_R):
                self.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            row = max(0, min(count - 1, self.list.currentIndex().row() + by))
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _typed(self, _text: str) -> None:
        self._timer.start()

    def _search(self) -> None:
        text = self.field.text().strip()
        kinds = KINDS.get(text[:1])
        wanted = text[1:].strip() if kinds or text.startswith(">") else text
        if text.startswith(">") or not wanted:
            self._show_actions(wanted)
            return
        self._context.runner.ask(
            self, lambda reader: search(reader, wanted, LIMIT, kinds), self._show_hits, slot="palette"
        )

    def _show_hits(self, hits: list[Hit]) -> None:
        self.model.clear()
        for hit in hits:
            item = QStandardItem(hit.title)
            item.setData(hit, ROLE)
            self.model.appendRow(item)
        self._add_actions(self.field.text().strip())
        self._select_first()

    def _show_actions(self, text: str) -> None:
        self.model.clear()
        self._add_actions(text)
        self._select_first()

    def _add_actions(self, text: str) -> None:
        for action in self._actions:
            if not text or text.lower() in action.text.lower():
                item = QStandardItem(action.text)
                item.setData(action, ROLE)
                self.model.appendRow(item)

    def _select_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _take(self, how: str) -> None:
        what = self.list.currentIndex().data(ROLE)
        if what is None:
            return
        self.accept()
        if isinstance(what, PaletteAction):
            what.run()
        else:
            self.chosen.emit(what, how)


ICONS = {
    "contact": "user",
    "task": "check-circle",
    "feeder": "lightning",
    "visit": "clipboard-text",
    "interaction": "note",
    "issue": "chat-circle-text",
}


class HitDelegate(QStyledItemDelegate):
    """A hit in two lines with its mark or icon; an action with its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), px(ROW if isinstance(index.data(ROLE), Hit) else 36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, area, px(6), fill=colour("selected"))
        what = index.data(ROLE)
        if isinstance(what, PaletteAction):
            self._paint_action(painter, area, what)
        else:
            self._paint_hit(painter, area, what)

    def _paint_action(self, painter: QPainter, area: QRectF, action: PaletteAction) -> None:
        image = pixmap(action.icon, "text2", 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(round(area.left()) + px(10), round(area.center().y()) - px(8), image)
        words(painter, area.adjusted(px(36), 0, -px(80), 0), action.text, "body", "text", LEFT)
        words(painter, area.adjusted(0, 0, -px(12), 0), action.key, "small", "text3", RIGHT)

    def _paint_hit(self, painter: QPainter, area: QRectF, hit: Hit) -> None:
        spot = QRectF(area.left() + px(13), area.center().y() - px(5), px(10), px(10))
        if hit.kind == "account" and hit.segment is not None:
            paint_segment(painter, spot, hit.segment)
        else:
            image = pixmap(ICONS.get(hit.kind, "circle"), "text2", 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(area.left()) + px(10), round(area.center().y()) - px(8), image)
        line = area.adjusted(px(36), px(5), -px(12), 0)
        line.setHeight(px(20))
        words(painter, line, hit.title, "body_strong", "text", LEFT)
        words(painter, line.translated(0, px(19)), hit.subtitle or "", "small", "text3", LEFT)
