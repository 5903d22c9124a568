"""One row of a fact list, and its editor."""

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from crm.domain.codes import Segment
from ui.theme.look import colour, font, metrics, pixmap, px
from ui.widgets.choice_list import Choice
from ui.widgets.filter_popup import FilterPopup
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.text_line import TextLine
from ui.widgets.marks import paint_segment
from ui.widgets.menus import passing_menu
from ui.widgets.paint import focus_ring, rounded, shows_focus, square, text_width, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal
from ui.widgets.wrapping import wrapped

FLASH = 900
CLOCK = 24
SEGMENT = 18
MOST_LINES = 4
PICKER = 320
PICKED_FROM = 10
"""So many choices are looked through in a popup with a search line."""


class Fact(Struct, frozen=True):
    """A label and its value.

    `choices` are (value, words) pairs that the editor offers instead of a line, `code` is the value now. `typed` is
    what the line begins with when it is not the value, `unit` stands behind it. `link` makes the value a button (a
    masked phone number, another page); `ink` is the token of the value; `traced` offers the history of the fact.
    """

    key: str
    label: str
    value: str
    editable: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    segment: Segment | None = None
    ink: str = "text"
    link: bool = False
    code: str = ""
    typed: str | None = None
    unit: str = ""
    traced: bool = False


