"""A photo of the visit as a tile: a small picture that opens, what it shows, and the way out."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.files import FileRow
from ui.theme.look import colour, px
from ui.widgets.buttons import IconButton, pressed_by_enter
from ui.widgets.forms.text_line import TextLine
from ui.widgets.paint import focus_ring, rounded, shows_focus
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

WIDE, HIGH = 176, 132
PAUSE_MS = 800
"""So long after the last key a caption is kept."""


class Thumb(Themed, QAbstractButton):
    """A picture in a frame, as a button; what does not fit the frame is cut off at its sides."""

    opened = Signal()

    def __init__(self, wide: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide, self._high = wide, high
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.opened)
        self.start_look()

    def set_image(self, image: QImage | None, name: str) -> None:
        """Show another picture; without one the frame stays empty."""
        self._image = image
        self.setAccessibleName(name)
        self.setToolTip(literal(name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._wide), px(self._high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        rounded(painter, area, px(6), fill=colour("sunken"))
        if self._image is not None and not self._image.isNull():
            self._paint_image(painter, area, self._image)
        rounded(painter, area, px(6), edge=colour("border"))
        if shows_focus(self):
            focus_ring(painter, area, px(6))

    def _paint_image(self, painter: QPainter, area: QRectF, image: QImage) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(area, px(6), px(6))
        fill = image.size().scaled(area.size().toSize(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        spot = QRectF(0, 0, fill.width(), fill.height())
        spot.moveCenter(area.center())
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.setClipPath(outline)
        painter.drawImage(spot, image)
        painter.restore()


class PhotoTile(QWidget):
    """Enter opens the photo, Delete takes it out; the caption is kept a moment after the last key."""

    opened = Signal()
    removed = Signal()
    captioned = Signal(str)

    def __init__(self, row: FileRow, image: QImage | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.thumb = Thumb(WIDE, HIGH)
        self.thumb.opened.connect(self.opened)
        self.caption = TextLine()
        self.caption.setPlaceholderText(self.tr("What it shows"))
        self.caption.setMaxLength(200)
        self.away = IconButton("trash", self.tr("Remove {name}").format(name=row.name), "Del")
        self.away.clicked.connect(self.removed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        self.caption.textEdited.connect(lambda _text: self._pause.start())
        self.caption.editingFinished.connect(self.keep)
        foot = QHBoxLayout()
        foot.setSpacing(px(4))
        foot.addWidget(self.caption, 1)
        foot.addWidget(self.away)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.thumb)
        column.addLayout(foot)
        self.setFixedWidth(px(WIDE))
        self.show_photo(row, image)

    def show_photo(self, row: FileRow, image: QImage | None) -> None:
        """Show the photo as it is kept now; a caption that is being typed stays."""
        before, self.row = self.row, row
        self.thumb.set_image(image, row.caption or row.name)
        if not self._pause.isActive() and (row.caption != before.caption or not self.caption.text()):
            self.caption.setText(row.caption)
            self.caption.setCursorPosition(0)
        self.caption.setAccessibleName(self.tr("What {name} shows").format(name=row.name))

    def keep(self) -> None:
        """Keep the caption now, if it changed."""
        self._pause.stop()
        words = self.caption.text().strip()
        if words != self.row.caption:
            self.captioned.emit(words)

    def set_locked(self, locked: bool) -> None:
        """Show a photo without letting it be changed."""
        self.caption.setReadOnly(locked)
        self.caption.setVisible(not locked or bool(self.row.caption))
        self.away.setVisible(not locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.away.isVisible() and self.thumb.hasFocus():
            self.removed.emit()
        else:
            super().keyPressEvent(event)
