"""What shows the content of a file: a picture, a page, sheets, a text, or that there is no preview."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from crm.domain.errors import Unreadable
from crm.domain.file_looks import LookKind, PageLook, SheetsLook, WordsLook, look_kind
from crm.domain.files import is_program
from ui.accounts.file_look import FileLook
from ui.accounts.file_page import PageView
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.forms.framed import framed
from ui.widgets.states import EmptyState
from ui.widgets.table.sheet_look import SheetLook

SMALL, PAGE, WIDE = (640, 560), (760, 880), (960, 640)
"""Sizes of a preview where the window has the room."""


def size_for(name: str) -> tuple[int, int]:
    """Return how wide and high the preview of a file of this name is best."""
    return {LookKind.PAGES: PAGE, LookKind.SHEETS: WIDE}.get(look_kind(name) or LookKind.WORDS, SMALL)


def body_of(look: FileLook) -> QWidget:
    """Return what shows a file."""
    if look.image is not None:
        return Picture(look.image, look.row.name)
    if look.text is not None:
        return FileText(look.text, look.row.name)
    match look.inside:
        case PageLook() as page:
            return PageView(page, look.row.name)
        case WordsLook(text) if text.strip():
            return FileText(text, look.row.name)
        case SheetsLook(sheets) if sheets:
            shown = SheetLook()
            shown.show_sheets(sheets)
            return shown
    return NoPreview(look)


class FileText(QPlainTextEdit):
    """A text to read."""

    def __init__(self, words: str, name: str) -> None:
        super().__init__(words)
        framed(self)
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("Content of {name}").format(name=name))


class NoPreview(EmptyState):
    """Says why nothing is shown, and what to do."""

    def __init__(self, look: FileLook) -> None:
        super().__init__("file", look.row.name)
        self.set_words(*self._words(look))

    def _words(self, look: FileLook) -> tuple[str, str, str]:
        open_it, title = self.tr("Open it to look at it."), self.tr("No preview")
        if is_program(look.row.name):
            return "warning", self.tr("A program is not opened from here"), self.tr("Save it first.")
        match look.problem:
            case Unreadable(code="file.hostile") as problem:
                return "warning", title, sentence(problem)
            case Unreadable(code="file.encrypted"):
                return "lock", self.tr("Protected by a password"), open_it
            case Unreadable():
                return "file", title, self.tr("It may be damaged or very large. Open it to look at it.")
        return "file", title, open_it


class Picture(QWidget):
    """A picture that fits its place; it is made smaller, never larger."""

    def __init__(self, whole: QImage, name: str) -> None:
        super().__init__()
        self._whole = whole
        self.setMinimumSize(px(120), px(120))
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        size = self._whole.size()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(QPoint(0, 0), size)
        spot.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(spot, self._whole)
