"""A banner: one sentence that needs attention, with what to do at its right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.badge import Tone, tone_tokens
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.late import Late
from ui.widgets.paint import rounded


class Banner(Late, QWidget):
    """A tinted strip: icon, a sentence in bold, a second line or words beside it, and buttons.

    `under` puts the second line below the first, as a panel does; otherwise it stands beside it, as a strip of 44.
    """

    def __init__(
        self,
        text: str,
        tone: Tone | str = Tone.ACCENT,
        icon: str = "info",
        detail: str = "",
        under: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._picture, self._under = Tone(tone), icon, under
        grows = QSizePolicy.Policy.Minimum if under else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        self._row = QHBoxLayout(self)
        self._buttons = QHBoxLayout()
        self._row.addLayout(self._buttons)
        self.set_text(text, detail)

    def make(self) -> list[QWidget]:
        ink, _ = tone_tokens(self._tone)
        self._text = _label("body_strong", ink, self._under)
        self._detail = _label("small" if self._under else "body", "text2", self._under)
        parts = QVBoxLayout() if self._under else QHBoxLayout()
        parts.addWidget(self._text)
        parts.addWidget(self._detail)
        if not self._under:
            parts.addStretch(1)
        self._parts = parts
        self._row.insertWidget(0, Icon(self._picture, ink, 18))
        self._row.insertLayout(1, parts, 1)
        return []

    def set_text(self, text: str, detail: str = "") -> None:
        """Show another sentence and second line."""
        self._told = text, detail
        self.setAccessibleName(f"{text} {detail}".strip())
        self.say_again()

    def say(self) -> None:
        text, detail = self._told
        self._text.set_text(text)
        self._detail.set_text(detail)
        self._detail.setVisible(bool(detail))

    def add_action(self, button: QWidget) -> None:
        """Add a button at the right."""
        self._buttons.addWidget(button)

    def retheme(self) -> None:
        rim = px(12 if self._under else 6)
        self._row.setContentsMargins(px(16), rim, px(8 if self._buttons.count() else 16), rim)
        self._row.setSpacing(px(12))
        self._parts.setSpacing(0 if self._under else px(12))
        self._buttons.setSpacing(px(8))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), px(44)))

    def paintEvent(self, event: QPaintEvent) -> None:
        _, soft = tone_tokens(self._tone)
        rounded(QPainter(self), self.rect(), px(8), fill=colour(soft))


def _label(style: str, ink: str, wrap: bool) -> ElidedLabel | Text:
    return Text("", style, ink, wrap=True) if wrap else ElidedLabel("", style, ink)
