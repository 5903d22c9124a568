"""Text of several lines that grows with what is written."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme.look import font, metrics, px
from ui.widgets.forms.framed import framed
from ui.widgets.themed import Themed

LONGEST = 4000
"""Characters of a paragraph that is laid out as one: the layout of a longer one would hold up every key."""
GOES_ON = 1
"""The state of a block that goes on with the paragraph before it: between them stands no line break."""


class GrowingText(Themed, QPlainTextEdit):
    """At least `least` and at most `most` lines high; Tab goes on to the next field. `changed()` on every key.

    A `quiet` one shows its edge when it is pointed at. A paragraph of any length can be pasted: inside it is held in
    parts, and `text()` is what was pasted.
    """

    ROOM = 22
    """Above and below the lines, together."""
    changed = Signal()
    left = Signal()
    """The cursor went elsewhere."""

    def __init__(
        self,
        placeholder: str = "",
        least: int = 3,
        most: int = 12,
        parent: QWidget | None = None,
        *,
        quiet: bool = False,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        framed(self, quiet)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self.changed)
        self.start_look()

    def text(self) -> str:
        if not any(block.userState() == GOES_ON for block in self._blocks()):
            return self.toPlainText()
        parts = [("" if block.userState() == GOES_ON else "\n") + block.text() for block in self._blocks()]
        return "".join(parts).removeprefix("\n").replace("\xa0", " ")

    def set_text(self, text: str) -> None:
        """Show another text; the cursor stays when it is the same."""
        if text != self.text():
            self.setPlainText(text)

    def setPlainText(self, text: str) -> None:
        if len(text) <= LONGEST:
            super().setPlainText(text)
            return
        lines, going_on = _parted(text)
        self.blockSignals(True)
        super().setPlainText("\n".join(lines))
        self._let_go_on(0, going_on)
        self.blockSignals(False)
        self.textChanged.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(source.text()) <= LONGEST:
            super().insertFromMimeData(source)
            return
        lines, going_on = _parted(source.text())
        cursor = self.textCursor()
        self.blockSignals(True)
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        first = cursor.blockNumber()
        cursor.insertText("\n".join(lines))
        cursor.endEditBlock()
        self._let_go_on(first, going_on)
        self.blockSignals(False)
        self.textChanged.emit()

    def _let_go_on(self, first: int, places: list[int]) -> None:
        for place in places:
            self.document().findBlockByNumber(first + place).setUserState(GOES_ON)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def retheme(self) -> None:
        self.setFont(font("body"))
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _grow(self) -> None:
        wanted = round(self.document().size().height())
        lines = min(max(wanted, self._least), self._most)
        high = max(round(lines * metrics("body").lineSpacing()) + px(self.ROOM), self._content_height())
        full = wanted > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if high != self.height():
            self.setFixedHeight(high)

    def _content_height(self) -> int:
        """Return how high the first lines stand, frame and all: Chinese lines are higher than the font says."""
        high, room = 2 * self.document().documentMargin(), self._most
        for block in self._blocks():
            lines = max(block.layout().lineCount(), 1)
            high += self.blockBoundingRect(block).height() * min(lines, room) / lines
            room -= lines
            if room <= 0:
                break
        return ceil(high) + self.height() - self.viewport().height()


def _parted(text: str) -> tuple[list[str], list[int]]:
    """Return a text in lines of which none is too long, and the numbers of those that go on with the one before."""
    lines: list[str] = []
    going_on: list[int] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").split("\n"):
        for start in range(0, max(len(line), 1), LONGEST):
            if start:
                going_on.append(len(lines))
            lines.append(line[start : start + LONGEST])
    return lines, going_on
