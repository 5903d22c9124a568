"""The customer's signature: drawn on a pad with the name of who signs, shown once it is kept."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.files import FileRow
from ui.theme.look import px
from ui.visits.photo_tile import Thumb
from ui.widgets.buttons import Button, IconButton
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.ink import InkPad, Stroke
from ui.widgets.labels import ElidedLabel


class Ink(Struct, frozen=True):
    """What was signed and is not kept with the record yet: who signed, and the strokes."""

    name: str = ""
    strokes: tuple[Stroke, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.strokes)

    def as_data(self) -> list[Any]:
        """Return what JSON can hold; `ink_of` takes it back."""
        return [self.name, [[list(point) for point in stroke] for stroke in self.strokes]]


NO_INK = Ink()


def ink_of(data: Any) -> Ink:
    """Return the ink that data stand for; raises TypeError or ValueError for anything else."""
    name, strokes = data or ("", [])
    return Ink(str(name), tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes if stroke))


class SignaturePart(QWidget):
    """`value()` is what was drawn; a kept signature stands in place of the pad until somebody signs again."""

    changed = Signal()
    opened = Signal(object)

    def __init__(self, signer: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signer = signer
        self._kept: UUID | None = None
        self.name = TextLine()
        self.name.textChanged.connect(self.changed)
        self.name_field = Field(self.tr("Who signs for the customer"), self.name)
        self.pad = InkPad()
        self.name_field.setMaximumWidth(self.pad.sizeHint().width())
        self.pad.setAccessibleName(self.tr("Signature"))
        self.pad.begun.connect(self._name_signer)
        self.pad.changed.connect(self._drawn)
        self.back = IconButton("arrow-counter-clockwise", self.tr("Take the last stroke back"))
        self.back.clicked.connect(self.pad.take_back)
        self.redo = IconButton("arrow-clockwise", self.tr("Draw the stroke again"))
        self.redo.clicked.connect(self.pad.redo)
        self.clear = Button(self.tr("Clear"), "quiet")
        self.clear.clicked.connect(self.pad.clear)
        self.picture = Thumb(240, 74)
        self.picture.opened.connect(lambda: self.opened.emit(self._kept))
        self.signed_by = ElidedLabel("", "body_strong")
        self.again = Button(self.tr("Sign again"), icon="pencil-simple")
        self.again.clicked.connect(self._sign_again)
        self._build()
        self.show_kept(None, None)

    def value(self) -> Ink:
        """Return what was drawn and is not kept yet."""
        return Ink(self.name.text().strip(), self.pad.strokes()) if self.pad.strokes() else Ink()

    def show_ink(self, ink: Ink) -> None:
        """Show what was drawn and is not kept yet; nothing is told."""
        if ink == self.value():
            return
        self.name.blockSignals(True)
        self.name.setText(ink.name)
        self.name.blockSignals(False)
        self.pad.set_strokes(ink.strokes)
        self._show_buttons()
        self._show_side(self._kept is None or bool(ink))

    def show_kept(self, file: FileRow | None, image: QImage | None) -> None:
        """Show the signature that is kept with the record, if there is one and nobody is signing again."""
        self._kept = file.id if file is not None else None
        if file is not None:
            self.picture.set_image(image, file.caption or file.name)
            self.signed_by.set_text(self.tr("Signed by {name}").format(name=file.caption or file.name))
        self._show_side(file is None or bool(self.pad.strokes()))

    def set_locked(self, locked: bool) -> None:
        """Show a signature without letting it be changed."""
        self.pad.setEnabled(not locked)
        self.name.setEnabled(not locked)
        self.again.setVisible(not locked)
        self._show_buttons()

    def _build(self) -> None:
        self.drawing, self.kept = QWidget(), QWidget()
        tools = QHBoxLayout()
        tools.setSpacing(px(8))
        for part in (self.back, self.redo, self.clear):
            tools.addWidget(part)
        tools.addStretch(1)
        drawing = QVBoxLayout(self.drawing)
        drawing.addWidget(self.name_field)
        drawing.addWidget(self.pad)
        drawing.addLayout(tools)
        kept = QHBoxLayout(self.kept)
        kept.addWidget(self.picture)
        words = QVBoxLayout()
        words.addWidget(self.signed_by)
        words.addWidget(self.again)
        words.addStretch(1)
        kept.addLayout(words)
        kept.addStretch(1)
        column = QVBoxLayout(self)
        for layout in (drawing, kept, column):
            layout.setContentsMargins(0, 0, 0, 0)
        drawing.setSpacing(px(8))
        kept.setSpacing(px(16))
        column.addWidget(self.kept)
        column.addWidget(self.drawing)

    def _name_signer(self) -> None:
        """Whoever signs is mostly the one who was met."""
        if not self.name.text().strip():
            self.name.setText(self._signer())

    def _drawn(self) -> None:
        self._show_buttons()
        self.changed.emit()

    def _show_buttons(self) -> None:
        drawn, free = bool(self.pad.strokes()), self.pad.isEnabled()
        self.back.setEnabled(drawn and free)
        self.clear.setEnabled(drawn and free)
        self.redo.setEnabled(self.pad.can_redo and free)

    def _sign_again(self) -> None:
        self._show_side(True)
        self.name.setFocus()

    def _show_side(self, drawing: bool) -> None:
        self.drawing.setVisible(drawing)
        self.kept.setVisible(not drawing)
