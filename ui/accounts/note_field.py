"""The field for a note: # begins a task, @ names a contact; both become chips while they are typed."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget

from crm.domain.notes import parts_of
from ui.theme.look import colour, font, px
from ui.widgets.drop_shade import paths_of
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.name_completer import NameCompleter
from ui.widgets.icon import Icon

SIDE = 34


class NoteField(GrowingText):
    """Enter adds, Shift+Enter begins a line, Esc leaves; files and pictures that are pasted or dropped go to the page.

    `entered()`, `escaped()`, `files_given(paths)`, `picture_given(image)`.
    """

    ROOM = 16
    entered = Signal()
    escaped = Signal()
    files_given = Signal(list)
    picture_given = Signal(QImage)

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        self._icon: Icon | None = None
        super().__init__(placeholder, 1, 6, parent)
        self._names: tuple[str, ...] = ()
        self.names = NameCompleter(self)
        self.chips = Chips(self.document())
        self._icon = Icon("note-pencil", "text3", 16, self)
        self.textChanged.connect(self.names.look)
        self._place_icon()

    def set_names(self, names: Sequence[str]) -> None:
        """Say which contacts can be named."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self.names.set_names(names)
            self.chips.set_names(names)

    def known_names(self) -> tuple[str, ...]:
        return self._names

    def retheme(self) -> None:
        super().retheme()
        self.document().setDocumentMargin(px(2))
        self.setViewportMargins(px(SIDE - 8), 0, 0, 0)
        self._place_icon()
        if self._icon is not None:
            self.chips.rehighlight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.names.takes(event):
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(paths_of(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = paths_of(source)
        if paths:
            self.files_given.emit(paths)
        elif source.hasImage() and not source.hasText():
            self.picture_given.emit(QImage(source.imageData()))
        else:
            self.insertPlainText(source.text())

    def _place_icon(self) -> None:
        if self._icon is not None:
            self._icon.move(px(12), px(8))


class Chips(QSyntaxHighlighter):
    """Tints tasks and names."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._names: tuple[str, ...] = ()

    def set_names(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        shape = QTextCharFormat()
        shape.setForeground(colour("accent_text"))
        shape.setBackground(colour("accent_soft"))
        shape.setFont(font("body_medium"))
        for stretch in parts_of(text, self._names).stretches:
            # Qt counts in UTF-16, where a rare character takes two places.
            start = _units(text[: stretch.start])
            self.setFormat(start, _units(text[stretch.start : stretch.end]), shape)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
