"""The top bar: where one is, the way to everything (search), and what can be done here."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.shell.keycap import caps_of, paint_caps
from ui.shell.new_button import NewButton
from ui.theme.look import colour, pixmap, px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import LEFT, dot, focus_ring, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed

HEIGHT = 56
SEARCH = 296
SEARCH_SHORT, SEARCH_LEAST = 104, 34
"""Wide enough for the icon and the keys, and for the icon alone."""
LEAST = 96
TITLE = 560


class TopBar(Themed, QWidget):
    """Title and quiet line at the left; search, bell and the page's actions at the right.

    Where not all of it fits, the search gives way first, then the quiet line, and the title last.
    """

    search_asked = Signal()
    bell_asked = Signal()
    up_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._up = Button("", "crumb")
        self._up.clicked.connect(self.up_asked)
        self._arrow = ElidedLabel("›", "body", "text3")
        self._title = ElidedLabel("", "title", "text")
        self._quiet = QuietLine("", "body", "text2")
        self._quiet.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = SearchField(self)
        self.search.clicked.connect(self.search_asked)
        self.bell = Bell(self)
        self.bell.clicked.connect(self.bell_asked)
        for label in (self._up, self._arrow, self._title):
            self._row.addWidget(label)
        self._row.addWidget(self._quiet, 1)
        self._row.addWidget(self.search)
        self._row.addWidget(self.bell)
        self.new = NewButton(self)
        self._row.addWidget(self.new)
        self._actions: list[QWidget] = []
        self.start_look()

    def show_place(self, title: str, quiet: str, up: str) -> None:
        """Name the page; `up` is the place above it, empty for a place of the rail."""
        self._up.setText(up)
        self._up.setVisible(bool(up))
        self._arrow.setVisible(bool(up))
        self._title.set_text(title)
        self._quiet.set_text(quiet)

    def show_actions(self, actions: list[QWidget], new: str = "") -> None:
        """Replace the page's buttons; they stay the page's own. Without any, New stands there in the look `new`."""
        self.new.setVisible(bool(new) and not actions and self.new.has_entries)
        if new:
            self.new.set_look(new)
        for old in self._actions:
            if old not in actions:
                old.hide()
            self._row.removeWidget(old)  # also what is put in again, see `ui.widgets.leaving`
        for action in actions:
            self._row.addWidget(action)
            action.show()
        self._actions = actions

    def retranslate(self) -> None:
        self.search.retranslate()

    def retheme(self) -> None:
        self._row.setContentsMargins(px(24), 0, px(24), 0)
        self._row.setSpacing(px(10))
        self.setFixedHeight(px(HEIGHT))
        self._title.setMaximumWidth(px(TITLE))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._share_out()
        return super().event(event)

    def _share_out(self) -> None:
        """Give the title what it asks for, in smaller type before it is cut, and the search what the others leave."""
        items = [item for item in map(self._row.itemAt, range(self._row.count())) if item and not item.isEmpty()]
        elastic = (self._title, self._quiet, self.search)
        fixed = sum(item.sizeHint().width() for item in items if item.widget() not in elastic)
        room = self._row.contentsRect().width() - fixed - self._row.spacing() * (len(items) - 1)
        quiet = self._quiet.sizeHint().width() if self._quiet.text() else 0
        space = max(room - px(SEARCH_LEAST), 0)
        fits = text_width(self._title.text(), "title") <= min(space, px(TITLE))
        self._title.set_style("title" if fits else "heading")
        title = min(self._title.sizeHint().width(), px(TITLE), space)
        self._title.setMinimumWidth(title)
        self.search.setFixedWidth(max(px(SEARCH_LEAST), min(px(SEARCH), room - title - quiet)))


class QuietLine(ElidedLabel):
    """The line beside the title; where only a few letters would fit it stays away."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_cut() or self.width() >= px(LEAST):
            super().paintEvent(event)


class SearchField(Themed, QAbstractButton):
    """Looks like a field, opens the palette; beside a long title its icon and keys are enough."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.start_look()

    def retranslate(self) -> None:
        self.setText(self.tr("Search or jump to…"))
        self.setAccessibleName(self.text())

    def sizeHint(self) -> QSize:
        return QSize(px(SEARCH), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        rounded(
            painter,
            area,
            px(6),
            fill=colour("surface"),
            edge=colour("control" if self.underMouse() else "border_strong"),
        )
        painter.drawPixmap(px(10), px(8), pixmap("magnifying-glass", "text2", 16, self.devicePixelRatioF()))
        room = area.adjusted(px(34), 0, -px(64), 0)
        if text_width(self.text(), "body") <= room.width():
            words(painter, room, self.text(), "body", "text2", LEFT)
        if area.width() >= px(SEARCH_SHORT):
            paint_caps(painter, area.right() - px(7), area.center().y(), [" ".join(caps_of("Ctrl+K"))])
        if shows_focus(self):
            focus_ring(painter, area, px(6))


class Bell(IconButton):
    """Opens what was said lately; a dot shows that something was not seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bell", "", parent=parent)
        self._unseen = False

    def set_unseen(self, unseen: bool) -> None:
        """Show or hide the dot."""
        self._unseen = unseen
        self.update()

    def retranslate(self) -> None:
        self.set_words(self.tr("Messages"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unseen:
            painter = QPainter(self)
            dot(painter, QRectF(px(22), px(6), px(7), px(7)).center(), px(3.5), colour("danger_fill"))
