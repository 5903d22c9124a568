"""One line of text in a popup, with a button and room for what is wrong with it."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 300


class NamePopup(Popup):
    """`given(text)` by Enter or the button; it stays open until `close`, so that nothing typed is lost."""

    given = Signal(str)

    def __init__(self, title: str, button: str, parent: QWidget, text: str = "", hint: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = Text(title, "card")
        self.line = TextLine(text)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(title)
        self.line.setMinimumWidth(px(WIDTH))
        self.line.returnPressed.connect(self._give)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.button = Button(button, Look.PRIMARY)
        self.button.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.body.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addWidget(self.problem)
        self.body.addLayout(row)
        self.body.setSpacing(px(8))

    def begin(self, anchor: QWidget) -> None:
        """Open under a control with the text selected."""
        self.open_under(anchor)
        self.line.setFocus()
        self.line.selectAll()

    def show_problem(self, error: BaseException) -> None:
        """Say what is wrong and leave the cursor in the line."""
        if not shiboken6.isValid(self):
            return
        self.problem.set_text(sentence(error))
        self.problem.show()
        self.adjustSize()
        self.line.setFocus()

    def _give(self) -> None:
        self.given.emit(self.line.text())
