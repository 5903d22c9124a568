"""How table cells are painted: the row behind them, and the plain text cell that the other delegates extend."""

from typing import Any, Protocol, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.look import colour, font, px
from ui.widgets.checks import paint_check
from ui.widgets.forms.text_line import TextLine
from ui.widgets.paint import hairline, rounded, text_width, words
from ui.widgets.table.model import IdWindowModel

GUTTER = 48
SIDE = 8
BAR = 3

Index = QModelIndex | QPersistentModelIndex


class RowLooks(Protocol):
    """What a cell asks of its view about the row it stands in."""

    def hovered(self, row: int) -> bool: ...

    def is_current(self, row: int) -> bool: ...

    def checks_shown(self) -> bool: ...

    def flashes(self, row: int, column: int) -> bool: ...


class CellDelegate(QStyledItemDelegate):
    """A cell with one line of text. Subclasses override `paint_value`; the row's background is painted here.

    `LEAD` is how many pixels of the cell stand before its text, None where nothing of the text is painted.
    """

    LEAD: int | None = 0

    def cut_text(self, rect: QRectF, model: IdWindowModel, index: Index) -> str:
        """Return the text of a cell that is too narrow for it, "" where all of it can be read."""
        row = model.row_at(index.row())
        if row is None or self.LEAD is None:
            return ""
        text = model.columns[index.column()].text(row)
        room = _inside(rect, index).width() - px(self.LEAD)
        return text if text_width(text, "body_medium") > room + 0.5 else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        looks = cast(RowLooks, option.widget)
        model = cast(IdWindowModel, index.model())
        current = looks.is_current(index.row())
        checked = model.is_checked(model.id_at(index.row()))
        first = index.column() == 0
        painter.save()
        _paint_row(painter, rect, looks.hovered(index.row()), current, checked, first)
        if first and (checked or current or looks.hovered(index.row()) or looks.checks_shown()):
            paint_check(painter, QRectF(rect.left() + px(14), rect.top(), px(18), rect.height()), checked)
        inner = _inside(rect, index)
        if looks.flashes(index.row(), index.column()):
            rounded(painter, inner.adjusted(-px(SIDE), 2, px(SIDE), -2), px(4), fill=colour("accent_soft"))
        if model.row_at(index.row()) is None:
            bar = QRectF(inner.left(), inner.center().y() - px(4), inner.width() * 0.6, px(8))
            rounded(painter, bar, px(4), fill=colour("quiet"))
        else:
            self.paint_value(painter, inner, model, index, current)
        painter.restore()

    def paint_value(self, painter: QPainter, rect: QRectF, model: IdWindowModel, index: Index, current: bool) -> None:
        """Paint the cell's content inside its margins."""
        column = model.columns[index.column()]
        row = model.row_at(index.row())
        tone = column.tone(row) if column.tone else ""
        heavy = current and index.column() == 0
        style = "body_strong" if heavy else "body_medium" if column.strong or tone else "body"
        ink = tone or ("text" if column.strong else "text2")
        words(painter, rect, column.text(row), style, ink, column.align)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(32))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = TextLine("", parent, inline=True)
        editor.setFont(font("body"))
        editor.setAccessibleName(cast(IdWindowModel, index.model()).columns[index.column()].title)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        left = px(GUTTER) - px(SIDE) if index.column() == 0 else 0
        editor.setGeometry(option.rect.adjusted(left, 2, 0, -2))


def _inside(rect: QRectF, index: Index) -> QRectF:
    return rect.adjusted(px(GUTTER) if index.column() == 0 else px(SIDE), 0, -px(SIDE), -1)


def value_of(model: IdWindowModel, index: Index) -> Any:
    """Return what the column's `value` makes of the row."""
    column, row = model.columns[index.column()], model.row_at(index.row())
    return column.value(row) if column.value else column.text(row)


def _paint_row(painter: QPainter, rect: QRectF, hovered: bool, current: bool, checked: bool, first: bool) -> None:
    if current or checked:
        painter.fillRect(rect, colour("selected"))
    elif hovered:
        painter.fillRect(rect, colour("hover"))
    left = px(GUTTER) if first and not (current or checked) else 0
    ink = "selected" if current else "grid"
    hairline(painter, rect.left() + left, rect.bottom() - 1, rect.width() - left, ink=ink)
    if current and first:
        painter.fillRect(QRectF(rect.left(), rect.top(), px(BAR), rect.height()), colour("accent"))
