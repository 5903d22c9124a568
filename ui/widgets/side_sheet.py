"""A page's right panel: beside the rest in a wide window, a sheet over it in a narrow one (design guide, layout)."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QWidget

from ui.theme.look import colour, px
from ui.widgets.buttons import IconButton
from ui.widgets.popup import paint_shadow

NARROW = 1320
"""Windows less wide than this show the panel as a sheet."""
SHADE = 0.22
HANDLE = 20
KEY = "Ctrl+\\"


class Sheet(QWidget):
    """Shades the page and holds the panel at the right; a click beside it or Esc closes it."""

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Side panel"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, px(12), px(16))
        self._row.addStretch(1)
        self.panel: QWidget | None = None
        self.hide()

    def take(self, panel: QWidget) -> None:
        """Hold the panel from now on."""
        self.panel = panel
        self._row.addWidget(panel)
        panel.show()

    def give_back(self) -> None:
        """Hold no panel any more."""
        if self.panel is not None:
            self._row.removeWidget(self.panel)
            self.panel = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = colour("shadow")
        shade.setAlphaF(SHADE)
        painter.fillRect(self.rect(), shade)
        if self.panel is not None:
            paint_shadow(painter, QRectF(self.panel.geometry()), px(16))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.panel is None or not self.panel.geometry().contains(event.position().toPoint()):
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class SidePlace(QObject):
    """Decides where a panel stands; `kept` tells whether the user wants it in a wide window."""

    kept = Signal(bool)
    appeared = Signal()
    narrowed = Signal(bool)

    def __init__(self, page: QWidget, row: QBoxLayout, panel: QWidget, wanted: bool = True) -> None:
        super().__init__(page)
        self._page, self._row, self._panel = page, row, panel
        self._wanted = wanted
        self._is_narrow = False
        self._before: QWidget | None = None
        self._sheet = Sheet(page)
        self._sheet.closed.connect(self.close)
        self.handle = IconButton("caret-left", self.tr("Show the side panel"), KEY, page)
        self.handle.setFixedSize(px(HANDLE), px(44))
        self.handle.clicked.connect(self.toggle)
        self.handle.hide()
        panel.setParent(page)  # a part without a parent would be shown as a window of its own
        row.addWidget(panel)
        panel.setVisible(wanted)
        QShortcut(QKeySequence(KEY), page, self.toggle)
        page.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Say whether the panel can be seen."""
        return self._sheet.isVisible() if self._is_narrow else self._wanted

    def toggle(self) -> None:
        """Show the panel or hide it."""
        if self.is_open:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the panel; as a sheet it takes the focus."""
        if self._is_narrow:
            self._before = QApplication.focusWidget()
            self._row.removeWidget(self._panel)
            self._sheet.give_back()
            self._sheet.take(self._panel)
            self._place()
            self._sheet.show()
            self._sheet.raise_()
            self._sheet.setFocus()
        else:
            self._want(True)
        self.appeared.emit()

    def close(self) -> None:
        """Hide the panel; the focus goes back to where it was."""
        if not self._is_narrow:
            self._want(False)
            return
        self._sheet.hide()
        if self._before is not None:
            self._before.setFocus()
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _want(self, wanted: bool) -> None:
        self._wanted = wanted
        self._panel.setVisible(wanted)
        self.kept.emit(wanted)

    def _follow(self) -> None:
        is_narrow = self._page.window().width() < px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._sheet.hide()
            self.handle.setVisible(is_narrow)
            self.narrowed.emit(is_narrow)
            if is_narrow:
                self._panel.hide()
            else:
                self._sheet.give_back()
                self._row.removeWidget(self._panel)
                self._row.addWidget(self._panel)
                self._panel.setVisible(self._wanted)
        self._place()

    def _place(self) -> None:
        page = self._page.rect()
        self._sheet.setGeometry(page)
        self.handle.move(page.width() - self.handle.width() - px(2), px(12))
        self.handle.raise_()
