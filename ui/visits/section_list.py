"""The sections of a record at the left, each with its state, and when the draft was kept."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.look import colour, pixmap, px
from ui.widgets.card import Card
from ui.widgets.icon import Icon
from ui.widgets.labels import Text
from ui.widgets.paint import LEFT, dot, focus_ring, rounded, shows_focus, words
from ui.widgets.themed import Themed


class SectionList(Card):
    """A click or Enter goes to the section."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Sections"))
        self.body.setSpacing(px(2))
        self._buttons: dict[str, SectionButton] = {}
        self.body.addStretch(1)
        self.draft = Text("", "small", "text2", wrap=True)
        self.draft.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        note = QHBoxLayout()
        note.setContentsMargins(px(14), px(8), px(10), px(12))
        note.setSpacing(px(8))
        note.addWidget(Icon("floppy-disk", "text2", 16), alignment=Qt.AlignmentFlag.AlignTop)
        note.addWidget(self.draft, 1)
        self.body.addLayout(note)

    def add_section(self, key: str, title: str) -> None:
        """Add a section below the others."""
        button = SectionButton(title, self)
        button.clicked.connect(lambda: self.picked.emit(key))
        self.body.insertWidget(len(self._buttons), button)
        self._buttons[key] = button

    def button(self, key: str) -> "SectionButton":
        """Return the button of a section."""
        return self._buttons[key]

    def set_state(self, key: str, done: bool, detail: str, problem: bool = False) -> None:
        """Show whether a section is filled, what it holds, or that it has a problem."""
        self._buttons[key].set_state(done, detail, problem)

    def retheme(self) -> None:
        super().retheme()
        self.body.setContentsMargins(px(6), px(8), px(6), 0)


class SectionButton(Themed, QAbstractButton):
    """Ring or check, title, second line."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(title)
        self._done, self._detail, self._problem = False, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.start_look()

    def set_state(self, done: bool, detail: str, problem: bool) -> None:
        """Show another state."""
        self._done, self._detail, self._problem = done, detail, problem
        self.setAccessibleName(f"{self.text()}, {detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        if self.underMouse():
            rounded(painter, area, px(6), fill=colour("hover"))
        spot = QRectF(px(14), area.center().y() - px(8), px(16), px(16))
        if self._problem:
            image = pixmap("warning-circle-fill", "danger", 16, self.devicePixelRatioF())
            painter.drawPixmap(spot.topLeft().toPoint(), image)
        elif self._done:
            image = pixmap("check-circle-fill", "ok_fill", 16, self.devicePixelRatioF())
            painter.drawPixmap(spot.topLeft().toPoint(), image)
        else:
            dot(painter, spot.center(), px(7), colour("surface"), colour("control"))
        line = QRectF(px(42), px(6), area.width() - px(50), px(18))
        words(painter, line, self.text(), "body_strong", "text", LEFT)
        ink = "danger" if self._problem else "text2"
        words(painter, line.translated(0, px(18)), self._detail, "small", ink, LEFT)
        if shows_focus(self):
            focus_ring(painter, area, px(6))
