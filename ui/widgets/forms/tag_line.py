"""One line of text in which dates and @names are recognised while they are typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from crm.domain.dates_typed import find_dates
from crm.domain.workdays import Workdays
from ui.texts.dates import near_day
from ui.theme.look import colour, font, px
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

HEIGHT = 32


@dataclass(frozen=True)
class Person:
    """Somebody who can be named with @."""

    id: object
    name: str


@dataclass(frozen=True)
class Entry:
    """What a line says: the words without dates and names, the last date named, and the people."""

    text: str
    day: date | None
    people: tuple[Person, ...]


@dataclass(frozen=True)
class _Span:
    start: int
    end: int
    day: date | None = None
    person: Person | None = None


def read_line(
    text: str, today: date, people: Sequence[Person], calendar: Workdays | None = None
) -> tuple[Entry, list[_Span]]:
    """Return what a line says and where its dates and names stand; the longest name after @ wins."""
    spans = _names(text, people)
    taken = [(span.start, span.end) for span in spans]
    for typed in find_dates(text, today, calendar):
        if all(typed.end <= start or typed.start >= end for start, end in taken):
            spans.append(_Span(typed.start, typed.end, day=typed.day))
    spans.sort(key=lambda span: span.start)
    rest, at = [], 0
    for span in spans:
        rest.append(text[at : span.start])
        at = span.end
    words = " ".join("".join([*rest, text[at:]]).split())
    days = [span.day for span in spans if span.day]
    named = tuple(dict.fromkeys(span.person for span in spans if span.person))
    return Entry(words, days[-1] if days else None, named), spans


def _names(text: str, people: Sequence[Person]) -> list[_Span]:
    spans: list[_Span] = []
    lower = text.casefold()
    at = text.find("@")
    while at >= 0:
        fitting = [one for one in people if lower.startswith(one.name.casefold(), at + 1)]
        if fitting:
            best = max(fitting, key=lambda one: len(one.name))
            spans.append(_Span(at, at + 1 + len(best.name), person=best))
        at = text.find("@", at + 1)
    return spans


class _Line(QPlainTextEdit):
    entered = Signal()
    escaped = Signal()
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[_Span] = []
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setStyleSheet("QPlainTextEdit { border: none; background: transparent; padding: 0; }")
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def centre(self) -> None:
        """Put the line of text into the middle of the height; Chinese lines are higher than Latin ones."""
        layout = QTextLayout(self.toPlainText() or self.placeholderText(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        self.setViewportMargins(0, max(round((self.height() - line.height()) / 2), 0), 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: object) -> None:
        text = getattr(source, "text", str)()
        self.insertPlainText(" ".join(text.split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
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
    """The follow-up line: Enter adds and stays, Esc leaves.

    `added(Entry)` on Enter; the page clears nothing,
    the line empties itself. What was understood stands at the right.
    """

    added = Signal(object)
    left = Signal()

    def __init__(
        self,
        today: Callable[[], date],
        placeholder: str = "",
        calendar: Callable[[], Workdays] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today, self._calendar = today, calendar
        self._people: list[Person] = []
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
        self.line.textChanged.connect(self._read)
        self.line.entered.connect(self._add)
        self.line.escaped.connect(self._leave)
        self.line.focused.connect(lambda _: self._read())
        self.start_look()

    def set_people(self, people: Sequence[Person]) -> None:
        """Say who can be named with @."""
        self._people = list(people)
        self._read()

    def entry(self) -> Entry:
        """Return what the line says now."""
        return self._understood()[0]

    def _understood(self) -> tuple[Entry, list[_Span]]:
        text = self.line.toPlainText()
        calendar = self._calendar() if self._calendar is not None and text else None
        return read_line(text, self._today(), self._people, calendar)

    def set_text(self, text: str) -> None:
        self.line.setPlainText(text)

    def _read(self) -> None:
        entry, self.line.spans = self._understood()
        self.line.colour_spans()
        self.line.centre()
        known = [near_day(entry.day, self._today())] if entry.day else []
        known += [person.name for person in entry.people]
        keys = self.tr("Enter adds · Esc leaves") if self.line.hasFocus() and entry.text else ""
        self._hint.set_text(" · ".join([*known, keys] if keys else known))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setMaximumWidth(self.width() // 2)

    def _add(self) -> None:
        entry = self.entry()
        if entry.text:
            self.line.clear()
            self.added.emit(entry)

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
