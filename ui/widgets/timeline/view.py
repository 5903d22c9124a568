"""The view of a timeline, and how an entry is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from crm.domain.snippets import spans_of
from ui.theme.look import colour, metrics, pixmap, px
from ui.widgets.badge import badge_width, paint_badge
from ui.widgets.bars import bare
from ui.widgets.icon import paint_tinted_icon
from ui.widgets.labels import READABLE, overline
from ui.widgets.matched import paint_matched
from ui.widgets.page_letters import PageLetters
from ui.widgets.paint import RIGHT, came_by_keys, focus_ring, hairline, rounded, shows_focus, square, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.timeline.model import Fetch, TimelineEntry, TimelineModel
from ui.widgets.wrapping import wrapped

CIRCLE = 24
LEAD = 44
MONTH = 32
GAP = 16
CHIP = 24
TITLE = 22
MOST_LINES = 2
NARROWEST_TITLE = 80
WIDEST_CHIP = 200
MORE_CHIP = 72

Index = QModelIndex | QPersistentModelIndex


def _wrapped(entry: TimelineEntry, width: float) -> list[str]:
    """Return the lines of an entry as they are painted: each may take two, what is longer is cut."""
    return [part for line in entry.lines for part in wrapped(line, "body", width, MOST_LINES)]


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model, entry = index.model(), index.data(TimelineModel.ENTRY)
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else px(400)
        lines = len(_wrapped(entry, self._room(wide))) * metrics("body").line
        files = px(CHIP + 6) if entry.files else 0
        month = px(MONTH) if isinstance(model, TimelineModel) and model.begins_month(index.row()) else 0
        return QSize(px(200), round(month + px(TITLE) + lines + files + px(GAP)))

    def _room(self, width: float) -> float:
        return max(min(width - px(LEAD) - px(20), px(READABLE)), 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, model, rect = index.data(TimelineModel.ENTRY), index.model(), QRectF(option.rect)
        assert isinstance(model, TimelineModel)
        painter.save()
        top = rect.top()
        if model.begins_month(index.row()):
            line = QRectF(rect.left() + px(LEAD), top, rect.width(), px(MONTH - 8))
            words(painter, line, overline(entry.month), "overline", "text3")
            top += px(MONTH)
        body = QRectF(rect.left(), top, rect.width(), rect.bottom() - top)
        circle = QRectF(rect.left() + 1, top - 1, px(CIRCLE), px(CIRCLE))
        if model.entry(index.row() + 1) is not None:
            spine = body.bottom() - circle.bottom() - px(4)
            hairline(painter, round(circle.center().x()), circle.bottom() + 2, spine, upright=True)
        paint_tinted_icon(painter, circle, entry.icon, entry.tone, circle=True)
        widget = option.widget
        self._paint_words(painter, body, entry, widget.sought if isinstance(widget, TimelineView) else ())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected and isinstance(widget, QWidget) and shows_focus(widget):
            ring = body.adjusted(px(LEAD) - px(8), -px(4), -1, -px(GAP - 6))
            focus_ring(painter, ring, px(6))
        painter.restore()

    def _paint_words(self, painter: QPainter, body: QRectF, entry: TimelineEntry, sought: Sequence[str]) -> None:
        left, high = body.left() + px(LEAD), px(TITLE)
        right = body.right() - px(12)
        when = text_width(entry.when, "small") + 2
        words(painter, QRectF(right - when, body.top(), when, high), entry.when, "small", "text2", RIGHT)
        room = right - when - px(12) - left
        badge = badge_width(entry.badge, "") + px(8) if entry.badge else 0
        with_badge = 0 < badge < room - px(NARROWEST_TITLE)
        room -= badge if with_badge else 0
        title = QRectF(left, body.top(), min(text_width(entry.title, "body_strong") + 2, room), high)
        paint_matched(painter, title, entry.title, spans_of(entry.title, sought), "body_strong")
        if with_badge:
            paint_badge(painter, title.right() + px(8), title, entry.badge, entry.badge_tone)
        top = title.bottom()
        for line in _wrapped(entry, self._room(body.width())):
            spot = QRectF(left, top, right - left, metrics("body").line)
            paint_matched(painter, spot, line, spans_of(line, sought), "body", "text2")
            top = spot.bottom()
        for chip, icon, text in file_chips(entry, left, top + px(4), right):
            rounded(painter, chip, px(4), fill=colour("quiet"))
            image = pixmap(icon, "text2", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(square(chip.left() + px(8), chip, px(14)).topLeft(), image)
            words(painter, chip.adjusted(px(28), 0, -px(6), 0), text, "small_medium", "text2")

    def file_at(self, rect: QRectF, entry: TimelineEntry, begins_month: bool, place: QPointF) -> int | None:
        """Return which file of an entry lies under a place; the number of files for the chip that stands for more."""
        top = rect.top() + (px(MONTH) if begins_month else 0) + px(TITLE)
        top += len(_wrapped(entry, self._room(rect.width()))) * metrics("body").line + px(4)
        chips = file_chips(entry, rect.left() + px(LEAD), top, rect.right() - px(12))
        for number, (chip, _icon, _text) in enumerate(chips):
            if chip.contains(place):
                return number
        return None


def file_chips(entry: TimelineEntry, left: float, top: float, right: float) -> list[tuple[QRectF, str, str]]:
    """Return (place, icon, words) of the chips of an entry that fit into one line, the last for those that do not."""
    chips: list[tuple[QRectF, str, str]] = []
    for number, (icon, text) in enumerate(entry.files):
        wide = min(text_width(text, "small_medium") + px(36), px(WIDEST_CHIP))
        is_last = number == len(entry.files) - 1
        if left + wide > right - (0 if is_last else px(MORE_CHIP)) and number:
            more = f"+{len(entry.files) - number}"
            chips.append((QRectF(left, top, text_width(more, "small_medium") + px(36), px(CHIP)), "paperclip", more))
            break
        chips.append((QRectF(left, top, wide, px(CHIP)), icon, text))
        left += wide + px(8)
    return chips


class TimelineView(PageLetters, Themed, QListView):
    """Newest first, 50 at a time; `fetch(have, count, then)` is given by the page.

    `opened(id)` on click or Enter, `file_opened(id, number)` on a chip, `edited(id)` on E or F2, `removed(id)` on
    Delete, `menu_asked(id, place)` on a right click or the menu key. Words that are `sought` stand on a tint.
    """

    opened = Signal(object)
    file_opened = Signal(object, int)
    edited = Signal(object)
    removed = Signal(object)
    menu_asked = Signal(object, QPoint)

    def __init__(self, fetch: Fetch, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sought: tuple[str, ...] = ()
        self._entries = TimelineModel(fetch, self)
        self._painter = _EntryDelegate(self)
        self.setModel(self._entries)
        bare(self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.start_look()

    @property
    def entries(self) -> TimelineModel:
        return self._entries

    def reload(self, anew: bool = False) -> None:
        """Load anew; the place on screen stays, unless other entries are to be shown (`anew`)."""
        at = 0 if anew else self.verticalScrollBar().value()
        self._entries.reload(anew)
        self.verticalScrollBar().setValue(at)

    def retheme(self) -> None:
        self.doItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the newest entry by the keyboard, so that one sees where one is."""
        super().focusInEvent(event)
        if came_by_keys(event):
            self.setCurrentIndex(self._entries.index(max(self.currentIndex().row(), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(key)
        entry = self._entries.entry(self.currentIndex().row())
        if step is not None:
            place = min(max(self.currentIndex().row() + step, 0), self._entries.rowCount() - 1)
            self.setCurrentIndex(self._entries.index(place))
        elif entry is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(entry.id)
        elif entry is not None and key in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edited.emit(entry.id)
        elif entry is not None and key == Qt.Key.Key_Delete:
            self.removed.emit(entry.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        entry = self._entries.entry(index.row())
        if entry is None or event.button() != Qt.MouseButton.LeftButton:
            return
        rect, first = QRectF(self.visualRect(index)), self._entries.begins_month(index.row())
        number = self._painter.file_at(rect, entry, first, event.position()) if entry.files else None
        if number is None:
            self.opened.emit(entry.id)
        else:
            self.file_opened.emit(entry.id, number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        entry = self._entries.entry(index.row())
        if entry is not None:
            self.setCurrentIndex(index)
            place = self.visualRect(index).center() if by_keys else event.pos()
            self.menu_asked.emit(entry.id, self.viewport().mapToGlobal(place))
