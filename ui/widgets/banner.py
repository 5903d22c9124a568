"""A banner: one sentence that needs attention, with what to do at its right."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.badge import Tone, tone_tokens
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed


class Banner(Themed, QWidget):
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
        self._tone, self._under = Tone(tone), under
        ink, _ = tone_tokens(self._tone)
        grows = QSizePolicy.Policy.Minimum if under else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, grows)
        self._icon = Icon(icon, ink, 18)
        self._text = _label(text, "body_strong", ink, under)
        self._detail = _label(detail, "small" if under else "body", "text2", under)
        self._buttons = QHBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        if under:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(self._text)
            column.addWidget(self._detail)
            self._row.addLayout(column, 1)
        else:
            self._row.addWidget(self._text)
            self._row.addWidget(self._detail)
            self._row.addStretch(1)
        self._row.addLayout(self._buttons)
        self.set_text(text, detail)
        self.start_look()

    def set_text(self, text: str, detail: str = "") -> None:
        """Show another sentence and second line."""
        self._text.set_text(text)
        self._detail.set_text(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{text} {detail}".strip())

    def add_action(self, button: QWidget) -> None:
        """Add a button at the right."""
        self._buttons.addWidget(button)

    def retheme(self) -> None:
        rim = px(12 if self._under else 6)
        self._row.setContentsMargins(px(16), rim, px(8 if self._buttons.count() else 16), rim)
        self._row.setSpacing(px(12))
        self._buttons.setSpacing(px(8))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), px(44)))

    def paintEvent(self, event: QPaintEvent) -> None:
        _, soft = tone_tokens(self._tone)
        rounded(QPainter(self), self.rect(), px(8), fill=colour(soft))


def _label(text: str, style: str, ink: str, wrap: bool) -> ElidedLabel | Text:
    return Text(text, style, ink, wrap=True) if wrap else ElidedLabel(text, style, ink)
