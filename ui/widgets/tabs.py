"""Tabs and saved views: words, a count, an accent underline."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from ui.theme.look import colour, px
from ui.widgets.paint import CENTER, focus_ring, hairline, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEIGHT = 40
GAP = 28
WIDEST = 200
"""Names of tabs are cut beyond this."""


class Tab(Struct, frozen=True):
    """A tab; `changed` marks a saved view whose filters were changed."""

    key: str
    label: str
    count: int | None = None
    changed: bool = False


class Tabs(Themed, QTabBar):
    """A row of tabs; arrows move, `picked(key)` tells. `lined` draws the hairline under all of it."""

    picked = Signal(str)

    def __init__(self, tabs: Sequence[Tab] = (), lined: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: list[Tab] = []
        self._lined = lined
        self._telling = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # The arrow keys reach every tab, also one that is scrolled away.
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRaise(True)
        self.currentChanged.connect(self._tell)
        self.set_tabs(tabs)
        self.start_look()

    def set_tabs(self, tabs: Sequence[Tab]) -> None:
        """Show these tabs; the current one stays current when it is still there."""
        key = self.current()
        self._telling = False
        while self.count() > len(tabs):
            self.removeTab(self.count() - 1)
        while self.count() < len(tabs):
            self.addTab("")
        self._tabs = list(tabs)
        for place, tab in enumerate(tabs):
            count = "" if tab.count is None else f" {tab.count:,}"
            self.setTabText(place, tab.label + count)
            self.setTabToolTip(place, literal(tab.label) if text_width(tab.label, "body_strong") > px(WIDEST) else "")
        self._telling = True
        self.set_current(key)
        self.updateGeometry()
        self.update()

    def set_count(self, key: str, count: int | None) -> None:
        """Show another count beside a tab."""
        self.set_tabs([Tab(t.key, t.label, count, t.changed) if t.key == key else t for t in self._tabs])

    def current(self) -> str:
        """Return the key of the current tab, "" when there is none."""
        place = self.currentIndex()
        return self._tabs[place].key if 0 <= place < len(self._tabs) else ""

    def set_current(self, key: str) -> None:
        """Show a tab as current without telling."""
        self._telling = False
        for place, tab in enumerate(self._tabs):
            if tab.key == key:
                self.setCurrentIndex(place)
        self._telling = True

    def _tell(self, place: int) -> None:
        if self._telling and 0 <= place < len(self._tabs):
            self.picked.emit(self._tabs[place].key)

    def keys(self) -> list[str]:
        """Return the keys of the tabs in their order."""
        return [tab.key for tab in self._tabs]

    def key_at(self, place: QPoint) -> str:
        """Return the key of the tab at a place, "" beside them."""
        at = self.tabAt(place)
        return self._tabs[at].key if 0 <= at < len(self._tabs) else ""

    def width_of(self, tab: Tab) -> int:
        """Return how wide a tab is, with the gap after it; a very long name is cut."""
        wide = min(text_width(tab.label, "body_strong"), px(WIDEST)) + px(GAP)
        if tab.count is not None:
            wide += px(8) + text_width(f"{tab.count:,}", "small")
        return round(wide) + (px(12) if tab.changed else 0)

    def tabSizeHint(self, index: int) -> QSize:
        wide = self.width_of(self._tabs[index]) if index < len(self._tabs) else px(GAP)
        return QSize(wide, px(HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._lined:
            hairline(painter, 0, self.height() - 1, self.width())
        for place, tab in enumerate(self._tabs):
            area = QRectF(self.tabRect(place)).adjusted(0, 0, -px(GAP), 0)
            self._paint_tab(painter, area, tab, place == self.currentIndex())

    def _paint_tab(self, painter: QPainter, area: QRectF, tab: Tab, current: bool) -> None:
        hovered = area.contains(self.mapFromGlobal(self.cursor().pos()).toPointF()) and self.underMouse()
        ink = "text" if current or hovered else "text2"
        named = min(text_width(tab.label, "body_strong"), px(WIDEST))
        spot = QRectF(area.left(), area.top(), named + 1, area.height())
        words(painter, spot, tab.label, "body_strong" if current else "body_medium", ink)
        left = area.left() + named + px(8)
        if tab.count is not None:
            count = f"{tab.count:,}"
            words(painter, area.adjusted(left - area.left(), 0, px(8), 0), count, "small", "text3")
            left += text_width(count, "small") + px(4)
        if tab.changed:
            rounded(painter, QRectF(left, area.center().y() - 3, 6, 6), 3, fill=colour("accent"))
        if current:
            line = QRectF(area.left(), area.bottom() - px(2), area.width(), px(2))
            painter.fillRect(line, colour("accent"))
            if shows_focus(self):
                focus_ring(painter, area.adjusted(-px(6), px(6), px(6), -px(6)), px(6))


class Lined(Themed, QWidget):
    """A strip over a hairline: tabs, and what stands beside them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, self.height() - 1, self.width())


class SegmentedControl(Themed, QTabBar):
    """A few choices of which one holds: Day, Week, Month. `picked(key)` tells; arrows move."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in choices]
        self._telling = True
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for _, label in choices:
            self.addTab(label)
        self.currentChanged.connect(self._tell)
        self.start_look()

    def current(self) -> str:
        return self._keys[self.currentIndex()]

    def set_current(self, key: str) -> None:
        """Choose without telling."""
        self._telling = False
        self.setCurrentIndex(self._keys.index(key))
        self._telling = True

    def _tell(self, place: int) -> None:
        if self._telling and place >= 0:
            self.picked.emit(self._keys[place])

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(max(round(text_width(self.tabText(index), "body_strong")) + px(32), px(56)), px(32))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), px(6), fill=colour("sunken"))
        for place in range(self.count()):
            area = QRectF(self.tabRect(place))
            current = place == self.currentIndex()
            if current:
                tile = area.adjusted(3, 3, -3, -3)
                rounded(painter, tile, px(5), fill=colour("raised"), edge=colour("border"))
                if shows_focus(self):
                    focus_ring(painter, tile, px(5))
            style, ink = ("body_strong", "text") if current else ("body_medium", "text2")
            words(painter, area, self.tabText(place), style, ink, CENTER)
