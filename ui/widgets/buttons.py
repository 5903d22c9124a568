"""Buttons: primary, secondary, quiet (a link) and danger, and the square button with an icon only."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.theme.look import colour, metrics, pixmap, px
from ui.widgets.paint import focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

HEIGHT = 32
QUIET_HEIGHT = 24
ICON_BUTTON = 34
ICON = 16
GAP = 6
SIDE = 14


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button by a plain Enter, which Qt leaves to the desktop; say whether it was that."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and not event.isAutoRepeat()
    is_pressed = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if is_pressed:
        button.click()
    return is_pressed


class Look(StrEnum):
    """How a button stands out: at most one primary button is in view."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    CRUMB = "crumb"
    """The way up: quieter than the title beside it."""


class Button(Themed, QPushButton):
    """A button with words and perhaps an icon before them.

    Quiet, danger and crumb buttons are plain words, underlined under the pointer.
    """

    def __init__(
        self,
        text: str = "",
        look: Look | str = Look.SECONDARY,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = Look(look)
        self._icon_name = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._flat else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.start_look()

    @property
    def _flat(self) -> bool:
        return self._look in (Look.QUIET, Look.DANGER, Look.CRUMB)

    def set_icon_name(self, name: str) -> None:
        """Show another icon (a Phosphor name such as "plus"), or none."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        icon = px(ICON) + (px(GAP) if self.text() else 0) if self._icon_name else 0
        side = 0 if self._flat else px(SIDE)
        return QSize(
            round(text_width(self.text(), "body_strong")) + icon + 2 * side + 2,
            px(QUIET_HEIGHT if self._flat else HEIGHT),
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if not self._flat:
            rounded(painter, area, px(6), fill=self._fill(), edge=self._edge())
        self._paint_content(painter, area)
        if shows_focus(self):
            focus_ring(painter, area, px(6))

    def _paint_content(self, painter: QPainter, area: QRectF) -> None:
        text, token = self.text(), self._ink()
        wide = text_width(text, "body_strong")
        icon = px(ICON) if self._icon_name else 0
        gap = px(GAP) if icon and text else 0
        left = area.center().x() - (wide + icon + gap) / 2
        if icon:
            image = pixmap(self._icon_name, token, ICON, self.devicePixelRatioF())
            painter.drawPixmap(square(left, area, icon).topLeft(), image)
        spot = QRectF(left + icon + gap, area.top(), wide + 1, area.height())
        words(painter, spot, text, "body_strong", token)
        if self._flat and self.underMouse() and self.isEnabled():
            base = area.center().y() + metrics("body_strong").ascent() / 2 + 1
            painter.fillRect(QRectF(spot.left(), round(base), wide, 1), colour(token))

    def _fill(self) -> QColor | None:
        if not self.isEnabled():
            return colour("quiet")
        if self._look is Look.PRIMARY:
            state = "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
            return colour(state)
        pressed = self.isDown() or self.isChecked()
        return colour("selected" if pressed else "hover" if self.underMouse() else "surface")

    def _edge(self) -> QColor | None:
        if not self.isEnabled() or self._look is Look.PRIMARY:
            return None
        return colour("border_strong")

    def _ink(self) -> str:
        if not self.isEnabled():
            return "disabled"
        by_look = {Look.PRIMARY: "on_accent", Look.QUIET: "accent_text", Look.DANGER: "danger", Look.CRUMB: "text2"}
        return by_look.get(self._look, "text")


class IconButton(Themed, QAbstractButton):
    """A square button of 34; its tooltip names what it does and its key.

    `ink` is the token of the icon. Checkable ones are tinted while checked.
    """

    def __init__(
        self,
        icon: str,
        text: str,
        key: str = "",
        parent: QWidget | None = None,
        ink: str = "text2",
        framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._ink, self._framed = icon, ink, framed
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(text, key)
        self.start_look()

    def set_words(self, text: str, key: str = "") -> None:
        """Set what the button does; `key` is a portable key sequence such as "Ctrl+F"."""
        self.setAccessibleName(text)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setToolTip(literal(f"{text} · {native}" if native else text))

    def set_icon_name(self, name: str) -> None:
        self._icon_name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(ICON_BUTTON), px(ICON_BUTTON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        active = self.isEnabled() and (self.underMouse() or self.isDown())
        fill = colour("selected" if self.isChecked() else "hover") if active or self.isChecked() else None
        edge = colour("border_strong") if self._framed else None
        if fill or edge:
            rounded(painter, area, px(6), fill=fill, edge=edge)
        ink = "disabled" if not self.isEnabled() else "accent_text" if self.isChecked() else self._ink
        image = pixmap(self._icon_name, ink, 18, self.devicePixelRatioF())
        size = px(18)
        painter.drawPixmap(square(area.center().x() - size / 2, area, size).topLeft(), image)
        if shows_focus(self):
            focus_ring(painter, area, px(6))
