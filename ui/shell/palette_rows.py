"""The rows of the palette: what was found in its groups, and what can be done."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crm.domain.changes import Kind
from crm.domain.matching import Spans
from crm.usecases.search import Hit
from ui.shell.actions import PaletteAction
from ui.shell.keycap import caps_of, caps_width, paint_caps
from ui.shell.palette_entries import Entry, Title
from ui.texts.dates import near_day
from ui.texts.names import district_name
from ui.theme.look import colour, metrics, pixmap, px, segment_colour
from ui.widgets.avatar import paint_avatar
from ui.widgets.labels import overline
from ui.widgets.marks import paint_segment
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
}

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

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
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
        if index.isValid() and isinstance(self.entries[index.row()], Title):
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


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
    tile = square(area.left() + px(SIDE), area, px(TILE))
    if hit.kind == Kind.CONTACT:
        paint_avatar(painter, tile, hit.title, "caption")
    elif hit.kind == Kind.ACCOUNT and hit.segment is not None:
        rounded(painter, tile, px(6), fill=segment_colour(hit.segment, "tint"))
        paint_segment(painter, tile, hit.segment)
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


def paint_matched(
    painter: QPainter, line: QRectF, title: str, spans: Spans, plain: str = "body", colour_of: str = "text"
) -> None:
    """Paint a text whose matched characters are strong on a tint; it is cut where it is too long."""
    strong = "small_strong" if plain == "small" else "body_strong"
    left, at = line.left(), 0
    for begin, end in (*spans, (len(title), len(title))):
        for text, tinted in ((title[at:begin], False), (title[max(at, begin) : end], True)):
            style = strong if tinted else plain
            wide = min(text_width(text, style), line.right() - left)
            if wide <= 0:
                continue
            if tinted:
                back = QRectF(left, line.center().y() - metrics(style).line / 2, wide, metrics(style).line)
                rounded(painter, back, px(3), fill=colour("accent_soft"))
            part = QRectF(left, line.top(), wide + 1, line.height())
            words(painter, part, text, style, "accent_text" if tinted else colour_of, LEFT)
            left += wide
        at = max(at, end)


def _icon_tile(painter: QPainter, area: QRectF, icon: str) -> None:
    tile = square(area.left() + px(SIDE), area, px(TILE))
    rounded(painter, tile, px(6), fill=colour("quiet"))
    image = pixmap(icon, "text2", 16, painter.device().devicePixelRatioF())
    painter.drawPixmap(square(tile.center().x() - px(8), tile, px(16)).topLeft(), image)
