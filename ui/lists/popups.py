"""What commands on many rows ask: a task, a tag, a day."""

from collections.abc import Callable, Sequence
from datetime import date

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.workdays import Workdays
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.tag_line import TagLine
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 340


def close(popup: QWidget) -> None:
    """Close a popup that the user may have closed before."""
    if shiboken6.isValid(popup):
        popup.close()


class AskingPopup(Popup):
    """A title, a control, and room for what is wrong; it stays open until what was asked is done."""

    def __init__(self, title: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._control = control
        self.title = Text(title, "card")
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        control.setAccessibleName(title)
        self.body.addWidget(self.title)
        self.body.addWidget(control)
        self.body.addWidget(self.problem)
        self.body.setSpacing(px(8))

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control with the cursor where one types."""
        self.open_under(anchor, px(WIDTH))
        self._control.setFocus()

    def show_problem(self, error: BaseException) -> None:
        """Say what is wrong."""
        if shiboken6.isValid(self):
            self.say(sentence(error))

    def say(self, words: str) -> None:
        """Show a sentence under the control."""
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))
        self.adjustSize()


class TaskPopup(AskingPopup):
    """`given(Entry)` by Enter: the words, and what was typed with them."""

    given = Signal(object)

    def __init__(
        self, today: Callable[[], date], title: str, parent: QWidget, calendar: Callable[[], Workdays] | None = None
    ) -> None:
        self.line = TagLine(today, "", calendar)
        super().__init__(title, self.line, parent)
        self.line.line.setAccessibleName(title)
        self.line.added.connect(self.given)


class DayPopup(AskingPopup):
    """`given(day)` by the button or Enter."""

    given = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        title: str,
        label: str,
        parent: QWidget,
        calendar: Callable[[], Workdays] | None = None,
    ) -> None:
        self.day = DateField(today, calendar)
        super().__init__(title, self.day, parent)
        self.day.set_value(today())
        self.day.setAccessibleName(label)
        self.day.returnPressed.connect(self._give)
        self.button = Button(title, "primary")
        self.button.clicked.connect(self._give)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.body.insertWidget(1, Text(label, "small", "text2"))
        self.body.addLayout(row)

    def _give(self) -> None:
        day = self.day.value()
        if day is None:
            self.say(self.day.problem() or self.tr("Type a day."))
        else:
            self.given.emit(day)


class TagPopup(AskingPopup):
    """`tagged(text, on)`: a tag that was checked or unchecked, or a new one by Enter."""

    tagged = Signal(str, bool)

    def __init__(self, common: set[str], parent: QWidget) -> None:
        self.line = TextLine()
        super().__init__(self.tr("Tags"), self.line, parent)
        self._common = common
        self.line.setPlaceholderText(self.tr("New tag, or a part of one"))
        self.line.returnPressed.connect(self._give)
        self.list = ChoiceList()
        self.list.setAccessibleName(self.tr("Tags"))
        self.list.toggled.connect(self.tagged)
        self.line.textChanged.connect(self.list.narrow)
        self.list.hide()
        self.body.addWidget(self.list)

    def set_tags(self, tags: Sequence[tuple[str, int]]) -> None:
        """Offer the tags that arrived, with how many accounts have each."""
        self.list.set_choices([Choice(text, text, count) for text, count in tags], self._common)
        self.list.setVisible(bool(tags))
        self.adjustSize()

    def _give(self) -> None:
        self.tagged.emit(self.line.text(), True)
        self.line.clear()
