"""One row of a fact list, and its editor."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QToolTip, QWidget

from crm.domain.codes import Segment
from ui.theme.look import colour, font, px
from ui.widgets.marks import paint_segment
from ui.widgets.paint import focus_ring, rounded, shows_focus, words
from ui.widgets.themed import Themed

FLASH = 900


@dataclass(frozen=True)
class Fact:
    """A label and its value.

    `choices` are (value, words) pairs that the editor offers instead of a line; `link` makes the value a button
    (a masked phone number, another page); `ink` is the token of the value.
    """

    key: str
    label: str
    value: str
    editable: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    segment: Segment | None = None
    ink: str = "text"
    link: bool = False


class FactRow(Themed, QWidget):
    """Label and value; see `FactList`."""

    edited = Signal(str, str)
    linked = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, fact: Fact, label_width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact, self._label_width, self._height = fact, label_width, height
        self._editor: QLineEdit | QComboBox | None = None
        self._typed = ""
        self._flashing = QTimer(self, singleShot=True, interval=FLASH)
        self._flashing.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_fact(self, fact: Fact) -> None:
        self._fact = fact
        self.setAccessibleName(f"{fact.label}: {fact.value}")
        usable = fact.editable or fact.link
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if usable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if fact.link else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def flash(self) -> None:
        """Tint the value for a moment: it was saved."""
        self._flashing.start()
        self.update()

    def refuse(self, sentence: str) -> None:
        """Open the editor again with what was typed, and say what is wrong."""
        self.begin_edit()
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(self._typed)
            self._editor.selectAll()
        QToolTip.showText(self.mapToGlobal(self._value_area().bottomLeft().toPoint()), sentence, self)

    def begin_edit(self) -> None:
        """Open the editor over the value."""
        if not self._fact.editable or self._editor is not None:
            return
        self._editor = self._combo() if self._fact.choices else self._line()
        self._editor.setFont(font("body"))
        self._editor.setAccessibleName(self._fact.label)
        self._editor.setGeometry(self._value_area().toRect().adjusted(-px(8), 0, 0, 0))
        self._editor.installEventFilter(self)
        self._editor.show()
        self._editor.setFocus()

    def editor(self) -> QLineEdit | QComboBox | None:
        return self._editor

    def _line(self) -> QLineEdit:
        line = QLineEdit(self._fact.value, self)
        line.setProperty("inline", True)
        line.selectAll()
        return line

    def _combo(self) -> QComboBox:
        combo = QComboBox(self)
        combo.setProperty("inline", True)
        for value, label in self._fact.choices:
            combo.addItem(label, value)
        combo.setCurrentIndex(max(combo.findText(self._fact.value), 0))
        combo.activated.connect(lambda _: self._finish(save=True))
        return combo

    def _finish(self, save: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        shown, value = self._fact.value, self._fact.value
        if isinstance(editor, QLineEdit):
            value = shown = self._typed = editor.text().strip()
        elif isinstance(editor, QComboBox):
            value, shown = str(editor.currentData()), editor.currentText()
        had_focus = editor.hasFocus()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self.setFocus()
        if save and shown != self._fact.value:
            self.edited.emit(self._fact.key, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QLineEdit):
                self._finish(save=True)
                if self._editor is None:
                    self.stepped.emit(self._fact.key, 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._finish(save=False)
                return True
        if watched is self._editor and isinstance(event, QFocusEvent) and _left(event):
            self._finish(save=True)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_E, Qt.Key.Key_F2) and self._fact.editable:
            self.begin_edit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._fact.link:
            self.linked.emit(self._fact.key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._fact.editable:
            self.begin_edit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(self._fact.key, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.begin_edit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._fact.link and event.button() == Qt.MouseButton.LeftButton:
            self.linked.emit(self._fact.key)

    def sizeHint(self) -> QSize:
        return QSize(px(240), px(self._height))

    def _value_area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(px(self._label_width), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, value = QRectF(self.rect()), self._value_area()
        if self._flashing.isActive():
            rounded(painter, value.adjusted(-px(8), 2, 0, -2), px(4), fill=colour("accent_soft"))
        label = QRectF(area.left(), area.top(), px(self._label_width - 8), area.height())
        words(painter, label, self._fact.label, "small", "text3")
        if self._editor is None:
            self._paint_value(painter, value)
        if shows_focus(self):
            focus_ring(painter, area.adjusted(-1, 1, 0, -1), px(4))

    def _paint_value(self, painter: QPainter, value: QRectF) -> None:
        if self._fact.segment:
            paint_segment(painter, QRectF(value.left(), value.top(), px(12), value.height()), self._fact.segment)
            value = value.adjusted(px(18), 0, 0, 0)
        ink = "accent_text" if self._fact.link else self._fact.ink
        cut = words(painter, value, self._fact.value, "body_medium", ink)
        self.setToolTip(self._fact.value if cut else "")


def _left(event: QFocusEvent) -> bool:
    """Say whether the editor was left for good, not for its own list of choices."""
    return event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason
