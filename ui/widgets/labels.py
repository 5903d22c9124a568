"""Lines of text: cut with a tooltip, headings in capitals, small and second lines."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.look import colour, english, font, metrics, px
from ui.widgets.paint import LEFT, hairline, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal
from ui.widgets.wrapping import wrapped

READABLE = 580
"""80 characters of body text (design guide, window and grid)."""


class ElidedLabel(Themed, QWidget):
    """One line in a text style; where it is too long it is cut and the tooltip shows the whole."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: str = "text",
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._style, self._ink, self._align = "", style, ink, align
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        self.start_look()

    def set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self._set_tip()
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def set_ink(self, token: str) -> None:
        """Change the colour, named by its token."""
        self._ink = token
        self.update()

    def set_style(self, style: str) -> None:
        if style == self._style:
            return
        self._style = style
        self.updateGeometry()
        self.update()

    def is_cut(self) -> bool:
        """Say whether the text does not fit."""
        return self.width() > 0 and text_width(self._text, self._style) > self.width() + 0.5

    def _set_tip(self) -> None:
        self.setToolTip(literal(self._text) if self.is_cut() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_tip()

    def sizeHint(self) -> QSize:
        return QSize(round(text_width(self._text, self._style) + 1), metrics(self._style).line)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(24)), metrics(self._style).line)

    def paintEvent(self, event: QPaintEvent) -> None:
        words(QPainter(self), self.rect(), self._text, self._style, self._ink, self._align)


class NameLabel(ElidedLabel):
    """A name that goes on in a second line where one is too short, and is cut at the end of that."""

    def __init__(self, text: str = "", style: str = "body", ink: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(text, style, ink, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def is_cut(self) -> bool:
        return super().is_cut() and "".join(self._lines(self.width())).replace(" ", "") != self._text.replace(" ", "")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(len(self._lines(width)), 1) * metrics(self._style).line

    def _lines(self, width: int) -> list[str]:
        return wrapped(self._text, self._style, width, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line, lines = QPainter(self), metrics(self._style).line, self._lines(self.width())
        top = max(self.height() - len(lines) * line, 0) // 2
        for number, text in enumerate(lines):
            words(painter, QRect(0, top + number * line, self.width(), line), text, self._style, self._ink, self._align)


class Text(Themed, QLabel):
    """A label in a text style that may wrap, at 80 characters at the latest; it can be selected when `selectable`."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        ink: str = "text",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._style, self._ink = style, ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.start_look()

    def set_ink(self, token: str) -> None:
        self._ink = token
        self.retheme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rest = max(self.width() - px(READABLE), 0) if self.wordWrap() else 0
        left = rest // 2 if self.alignment() & Qt.AlignmentFlag.AlignHCenter else 0
        if rest - left != self.contentsMargins().right():
            self.setContentsMargins(left, 0, rest - left, 0)

    def retheme(self) -> None:
        self.setFont(font(self._style))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), colour(self._ink))
        self.setPalette(palette)

    def set_text(self, text: str) -> None:
        self.setText(text)


class Overline(ElidedLabel):
    """A heading over a group: 11 px capitals in English, 12 px as it is in Chinese."""

    def __init__(self, text: str = "", ink: str = "text3", parent: QWidget | None = None) -> None:
        super().__init__(text, "overline", ink, parent=parent)

    def set_text(self, text: str) -> None:
        super().set_text(overline(text))


def overline(text: str) -> str:
    """Return a heading as overlines are written in the language of the window."""
    return text.upper() if english() else text


class Separator(Themed, QFrame):
    """A hairline across, with `above` and `below` pixels of room."""

    def __init__(self, above: int = 0, below: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._above, self._below = above, below
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def sizeHint(self) -> QSize:
        return QSize(px(24), px(self._above) + 1 + px(self._below))

    def paintEvent(self, event: QPaintEvent) -> None:
        hairline(QPainter(self), 0, px(self._above), self.width())
