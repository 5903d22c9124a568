"""A picture as an answer: chosen from a file, named, taken away again."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.themed import Themed

ENDINGS = "(*.jpg *.jpeg *.png *.webp *.heic *.bmp)"


class PictureControl(Themed, QWidget):
    """`name()` is the answer, `file` what was chosen just now and still has to be kept."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file: Path | None = None
        self.choose = Button(icon="image")
        self.choose.clicked.connect(self._ask)
        self._name = ElidedLabel("", "body")
        self.away = IconButton("x", "")
        self.away.clicked.connect(lambda: self._take(None))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for part in (self.choose, self._name, self.away):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self.setFocusProxy(self.choose)
        self.set_name("")
        self.start_look()

    def name(self) -> str:
        return self._name.text()

    def set_name(self, name: str) -> None:
        """Show the name of a picture that is kept already."""
        self.file = None
        self._show(name)

    def take(self, path: Path) -> None:
        """Choose a file."""
        self._take(path)

    def _take(self, path: Path | None) -> None:
        self.file = path
        self._show(path.name if path is not None else "")
        self.changed.emit()

    def _show(self, name: str) -> None:
        self._name.set_text(name)
        self._name.setVisible(bool(name))
        self.away.setVisible(bool(name))

    def _ask(self) -> None:
        kinds = self.tr("Pictures") + f" {ENDINGS}"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a picture"), "", kinds)
        if name:
            self._take(Path(name))

    def retheme(self) -> None:
        self._row.setSpacing(px(8))

    def retranslate(self) -> None:
        self.choose.setText(self.tr("Choose a picture…"))
        self.away.set_words(self.tr("Take the picture away"))
