"""What a manager has to change: the remark with which a month is returned."""

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.plan_months import PlanMonth
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDE = 380


class RemarkPopup(Popup):
    """`given(words)` by the button or Ctrl+Enter; `words_changed` on every key, so that nothing typed is lost."""

    given = Signal(str)
    words_changed = Signal(str)

    def __init__(self, found: PlanMonth, typed: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("Return {month} to {name}").format(month=month_and_year(found.month), name=found.person)
        self.words = GrowingText(self.tr("What is to be changed"), least=3, most=8)
        self.words.setAccessibleName(self.tr("What is to be changed"))
        self.words.set_text(typed)
        self.words.changed.connect(lambda: self.words_changed.emit(self.words.text()))
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        self.send = Button(self.tr("Return"), "primary", "arrow-u-up-left")
        self.send.clicked.connect(self._give)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._give)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.send)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(title, "card", wrap=True))
        self.body.addWidget(Text(self.tr("The manager sees it in the planner."), "small", "text2", wrap=True))
        self.body.addWidget(self.words)
        self.body.addWidget(self.problem)
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control with the cursor in the text."""
        self.open_under(anchor, px(WIDE))
        self.words.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why it cannot be done, where it is typed."""
        if shiboken6.isValid(self):
            self.problem.set_text(sentence)
            self.problem.show()
            self.adjustSize()

    def end(self) -> None:
        """Close it, unless somebody has."""
        if shiboken6.isValid(self):
            self.close()

    def _give(self) -> None:
        self.given.emit(self.words.text())
