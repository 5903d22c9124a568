"""One line of text in which days, times, people, urgency and repetition become chips while they are typed."""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from crm.domain.task_line import EVERY_PART, Entry, Part, Person, Span, read_line
from crm.domain.workdays import Workdays
from ui.texts.dates import clock_time, near_day
from ui.texts.repeats import pattern_words
from ui.texts.states import priority_name
from ui.theme.look import colour, font, px
from ui.widgets.forms.level import line_height
from ui.widgets.forms.name_completer import NameCompleter
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import CENTER, rounded, words
from ui.widgets.themed import Themed

__all__ = ["Entry", "Part", "Person", "TagLine"]

HEIGHT = 32
HINT_SHARE = 0.42
KEYCAP = 20


class _Line(QPlainTextEdit):
    entered = Signal()
    escaped = Signal()
    focused = Signal(bool)
    unchipped = Signal(object)
    """A chip that Backspace turns back into text."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []
        self.names = NameCompleter(self)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def centre(self) -> None:
        """Put the line of text into the middle of the height; Chinese lines are higher than Latin ones."""
        high = line_height(self.toPlainText() or self.placeholderText(), self.font())
        self.setViewportMargins(0, max(round((self.height() - high) / 2), 0), 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.names.takes(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Backspace and (chip := self._chip_before_cursor()) is not None:
            self.unchipped.emit(chip)
        else:
            super().keyPressEvent(event)

    def _chip_before_cursor(self) -> Span | None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return None
        return next((span for span in self.spans if span.end == cursor.position()), None)

    def insertFromMimeData(self, source: object) -> None:
        text = getattr(source, "text", str)()
        self.insertPlainText(" ".join(text.split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.names.close()
        self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for span in self.spans:
            left, right = self._place(span.start), self._place(span.end)
            chip = QRectF(left.left() - 2, left.top() - 1, right.left() - left.left() + 3, left.height() + 2)
            rounded(painter, chip, px(4), fill=colour("accent_soft"))
        painter.end()
        super().paintEvent(event)

    def colour_spans(self) -> None:
        """Write dates and names in the ink of their chips."""
        marks = []
        for span in self.spans:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(span.start)
            mark.cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setForeground(colour("accent_text"))
            marks.append(mark)
        self.setExtraSelections(marks)
        self.viewport().update()

    def _place(self, at: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        return QRectF(self.cursorRect(cursor))


class TagLine(Themed, QWidget):
    """The follow-up line: Enter adds and stays, Esc leaves, Backspace after a chip makes it text again.

    `added(Entry)` on Enter; the line empties itself, and `take_back()` fills it again when the page was refused. What
    was understood stands at the right. `parts` are those that the page can keep; @ offers the people whom `set_people`
    names. `key` is the one that leads here, shown while the line is empty.
    """

    added = Signal(object)
    left = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        placeholder: str = "",
        calendar: Callable[[], Workdays] | None = None,
        parts: Collection[Part] = EVERY_PART,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._calendar, self._parts, self._key = today, calendar, parts, key
        self._last = ""
        self._people: list[Person] = []
        self._plain: list[tuple[QTextCursor, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = _Line()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.setFocusProxy(self.line)
        self._plus = Icon("plus", "text3", 16)
        self._hint = ElidedLabel("", "small", "text2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._plus)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self._hint)
        self.line.textChanged.connect(self._typed)
        self.line.entered.connect(self._add)
        self.line.escaped.connect(self._leave)
        self.line.unchipped.connect(self._turn_back)
        self.line.focused.connect(self._focus_moved)
        self.start_look()

    def set_people(self, people: Sequence[Person]) -> None:
        """Say who can be named with @."""
        self._people = list(people)
        self.line.names.set_names([person.name for person in people])
        self._read()

    def entry(self) -> Entry:
        """Return what the line says now."""
        return self._understood()[0]

    def chips(self) -> list[str]:
        """Return the words that stand as chips."""
        text = self.line.toPlainText()
        return [text[span.start : span.end] for span in self.line.spans]

    def _understood(self) -> tuple[Entry, list[Span]]:
        text = self.line.toPlainText()
        if not text:
            return Entry("", None, ()), []  # the patterns of days are made when the first letter is typed
        calendar = self._calendar() if self._calendar is not None else None
        self._plain = [(place, words) for place, words in self._plain if place.selectedText() == words]
        plain = [(place.selectionStart(), place.selectionEnd()) for place, _words in self._plain]
        return read_line(text, self._today(), self._people, calendar, plain=plain, parts=self._parts)

    def _turn_back(self, chip: Span) -> None:
        """Make a chip text again; it stays text until its words are changed."""
        place = QTextCursor(self.line.document())
        place.setPosition(chip.start)
        place.setPosition(chip.end, QTextCursor.MoveMode.KeepAnchor)
        place.setKeepPositionOnInsert(True)
        self._plain.append((place, place.selectedText()))
        self._read()

    def _typed(self) -> None:
        self._read()
        self.line.names.look()

    def set_text(self, text: str) -> None:
        self.line.setPlainText(text)

    def _focus_moved(self, _has_focus: bool) -> None:
        self._read()

    def _read(self) -> None:
        entry, self.line.spans = self._understood()
        self.line.colour_spans()
        self.line.centre()
        known = self._known(entry)
        keys = self.tr("Enter adds · Esc leaves") if self.line.hasFocus() and entry.text else ""
        self._hint.set_text(" · ".join(known) or keys)
        self.update()

    def _known(self, entry: Entry) -> list[str]:
        """Return what was understood, in words; a name says so itself."""
        today = self._today()
        known = [near_day(entry.day, today)] if entry.day else []
        known += [clock_time(entry.at)] if entry.at else []
        known += [pattern_words(entry.repeat, today)] if entry.repeat else []
        return known + ([priority_name(entry.priority)] if entry.priority else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setMaximumWidth(round(self.width() * HINT_SHARE))

    def _add(self) -> None:
        entry = self.entry()
        if entry.text:
            self._last = self.line.toPlainText()
            self.line.clear()
            self.added.emit(entry)

    def take_back(self) -> None:
        """Put back what was added last, because it was refused; what is being typed by now stays."""
        if not self.line.toPlainText():
            self.set_text(self._last)
            self.line.moveCursor(QTextCursor.MoveOperation.End)

    def _leave(self) -> None:
        """Give the keyboard to what stands before the line, such as the list of tasks."""
        self.focusPreviousChild()
        self.line.clearFocus()
        self.left.emit()

    def retheme(self) -> None:
        self.line.setFont(font("body"))
        self.setFixedHeight(px(HEIGHT))
        self.line.setFixedHeight(px(HEIGHT - 6))
        self.line.centre()
        self._row.setContentsMargins(px(10), 0, px(12), 0)
        self._row.setSpacing(px(8))

    def retranslate(self) -> None:
        self._read()

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.line.hasFocus():
            rounded(painter, self.rect(), px(6), fill=colour("surface"), edge=colour("focus"), width=2)
        elif self.line.toPlainText():
            rounded(painter, self.rect(), px(6), fill=colour("surface"), edge=colour("control"))
        else:
            rounded(painter, self.rect(), px(6), fill=colour("quiet"))
            self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        if not self._key:
            return
        side = px(KEYCAP)
        cap = QRectF(self.width() - px(8) - side, (self.height() - side) / 2, side, side)
        rounded(painter, cap, px(4), fill=colour("surface"), edge=colour("border_strong"))
        words(painter, cap, self._key, "caption", "text2", CENTER)
