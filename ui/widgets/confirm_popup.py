"""The one question before something is taken away."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 340


class ConfirmPopup(Popup):
    """`agreed` by the button; the asker closes it when done. Esc, a click beside it or Keep change nothing."""

    agreed = Signal()

    def __init__(self, question: str, meaning: str, yes: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = Button(self.tr("Keep"))
        self.keep.clicked.connect(self.close)
        self.yes = Button(yes, "danger")
        self.yes.clicked.connect(self.agreed)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.yes)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(question, "card", wrap=True))
        self.body.addWidget(Text(meaning, "body", "text2", wrap=True))
        self.body.addWidget(self.problem)
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control; the cursor is on what changes nothing."""
        self.open_under(anchor, px(WIDTH))
        self.keep.setFocus()

    def show_problem(self, words: str) -> None:
        """Say why it cannot be done, where the question still stands."""
        if shiboken6.isValid(self):
            self.problem.set_text(words)
            self.problem.show()
            self.adjustSize()
