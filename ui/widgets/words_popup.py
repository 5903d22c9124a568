"""A small form for a few words: a remark, a reason, a note; it stays open, with what was typed, until it is done."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDE = 380


class WordsPopup(Popup):
    """`given(words)` by the button or Ctrl+Enter; `words_changed` on every key, so that nothing typed is lost."""

    given = Signal(str)
    words_changed = Signal(str)

    def __init__(self, title: str, hint: str, label: str, button: str, typed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = GrowingText(label, least=3, most=8)
        self.words.setAccessibleName(label)
        self.words.set_text(typed)
        self.words.changed.connect(lambda: self.words_changed.emit(self.words.text()))
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        self.button = Button(button, Look.PRIMARY)
        self.button.clicked.connect(self._give)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._give)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.button)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(title, "card", wrap=True))
        self.body.addWidget(Text(hint, "small", "text2", wrap=True))
        self.body.addWidget(self.words)
        self.body.addWidget(self.problem)
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control with the cursor in the text."""
        self.open_under(anchor, px(WIDE))
        self.words.setFocus()

    def say(self, words: str) -> None:
        """Say why it cannot be done, where it is typed."""
        if shiboken6.isValid(self):
            self.problem.set_text(words)
            self.problem.show()
            self.adjustSize()

    def finish(self) -> None:
        """Close it, unless somebody has."""
        if shiboken6.isValid(self):
            self.close()

    def _give(self) -> None:
        self.given.emit(self.words.text())
