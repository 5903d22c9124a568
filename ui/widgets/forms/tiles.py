"""Choices as tiles with radios or checks, and scales."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme.look import colour, px
from ui.widgets.checks import paint_check, paint_radio
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import CENTER, focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed

HEIGHT = 32
GAP = 8

BACK, ON = (Qt.Key.Key_Left, Qt.Key.Key_Up), (Qt.Key.Key_Right, Qt.Key.Key_Down)
"""The arrows by which tiles are walked, as radios are: rows that wrap leave no doubt which is next."""


class _Tile(Themed, QAbstractButton):
    entered = Signal()

    def __init__(self, text: str, kind: str, width: int = 0) -> None:
        super().__init__()
        self._kind, self._width = kind, width
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row: a button would only hand the focus on to the next stop of Tab."""
        if event.key() in BACK + ON:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        if self._kind == "number":
            return QSize(px(self._width), px(HEIGHT))
        return QSize(round(text_width(self.text(), "body_medium")) + px(46), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, on = QRectF(self.rect()), self.isChecked()
        if self._kind == "number":
            self._paint_number(painter, area, on)
        else:
            fill = colour("accent_soft" if on else "hover" if self.underMouse() else "surface")
            rounded(painter, area, px(6), fill=fill, edge=colour(self._edge(on)))
            spot = QRectF(px(10), 0, px(16), self.height())
            (paint_check if self._kind == "check" else paint_radio)(painter, spot, on)
            ink = "accent_text" if on else "text"
            words(painter, area.adjusted(px(33), 0, -px(8), 0), self.text(), "body_medium", ink)
        if shows_focus(self):
            focus_ring(painter, area, px(6))

    def _edge(self, on: bool) -> str:
        if self.property("problem"):
            return "danger"
        return "accent" if on else "border_strong"

    def _paint_number(self, painter: QPainter, area: QRectF, on: bool) -> None:
        fill = colour("accent" if on else "hover" if self.underMouse() else "surface")
        edge = "accent" if on else "danger" if self.property("problem") else "control"
        rounded(painter, area, px(6), fill=fill, edge=colour(edge))
        words(painter, area, self.text(), "body_strong", "on_accent" if on else "text", CENTER)


class _TileRow(Themed, QWidget):
    """Arrows walk the tiles, keys 1 to 9 choose them, Enter goes on to the next field.

    Where one of the tiles holds, the row is one stop of Tab, as radios are. What does not fit goes on in a next line.
    """

    single = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[_Tile] = []
        self.row = FlowLayout(px(HEIGHT), px(GAP), self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_tile(self, tile: _Tile) -> None:
        self.tiles.append(tile)
        self.row.addWidget(tile)
        tile.entered.connect(lambda: self._stop_at(tile))
        self._stop_at(self.tiles[0])

    def _stop_at(self, stop: _Tile) -> None:
        """Let Tab come to this tile only, when the tiles are one choice."""
        self.setFocusProxy(stop if self.single else self.tiles[0])
        if self.single:
            for tile in self.tiles:
                tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus)

    def _stop_at_chosen(self) -> None:
        if self.tiles:
            self._stop_at(next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = next((place for place, tile in enumerate(self.tiles) if tile is self.focusWidget()), 0)
        key, text = event.key(), event.text()
        if key in BACK + ON:
            by = 1 if key in ON else -1
            self.tiles[min(max(here + by, 0), len(self.tiles) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        elif text.isdecimal() and text.isascii() and self.tile_of(int(text)) is not None:
            tile = self.tile_of(int(text))
            if tile is not None:
                tile.click()
                tile.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.tiles[-1].setFocus()
            self.focusNextChild()
            self._stop_at_chosen()
        else:
            super().keyPressEvent(event)

    def tile_of(self, digit: int) -> _Tile | None:
        """Return the tile that a digit chooses."""
        return self.tiles[digit - 1] if 1 <= digit <= len(self.tiles) else None

    def retheme(self) -> None:
        self.row.set_line(px(HEIGHT))
        self.row.setSpacing(px(GAP))


class ChoiceTiles(_TileRow):
    """Single (radios) or `multiple` (checks); `changed(values)` tells. Clicking a chosen radio frees it."""

    changed = Signal(list)

    def __init__(
        self, choices: Sequence[tuple[str, str]], multiple: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._multiple = multiple
        self.single = not multiple
        self._keys = [value for value, _ in choices]
        for _, label in choices:
            tile = _Tile(label, "check" if multiple else "radio")
            tile.clicked.connect(lambda on, tile=tile: self._clicked(tile, on))
            self.add_tile(tile)
        self.start_look()

    def values(self) -> list[str]:
        return [key for key, tile in zip(self._keys, self.tiles, strict=True) if tile.isChecked()]

    def set_values(self, values: Iterable[str]) -> None:
        """Choose without telling."""
        chosen = set(values)
        for key, tile in zip(self._keys, self.tiles, strict=True):
            tile.setChecked(key in chosen)
        self._stop_at_chosen()

    def _clicked(self, tile: _Tile, on: bool) -> None:
        if on and not self._multiple:
            for other in self.tiles:
                other.setChecked(other is tile)
        self.changed.emit(self.values())


class Scale(_TileRow):
    """A scale from `low` to `high`, both ends named; `changed(int or None)`. Clicking the answer again frees it."""

    changed = Signal(object)

    def __init__(self, low: int = 1, high: int = 5, ends: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = low
        for number in range(low, high + 1):
            tile = _Tile(str(number), "number", 56 if high - low < 6 else 36)
            tile.clicked.connect(lambda on, number=number: self._clicked(number, on))
            self.add_tile(tile)
        self._ends = ElidedLabel(ends, "small", "text2")
        self.row.addWidget(self._ends)
        self.start_look()

    def value(self) -> int | None:
        return next((self._low + place for place, tile in enumerate(self.tiles) if tile.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Choose without telling."""
        for place, tile in enumerate(self.tiles):
            tile.setChecked(value == self._low + place)
        self._stop_at_chosen()

    def tile_of(self, digit: int) -> _Tile | None:
        place = digit - self._low
        return self.tiles[place] if 0 <= place < len(self.tiles) else None

    def _clicked(self, number: int, on: bool) -> None:
        self.set_value(number if on else None)
        self.changed.emit(self.value())
