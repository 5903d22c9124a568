"""A row that cannot take a change any more: deleted, moved, withdrawn or gone; what was typed can be copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Separator, Text
from ui.widgets.scrolling import scrolled

WIDE = 480
TALL = 320
Lines = Sequence[tuple[str, str]]
"""(field, words) of what was typed."""


class LostPanel(Dialog):
    """`restored` wants the row back with the change, `dropped` lets what was typed go; Esc keeps it as a draft."""

    restored = Signal()
    dropped = Signal()

    def __init__(
        self, head: str, name: str, meaning: str, typed: Lines, parent: QWidget, can_restore: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(head)
        self.typed = list(typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(4))
        column.addWidget(Text(head, "heading", wrap=True))
        if name:
            column.addWidget(Text(name, "body_strong", wrap=True))
        column.addWidget(Text(meaning, "body", "text2", wrap=True))
        column.addWidget(Separator(px(8), px(4)))
        column.addWidget(scrolled(self._words()), 1)
        column.addLayout(self._foot(can_restore))
        self.resize(px(WIDE), px(TALL))

    def _words(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(4))
        for field, words in self.typed:
            column.addWidget(Text(field, "small", "text2"))
            text = Text(words, "body", wrap=True)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setAccessibleName(f"{field}: {words}")
            column.addWidget(text)
        column.addStretch(1)
        return inner

    def _foot(self, can_restore: bool) -> QHBoxLayout:
        self.drop = Button(self.tr("Drop mine"), Look.DANGER)
        self.drop.clicked.connect(self._drop)
        self.copy = Button(self.tr("Copy my words"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.restore = Button(self.tr("Restore and keep mine"), Look.PRIMARY)
        self.restore.clicked.connect(self._restore)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.copy)
        if not self.typed:
            self.copy.hide()
        if can_restore:
            row.addWidget(self.restore)
        else:
            self.restore.hide()
            self.close_button = Button(self.tr("Close"), Look.PRIMARY)
            self.close_button.clicked.connect(self.reject)
            row.addWidget(self.close_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{field}: {words}" for field, words in self.typed))

    def _restore(self) -> None:
        self.restored.emit()
        self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.accept()
