"""The rail: icon over label, so that two Chinese characters and short English both fit without hover."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.permits import Rights
from ui.pages import RAIL
from ui.theme.look import colour, pixmap, px
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import IconButton
from ui.widgets.labels import Separator
from ui.widgets.paint import CENTER, focus_ring, hairline, rounded, shows_focus, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

WIDTH = 72
TILE, LOW_TILE, GAP = 52, 39, 6
ICON, MANY = 20, 100
"""From so many on a count is not told exactly."""


class Rail(Themed, QWidget):
    """The places of the program; `chosen` tells which one was asked for."""

    chosen = Signal(str)
    help_asked = Signal()
    person_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        logo = Logo(self)
        column.addWidget(logo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(11))
        self._lines: dict[str, Separator] = {}
        for place in RAIL:
            if place.apart:
                self._lines[place.id] = line = Separator(1, 1)
                column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
            button = RailButton(place.id, place.icon, place.key, self)
            button.clicked.connect(lambda _checked=False, key=place.id: self.chosen.emit(key))
            self._buttons[place.id] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self.help = IconButton("question", "", "F1", self)
        self.help.clicked.connect(self.help_asked)
        self.settings = IconButton("gear-six", "", "Ctrl+,", self)
        self.settings.setCheckable(True)
        self.settings.clicked.connect(self._ask_settings)
        self.person = PersonButton(self)
        self.person.clicked.connect(self.person_asked)
        self._feet = QVBoxLayout()
        for widget in (self.help, self.settings, self.person):
            self._feet.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._feet)
        self._column = column
        self.start_look()

    def choose(self, place: str) -> None:
        """Mark a place as the current one; a place outside the rail marks none."""
        self.settings.setChecked(place == "settings")
        button = self._buttons.get(place)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for each in self._group.buttons():
            each.setChecked(False)
        self._group.setExclusive(True)

    def set_count(self, place: str, count: int) -> None:
        """Say how much waits on the user at a place."""
        self._buttons[place].set_count(count)

    def offer(self, rights: Rights) -> None:
        """Show the places that may be opened."""
        for place, button in self._buttons.items():
            button.setVisible(rights.sees(place))
        for place, line in self._lines.items():
            line.setVisible(rights.sees(place))

    def _ask_settings(self) -> None:
        """Ask for the settings; where they are shown already the press has not taken the mark away."""
        self.settings.setChecked(True)
        self.chosen.emit("settings")

    def retranslate(self) -> None:
        for place in RAIL:
            self._buttons[place.id].set_words(place.words())
        self.help.set_words(self.tr("Keys"), "F1")
        self.settings.set_words(self.tr("Settings"), "Ctrl+,")
        self.setAccessibleName(self.tr("Places"))

    def retheme(self) -> None:
        self.setFixedWidth(px(WIDTH))
        self._column.setContentsMargins(0, px(14), 0, px(6))
        self._column.setSpacing(px(GAP))
        self._feet.setSpacing(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the tiles would be squeezed, as by large text in a low window, lower ones take their place."""
        super().resizeEvent(event)
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        tiles = len(shown)
        others = self._column.sizeHint().height() - sum(each.sizeHint().height() for each in shown)
        saved = (self._column.count() - 1) * (px(GAP) - self._column.spacing())
        is_low = self.height() < others + saved + tiles * px(TILE)
        self._column.setSpacing(0 if is_low else px(GAP))
        for button in self._buttons.values():
            button.set_low(is_low)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("rail"))
        hairline(painter, self.width() - 1, 0, self.height(), upright=True)


class RailButton(Themed, QAbstractButton):
    """One place of the rail."""

    def __init__(self, page: str, icon: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._key, self._is_low = icon, key, False
        self.count = 0
        self.setCheckable(True)
        self.setObjectName(f"rail-{page}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_words(self, text: str) -> None:
        """Set the label."""
        self.setText(text)
        self._name()
        native = QKeySequence(self._key).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(literal(f"{text} · {native}"))

    def set_count(self, count: int) -> None:
        """Show how much waits here, in a red dot; 0 shows none."""
        if count != self.count:
            self.count = count
            self._name()
            self.update()

    def _name(self) -> None:
        waits = self.tr("%n waiting for you", "", self.count) if self.count else ""
        self.setAccessibleName(", ".join(filter(None, (self.text(), waits))))

    def set_low(self, is_low: bool) -> None:
        """Take less room above and below the icon and the label, or the usual one."""
        if is_low is not self._is_low:
            self._is_low = is_low
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(LOW_TILE if self._is_low else TILE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tile = QRectF(px(7), 0, self.width() - px(14), self.height())
        current = self.isChecked()
        if current:
            rounded(painter, tile, px(8), fill=colour("surface"), edge=colour("border"))
            rounded(painter, QRectF(0, self.height() / 2 - px(8), px(3), px(16)), 1.5, fill=colour("accent"))
        elif self.underMouse():
            rounded(painter, tile, px(8), fill=colour("quiet"))
        ink = "accent" if current else "text2"
        name = f"{self._icon}-fill" if current else self._icon
        image = pixmap(name, ink, ICON, self.devicePixelRatioF())
        top = px(3) if self._is_low else px(7)
        painter.drawPixmap(round(self.width() / 2 - px(ICON) / 2), top, image)
        label = QRectF(0, top + px(21 if self._is_low else 22), self.width(), px(18))
        if self.count:
            self._paint_count(painter, self.width() / 2 + px(8), top - px(4))
        style = "caption_strong" if current else "caption"
        words(painter, label, self.text(), style, "text" if current else "text2", CENTER)
        if shows_focus(self):
            focus_ring(painter, tile, px(8))

    def _paint_count(self, painter: QPainter, left: float, top: float) -> None:
        text = str(self.count) if self.count < MANY else f"{MANY - 1}+"
        wide = max(text_width(text, "caption_strong") + px(8), px(16))
        spot = QRectF(left, max(top, 0), wide, px(16))
        rounded(painter, spot, px(8), fill=colour("danger_fill"), edge=colour("rail"))
        words(painter, spot, text, "caption_strong", "surface", CENTER)


class Logo(Themed, QWidget):
    """The product's mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.start_look()

    def retheme(self) -> None:
        self.setFixedSize(px(32), px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), px(8), fill=colour("accent"))
        image = pixmap("lightning-fill", "on_accent", 18, self.devicePixelRatioF())
        painter.drawPixmap(px(7), px(7), image)


class PersonButton(Themed, QAbstractButton):
    """Whose accounts are shown; opens the choice of person."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._avatar = Avatar("", 28, parent=self)
        self._avatar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.start_look()

    def set_person(self, name: str, tip: str) -> None:
        """Show somebody's initials; an empty name stands for everybody."""
        self._avatar.set_name(name)
        self._avatar.setVisible(bool(name))
        self.setAccessibleName(tip)
        self.setToolTip(literal(tip))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(36), px(36))

    def retheme(self) -> None:
        self._avatar.move(
            (px(36) - self._avatar.sizeHint().width()) // 2, (px(36) - self._avatar.sizeHint().height()) // 2
        )
        self._avatar.resize(self._avatar.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._avatar.isVisibleTo(self):
            image = pixmap("users-three", "text2", 20, self.devicePixelRatioF())
            painter.drawPixmap(px(8), px(8), image)
        if shows_focus(self):
            focus_ring(painter, QRectF(self.rect()), px(18))
