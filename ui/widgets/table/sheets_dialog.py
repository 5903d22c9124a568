"""The sheets of a workbook before it is written, in a window of their own."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.sheet_previews import SheetPreview
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.table.sheet_look import SHOWN_ROWS, SheetLook

WIDE, HIGH = 900, 560


class Made(Protocol):
    """A workbook that is made and not written yet."""

    def sheets(self, limit: int) -> Sequence[SheetPreview]: ...


class SheetsDialog(Dialog):
    """Accepted when the workbook is to be saved; without its sheets there is nothing to save."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.look = SheetLook()
        self.save = Button(self.tr("Save to Excel…"), "primary", "download-simple")
        self.save.setEnabled(False)
        self.save.clicked.connect(self.accept)
        self.copy = Button(self.tr("Copy table"), icon="copy")
        self.copy.clicked.connect(self.look.copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.look, 1)
        column.addLayout(buttons)
        self.resize(px(WIDE), px(HIGH))
        self.finished.connect(self.deleteLater)

    def begin(self, ask: Callable[..., Any], make: Callable[[Any], Made], fail: Any) -> None:
        """Open, and show the sheets that `ask` brings of what is made; a failure closes it again."""

        def failed(error: BaseException) -> None:
            self.reject()
            fail(error)

        self.open()
        ask(self, lambda reader: make(reader).sheets(SHOWN_ROWS), self._show, failed)

    def _show(self, previews: Sequence[SheetPreview]) -> None:
        self.look.show_sheets(previews)
        self.save.setEnabled(True)
        self.save.setFocus()
