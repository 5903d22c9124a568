"""What stands in a place that has nothing to show: empty, failed (ui.md section 6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Look
from ui.widgets.icon import TintedIcon
from ui.widgets.labels import Text
from ui.widgets.late import Late


class EmptyState(Late, QWidget):
    """Icon in a tinted circle, what is true, what happens next, and at most one button.

    Word the three kinds differently: nothing yet, nothing left to do, nothing matches (offer Clear filters).
    """

    acted = Signal()

    def __init__(
        self, icon: str, title: str, detail: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_words(icon, title, detail, action)

    def set_words(self, icon: str, title: str, detail: str = "", action: str = "") -> None:
        """Tell of another kind of emptiness."""
        self._told = icon, title, detail, action
        self.setAccessibleName(title)
        self.say_again()

    def make(self) -> list[QWidget]:
        self._icon = TintedIcon("", Tone.ACCENT, 60, circle=True)
        self._title = Text("", "heading", wrap=True)
        self._detail = Text("", "body", "text2", wrap=True)
        self._button = Button()
        self._button.clicked.connect(self.acted)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        return [self._button]

    def say(self) -> None:
        icon, title, detail, action = self._told
        self._icon.set_icon(icon, Tone.ACCENT)
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setText(action)
        self._button.setVisible(bool(action))

    def retheme(self) -> None:
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._column.setSpacing(px(8))


class ErrorPanel(Late, QWidget):
    """An error where it happened: a sentence, Try again, Copy details."""

    retry = Signal()

    def __init__(
        self,
        title: str = "",
        detail: str = "",
        technical: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.set_error(title, detail, technical)

    def set_error(self, title: str, detail: str = "", technical: str = "") -> None:
        """Tell of another error; `technical` is what Copy details puts on the clipboard."""
        self._told, self._technical = (title, detail), technical
        self.setAccessibleName(title)
        self.say_again()

    def make(self) -> list[QWidget]:
        self._banner = Banner("", Tone.DANGER, "warning-circle-fill", under=True, parent=self)
        self._banner.make_now()
        self.again = Button()
        self.again.clicked.connect(self.retry)
        self.copy = Button("", Look.QUIET)
        self.copy.clicked.connect(self._copy)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.again)
        self._buttons.addWidget(self.copy)
        self._buttons.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._banner)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        return [self.again, self.copy]

    def say(self) -> None:
        self._banner.set_text(*self._told)
        self.copy.setVisible(bool(self._technical))

    def retranslate(self) -> None:
        self.again.setText(self.tr("Try again"))
        self.copy.setText(self.tr("Copy details"))

    def retheme(self) -> None:
        self._column.setSpacing(px(12))
        self._buttons.setSpacing(px(16))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._technical)
