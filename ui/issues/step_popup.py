"""A small form for a step of an issue; it stays open, with what was typed, until the step is taken."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.forms.field import Field
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDE = 400


class StepPopup(Popup):
    """`given` by the button or Ctrl+Enter; whoever asked reads the fields, then calls `finish` or `fail`."""

    given = Signal()

    def __init__(self, title: str, fields: Sequence[tuple[str, QWidget]], button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first = fields[0][1]
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.button = Button(button, Look.PRIMARY)
        self.button.clicked.connect(self.given)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.given.emit)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(title, "card", wrap=True))
        self.before = Text("", "small", "text2", wrap=True)
        self.before.hide()
        self.body.addWidget(self.before)
        for label, control in fields:
            control.setAccessibleName(label)
            self.body.addWidget(Field(label, control))
        self.body.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.button)
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control with the cursor in the first field."""
        self.open_under(anchor, px(WIDE))
        self._first.setFocus()

    def tell_before(self, words: str) -> None:
        """Say above the fields what the step is about to do."""
        self.before.set_text(words)
        self.before.show()
        self.adjustSize()

    def finish(self) -> None:
        """Close it: the step is taken."""
        if shiboken6.isValid(self):
            self.close()

    def fail(self, error: BaseException) -> None:
        """Say why the step cannot be taken."""
        self.say(sentence(error))

    def say(self, words: str) -> None:
        """Say what is wrong with the form."""
        if shiboken6.isValid(self):
            self.problem.set_text(words)
            self.problem.show()
            self.adjustSize()