class FactRow(Themed, QWidget):
    """Label and value; see `FactList`."""

    edited = Signal(str, str)
    linked = Signal(str)
    stepped = Signal(str, int)
    history_asked = Signal(str)

    def __init__(self, fact: Fact, label_width: int, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._fact, self._label_width, self._height = fact, label_width, height
        self._editor: QLineEdit | Combo | None = None
        self._picker: FilterPopup | None = None
        self._typed = self._problem = ""
        self._flashing = QTimer(self, singleShot=True, interval=FLASH)
        self._flashing.timeout.connect(self.update)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start_look()

    def set_fact(self, fact: Fact) -> None:
        self._fact = fact
        self.setAccessibleName(f"{fact.label}: {fact.value}")
        usable = fact.editable or fact.link or fact.traced
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if usable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if fact.link else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def label(self) -> str:
        return self._fact.label

    def flash(self) -> None:
        """Tint the value for a moment: it was saved."""
        self._flashing.start()
        self.update()

    def refuse(self, sentence: str) -> None:
        """Open the editor again with what was typed, and say under it what is wrong."""
        self.begin_edit()
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(self._typed)
            self._editor.selectAll()
        self._say(sentence)

    def problem(self) -> str:
        """Return the sentence that stands under the editor."""
        return self._problem

    def begin_edit(self) -> None:
        """Open the editor over the value, or under it where there is much to choose from."""
        if not self._fact.editable or self._editor is not None or self._picker is not None:
            return
        if len(self._fact.choices) >= PICKED_FROM:
            self._pick()
            return
        self._editor = self._combo() if self._fact.choices else self._line()
        self._editor.setFont(font("body"))
        self._editor.setAccessibleName(self._fact.label)
        self._editor.setGeometry(self._editor_area().toRect())
        self._editor.installEventFilter(self)
        self._editor.show()
        self._editor.setFocus()

    def editor(self) -> QLineEdit | Combo | None:
        return self._editor

    def _line(self) -> QLineEdit:
        shown = self._fact.value if self._fact.typed is None else self._fact.typed
        line = TextLine(shown, self, inline=True)
        line.selectAll()
        return line

    def _combo(self) -> Combo:
        combo = Combo(self._fact.choices, self, inline=True)
        place = combo.findData(self._fact.code) if self._fact.code else combo.findText(self._fact.value)
        combo.setCurrentIndex(max(place, 0))
        combo.activated.connect(lambda _: self._finish(save=True))
        return combo

    def _pick(self) -> None:
        self._picker = FilterPopup(self._fact.label, True, self)
        self._picker.picked.connect(self._picked)
        self._picker.closed.connect(self._picker_closed)
        choices = [Choice(value, label) for value, label in self._fact.choices]
        self._picker.set_choices(choices, [self._fact.code] if self._fact.code else [])
        self._picker.list.setMinimumWidth(px(PICKER))
        chosen = [place for place, (value, _label) in enumerate(self._fact.choices) if value == self._fact.code]
        self._picker.list.setCurrentRow(chosen[0] if chosen else 0)
        self._picker.open_at(self.mapToGlobal(self._value_area().bottomLeft().toPoint()))

    def _picked(self, values: list[str]) -> None:
        if values and values[0] != self._fact.code:
            self.edited.emit(self._fact.key, values[0])

    def _picker_closed(self) -> None:
        self._picker = None
        self.setFocus()

    def _finish(self, save: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        before = self._fact.value if self._fact.typed is None else self._fact.typed
        shown = value = before
        if isinstance(editor, QLineEdit):
            value = shown = self._typed = editor.text().strip()
        elif isinstance(editor, Combo):
            value, shown = str(editor.currentData()), editor.currentText()
            before = self._fact.value
        had_focus = editor.hasFocus()
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self._say("")
        if had_focus:
            self.setFocus()
        if save and shown != before:
            self.edited.emit(self._fact.key, value)

    def _say(self, sentence: str) -> None:
        self._problem = sentence
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

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
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if key in (Qt.Key.Key_E, Qt.Key.Key_F2) and self._fact.editable:
            self.begin_edit()
        elif key == Qt.Key.Key_H and self._fact.traced:
            self.history_asked.emit(self._fact.key)
        elif (enter or key == Qt.Key.Key_Space) and self._fact.link:
            self.linked.emit(self._fact.key)
        elif enter and self._fact.editable:
            self.begin_edit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(self._fact.key, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = passing_menu(self)
        if self._fact.editable:
            menu.addAction(self.tr("Edit")).triggered.connect(self.begin_edit)
        copy = menu.addAction(self.tr("Copy"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._fact.value))
        if self._fact.traced:
            menu.addAction(self.tr("History")).triggered.connect(lambda: self.history_asked.emit(self._fact.key))
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.begin_edit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._shows_clock() and self._clock_area().contains(event.position()):
            self.history_asked.emit(self._fact.key)
        elif self._fact.link:
            self.linked.emit(self._fact.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(literal(self._tip(event.position())))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _tip(self, place: QPointF) -> str:
        if self._shows_clock() and self._clock_area().contains(place):
            return self.tr("History · H")
        lines = self._value_lines()
        room = self._value_area().width() - (px(CLOCK) if self._shows_clock() else 0)
        is_cut = "".join(lines).replace(" ", "") != self._fact.value.replace(" ", "")
        return self._fact.value if is_cut or any(text_width(line, "body_medium") > room for line in lines) else ""

    def _shows_clock(self) -> bool:
        return self._fact.traced and (self.underMouse() or shows_focus(self)) and self._editor is None

    def _clock_area(self) -> QRectF:
        return QRectF(self.width() - px(CLOCK), 0, px(CLOCK), px(self._height))

    def sizeHint(self) -> QSize:
        lines = len(self._problem_lines()) * metrics("small").line
        return QSize(px(240), self._tall() + (round(lines) + px(6) if lines else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _tall(self) -> int:
        """Return the height without a problem: a long value goes on in further lines."""
        return px(self._height) + max(len(self._value_lines()) - 1, 0) * metrics("body_medium").line

    def _value_lines(self) -> list[str]:
        room = self._value_area().width() - (px(SEGMENT) if self._fact.segment else 0)
        return wrapped(self._fact.value, "body_medium", max(room, px(96)), MOST_LINES)

    def _problem_lines(self) -> list[str]:
        return wrapped(self._problem, "small", max(self.width(), px(160)), 4) if self._problem else []

    def _value_area(self) -> QRectF:
        return QRectF(px(self._label_width), 0, max(self.width() - px(self._label_width), 0), px(self._height))

    def _editor_area(self) -> QRectF:
        unit = text_width(self._fact.unit, "body") + px(8) if self._fact.unit else 0
        return self._value_area().adjusted(-px(8), 0, -unit, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, value = QRectF(0, 0, self.width(), px(self._height)), self._value_area()
        if self._flashing.isActive():
            rounded(
                painter,
                value.adjusted(-px(8), 2, 0, self._tall() - value.height() - 2),
                px(4),
                fill=colour("accent_soft"),
            )
        label = QRectF(area.left(), area.top(), px(self._label_width - 8), area.height())
        words(painter, label, self._fact.label, "small", "text3")
        if self._editor is None:
            self._paint_value(painter, value)
        elif self._fact.unit:
            spot = value.adjusted(self._editor_area().width(), 0, 0, 0)
            words(painter, spot, self._fact.unit, "body", "text2")
        top = self._tall() + px(2)
        for line in self._problem_lines():
            words(painter, QRectF(0, top, self.width(), metrics("small").line), line, "small", "danger")
            top += metrics("small").line
        if shows_focus(self):
            focus_ring(painter, area.adjusted(-1, 1, 0, self._tall() - area.height() - 1), px(4))

    def _paint_value(self, painter: QPainter, value: QRectF) -> None:
        if self._shows_clock():
            clock = self._clock_area()
            image = pixmap("clock-counter-clockwise", "text2", 16, self.devicePixelRatioF())
            painter.drawPixmap(square(clock.left() + px(4), clock, px(16)).topLeft(), image)
            value = value.adjusted(0, 0, -px(CLOCK), 0)
        if self._fact.segment:
            paint_segment(painter, QRectF(value.left(), value.top(), px(12), value.height()), self._fact.segment)
            value = value.adjusted(px(SEGMENT), 0, 0, 0)
        ink = "accent_text" if self._fact.link else self._fact.ink
        for line in self._value_lines():
            words(painter, value, line, "body_medium", ink)
            value = value.translated(0, metrics("body_medium").line)


def _left(event: QFocusEvent) -> bool:
    """Say whether the editor was left for good, not for its own list of choices."""
    return event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason
