"""The rows of the palette: what was found in its groups, and what can be done."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.domain.changes import Kind
from crm.domain.codes import Segment
from crm.domain.matching import Spans
from crm.usecases.search import Hit
from ui.shell.actions import PaletteAction
from ui.shell.keycap import caps_of, caps_width, paint_caps
from ui.shell.palette_entries import Entry, Title
from ui.texts.dates import near_day
from ui.texts.names import district_name
from ui.theme.look import colour, picture, pixmap, px, segment_colour
from ui.widgets.avatar import paint_avatar
from ui.widgets.labels import overline
from ui.widgets.marks import paint_segment
from ui.widgets.matched import paint_matched
from ui.widgets.paint import LEFT, rounded, square, text_width, words

HIT, ACTION, HEADING = 52, 40, 32
SIDE, TILE, TEXT = 20, 28, 60
OWNER = 90
"""How wide the name of an account's manager may be."""
ICONS = {
    Kind.CONTACT: "user",
    Kind.TASK: "check-circle",
    Kind.FEEDER: "lightning",
    Kind.OUTAGE: "lightning-slash",
    Kind.VISIT: "clipboard-text",
    Kind.INTERACTION: "note",
    Kind.ISSUE: "chat-circle-text",
    Kind.WORK_ORDER: "headset",
}

PASSED_OVER = Qt.ItemFlag.ItemNeverHasChildren
CHOSEN = PASSED_OVER | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """Titles, hits and actions in one list."""

    ENTRY = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def next_row(self, row: int, step: int) -> int:
        """Return the next row that can be chosen in a direction, or `row` where there is none."""
        place = row + step
        while 0 <= place < len(self.entries):
            if not isinstance(self.entries[place], Title):
                return place
            place += step
        return row

    def next_group(self, row: int) -> int:
        """Return the first row of the group after a row, from the end again the first one."""
        titles = [place for place, entry in enumerate(self.entries) if isinstance(entry, Title)]
        after = next((place for place in titles if place > row), titles[0] if titles else -1)
        return self.next_row(after, 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == self.ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(entry, Hit):
            return ", ".join(part for part in (entry.title, second_line(entry)[0], entry.owner) if part)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title if isinstance(entry, Hit) else entry.text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return PASSED_OVER if isinstance(self.entries[index.row()], Title) else CHOSEN


class PaletteDelegate(QStyledItemDelegate):
    """Paints a hit in two lines with what matched tinted, an action with its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(PaletteModel.ENTRY)
        high = HEADING if isinstance(entry, Title) else HIT if isinstance(entry, Hit) else ACTION
        return QSize(px(200), px(high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, area = index.data(PaletteModel.ENTRY), QRectF(option.rect)
        if isinstance(entry, Title):
            line = area.adjusted(px(SIDE), px(8), -px(SIDE), 0)
            if entry.is_sentence:
                words(painter, line, entry.text, "body", "text2", LEFT)
            else:
                words(painter, line, overline(entry.text), "overline", "text3", LEFT)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            tile = area.adjusted(px(8), px(1), -px(8), -px(1))
            rounded(painter, tile, px(6), fill=colour("selected"))
            rounded(painter, QRectF(tile.left(), tile.center().y() - px(8), px(3), px(16)), 1.5, fill=colour("accent"))
        if isinstance(entry, Hit):
            paint_hit(painter, area, entry)
        else:
            paint_action(painter, area, entry)


def paint_action(painter: QPainter, area: QRectF, action: PaletteAction) -> None:
    """Paint one action: tile, words, keys."""
    _icon_tile(painter, area, action.icon)
    caps = caps_of(action.key)
    line = area.adjusted(px(TEXT), 0, -caps_width(caps) - px(SIDE + 8), 0)
    paint_matched(painter, line, action.text, action.match.spans, "body_medium")
    paint_caps(painter, area.right() - px(SIDE), area.center().y(), caps)


def paint_hit(painter: QPainter, area: QRectF, hit: Hit) -> None:
    """Paint one hit: tile, title with what matched tinted, second line."""
    if hit.kind == Kind.CONTACT:
        paint_avatar(painter, square(area.left() + px(SIDE), area, px(TILE)), hit.title, "caption")
    elif hit.kind == Kind.ACCOUNT and hit.segment is not None:
        _tile(painter, area, f"palette-segment-{hit.segment}", partial(_paint_segment, segment=hit.segment))
    else:
        _icon_tile(painter, area, ICONS.get(Kind(hit.kind), "circle"))
    line = QRectF(area.left() + px(TEXT), area.top() + px(7), area.width() - px(TEXT + SIDE), px(20))
    if hit.owner and hit.kind == Kind.ACCOUNT:
        name = min(text_width(hit.owner, "small"), px(OWNER))
        words(
            painter,
            QRectF(area.right() - px(SIDE) - name, area.top(), name, area.height()),
            hit.owner,
            "small",
            "text2",
        )
        line.setRight(line.right() - name - px(12))
    paint_matched(painter, line, hit.title, hit.match.spans, "body", "text2" if hit.is_done else "text")
    second, spans = second_line(hit)
    paint_matched(painter, line.translated(0, px(19)), second, spans, "small", "text2")


def second_line(hit: Hit) -> tuple[str, Spans]:
    """Return the second line of a hit and what of it was typed: a name or number, its account, place or day."""
    parts = [hit.subtitle or ""]
    if hit.kind == Kind.ACCOUNT and hit.district:
        parts.append(district_name(hit.district))
    parts += [hit.account or "", near_day(hit.day) if hit.day is not None else ""]
    return " · ".join(filter(None, parts)), hit.second


def _icon_tile(painter: QPainter, area: QRectF, icon: str) -> None:
    _tile(painter, area, f"palette-icon-{icon}", partial(_paint_icon, icon=icon))


def _tile(painter: QPainter, area: QRectF, name: str, paint: Callable[[QPainter, QRectF], None]) -> None:
    image = picture(name, TILE, painter.device().devicePixelRatioF(), paint)
    painter.drawPixmap(square(area.left() + px(SIDE), area, px(TILE)).topLeft(), image)


def _paint_segment(painter: QPainter, tile: QRectF, segment: Segment) -> None:
    rounded(painter, tile, px(6), fill=segment_colour(segment, "tint"))
    paint_segment(painter, tile, segment)


def _paint_icon(painter: QPainter, tile: QRectF, icon: str) -> None:
    rounded(painter, tile, px(6), fill=colour("quiet"))
    image = pixmap(icon, "text2", 16, painter.device().devicePixelRatioF())
    painter.drawPixmap(square(tile.center().x() - px(8), tile, px(16)).topLeft(), image)
